"""The protocol of a job: its progress, its cancellation and its report."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import NamedTuple, Protocol, TypeVar

from editorial.domain.errors import EditorialError
from editorial.domain.steps import Steps

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Cancelled(EditorialError):  # noqa: N818 - reads as what it is
    """The work was cancelled before its end; nothing is left half done."""


class Progress(NamedTuple):
    """The state of a job: `done` of `total` units of work (None if unknown), and what it does in words for people.

    `article_id` is the id of the article that this step changed; `problem` is what went wrong in this step, while the
    job goes on; `share` (0..1) is how much of the next unit of work is done.
    """

    done: int
    total: int | None
    words: str
    article_id: str | None = None
    problem: EditorialError | None = None
    share: float = 0.0


class Cancel:
    """Cancellation of a job, from any thread."""

    def __init__(self) -> None:
        self._event = threading.Event()
        # Reentrant: a signal handler may cancel while its own thread holds the lock.
        self._lock = threading.RLock()
        self._stops: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the job to stop, and call the functions registered with `stopping`."""
        with self._lock:
            self._event.set()
            for stop in self._stops:
                stop()

    @property
    def cancelled(self) -> bool:
        """Return whether the job was asked to stop."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait until the job is asked to stop, at most so long; return whether it was."""
        return self._event.wait(seconds)

    def check(self) -> None:
        """Raise Cancelled if the job was asked to stop."""
        if self.cancelled:
            raise Cancelled("Stopped.")

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Iterator[None]:
        """Call `stop`, on the thread that cancels, if that happens inside the block; never after the block."""
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
    """One piece of long-running work.

    It runs in steps, so that the caller can show progress, and run something more urgent between two steps.
    """

    @property
    def words(self) -> str:
        """Return what the job does, in words for people."""

    def run(self, cancel: Cancel) -> Generator[Progress, None, R_co]:
        """Do the work; yield after each step and return the report.

        Raises EditorialError, and Cancelled, a subclass of it; a job whose finished part is useful returns a report
        after a cancel instead.
        """


def finish(job: Job[R], on_progress: Callable[[Progress], object] | None = None, cancel: Cancel | None = None) -> R:
    """Run a job to its end on the calling thread and return its report. Raises what the job raises."""
    steps = Steps(job.run(cancel or Cancel()))
    for progress in steps:
        if on_progress:
            on_progress(progress)
    return steps.result
