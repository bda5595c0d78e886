"""The places that an answer is for, shown in a chooser before it is given; each can be left out."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication

from editorial.desktop.choosers.chooser import Chooser
from editorial.desktop.reviewing.asking import Answer, Preview
from editorial.desktop.widgets.occurrence_box import OccurrenceBox
from editorial.desktop.widgets.occurrence_list import OccurrenceList, rows_of

MOST = 6
T = TypeVar("T")


class OccurrencePreview:
    """Adds the places to a chooser, if there are several; Tab goes to them, Enter there answers as elsewhere.

    `row` is where among the chooser's parts they stand, -1 for its end.
    """

    def __init__(self, chooser: Chooser, preview: Preview, *, row: int = -1) -> None:
        self._preview = preview
        self.box: OccurrenceBox | None = None
        if len(preview.occurrences) > 1:
            self.box = OccurrenceBox(OccurrenceList(chooser.theme, chooser, most=MOST), chooser)
            self.box.show_occurrences(preview.occurrences)
            self.box.show_ticked(rows_of(preview.occurrences, preview.ticked))
            chooser.parts.insertWidget(row, self.box)
            chooser.watch(self.box.every, self.box.list)
            chooser.setTabOrder(chooser.first, self.box.list)
            chooser.setTabOrder(self.box.list, self.box.every)

    @property
    def allowed(self) -> bool:
        """Return whether there is a place to answer for."""
        return self.box is None or bool(self.box.ticked)

    @property
    def has_focus(self) -> bool:
        """Return whether the keyboard is at the places."""
        focus = QApplication.focusWidget()
        return self.box is not None and focus is not None and self.box.isAncestorOf(focus)

    def answer(self, value: T) -> Answer[T]:
        """Return an answer with the mentions of the places that are ticked."""
        if self.box is None:
            return Answer(value, tuple(one.mention for one in self._preview.occurrences))
        return Answer(value, tuple(self._preview.occurrences[row].mention for row in self.box.ticked))
