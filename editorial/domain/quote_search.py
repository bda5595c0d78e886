"""What somebody asks of many quotes, and what is answered: the quotes, or how many there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from editorial.domain.annotation import Kind
from editorial.domain.search_words import Term, pattern, terms

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DATES = "2024, 2024-05 or 2024-05-17"
"""How a date is written."""


def is_date(words: str) -> bool:
    """Return whether words are a date or the beginning of one, or empty."""
    return not words or _DATE.fullmatch(words) is not None


class CountedBy(StrEnum):
    """By what quotes are counted."""

    PERSON = "person"
    MONTH = "month"
    SOURCE = "source"


class QuoteState(StrEnum):
    """How far a quote and who says it are decided.

    SUGGESTED: not by an editor, or not all of it. DECIDED: by an editor. VERIFIED: so, and its article is verified.
    """

    SUGGESTED = "suggested"
    DECIDED = "decided"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class QuoteQuestion:
    """Which quotes are wanted; what is empty decides nothing.

    `words` all stand in the quote; those in quotation marks stand together, and the last may be unfinished. `by` stands
    in the name of a speaker, in capitals or not. `since` and `until` (both included) are the beginning of a date:
    *2024*, *2024-05*, *2024-05-17*. Words in marks that nobody said are wanted only if `kind` is TERM. `verified` is
    whether the quote is to be VERIFIED, or not to be.
    """

    words: str = ""
    by: str = ""
    since: str = ""
    until: str = ""
    source: str = ""
    kind: Kind | None = None
    verified: bool | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return what must stand in the quote: words, and words together."""
        return terms(self.words)

    def takes_article(self, date: str, source: str) -> bool:
        """Return whether an article of a date and a source is wanted; without a date it is on no day."""
        if self.since and date[: len(self.since)] < self.since:
            return False
        if self.until and not "" < date[: len(self.until)] <= self.until:
            return False
        return self.source.casefold().strip() in source.casefold()


class FoundQuote(NamedTuple):
    """A quote with the article that it stands in; offsets are code points, `speaker` is empty for nobody.

    `kind` has those of all its pieces, separated by commas; `quote_id` and `start` are those of the first piece, `end`
    that of the last.
    """

    speaker: str
    words: str
    kind: str
    title: str
    published: str
    source: str
    score: float | None
    article_id: str
    quote_id: str
    start: int
    end: int
    state: QuoteState


class QuoteSpeaker(NamedTuple):
    """Who says a quote: a name of its article with its type and the entry of the newsroom's list, if it is linked.

    For somebody without a name `entity` is None, `label` empty, and `name` has words of the article (*a spokesman*).
    `decided` says that an editor decided the name, and the link with it.
    """

    entity: str | None
    name: str
    label: str = ""
    authority: str | None = None
    decided: bool = False


@dataclass(frozen=True, slots=True)
class SpokenQuote:
    """A quote of the library as the card shows it: all its pieces, their words joined with dots.

    `date` is that of the article or, if it gives none, the day of its import. `quote` is the id of the first piece;
    `start` and `end` enclose all pieces, in code points of the article's text. `score` is that of the first piece.
    `length` is the number of words, each once, and `marked` that of those in quotation marks.
    """

    article: str
    title: str
    source: str
    date: str
    quote: str
    start: int
    end: int
    words: str
    kinds: tuple[Kind, ...]
    state: QuoteState
    score: float | None
    length: int = 0
    marked: int = 0
    speakers: tuple[QuoteSpeaker, ...] = ()

    @property
    def speaker(self) -> str:
        """Return the names of all who say it, separated by semicolons."""
        return "; ".join(one.name for one in self.speakers)

    @property
    def is_term(self) -> bool:
        """Return whether nobody said it."""
        return set(self.kinds) == {Kind.TERM}

    def said_by(self, speakers: Iterable[QuoteSpeaker]) -> SpokenQuote:
        """Return this quote with who says it."""
        return replace(self, speakers=tuple(dict.fromkeys(speakers)))

    @property
    def as_found(self) -> FoundQuote:
        """Return it as a row of an answer."""
        return FoundQuote(
            *(self.speaker, self.words, ", ".join(self.kinds), self.title, self.date, self.source, self.score),
            *(self.article, self.quote, self.start, self.end, self.state),
        )


class QuoteFilter:
    """Tells which quotes of the library a question wants, apart from the date and the source of their articles."""

    def __init__(self, question: QuoteQuestion) -> None:
        self._question = question
        self._patterns: list[re.Pattern[str]] = [pattern((term,)) for term in question.terms]
        self._by = question.by.casefold().split()

    @property
    def by_somebody(self) -> bool:
        """Return whether the speaker is asked for."""
        return bool(self._by)

    @property
    def takes_all(self) -> bool:
        """Return whether any words will do."""
        return not self._patterns

    def takes_words(self, words: str) -> bool:
        """Return whether all that is wanted stands in some words."""
        return all(one.search(words) for one in self._patterns)

    def takes(self, quote: SpokenQuote) -> bool:
        """Return whether its words, its kind and its state are as wanted."""
        kind, verified = self._question.kind, self._question.verified
        if not (kind in quote.kinds if kind is not None else not quote.is_term):
            return False
        if verified is not None and verified is not (quote.state is QuoteState.VERIFIED):
            return False
        return self.takes_words(quote.words)

    def takes_speaker(self, quote: SpokenQuote, listed: Collection[str]) -> bool:
        """Return whether somebody wanted says it: `listed` are the entries of the newsroom's list with such a name."""
        return not self._by or any(one.authority in listed or self.takes_name(one.name) for one in quote.speakers)

    def takes_name(self, name: str) -> bool:
        """Return whether all words that are wanted stand in a name."""
        there = name.casefold()
        return all(word in there for word in self._by)


class QuoteCount(NamedTuple):
    """How many quotes there are of a person, a month or a source, and in how many articles."""

    of: str
    quotes: int
    articles: int


def quote_counts(quotes: Iterable[SpokenQuote], by: CountedBy) -> list[QuoteCount]:
    """Return how many quotes there are of each, the most first; months in order.

    A quote of two people counts for both; one of nobody, or without a source, for empty text.
    """
    every: dict[str, tuple[int, set[str]]] = {}
    for one in quotes:
        for of in _of(one, by):
            number, articles = every.get(of, (0, set()))
            articles.add(one.article)
            every[of] = number + 1, articles
    counts = sorted(QuoteCount(of, number, len(articles)) for of, (number, articles) in every.items())
    return counts if by is CountedBy.MONTH else sorted(counts, key=lambda one: -one.quotes)


def _of(quote: SpokenQuote, by: CountedBy) -> Iterable[str]:
    if by is CountedBy.PERSON:
        return dict.fromkeys(one.name for one in quote.speakers) or ("",)
    return (quote.date[:7] if by is CountedBy.MONTH else quote.source,)
