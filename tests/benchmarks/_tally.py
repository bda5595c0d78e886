"""Counts of keys and pointer acts, and the hand time they take by the keystroke-level model."""

from __future__ import annotations

from dataclasses import dataclass, field

KEY, POINT, PRESS = 0.28, 1.10, 0.10
"""Seconds: one key, pointing at something, one press of the pointer's button."""


@dataclass(slots=True)
class Tally:
    """What was done: actions (a chord is one), and the keys, points and presses that they are made of."""

    actions: int = 0
    pointer: int = 0
    keys: int = 0
    points: int = 0
    presses: int = 0
    log: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Return the hand time."""
        return self.keys * KEY + self.points * POINT + self.presses * PRESS

    def press(self, chord: str) -> None:
        """Count a chord: one action, and each of its keys."""
        self.actions += 1
        self.keys += len(chord.split("+"))
        self.log.append(chord)

    def point(self, act: str, *, points: int, presses: int) -> None:
        """Count one act of the pointer: a click, a double click or a drag."""
        self.actions += 1
        self.pointer += 1
        self.points += points
        self.presses += presses
        self.log.append(act)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        self.actions += other.actions
        self.pointer += other.pointer
        self.keys += other.keys
        self.points += other.points
        self.presses += other.presses
        self.log += other.log
