"""One thing after the other: what cannot be saved because another program writes waits, and all later keys with it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal

from editorial.domain.errors import BusyError, EditorialError
from editorial.review.library_file import LibraryFile

Act = Callable[[], object]


class Turns(QObject):
    """Runs what editors ask for in the order of asking.

    An act that meets a library that another program is writing to has changed nothing. It waits for its turn, while
    a helper thread waits for the other program, and is then done anew; what is asked for meanwhile waits behind it.
    """

    began = Signal(str)
    """Waiting began: for whom, in words."""
    ended = Signal()
    """Waiting ended, and what waited is done."""
    given_up = Signal(int)
    """What waited was given up, so many acts."""
    failed = Signal(object)
    """Waiting ended with this EditorialError, and what waited was given up."""

    _free = Signal(object)

    def __init__(self, file: LibraryFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._queue: deque[Act] = deque()
        self._give_up: threading.Event | None = None
        self._helper: threading.Thread | None = None
        self._running = False
        self._saved = False
        self._asks: Callable[[], bool] = lambda: False
        self._free.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    def stop_at(self, asks: Callable[[], bool]) -> None:
        """Give up what waits behind an act after which `asks` returns that a question is open.

        The keys were pressed before it, and are no answer.
        """
        self._asks = asks

    @property
    def waiting(self) -> bool:
        """Return whether something waits for another program."""
        return self._give_up is not None

    @property
    def count(self) -> int:
        """Return how many acts wait."""
        return len(self._queue)

    @property
    def may_wait(self) -> bool:
        """Return whether the running act can be done anew: it has saved nothing yet."""
        return self._running and not self._saved

    def note_saved(self) -> None:
        """Note that the running act saved something, so that it cannot be done anew."""
        self._saved = True

    def run(self, act: Act) -> None:
        """Do something now, or after what waits."""
        if self.waiting:
            self._queue.append(act)
        elif not self._do(act):
            self._queue.append(act)
            self._wait()

    def stop(self) -> None:
        """Give up what waits: nothing of it is done."""
        if self.waiting:
            number = len(self._queue)
            self._leave()
            self.given_up.emit(number)

    def close(self) -> None:
        """Give up what waits without a word, and end the helper thread."""
        self._leave()
        if self._helper is not None:
            self._helper.join()

    def _leave(self) -> None:
        self._queue.clear()
        if self._give_up is not None:
            self._give_up.set()
            self._give_up = None

    def _do(self, act: Act) -> bool:
        """Do something; return False if it must wait."""
        if self._running:  # part of another act
            act()
            return True
        with self._turn():
            try:
                act()
            except BusyError:
                return False
        return True

    @contextmanager
    def _turn(self) -> Iterator[None]:
        self._running, self._saved = True, False
        try:
            yield
        finally:
            self._running = False

    def _wait(self) -> None:
        give_up = self._give_up = threading.Event()
        self.began.emit(self._file.who_writes())
        self._helper = threading.Thread(target=self._watch, args=(give_up,), name="editorial-turns", daemon=True)
        self._helper.start()

    def _watch(self, give_up: threading.Event) -> None:
        """Wait on the helper thread; then go on, on the window's."""
        try:
            self._file.wait_for_turn(give_up)
        except EditorialError as error:
            self._free.emit((give_up, error))
        else:
            self._free.emit((give_up, None))

    def _go_on(self, news: tuple[threading.Event, EditorialError | None]) -> None:
        """Do what waits, in order, as long as nothing must wait again and no question is open."""
        give_up, error = news
        if give_up is not self._give_up:
            return  # given up meanwhile
        self._give_up = None
        while self._queue and error is None:
            act = self._queue.popleft()
            if not self._do(act):
                self._queue.appendleft(act)
                self._wait()
                return
            if self._asks():
                break
        left = len(self._queue)
        self._queue.clear()
        if error is not None:
            self.failed.emit(error)
        elif left:
            self.given_up.emit(left)
        else:
            self.ended.emit()
