"""Lock for writing that threads get in the order of asking, and that a long write can see others wait for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class WriteInterrupted(Exception):  # noqa: N818 - an ordinary event, not an error
    """A long write was interrupted because another thread is waiting to write."""


class LockTimeout(Exception):  # noqa: N818 - as above
    """Other threads held the lock for longer than the caller would wait."""


class WriteLock:
    """First-in, first-out lock of the threads that write."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()

    @contextmanager
    def hold(self, patience: float | None = None) -> Iterator[None]:
        """Wait for the lock, and hold it for the block.

        Raises LockTimeout if other threads hold it for longer than `patience`, in seconds.
        """
        me = object()
        try:
            with self._changed:
                self._queue.append(me)
                if not self._changed.wait_for(lambda: self._queue[0] is me, patience):
                    raise LockTimeout
            yield
        finally:
            self._leave(me)

    @contextmanager
    def try_hold(self) -> Iterator[bool]:
        """Hold the lock for the block if it is free, without waiting; yield whether it is held."""
        me = object()
        with self._changed:
            free = not self._queue
            if free:
                self._queue.append(me)
        try:
            yield free
        finally:
            if free:
                self._leave(me)

    def _leave(self, one: object) -> None:
        with self._changed:
            self._queue.remove(one)
            self._changed.notify_all()

    @property
    def has_waiters(self) -> bool:
        """Return whether a thread waits while another one holds the lock."""
        return len(self._queue) > 1

    def check_waiters(self) -> None:
        """Raise WriteInterrupted if another thread waits for the lock."""
        if self.has_waiters:
            raise WriteInterrupted
