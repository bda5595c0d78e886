"""Filter and order of the queue, on plain lists: 10,000 articles are filtered in a few milliseconds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from editorial.domain.article import State
from editorial.domain.library import QueueRow

_YEAR = re.compile(r"\d{4}")
_NUMBERS = re.compile(r"\d+")
NO_DATE, EARLIER = "none", "earlier"
SOURCES_LISTED = 20


class QueueStage(StrEnum):
    """Filter by the state of an article."""

    ALL = "all"
    OPEN = "open"
    WAITING = "waiting"
    READY = "ready"
    IN_REVIEW = "in_review"
    VERIFIED = "verified"
    SET_ASIDE = "set_aside"


STAGES: Mapping[QueueStage, tuple[str, frozenset[State]]] = {
    QueueStage.ALL: ("All articles", frozenset(State)),
    QueueStage.OPEN: ("Still to do", frozenset({State.NEW, State.SUGGESTED, State.IN_REVIEW})),
    QueueStage.WAITING: ("Waiting", frozenset({State.NEW})),
    QueueStage.READY: ("Ready", frozenset({State.SUGGESTED})),
    QueueStage.IN_REVIEW: ("In review", frozenset({State.IN_REVIEW})),
    QueueStage.VERIFIED: ("Verified", frozenset({State.VERIFIED})),
    QueueStage.SET_ASIDE: ("Set aside", frozenset({State.SET_ASIDE})),
}


class QueueMark(StrEnum):
    """Property of an article besides its state."""

    FLAGGED = "flagged"
    STALE = "stale"
    OVERRIDDEN = "overridden"
    REOPENED = "reopened"
    PROBLEM = "problem"


MARK_WORDS = {
    QueueMark.FLAGGED: "Flagged",
    QueueMark.STALE: "Changed since export",
    QueueMark.OVERRIDDEN: "Verified with something undecided",
    QueueMark.REOPENED: "Verified before, in review again",
    QueueMark.PROBLEM: "Could not be read",
}
_MARKED: Mapping[QueueMark, Callable[[QueueRow], bool]] = {
    QueueMark.FLAGGED: lambda row: row.flags > 0,
    QueueMark.STALE: lambda row: row.stale,
    QueueMark.OVERRIDDEN: lambda row: row.overridden is not None,
    QueueMark.REOPENED: lambda row: row.reopened,
    QueueMark.PROBLEM: lambda row: row.problem is not None,
}


class Sort(StrEnum):
    """The order of the articles."""

    IMPORTED = "imported"
    TITLE = "title"
    DATE = "date"
    LEFT = "left"


SORT_WORDS = {
    Sort.IMPORTED: "As imported",
    Sort.TITLE: "By title",
    Sort.DATE: "By date, the newest first",
    Sort.LEFT: "By what is left, the most first",
}


class Facets(NamedTuple):
    """Filter and order of the queue.

    All of `words` must occur in title or source, and all `marks` must hold. `imported` and `published` are "" for any
    time, a number of days up to today ("7"), a year ("2024"), `EARLIER` or `NO_DATE`; `source` is "" for any source.
    """

    words: str = ""
    stage: QueueStage = QueueStage.ALL
    marks: frozenset[QueueMark] = frozenset()
    imported: str = ""
    published: str = ""
    source: str = ""
    sort: Sort = Sort.IMPORTED

    @property
    def narrows(self) -> bool:
        """Return whether the filter can hide articles."""
        return bool(self.words.strip()) or self.stage is not QueueStage.ALL or self.narrows_more

    @property
    def narrows_more(self) -> bool:
        """Return whether the filter can hide articles by more than words and state."""
        return bool(self.marks or self.imported or self.published or self.source)


def search_text(row: QueueRow) -> str:
    """Return the case-folded text in which the words of a filter are searched."""
    return f"{row.title} {row.source or ''}".casefold()


def source_of(row: QueueRow) -> str:
    """Return the source of an article for the menu: the host of a web address, else the source itself."""
    source = row.source or ""
    return urlsplit(source).netloc if "://" in source else source


def choose(
    rows: Sequence[QueueRow], texts: Mapping[str, str], wanted: Facets, today: date | None = None
) -> list[QueueRow]:
    """Return the rows that match, in their order; `texts` maps ids to the search text of the articles."""
    found: Iterable[QueueRow] = rows
    if wanted.stage is not QueueStage.ALL:
        states = STAGES[wanted.stage][1]
        found = [row for row in found if row.state in states]
    for mark in wanted.marks:
        found = [row for row in found if _MARKED[mark](row)]
    for word in wanted.words.casefold().split():
        found = [row for row in found if word in texts[row.id]]
    if wanted.source:
        found = [row for row in found if source_of(row) == wanted.source]
    today = today or datetime.now().astimezone().date()
    if wanted.imported:
        found = [row for row in found if within(row.imported_at.astimezone().date(), wanted.imported, today)]
    if wanted.published:
        found = [row for row in found if within(day_of(row.published), wanted.published, today)]
    return list(found)


def in_order(rows: Iterable[QueueRow], sort: Sort) -> list[QueueRow]:
    """Return the rows, given in order of import, in another order."""
    if sort is Sort.TITLE:
        return sorted(rows, key=lambda row: _title_key(row.title))
    if sort is Sort.DATE:
        return sorted(rows, key=_date_key, reverse=True)
    if sort is Sort.LEFT:
        return sorted(rows, key=lambda row: -row.undecided)
    return list(rows)


def _date_key(row: QueueRow) -> str:
    """Return the date of publication (ISO 8601), or else of the import."""
    published = row.published if day_of(row.published) else None
    return published or row.imported_at.isoformat()


@lru_cache(maxsize=1 << 15)
def _title_key(words: str) -> str:
    """Return the sort key of a title: without leading quotation marks, and with *part 2* before *part 10*."""
    bare = words.casefold().lstrip("'\"‘’“”«»„ \n\t")
    return _NUMBERS.sub(lambda number: number.group().zfill(8), bare)


def within(day: date | None, when: str, today: date) -> bool:
    """Return whether a day is within a period as in `Facets`."""
    if day is None or when == NO_DATE:
        return day is None and when == NO_DATE
    if _YEAR.fullmatch(when):
        return day.year == int(when)
    if when == EARLIER:
        return day <= today - timedelta(days=30)
    return today - timedelta(days=int(when)) < day


def day_of(written: str | None) -> date | None:
    """Return the day of an ISO 8601 date, or None if it is missing or not valid."""
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def times(rows: Iterable[QueueRow]) -> list[tuple[str, str]]:
    """Return the periods of publication to offer, each with its words."""
    days = [day_of(row.published) for row in rows]
    years = sorted({day.year for day in days if day is not None}, reverse=True)
    found = [("", "Any time")]
    if years:
        found += [("7", "The last 7 days"), ("30", "The last 30 days")]
        found += [(str(year), str(year)) for year in years]
    return found + ([(NO_DATE, "No date known")] if None in days and years else [])


IMPORTED_WORDS = (
    ("", "Any time"),
    ("1", "Today"),
    ("7", "The last 7 days"),
    ("30", "The last 30 days"),
    (EARLIER, "Earlier"),
)


def sources(rows: Iterable[QueueRow]) -> list[tuple[str, int]]:
    """Return the sources with the most articles and their counts, sorted by name."""
    counts = Counter(source_of(row) for row in rows)
    del counts[""]
    return sorted(counts.most_common(SOURCES_LISTED), key=lambda pair: pair[0].casefold())


def stage_counts(by_state: Mapping[State, int]) -> dict[QueueStage, int]:
    """Return the number of articles in each stage, from the numbers in each state."""
    return {stage: sum(by_state.get(state, 0) for state in states) for stage, (_words, states) in STAGES.items()}
