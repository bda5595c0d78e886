"""Whose turn it is to write: one thread after the other, and whoever writes for long may give way to one that waits."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class GaveWay(Exception):  # noqa: N818 - reads as what it is
    """A long write was broken off, since another thread waited to write."""


class Turns:
    """Lets threads write one after the other, in the order in which they asked."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queue: deque[object] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it for the block."""
        me = object()
        try:
            with self._changed:
                self._queue.append(me)
                self._changed.wait_for(lambda: self._queue[0] is me)
            yield
        finally:
            self._leave(me)

    @contextmanager
    def turn_at_once(self) -> Iterator[bool]:
        """Have a turn for the block if no other thread has one or waits; tell whether it does."""
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
    def awaited(self) -> bool:
        """Return whether a thread waits while another one has its turn."""
        return len(self._queue) > 1

    def give_way(self) -> None:
        """Raise GaveWay if another thread waits for its turn."""
        if self.awaited:
            raise GaveWay
