"""The choice of a format for an export: those that an editor hands on first, those for programs below a heading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox

from editorial.jobs.file_formats import Audience, FormatInfo, export_formats

FOR_DEVELOPERS = "For developers"


class FormatBox(QComboBox):
    """List of the formats; `info` describes the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self._meant = ""
        every = export_formats()
        self._rows: list[FormatInfo | None] = [one for one in every if one.audience is Audience.EDITORS]
        if others := [one for one in every if one.audience is Audience.DEVELOPERS]:
            self._rows += [None, *others]
        for one in self._rows:
            self.addItem(FOR_DEVELOPERS if one is None else one.words)
        model = self.model()
        if None in self._rows and isinstance(model, QStandardItemModel):
            model.item(self._rows.index(None)).setFlags(Qt.ItemFlag.NoItemFlags)  # a heading cannot be chosen
        self.activated.connect(lambda _row: self._mean())

    @property
    def info(self) -> FormatInfo:
        """Return the description of the chosen format."""
        found = self._rows[self.currentIndex()]
        if found is None:
            raise LookupError("a heading is no format")
        return found

    def _mean(self) -> None:
        self._meant = self.info.id

    def choose(self, format_id: str) -> None:
        """Choose a format by its id; an unknown one leaves the choice as it is."""
        for row, one in enumerate(self._rows):
            if one is not None and one.id == format_id:
                self._meant = format_id
                self.setCurrentIndex(row)

    def choose_for(self, suffix: str) -> None:
        """Choose a format whose files end so (`.csv`); one that was chosen by itself before all others.

        A name that is being typed ends in `.json` before it ends in `.jsonl`, and several formats have either.
        """
        fitting = [row for row, one in enumerate(self._rows) if one is not None and suffix in one.suffixes]
        meant = [row for row in fitting if (one := self._rows[row]) is not None and one.id == self._meant]
        if meant or (fitting and self.currentIndex() not in fitting):
            self.setCurrentIndex((meant or fitting)[0])
