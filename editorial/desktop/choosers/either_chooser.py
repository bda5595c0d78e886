"""Chooser for one of a few answers, each of which has a digit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from editorial.desktop.choosers.option_chooser import OptionChooser
from editorial.desktop.choosers.ranking import Option
from editorial.desktop.theme import Theme


class EitherChooser(OptionChooser):
    """Chooser that one key answers: the digit of an answer, or Enter for the first."""

    def __init__(self, host: QWidget, theme: Theme, title: str, answers: Sequence[tuple[str, str]]) -> None:
        options = [Option(value, f"{number}  {words}") for number, (value, words) in enumerate(answers, 1)]
        super().__init__(host, theme, title, options, prompt="The digit takes it, Enter takes the first")

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Take the answer of a digit."""
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.options) and not event.isAutoRepeat() and not self.field.text():
            self.answer(self.options[number].value)
            return True
        return super().key_pressed(event)
