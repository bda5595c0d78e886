"""Figures of repeated runs beside a floor, and the lines that show them."""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


def median(values: Iterable[float]) -> float:
    """Return the middle of the values."""
    return statistics.median(values)


def p95(values: Iterable[float]) -> float:
    """Return the value that 95 of 100 do not exceed (the nearest rank)."""
    ordered = sorted(values)
    return ordered[math.ceil(0.95 * len(ordered)) - 1]


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def repeated(act: Callable[[], object], times: int, *, before: Callable[[], object] | None = None) -> list[float]:
    """Return how many milliseconds each of several acts took; `before` is done ahead of each, untimed."""
    found = []
    gc.collect()
    for _ in range(times):
        if before is not None:
            before()
        found.append(timed(act))
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, what is asked for, and the floor it is compared with."""

    what: str
    asked: float
    value: float
    unit: str = "ms"
    floor: float | None = None
    floor_words: str = ""
    times: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool:
        """Return whether what is asked for was reached; where a ratio is asked for, that decides."""
        if self.times is not None and self.floor is not None:
            return self.value <= self.times * self.floor
        return self.value <= self.asked

    def words(self) -> str:
        """Return the line."""
        asked = f"≤ {self.times:g} ×" if self.times is not None else f"≤ {self.asked:g} {self.unit}"
        floor = ""
        if self.floor is not None:
            floor = f"{self.floor:8.1f} {self.unit} {self.value / self.floor:7.1f} ×  {self.floor_words}"
        mark = " " if self.kept else "!"
        return f"{mark} {self.what:<58} {asked:>9} {self.value:9.1f} {self.unit}   {floor}{self.note}"


def table(lines: Sequence[Line]) -> str:
    """Return the table."""
    head = f"  {'':<58} {'asked':>9} {'measured':>12}   {'floor':>11} {'ratio':>9}"
    return "\n".join((head, *(line.words() for line in lines)))
