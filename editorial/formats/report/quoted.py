"""Who is quoted in the articles of a report, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.domain.record import Record
from editorial.domain.utterance import utterances

HEADINGS = ("Name", "Type", "Articles", "Quotes", "Words")
NAMELESS = "Nobody with a name"


@dataclass
class _Numbers:
    """What somebody says in a report so far."""

    articles: set[str] = field(default_factory=set)
    quotes: int = 0
    words: int = 0


class WhoIsQuoted:
    """Counts the quotes and their words of each name, article by article; a quote of two people counts for both."""

    def __init__(self) -> None:
        self.articles = 0
        self._found: dict[tuple[str, str], _Numbers] = {}

    def add(self, record: Record) -> None:
        """Count the quotes of an article; terms, and quotes inside others, are none."""
        self.articles += 1
        for one in utterances(record.quotes):
            if one.kind is Kind.TERM:
                continue
            words = sum(len(piece.span.of(record.article.text).split()) for piece in one.apart)
            speakers = one.speaking.speakers if one.speaking is not None else ()
            known = [found for who in speakers if (found := record.entities.get(who.entity or "")) is not None]
            for key in dict.fromkeys((entity.name, entity.label) for entity in known) or {("", ""): None}:
                numbers = self._found.setdefault(key, _Numbers())
                numbers.articles.add(record.article.id)
                numbers.quotes += 1
                numbers.words += words

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield a row for each name, the most quoted first; what nobody with a name says comes last."""
        every = sorted(self._found.items(), key=lambda one: (not one[0][0], -one[1].quotes, -one[1].words, one[0]))
        for (name, label), numbers in every:
            kind = labels.words(label) if label else ""
            yield name or NAMELESS, kind, *(f"{n:,}" for n in (len(numbers.articles), numbers.quotes, numbers.words))
