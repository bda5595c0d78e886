"""Window that says where protected names would still stand in an export or a report."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import button
from editorial.desktop.dialogs.lines import LinesDialog
from editorial.desktop.widgets.plain import Label
from editorial.jobs.protecting import LeaksError
from editorial.review.wording.leaks import WAY_OUT, leak_words

TITLE = "Protected names would stand in it"


class LeaksDialog(LinesDialog):
    """Window with each leak on a line; nothing is written unless somebody says so here."""

    anyway = Signal()
    """It is to be written all the same."""

    def __init__(self, refused: LeaksError, parent: QWidget) -> None:
        several = len(refused.articles) > 1
        lines = (
            f"{f'“{article.title}”: ' if several else ''}{leak_words(leak)}"
            for article in refused.articles
            for leak in article.leaks
        )
        super().__init__(TITLE, lines, parent)
        self.words = Label(f"{refused} {WAY_OUT}", self, wrap=True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.words)
        self.go = button("&Write it all the same, with these words in it", self._go)
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.DestructiveRole)

    def _go(self) -> None:
        self.anyway.emit()
        self.accept()
