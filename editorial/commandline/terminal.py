"""Running a job from a shell: its problems and progress on standard error, and Ctrl-C."""

from __future__ import annotations

import math
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from io import IOBase
from time import monotonic
from types import FrameType
from typing import TypeVar

from editorial.commandline.output import console, plain, print_message
from editorial.jobs.progress import Cancel, Job, Progress, finish
from editorial.review.wording.problems import error_words

R = TypeVar("R")

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: success; a failure that is reported on standard error; wrong usage; Ctrl-C."""


def run_job(job: Job[R], cancel: Cancel | None = None, output: object = None, every: float = math.inf) -> R:
    """Run a job to its end; print its problems as they occur, and a progress bar if standard error is a terminal.

    `output` is the stream that the job writes to: if that is a terminal too, no bar is shown. Where standard error is
    no terminal, a line says how far the job is, at most `every` so many seconds.
    """
    disturbs = isinstance(output, IOBase) and output.isatty()
    with _bar(job.words) if sys.stderr.isatty() and not disturbs else nullcontext(_Lines(every).show) as show:

        def on_progress(progress: Progress) -> None:
            if progress.problem is not None:
                print_message(error_words(progress.problem))
            show(progress)

        return finish(job, on_progress, cancel)


@contextmanager
def cancel_on_interrupt() -> Iterator[Cancel]:
    """Cancel the job at the first Ctrl-C, so that it can report what was done; stop the program at the second."""
    cancel = Cancel()
    if threading.current_thread() is not threading.main_thread():
        yield cancel
        return

    def handle(_number: int, _frame: FrameType | None) -> None:
        if cancel.cancelled:
            raise KeyboardInterrupt
        cancel.cancel()

    before = signal.signal(signal.SIGINT, handle)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, before)


class _Lines:
    """Lines that say how far a job is, now and then."""

    def __init__(self, every: float) -> None:
        self._every = every
        self._last = monotonic()

    def show(self, progress: Progress) -> None:
        if monotonic() - self._last >= self._every:
            self._last = monotonic()
            print_message(progress.words)


@contextmanager
def _bar(words: str) -> Iterator[Callable[[Progress], None]]:
    from rich import progress as bars  # noqa: PLC0415 - only a terminal needs it

    columns = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
    )
    with bars.Progress(*columns, console=console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(words, total=None)

        def show(progress: Progress) -> None:
            further = f" ({progress.share:.0%} of the next)" if progress.share else ""
            done = progress.done + progress.share
            bar.update(task, description=plain(progress.words + further).plain, completed=done, total=progress.total)

        yield show
