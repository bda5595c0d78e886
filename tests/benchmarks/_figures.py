"""Figures of repeated runs, each beside its floor, and the lines that show them."""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Act = Callable[[], object]


def median(values: Iterable[float]) -> float:
    """Return the middle of the values."""
    return statistics.median(values)


def p95(values: Iterable[float]) -> float:
    """Return the value that 95 of 100 do not exceed (the nearest rank)."""
    ordered = sorted(values)
    return ordered[math.ceil(0.95 * len(ordered)) - 1]


def timed(act: Act) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


@dataclass(slots=True)
class Pair:
    """Milliseconds of an act and of its floor, in turns: what disturbs the machine meanwhile disturbs both."""

    found: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def add(self, act: Act, floor: Act) -> None:
        """Do both once."""
        self.found.append(timed(act))
        self.floor.append(timed(floor))


def in_turns(act: Act, floor: Act, times: int, *, before: Act = lambda: None) -> Pair:
    """Return how long an act and its floor took, done by turns; `before` is done ahead of each pair, untimed."""
    pair = Pair()
    gc.collect()
    for _ in range(times):
        before()
        pair.add(act, floor)
    return pair


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was measured, and its floor, which did the same physical work in the same run.

    `times` is how often the floor is allowed; `at_most`, if given, is allowed in the unit as well.
    """

    what: str
    value: float
    floor: float
    floor_words: str
    times: float
    at_most: float = math.inf
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float:
        """Return how often the floor was needed."""
        return self.value / self.floor

    @property
    def kept(self) -> bool:
        """Return whether what is asked for was reached."""
        return self.ratio <= self.times and self.value <= self.at_most

    def words(self) -> str:
        """Return the line."""
        asked = f"≤ {self.times:g} ×" + (f" ≤ {self.at_most:g} {self.unit}" if self.at_most < math.inf else "")
        mark = " " if self.kept else "!"
        measured = f"{self.value:9.1f} {self.unit} {self.floor:9.1f} {self.unit}"
        note = f"; {self.note}" if self.note else ""
        return f"{mark} {self.what:<55} {self.ratio:6.2f} ×  {asked:<17} {measured}  {self.floor_words}{note}"


HEAD = f"  {'':<55} {'ratio':>8}  {'asked':<17} {'measured':>12} {'floor':>12}  what the floor does"
