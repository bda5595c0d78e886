"""How fast a run is, and how long it will still take."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Pace:
    """The rate since the first article of this run, and the time left by the share of the input that was read then."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._begun: float | None = None
        self._share = 0.0

    def begin(self, share: float) -> None:
        """Note that the first new article was read now; what was passed over before says nothing about the rate."""
        if self._begun is None:
            self._begun, self._share = self._clock(), share

    def words(self, done: int, share: float) -> str:
        """Return the rate and the time left in words, empty while nothing can be said."""
        passed = 0.0 if self._begun is None else self._clock() - self._begun
        if not done or passed <= 0.0:
            return ""
        rate = f"{done / passed:.1f} a second"
        advanced = share - self._share
        if advanced <= 0.0 or share >= 1.0:
            return rate
        return f"{rate}, {duration(passed * (1.0 - share) / advanced)} left"


def duration(seconds: float) -> str:
    """Return a duration in words, in the two largest units: `3 h 20 min`."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} s"
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
