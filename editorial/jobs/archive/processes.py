"""Workers that are processes of this machine: a pool of the standard library, made anew when a process dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from editorial.jobs.archive.chunk import Analysed, Chunk, Outcome
from editorial.jobs.archive.working import analyse

_AHEAD = 2
"""Chunks per process that are out at once, so that none waits for the next."""


@dataclass(slots=True)
class _Tried:
    """A chunk, and how many pools broke while it was out."""

    chunk: Chunk
    broken: int = 0

    @property
    def suspect(self) -> bool:
        """Return whether it is tried alone: nobody knows yet whether it or another one broke the pool."""
        return self.broken == 1

    @property
    def given_up(self) -> bool:
        """Return whether it broke a pool that did nothing else."""
        return self.broken > 1


class Processes:
    """Workers in processes of their own.

    If one dies, the pool breaks, and nobody knows whose chunk it was: all that were out are tried again,
    one at a time, and the one of which a process dies again is given up.
    """

    def __init__(self, jobs: int, work: Callable[[Chunk], Analysed] = analyse) -> None:
        """Start so many processes, which do `work`."""
        self._jobs = jobs
        self._work = work
        self._pool = self._new_pool()
        self._out: dict[Future[Analysed], _Tried] = {}
        self._waiting: deque[_Tried] = deque()

    @property
    def room(self) -> bool:
        """Return whether the processes should get a further chunk now."""
        return len(self._out) + len(self._waiting) < self._jobs * _AHEAD

    @property
    def busy(self) -> bool:
        """Return whether a chunk is still out."""
        return bool(self._out or self._waiting)

    def submit(self, chunk: Chunk) -> None:
        """Give the processes a chunk."""
        self._waiting.append(_Tried(chunk))
        self._send()

    def finished(self, seconds: float) -> Sequence[Outcome]:
        """Return what came of chunks, after `seconds` at most. Raises EditorialError."""
        done, _ = wait(self._out, timeout=seconds, return_when=FIRST_COMPLETED)
        outcomes: list[Outcome] = []
        broken = False
        for future in done:
            if isinstance(future.exception(), BrokenProcessPool):
                broken = True
            else:
                outcomes.append(Outcome(self._out.pop(future).chunk, future.result()))
        if broken:
            outcomes += self._start_again()
        self._send()
        return outcomes

    def stop(self) -> None:
        """Kill the processes; they hold nothing that could be damaged."""
        self._out.clear()
        self._waiting.clear()
        self._end_pool()

    def _send(self) -> None:
        """Send waiting chunks: suspects alone."""
        while self._waiting:
            alone = self._waiting[0].suspect or any(one.suspect for one in self._out.values())
            if alone and self._out:
                return
            one = self._waiting.popleft()
            try:
                self._out[self._pool.submit(self._work, one.chunk)] = one
            except BrokenProcessPool:
                self._waiting.appendleft(one)
                if self._out:  # what was out comes back as broken
                    return
                self._end_pool()
                self._pool = self._new_pool()

    def _start_again(self) -> list[Outcome]:
        """Make a new pool, put all that was out back, and return what is given up."""
        again = [_Tried(one.chunk, one.broken + 1) for one in self._out.values()]
        self._out.clear()
        self._end_pool()
        self._pool = self._new_pool()
        self._waiting.extendleft(one for one in reversed(again) if not one.given_up)
        return [Outcome(one.chunk, None) for one in again if one.given_up]

    def _new_pool(self) -> ProcessPoolExecutor:
        # Not fork: the program has threads, and a fork copies what they hold.
        return ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"), _begin)

    def _end_pool(self) -> None:
        children = multiprocessing.active_children()  # the pool's: the program starts no others
        for child in children:
            child.kill()
        self._pool.shutdown(cancel_futures=True)
        for child in children:
            child.join()


def _begin() -> None:
    """Prepare a process: Ctrl-C is its parent's, and it ends when its parent does, in whatever way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
