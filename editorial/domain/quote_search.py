"""What somebody asks of many quotes, and what is answered: the quotes, or how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class CountedBy(StrEnum):
    """By what quotes are counted."""

    PERSON = "person"
    MONTH = "month"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class QuoteQuestion:
    """Which quotes are wanted; what is empty decides nothing.

    `words` stand in the quote, and `by` in the name of a speaker, in capitals or not. `since` and `until` (both
    included) are the beginning of a date: *2024*, *2024-05*, *2024-05-17*; an article without a date is on no day.
    """

    words: str = ""
    by: str = ""
    since: str = ""
    until: str = ""
    source: str = ""


class FoundQuote(NamedTuple):
    """A quote with the article that it stands in; offsets are code points, `speaker` is empty for nobody."""

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


class QuoteCount(NamedTuple):
    """How many quotes there are of a person, a month or a source, and in how many articles."""

    of: str
    quotes: int
    articles: int
