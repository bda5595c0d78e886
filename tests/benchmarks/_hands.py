"""Hands at the window whose every act is counted, by the keystroke-level model."""

from __future__ import annotations

from _driver import Driver
from _tally import Tally

from editorial.domain.text import Span


class Hands:
    """Presses, types and clicks, and counts."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.tally = Tally()

    def press(self, *chords: str) -> None:
        """Press chords one after the other: each is one action, and each key of it one K."""
        for chord in chords:
            self.tally.press(chord)
            self.driver.press(chord)

    def type(self, letters: str) -> None:
        """Type letters: each is an action."""
        for letter in letters:
            self.tally.press(letter)
            self.driver.type(letter)

    def double_click(self, span: Span) -> None:
        """Double-click a word that is in sight: one act of the pointer, one point and two presses."""
        self.tally.point("double-click", points=1, presses=2)
        self.driver.double_click(span)
