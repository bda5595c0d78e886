"""Work that is done in steps and has a result: a generator that returns one."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

S = TypeVar("S")
R = TypeVar("R")


class Steps(Generic[S, R]):
    """The steps of a generator, to be taken in a loop; `result` is what it returned, once the loop has ended."""

    result: R

    def __init__(self, steps: Generator[S, None, R]) -> None:
        self._steps = steps

    def __iter__(self) -> Iterator[S]:
        """Take the steps; only once."""
        self.result = yield from self._steps
