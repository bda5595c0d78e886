"""What every job has: steps that tell how far it has come, a way to cancel it, and what it returns."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from editorial.domain.errors import EditorialError

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Cancelled(EditorialError):  # noqa: N818 - reads as what it is
    """The work was cancelled before its end, and left nothing half done."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job has come: `done` of `total` pieces of work (None if nobody can tell), in an editor's words.

    `article_id` is that of an article that this step has just changed, `problem` what went wrong in this step
    while the rest goes on; `share` (0..1) is how much of the piece of work after those is done.
    """

    done: int
    total: int | None
    words: str
    article_id: str | None = None
    problem: EditorialError | None = None
    share: float = 0.0


class Cancel:
    """Tells a job, from any thread, that its result is no longer wanted."""

    def __init__(self) -> None:
        self._event = threading.Event()
        # Reentrant: a signal handler may cancel while its own thread holds the lock.
        self._lock = threading.RLock()
        self._stops: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the job to stop; what it waits for is interrupted."""
        with self._lock:
            self._event.set()
            for stop in self._stops:
                stop()

    @property
    def cancelled(self) -> bool:
        """Return whether the job was asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled if the job was asked to stop."""
        if self.cancelled:
            raise Cancelled("Stopped.")

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """Have `stop` called, from the thread that cancels, if that happens inside the block; never after it."""
        with self._lock:
            self._stops.append(stop)
            if self.cancelled:
                stop()
        try:
            yield
        finally:
            with self._lock:
                self._stops.remove(stop)


class Job(Protocol[R_co]):
    """One piece of long work.

    It runs in steps, so that whoever runs it can show how far it is, and do something more urgent in between.
    """

    @property
    def words(self) -> str:
        """Return what the job does, in an editor's words."""

    def run(self, cancel: Cancel) -> Generator[Progress, None, R_co]:
        """Do the work; yield after each step, return the report.

        Raises EditorialError, Cancelled among them; a job whose finished part is of use returns a report instead.
        """


def finish(job: Job[R], on_progress: Callable[[Progress], object] | None = None, cancel: Cancel | None = None) -> R:
    """Run a job to its end on the thread that calls, and return its report. Raises what the job raises."""
    steps = job.run(cancel or Cancel())
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            report: R = end.value
            return report
        if on_progress:
            on_progress(progress)
