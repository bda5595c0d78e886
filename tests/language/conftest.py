"""What the tests of the search for quotes share: the real pipeline, and an easy way to ask what it found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from editorial.domain.annotation import Kind, Quote
from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import sha256
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.language.text.zones import find_authors, find_title, find_zones


class Found:
    """The suggestions for one text, easy to ask."""

    def __init__(self, text: str, suggestions: Suggestions) -> None:
        self.text, self.quotes = text, suggestions.quotes
        self.mentions = suggestions.mentions
        self.names = {entity.id: entity.name for entity in suggestions.entities}

    def of_kind(self, *kinds: Kind) -> list[Quote]:
        """Return the quotes of some kinds that stand in no other quote."""
        return [quote for quote in self.quotes if quote.kind in kinds and quote.within is None]

    def words(self, quote: Quote) -> str:
        return quote.span.of(self.text)

    def speaker(self, quote: Quote) -> str | None:
        return quote.speakers[0].span.of(self.text) if quote.speakers and quote.speakers[0].span else None

    def entity(self, quote: Quote) -> str | None:
        return self.names.get(quote.speakers[0].entity or "") if quote.speakers else None

    def said(self) -> list[tuple[str, str | None]]:
        """Return the direct quotes with what names their speakers."""
        return [(self.words(quote), self.speaker(quote)) for quote in self.of_kind(Kind.DIRECT)]


FindIn = Callable[..., Found]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def find_in(reader: Reader) -> FindIn:
    """Return a function that looks for names and quotes in a text."""

    def find(text: str, options: FindOptions | None = None) -> Found:
        options = options or FindOptions()
        zones = find_zones(text)
        authors = find_authors(text, zones)
        article = Article("a", find_title(text), text, sha256(text), authors=authors, zones=zones)
        return Found(text, Finder(options, reader).find(article))

    return find
