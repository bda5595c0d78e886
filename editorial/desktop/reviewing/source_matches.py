"""What the sources of the open article say of its quotes, looked up in the background after each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.annotation import Quote
from editorial.domain.fold_words import fold_rules
from editorial.domain.name_difference import NameDifference
from editorial.domain.record import Table
from editorial.domain.settings import Setting
from editorial.domain.source import SourceText
from editorial.domain.utterance import Utterance
from editorial.domain.verdict import USUAL_RULES, Match, Nearest
from editorial.jobs.progress import Cancelled, Job
from editorial.jobs.runner import Handle
from editorial.jobs.source_checking import LookedUp, LookUpQuotes
from editorial.jobs.source_matching import SourceMatcher
from editorial.review.session import Outcome

R = TypeVar("R")
PAUSE = 120
"""Milliseconds after a change until quotes are looked up again: keys in a row do that once."""
_ABOUT = frozenset({Table.QUOTE, Table.SOURCE, Table.ENTITY})


class Start(Protocol):
    """Starts a job in the background, as `Background.start` does."""

    def __call__(
        self,
        job: Job[R],
        *,
        progress: Callable[[object], object],
        done: Callable[[R], object],
        failed: Callable[[Exception], object],
    ) -> Handle:
        """Start a job."""


class SourceMatches(QObject):
    """Holds what was found for the open article; `changed` says that others are there, or that they are being made."""

    changed = Signal()

    def __init__(self, reviewer: Reviewer, start: Start) -> None:
        super().__init__(reviewer)
        self._reviewer, self._start = reviewer, start
        self._matcher = SourceMatcher()
        self._rules = USUAL_RULES
        self._running: Handle | None = None
        self._article: str | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._look_up)
        self.texts: Mapping[str, SourceText] = {}
        self._found = LookedUp("")
        self._wanted: LookUpQuotes | None = None
        self._looked_up: Mapping[str, Quote] = {}
        reviewer.opened.connect(self._begin)
        reviewer.changed.connect(self._changed)
        reviewer.closed.connect(self._forget)
        self._begin()

    @property
    def busy(self) -> bool:
        """Return whether quotes are being looked up, or will be in a moment."""
        return self._running is not None or self._soon.isActive()

    def refresh(self) -> None:
        """Look all quotes up again: the rules are others."""
        if self._reviewer.session is not None:
            self._look_up()

    def of(self, utterance: Utterance) -> Match | None:
        """Return what looking up an utterance gave, or None if nothing is said of it as it is now."""
        if not all(self._is_as_looked_up(piece) for piece in utterance.pieces):
            return None
        return next((self._found.matches[key] for key in utterance.ids if key in self._found.matches), None)

    def _is_as_looked_up(self, piece: Quote) -> bool:
        before = self._looked_up.get(piece.id)
        return before is not None and (before.span, before.said_by) == (piece.span, piece.said_by)

    def nearest(self, utterance: Utterance) -> Nearest | None:
        """Return the passage that is most like a piece that is reported speech, or None."""
        return next((self._found.nearest[key] for key in utterance.ids if key in self._found.nearest), None)

    def names(self, entity: str | None) -> tuple[NameDifference, ...]:
        """Return what sources have otherwise about a name (the id of its entity)."""
        return tuple(one for one in self._found.names if one.entity == entity)

    def _forget(self) -> None:
        self._stop()
        self._article, self.texts, self._found = None, {}, LookedUp("")
        self.changed.emit()

    def close(self) -> None:
        """Look nothing up any more: the window is being closed."""
        self._stop()

    def _stop(self) -> None:
        self._soon.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = self._wanted = None

    def _begin(self) -> None:
        session = self._reviewer.session
        if session is None or session.article_id != self._article:
            self._forget()
        if session is not None:
            self._article = session.article_id
            self._look_up()

    def _changed(self, outcome: Outcome) -> None:
        session = self._reviewer.session
        if session is not None and session.article_id == outcome.article_id:
            if any(at.table in _ABOUT for at in outcome.changed) and (session.record.sources or self.texts):
                self._soon.start()
            self.changed.emit()

    def _look_up(self) -> None:
        self._stop()
        record = self._reviewer.record
        if not record.sources:
            self.texts, self._found = {}, LookedUp("")
            self.changed.emit()
            return
        rules = fold_rules(self._reviewer.desk.setting(Setting.FOLD_RULES))
        if rules != self._rules:
            self._matcher, self._rules = SourceMatcher(rules), rules
        wanted = {one.sha256 for one in record.sources.values()}
        if wanted != self.texts.keys():
            self.texts = self._reviewer.desk.source_texts(wanted)
        self._wanted = job = LookUpQuotes(record, self.texts, self._matcher)
        self._running = self._start(
            job, progress=_ignore, done=partial(self._take, job, record.quotes), failed=self._failed
        )
        self.changed.emit()

    def _take(self, job: LookUpQuotes, asked: Mapping[str, Quote], found: LookedUp) -> None:
        """Take what was found, unless it is what an earlier job still sent after it was cancelled."""
        if job is self._wanted:
            self._running, self._found, self._looked_up = None, found, asked
            self.changed.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._running = None
            self._reviewer.post(str(error), Tone.ERROR)
            self.changed.emit()


def _ignore(_progress: object) -> None:
    """Show no progress: it takes milliseconds."""
