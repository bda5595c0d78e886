"""Where else in the library the words of the quote in focus stand, looked up in the background."""

from __future__ import annotations

from collections import OrderedDict
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.source_matches import Start
from editorial.desktop.wording.quotes import elsewhere_words
from editorial.domain.errors import EditorialError
from editorial.domain.utterance import Utterance
from editorial.jobs.elsewhere import PairsOfQuotes, ShownPairs
from editorial.jobs.runner import Handle

PAUSE = 150
"""Milliseconds that a quote is in focus until its words are looked up: keys in a row pass by many."""
_KEPT = 200
_Key: TypeAlias = tuple[object, ...]
"""What the answer depends on."""


class Elsewhere(QObject):
    """Says of the quote in focus in how many other articles its words stand, as soon as that is known."""

    told = Signal(str)
    """What is known of the quote in focus, in words; empty for nothing, or nothing yet."""

    def __init__(self, reviewer: Reviewer, start: Start) -> None:
        super().__init__(reviewer)
        self._reviewer, self._start = reviewer, start
        self._known: OrderedDict[_Key, str] = OrderedDict()
        self._running: Handle | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._look_up)
        reviewer.focused.connect(lambda _item: self._begin())
        reviewer.changed.connect(lambda _outcome, _change: self._begin())
        reviewer.opened.connect(lambda _session, _reloaded: self._forget())
        reviewer.closed.connect(self._stop)
        self._begin()

    def close(self) -> None:
        """Look nothing up any more: the window is being closed."""
        self._stop()

    def _forget(self) -> None:
        """Forget what was found: other articles may be others by now."""
        self._known.clear()
        self._begin()

    def _stop(self) -> None:
        self._soon.stop()
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _begin(self) -> None:
        self._stop()
        utterance = self._utterance
        if utterance is None:
            self.told.emit("")
            return
        known = self._known.get(self._key(utterance))
        self.told.emit(known or "")
        if known is None:
            self._soon.start()

    @property
    def _utterance(self) -> Utterance | None:
        item = self._reviewer.item
        return item.utterance if item is not None else None

    def _key(self, utterance: Utterance) -> _Key:
        record = self._reviewer.record
        names = (
            entity.name for one in utterance.pieces if (entity := record.entities.get(one.said_by or "")) is not None
        )
        pieces = ((one.id, one.span, one.kind, one.status, one.said_by) for one in utterance.pieces)
        return record.article.id, *pieces, *names

    def _look_up(self) -> None:
        utterance = self._utterance
        if utterance is None:
            return
        key = self._key(utterance)
        job = self._reviewer.desk.job(PairsOfQuotes, self._reviewer.record, frozenset(utterance.ids))
        self._running = self._start(
            job, progress=_ignore, done=lambda found: self._take(key, found), failed=self._failed
        )

    def _take(self, key: _Key, found: ShownPairs) -> None:
        self._running = None
        self._known[key] = elsewhere_words(found.pairs)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        utterance = self._utterance
        if utterance is not None and self._key(utterance) == key:
            self.told.emit(self._known[key])

    def _failed(self, error: Exception) -> None:
        """Say nothing of a quote that could not be looked up, or no longer had to be; the window of pairs tells why."""
        self._running = None
        if not isinstance(error, EditorialError):
            raise error


def _ignore(_progress: object) -> None:
    """Show no progress: it takes milliseconds."""
