"""A worker thread that runs jobs one at a time, by priority."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import Any, TypeVar

from editorial.jobs.progress import Cancel, Job, Progress

R = TypeVar("R")


class Priority(IntEnum):
    """The priority of a job. One in the foreground also runs between two steps of one in the background.

    What is IDLE lets all others go first.
    """

    FOREGROUND = 0
    BACKGROUND = 1
    IDLE = 2


class Handle:
    """Handle of a submitted job."""

    def __init__(self) -> None:
        self._cancel = Cancel()
        self._ended = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop; its end is reported as usual. May be called from any thread, and more than once."""
        self._cancel.cancel()

    @property
    def finished(self) -> bool:
        """Return whether the job has ended, in whatever way, and its callback was called."""
        return self._ended.is_set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the job has ended; return whether it has. Never call this from one of its callbacks."""
        return self._ended.wait(seconds)


@dataclass(eq=False)
class _Task:
    priority: Priority
    number: int
    job: Job[Any]
    handle: Handle
    on_progress: Callable[[Progress], object]
    on_done: Callable[[Any], object]
    on_error: Callable[[Exception], object]
    steps: Generator[Progress, None, Any] | None = None

    def __lt__(self, other: _Task) -> bool:
        return (self.priority, self.number) < (other.priority, other.number)


class Runner:
    """One worker thread, started with the first job. Callbacks are called on that thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[_Task] = []
        self._running: _Task | None = None
        self._submitted = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def submit(
        self,
        job: Job[R],
        *,
        on_progress: Callable[[Progress], object] | None = None,
        on_done: Callable[[R], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
        priority: Priority = Priority.FOREGROUND,
    ) -> Handle:
        """Queue a job; jobs of one priority run in the order in which they were submitted.

        Exactly one of `on_done` (with the job's report) and `on_error` is called at its end, unless the runner is
        closed first. An error is an EditorialError (Cancelled is one) with a message for people, or else a bug.
        Raises RuntimeError if the runner was closed.
        """
        handle = Handle()
        with self._changed:
            if self._closed:
                raise RuntimeError("the runner was closed")
            self._submitted += 1
            task = _Task(
                *(priority, self._submitted, job, handle),
                *(on_progress or _nothing, on_done or _nothing, on_error or _nothing),
            )
            heapq.heappush(self._waiting, task)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="editorial-jobs", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return handle

    @property
    def idle(self) -> bool:
        """Return whether no job runs or waits."""
        with self._changed:
            return self._running is None and not self._waiting

    def close(self) -> None:
        """Cancel every job and wait for the thread to end; jobs that have not begun are dropped without a callback."""
        with self._changed:
            self._closed = True
            every = [*self._waiting, *([self._running] if self._running else [])]
            self._changed.notify_all()
        for task in every:
            task.handle.cancel()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            try:
                ended = self._advance(task)
            except Exception as error:  # noqa: BLE001 - a callback failed; the other jobs go on
                failed = type(error), error, error.__traceback__, threading.current_thread()
                threading.excepthook(threading.ExceptHookArgs(failed))
                ended = True
            with self._changed:
                self._running = None
                if not ended:
                    heapq.heappush(self._waiting, task)
            if ended:
                task.handle._ended.set()
        for task in self._waiting:
            if task.steps is not None:
                task.steps.close()
            task.handle._ended.set()

    def _next(self) -> _Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._waiting)
            if self._closed:
                return None
            self._running = heapq.heappop(self._waiting)
            return self._running

    def _advance(self, task: _Task) -> bool:
        """Run a task until it ends or must yield to one of higher priority; return whether it has ended."""
        if task.steps is None:
            task.steps = task.job.run(task.handle._cancel)
        while True:
            try:
                progress = next(task.steps)
            except StopIteration as end:
                self._end(partial(task.on_done, end.value))
                return True
            except Exception as error:  # noqa: BLE001 - bugs are reported to on_error as well
                self._end(partial(task.on_error, error))
                return True
            task.on_progress(progress)
            if self._must_yield(task):
                return False

    def _end(self, report: Callable[[], object]) -> None:
        """Report the end of the running job; `idle` is already true when the last job is reported."""
        with self._changed:
            self._running = None
        report()

    def _must_yield(self, task: _Task) -> bool:
        with self._changed:
            return not self._closed and bool(self._waiting) and self._waiting[0].priority < task.priority


def _nothing(_: object) -> None:
    pass
