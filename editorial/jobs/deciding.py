"""The job that makes a decision on thousands of places, which takes too long for the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from editorial.jobs.progress import Cancel, Progress

R = TypeVar("R")


class Decide(Generic[R]):
    """Make a decision; `words` say what it does."""

    def __init__(self, words: str, make: Callable[[Callable[[], None]], R]) -> None:
        """Take what makes the decision: it calls what it is given again and again, until it begins to write."""
        self.words = words
        self._make = make

    def run(self, cancel: Cancel) -> Generator[Progress, None, R]:
        """Make it. Raises what it raises, and Cancelled: nothing was decided then."""
        yield Progress(0, None, self.words)
        return self._make(cancel.check)
