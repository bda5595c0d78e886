"""The same words in quotes of several articles, and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from editorial.domain.text import Span
from editorial.domain.verdict import Match, Verdict


@dataclass(frozen=True, slots=True)
class LibraryQuote:
    """A quote in marks of some article: one piece, with the name of its first speaker, empty if nobody is named.

    `article` and `quote` are ids; `date` is that of the article, or of its import; `verified` says whether the article
    is verified.
    """

    article: str
    title: str
    date: str
    verified: bool
    quote: str
    span: Span
    words: str
    speaker: str = ""
    person: bool = False


class Sameness(StrEnum):
    """How the words of two quotes relate."""

    SAME = "same"
    ALTERED = "altered"

    @classmethod
    def of(cls, match: Match) -> Sameness:
        """Return what a match says of the words alone, whoever said them."""
        return cls.SAME if set(match.holds) <= {Verdict.AS_IN_SOURCE, Verdict.OTHER_SPEAKER} else cls.ALTERED


@dataclass(frozen=True, slots=True)
class SameWords:
    """Two quotes with the same words, or nearly: the shorter one was looked up in the longer one.

    The places in `match` are offsets (code points) in the words of these quotes: its edits of `shorter`, its spans of
    `longer`.
    """

    shorter: LibraryQuote
    longer: LibraryQuote
    match: Match

    @property
    def sameness(self) -> Sameness:
        """Return whether the words are the same."""
        return Sameness.of(self.match)

    def other_than(self, article: str) -> LibraryQuote:
        """Return the quote that stands in another article than this one."""
        return self.longer if self.shorter.article == article else self.shorter

    @property
    def is_part(self) -> bool:
        """Return whether the longer quote has words outside the place where the shorter one was found."""
        spans, words = sorted(self.match.spans), self.longer.words
        ends = [0, *(end for span in spans for end in (span.start, span.end)), len(words)]
        return any(character.isalnum() for at in range(0, len(ends), 2) for character in words[ends[at] : ends[at + 1]])

    def seen_from(self, article: str) -> Pair:
        """Return both quotes, that of an article first."""
        there = self.other_than(article)
        return Pair(self.shorter if there is self.longer else self.longer, there, self)

    @property
    def by_date(self) -> Pair:
        """Return both quotes, that of the earlier article first."""
        first, second = sorted((self.shorter, self.longer), key=lambda one: (one.date, one.article))
        return Pair(first, second, self)


class Pair(NamedTuple):
    """Two quotes with the same words in the order in which they are shown."""

    first: LibraryQuote
    second: LibraryQuote
    same: SameWords

    @property
    def cells(self) -> tuple[str, ...]:
        """Return a row of a table with the columns `PAIR_FIELDS`."""
        quotes = ((q.article, q.title, q.date, q.speaker, q.words, q.quote) for q in (self.first, self.second))
        return self.same.sameness, "yes" if self.same.match.other_speaker else "", *(cell for q in quotes for cell in q)


PAIR_FIELDS: tuple[str, ...] = (
    *("sameness", "other_speaker"),
    *(f"{field}_{at}" for at in (1, 2) for field in ("article_id", "title", "date", "speaker", "words", "quote_id")),
)
"""The columns of a table of pairs; 1 is the first quote, 2 the second."""
