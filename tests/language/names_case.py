"""The names that were found in a text of our own, easy to ask."""

from __future__ import annotations

from editorial.domain.annotation import Entity, Mention
from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import sha256
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.language.text.zones import find_authors, find_credit, find_title, find_zones


class Names:
    """The names that were found in a text, easy to ask."""

    def __init__(self, text: str, suggestions: Suggestions) -> None:
        self.text, self.suggestions = text, suggestions
        self.entities = {entity.id: entity for entity in suggestions.entities}

    def mentions(self, name: str) -> list[Mention]:
        return [m for m in self.suggestions.mentions if m.span.of(self.text) == name]

    def labels(self, name: str) -> set[str]:
        return {m.label for m in self.mentions(name)}

    def entity(self, name: str) -> Entity:
        (key,) = {m.entity for m in self.mentions(name)}
        return self.entities[key or ""]


def find(reader: Reader, text: str, options: FindOptions | None = None) -> Names:
    zones = find_zones(text)
    article = Article(
        "a", find_title(text), text, sha256(text), find_authors(text, zones), credit=find_credit(text), zones=zones
    )
    return Names(text, Finder(options or FindOptions(), reader).find(article))
