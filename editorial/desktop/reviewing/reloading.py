"""Job that reads the open article again, and prepares on its thread all that is to be shown."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from editorial.desktop.article.highlights import Visibility, highlights, missed_highlights
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.offsets import Paragraphs
from editorial.desktop.findings.list.filters import Filter
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.rows import Rows
from editorial.desktop.findings.sections import Findings
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.library import Loaded
from editorial.domain.suggestions import PossiblyMissed
from editorial.jobs.progress import Cancel, Progress
from editorial.review.outline import Outline, OutlineOptions
from editorial.review.session import Session


@dataclass(frozen=True, slots=True)
class ViewState:
    """Which article is open, and how it is shown."""

    session: Session
    paragraphs: Paragraphs
    shown: OutlineOptions
    visibility: Visibility
    filter: Filter


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The article as it is in the library now, and what the views show of it."""

    state: ViewState
    loaded: Loaded
    missed: tuple[PossiblyMissed, ...]
    outline: Outline
    highlights: HighlightIndex
    rows: Rows
    words: SearchWords


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
        state, words = self._view_state, SearchWords()
        loaded, missed = state.session.stored()
        cancel.check()
        record = loaded.record
        outline = Outline(record, state.shown, missed)
        cancel.check()
        painted = [*highlights(record, state.visibility), *missed_highlights(record, missed)]
        index = HighlightIndex(state.paragraphs, painted)
        cancel.check()
        rows = Rows(Findings(outline), state.filter, words)
        return Reloaded(state, loaded, missed, outline, index, rows, words)
