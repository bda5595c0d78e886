"""Which articles the queue shows and in what order; plain lists, so that ten thousand are filtered in a few ms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit

from editorial.domain.article import State
from editorial.domain.library import QueueRow

_YEAR = re.compile(r"\d{4}")
_NUMBERS = re.compile(r"\d+")
NO_DATE, EARLIER = "none", "earlier"
SOURCES_LISTED = 20


class QueueStage(StrEnum):
    """Articles by how far they have come."""

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
    """What an article can have about it besides its state."""

    FLAGGED = "flagged"
    STALE = "stale"
    PROBLEM = "problem"


MARK_WORDS = {
    QueueMark.FLAGGED: "Flagged",
    QueueMark.STALE: "Changed since export",
    QueueMark.PROBLEM: "Could not be read",
}
_MARKED: Mapping[QueueMark, Callable[[QueueRow], bool]] = {
    QueueMark.FLAGGED: lambda row: row.flags > 0,
    QueueMark.STALE: lambda row: row.stale,
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


@dataclass(frozen=True, slots=True)
class Facets:
    """What the queue is asked for.

    `words` must all stand in title or source; `marks` must all hold. `imported` and `published` are "" for any time,
    a number of days up to today ("7"), a year ("2024"), or what lies before these; `source` is "" for any.
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
        """Return whether some articles may be left out."""
        return bool(self.words.strip()) or self.stage is not QueueStage.ALL or self.narrows_more

    @property
    def narrows_more(self) -> bool:
        """Return whether more than words and state is asked for."""
        return bool(self.marks or self.imported or self.published or self.source)


def haystack(row: QueueRow) -> str:
    """Return what the words of a filter are looked for in."""
    return f"{row.title} {row.source or ''}".casefold()


def source_of(row: QueueRow) -> str:
    """Return where an article came from, as one looks for it: a web site, or a file."""
    source = row.source or ""
    return urlsplit(source).netloc if "://" in source else source


def choose(
    rows: Sequence[QueueRow], hay: Mapping[str, str], wanted: Facets, today: date | None = None
) -> list[QueueRow]:
    """Return the rows that fit, in the order they have; `hay` holds the `haystack` of each by its id."""
    found: Iterable[QueueRow] = rows
    if wanted.stage is not QueueStage.ALL:
        states = STAGES[wanted.stage][1]
        found = [row for row in found if row.state in states]
    for mark in wanted.marks:
        found = [row for row in found if _MARKED[mark](row)]
    for word in wanted.words.casefold().split():
        found = [row for row in found if word in hay[row.id]]
    if wanted.source:
        found = [row for row in found if source_of(row) == wanted.source]
    today = today or datetime.now().astimezone().date()
    if wanted.imported:
        found = [row for row in found if within(row.imported_at.astimezone().date(), wanted.imported, today)]
    if wanted.published:
        found = [row for row in found if within(day_of(row.published), wanted.published, today)]
    return list(found)


def in_order(rows: Iterable[QueueRow], sort: Sort) -> list[QueueRow]:
    """Return the rows, which come as they were imported, in another order."""
    if sort is Sort.TITLE:
        return sorted(rows, key=lambda row: _title_key(row.title))
    if sort is Sort.DATE:
        return sorted(rows, key=_date_key, reverse=True)
    if sort is Sort.LEFT:
        return sorted(rows, key=lambda row: -row.undecided)
    return list(rows)


def _date_key(row: QueueRow) -> str:
    """Return when an article was published, or else imported."""
    published = row.published if day_of(row.published) else None
    return published or row.imported_at.isoformat()


@lru_cache(maxsize=1 << 15)
def _title_key(words: str) -> str:
    """Return what titles are sorted by: without quotation marks, and *part 2* before *part 10*."""
    bare = words.casefold().lstrip("'\"‘’“”«»„ \n\t")
    return _NUMBERS.sub(lambda number: number.group().zfill(8), bare)


def within(day: date | None, when: str, today: date) -> bool:
    """Return whether a day lies in a stretch of time as `Facets` names them."""
    if day is None or when == NO_DATE:
        return day is None and when == NO_DATE
    if _YEAR.fullmatch(when):
        return day.year == int(when)
    if when == EARLIER:
        return day <= today - timedelta(days=30)
    return today - timedelta(days=int(when)) < day


def day_of(written: str | None) -> date | None:
    """Return the day that begins a date as articles carry them (ISO 8601), or None if there is none."""
    if not written:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def times(rows: Iterable[QueueRow]) -> list[tuple[str, str]]:
    """Return the stretches of time in which articles were published, each with its words."""
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
    """Return the sources with the most articles, by name, with how many those are."""
    counts = Counter(source_of(row) for row in rows)
    del counts[""]
    return sorted(counts.most_common(SOURCES_LISTED), key=lambda pair: pair[0].casefold())


def stage_counts(by_state: Mapping[State, int]) -> dict[QueueStage, int]:
    """Return how many articles each stage has, from how many each state has."""
    return {stage: sum(by_state.get(state, 0) for state in states) for stage, (_words, states) in STAGES.items()}
