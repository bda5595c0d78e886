"""The same words in quotes of several articles, and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
