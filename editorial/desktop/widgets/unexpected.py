"""What happens when something fails that nobody expected: one message, one report, and the window goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from editorial.review.reports import CrashFile, Reports, report_words


class UnexpectedFailures(QObject):
    """Takes what Python would print: exceptions of slots, event handlers and threads, and those that are ignored.

    Qt calls Python, and Python calls Qt, so that an exception can come from anywhere at any time. It is written to a
    report where it happens, and told on the GUI thread, once for each kind of failure. There `show` shows words,
    `recover` (called with whether the same failed before) shows again what the library holds, and `leave` ends the
    program after Ctrl+C in its terminal.
    """

    _failed = Signal(object, bool)

    def __init__(
        self,
        reports: Reports,
        show: Callable[[str], object],
        recover: Callable[[bool], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self._reports, self._show, self._recover, self._leave = reports, show, recover, leave
        self._recovering = False
        self._before: tuple[Any, Any, Any] | None = None
        self._crash = CrashFile(reports.folder)
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over until `remove`; a crash of the process itself is written beside the reports."""
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._raised
        threading.excepthook = lambda told: self.note(told.exc_value, "a helper thread")
        sys.unraisablehook = lambda told: self.note(told.exc_value, "a finalizer")
        self._crash.open()

    def remove(self) -> None:
        """Give back what was there before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
            self._before = None
        self._crash.close()

    def _raised(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.note(error, "the window")

    def note(self, error: BaseException | None, where: str) -> None:
        """Write about a failure, and tell it soon. May be called from any thread, and never raises."""
        if error is None:
            return
        known = isinstance(error, KeyboardInterrupt | SystemExit) or self._reports.is_known(error)
        if not known:
            self._reports.write(error, where)
        self._failed.emit(error, known)

    def _tell(self, error: BaseException, known: bool) -> None:  # noqa: FBT001 - a slot
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._leave()
            return
        self._recover_once(known)
        if not known:
            self._show(report_words(self._reports.write(error, "the window")))

    def _recover_once(self, known: bool) -> None:  # noqa: FBT001 - as above
        """Show what the library holds, unless this fails itself."""
        if self._recovering:
            return
        self._recovering = True
        try:
            self._recover(known)
        except Exception as error:  # noqa: BLE001 - it is written about like any other
            self._reports.write(error, "showing the article again")
        finally:
            self._recovering = False
