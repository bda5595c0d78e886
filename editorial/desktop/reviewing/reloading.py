"""What the views show of an article, prepared on another thread; and the job that reads the open article again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import NamedTuple

from editorial.desktop.article.highlights import Visibility, highlights, missed_highlights
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.offsets import Paragraphs
from editorial.desktop.findings.list.filters import Filter
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.rows import Rows
from editorial.desktop.findings.sections import Findings
from editorial.domain.annotation import Entity, Mention, Note, Quote
from editorial.domain.article import Standing, State
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.library import Loaded
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record, Ref, Row, ref
from editorial.jobs.progress import Cancel, Progress
from editorial.review.outline import Outline, OutlineOptions
from editorial.review.session import Session


class ViewState(NamedTuple):
    """Which article is open, and how it is shown; findings with the keys `kept` are listed whatever the filter."""

    session: Session
    paragraphs: Paragraphs
    shown: OutlineOptions
    visibility: Visibility
    filter: Filter
    kept: frozenset[str] = frozenset()


class Views(NamedTuple):
    """What the views show of a record."""

    outline: Outline
    highlights: HighlightIndex
    rows: Rows
    words: SearchWords


def views_of(
    state: ViewState, record: Record, missed: Iterable[PossiblyMissed], watch: Callable[[], None] = lambda: None
) -> Views:
    """Return what the views show of a record, and of its possibly missed names.

    `watch` is called again and again, and may raise to end it.
    """
    missed = tuple(missed)
    outline = Outline(record, state.shown, missed)
    watch()
    painted = [*highlights(record, state.visibility), *missed_highlights(record, missed)]
    index = HighlightIndex(state.paragraphs, painted)
    watch()
    words = SearchWords()
    return Views(outline, index, Rows(Findings(outline), state.filter, words, state.kept), words)


class Reloaded(NamedTuple):
    """The article as it is in the library now, and what the views show of it.

    `decided_elsewhere` says whether somebody decided something in it, which suggestions that came in do not.
    """

    state: ViewState
    loaded: Loaded
    missed: tuple[PossiblyMissed, ...]
    views: Views
    decided_elsewhere: bool


class Reload:
    """Job that reads the open article for a view state; changes nothing that is shown."""

    words = "Reading the article again"

    def __init__(self, state: ViewState) -> None:
        self._view_state = state

    def run(self, cancel: Cancel) -> Generator[Progress, None, Reloaded]:
        """Read the article and prepare what is shown. Raises StorageError, Cancelled."""
        yield Progress(0, None, self.words)
        cancel.check()
        with garbage_collection_paused():
            return self._reloaded(cancel)

    def _reloaded(self, cancel: Cancel) -> Reloaded:
        state = self._view_state
        before = state.session.record
        loaded, missed = state.session.stored()
        cancel.check()
        views = views_of(state, loaded.record, missed, cancel.check)
        return Reloaded(state, loaded, missed, views, decided_between(before, loaded.record))


def decided_between(before: Record, after: Record) -> bool:
    """Return whether somebody decided, marked or noted something between two states of a record."""
    read_first = before.standing.state is State.NEW and after.standing == Standing(State.SUGGESTED)
    return (before.standing != after.standing and not read_first) or _by_people(before) != _by_people(after)


def _by_people(record: Record) -> dict[Ref, Row]:
    """Return the rows that somebody decided, marked or wrote."""
    return {ref(row): row for row in record.rows() if _by_somebody(row)}


def _by_somebody(row: Row) -> bool:
    if isinstance(row, Mention | Quote):
        return row.status.decided or bool(row.marks)
    return isinstance(row, Note) or (isinstance(row, Entity) and row.status.decided)
