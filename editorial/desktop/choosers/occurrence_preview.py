"""List of the occurrences to which an answer applies, shown in a chooser."""

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
    """Adds a list of occurrences with check boxes to a chooser, if there are several.

    `row` is the index at which the list is inserted into the chooser's layout, -1 for the end.
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
            chooser.setTabOrder(chooser.first, self.box.every)
            chooser.setTabOrder(self.box.every, self.box.list)

    @property
    def allowed(self) -> bool:
        """Return whether at least one occurrence is ticked."""
        return self.box is None or bool(self.box.ticked)

    @property
    def has_focus(self) -> bool:
        """Return whether the list or its check box has the keyboard focus."""
        focus = QApplication.focusWidget()
        return self.box is not None and focus is not None and self.box.isAncestorOf(focus)

    def answer(self, value: T) -> Answer[T]:
        """Return an answer with a value and the ticked mentions."""
        if self.box is None:
            return Answer(value, tuple(one.mention for one in self._preview.occurrences))
        return Answer(value, tuple(self._preview.occurrences[row].mention for row in self.box.ticked))
