"""Hands at the window whose every act is counted, by the keystroke-level model."""

from __future__ import annotations

from dataclasses import dataclass, field

from _driver import Driver

from editorial.domain.text import Span

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


class Hands:
    """Presses, types and clicks, and counts."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.tally = Tally()

    def press(self, *chords: str) -> None:
        """Press chords one after the other: each is one action, and each key of it one K."""
        for chord in chords:
            self.tally.actions += 1
            self.tally.keys += len(chord.split("+"))
            self.tally.log.append(chord)
            self.driver.press(chord)

    def type(self, letters: str) -> None:
        """Type letters: each is an action."""
        for letter in letters:
            self.tally.actions += 1
            self.tally.keys += 1
            self.tally.log.append(letter)
            self.driver.type(letter)

    def double_click(self, span: Span) -> None:
        """Double-click a word that is in sight: one act of the pointer, one point and two presses."""
        self.tally.actions += 1
        self.tally.pointer += 1
        self.tally.points += 1
        self.tally.presses += 2
        self.tally.log.append("double-click")
        self.driver.double_click(span)
