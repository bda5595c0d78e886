"""Lays a long page out a little at a time while it is being read.

Qt lays out what is out of sight by a timer of its own, but takes up to 200,000 characters at once: that keeps an editor
who has just opened a long article waiting, a key at a time.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QTimerEvent
from PySide6.QtGui import QTextDocument

SLICE = 16_000
"""UTF-16 units laid out at once: a few milliseconds."""
REST = 10
"""How many strikes of Qt's timer (10 ms apart) are let pass after something was decided or looked at."""


class IncrementalLayout(QObject):
    """Lives with a document and lays it out in Qt's place, whenever Qt's own timer strikes."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._done = self._rest = 0
        document.documentLayout().installEventFilter(self)

    def restart(self) -> None:
        """Begin at the top: another width has everything laid out anew."""
        self._done = 0

    def postpone(self) -> None:
        """Leave the time to whoever works at the page just now."""
        self._rest = REST

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out one slice when Qt would lay out many; leave the last one to Qt, which then ends its timer."""
        if not isinstance(event, QTimerEvent) or not _repeats(watched, event.timerId()):
            return super().eventFilter(watched, event)
        if self._rest:
            self._rest -= 1
            return True
        self._done += SLICE
        if self._done >= self._document.characterCount():
            return super().eventFilter(watched, event)
        self._document.documentLayout().blockBoundingRect(self._document.findBlock(self._done))
        return True


def _repeats(layout: QObject, timer: int) -> bool:
    """Return whether it is the timer for laying out; the one that tells of the page's size waits for nothing."""
    dispatcher = QAbstractEventDispatcher.instance()
    timers = dispatcher.registeredTimers(layout) if dispatcher is not None else []
    return any(one.timerId == timer and one.interval > 0 for one in timers)
