"""Layout of a long page in small steps.

Qt lays out the invisible part of a document from a timer, but up to 200,000 characters at once: after opening a long
article, each key press would have to wait for that.
"""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QObject, QTimerEvent
from PySide6.QtGui import QTextDocument

SLICE = 16_000
"""UTF-16 units laid out in one step, which takes a few milliseconds."""
REST = 10
"""Number of Qt's timer events (10 ms apart) to skip after a user action."""


class IncrementalLayout(QObject):
    """Event filter that lays a document out in steps, in place of Qt's layout timer."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._done = self._rest = 0
        document.documentLayout().installEventFilter(self)

    def restart(self) -> None:
        """Restart at the top, after a change of the width."""
        self._done = 0

    def postpone(self) -> None:
        """Pause for `REST` timer events, so that a user action is handled first."""
        self._rest = REST

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out one step for each event of Qt's timer; leave the last step to Qt, which then stops the timer."""
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
    """Return whether it is the layout timer, which repeats; the timer for size changes has no interval."""
    dispatcher = QAbstractEventDispatcher.instance()
    timers = dispatcher.registeredTimers(layout) if dispatcher is not None else []
    return any(one.timerId == timer and one.interval > 0 for one in timers)
