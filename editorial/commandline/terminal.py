"""What all commands share: words on standard error, progress on a terminal, Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from io import IOBase
from types import FrameType
from typing import TypeVar

from editorial.jobs.progress import Cancel, Job, Progress, finish
from editorial.review.wording.problems import error_words

R = TypeVar("R")

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: all went well; something failed, as told on standard error; wrong usage; Ctrl-C."""


def print_message(words: object) -> None:
    """Write a line for people to standard error."""
    sys.stderr.write(f"editorial: {words}\n")
    sys.stderr.flush()


def write(data: bytes) -> None:
    """Write data to standard output; always UTF-8, so that it reads the same on every system."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def run_job(job: Job[R], cancel: Cancel | None = None, output: object = None) -> R:
    """Run a job to its end, with its problems on standard error as they come, and progress if that is a terminal.

    `output` is what the job writes to; a bar would only disturb what is written to a terminal.
    """
    disturbs = isinstance(output, IOBase) and output.isatty()
    with _bar(job.words) if sys.stderr.isatty() and not disturbs else nullcontext(_silent) as show:

        def on_progress(progress: Progress) -> None:
            if progress.problem is not None:
                print_message(error_words(progress.problem))
            show(progress)

        return finish(job, on_progress, cancel)


@contextmanager
def cancel_on_interrupt() -> Iterator[Cancel]:
    """Let the first Ctrl-C cancel a job that has something worth reporting; the second stops the program."""
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


def _silent(_: Progress) -> None:
    pass


@contextmanager
def _bar(words: str) -> Iterator[Callable[[Progress], None]]:
    from rich import progress as bars  # noqa: PLC0415 - only a terminal needs it
    from rich.console import Console  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.MofNCompleteColumn(),
    )
    with bars.Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(words, total=None)

        def show(progress: Progress) -> None:
            further = f" ({progress.share:.0%} of the next)" if progress.share else ""
            done = progress.done + progress.share
            bar.update(task, description=progress.words + further, completed=done, total=progress.total)

        yield show
