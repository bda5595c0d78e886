"""Table model of what is remembered, filtered in Python, which is much faster than a proxy model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from editorial.desktop.widgets.plain import tooltip
from editorial.domain import labels
from editorial.domain.library import Knowledge, Learnt
from editorial.domain.rule_counts import RuleCount
from editorial.domain.suggestions import Habit, Lesson, LessonKind, Remembered
from editorial.domain.visible import visible
from editorial.review.wording.rule_counts import SUBJECTS, about_words, outcome_words

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Name or words", "Type", "Other names, or meant", "Learnt in", "When", "Articles")


LESSONS: dict[LessonKind, str] = {
    LessonKind.NOT_A_NAME: "no name",
    LessonKind.EDGES: "longer or shorter",
    LessonKind.TERM: "quoted term",
    LessonKind.SPEECH: "speech",
}
"""What a correction taught about some words."""


def called(one: Learnt) -> str:
    """Return the first cell of a row: a name, what was counted, or words in quotation marks."""
    if isinstance(one.what, RuleCount):
        return about_words(one.what.key)
    return one.what.name if isinstance(one.what, Remembered) else f"“{one.what.words}”"


def sort(one: Learnt) -> str:
    """Return the kind of an entry on screen: the type of a name, "speaker", or what was counted or corrected."""
    if isinstance(one.what, RuleCount):
        return SUBJECTS[one.what.key.subject].lower()
    if isinstance(one.what, Lesson):
        return LESSONS[one.what.kind]
    return "speaker" if isinstance(one.what, Habit) else labels.words(one.what.label)


def cells(one: Learnt) -> tuple[str, ...]:
    """Return the cells of a row."""
    what = one.what
    return (
        called(one),
        sort(one),
        _others(what),
        "" if isinstance(what, RuleCount) else " ".join(one.title.split()) or "Untitled",
        f"{one.at.astimezone():%Y-%m-%d}" if one.at else "",
        str(what.times),
    )


def _others(what: Knowledge) -> str:
    if isinstance(what, RuleCount):
        return outcome_words(what)
    if isinstance(what, Lesson):
        return f"“{what.meant}”" if what.meant else ""
    return f"{what.name} ({labels.words(what.label)})" if isinstance(what, Habit) else ", ".join(what.aliases)


def _sorted_by(one: Learnt) -> tuple[str, ...]:
    if isinstance(one.what, RuleCount):
        return "\U0010ffff", *cells(one)  # after all names and words
    name = one.what.words if isinstance(one.what, Lesson) else one.what.name
    return name.casefold(), *cells(one)


class MemoryModel(QAbstractTableModel):
    """Model of all entries (`every`) and those that match the filter (`shown`), sorted by name."""

    def __init__(self) -> None:
        super().__init__()
        self.every: Sequence[Learnt] = ()
        self.shown: Sequence[Learnt] = ()
        self._words: list[str] = []

    def set_entries(self, learnt: Sequence[Learnt], words: str) -> None:
        """Replace all entries and apply a filter."""
        self.every = sorted(learnt, key=_sorted_by)
        self._words = ["\n".join(cells(one)).casefold() for one in self.every]
        self.filter(words)

    def filter(self, words: str) -> None:
        """Show the entries in which all words occur, in any column."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self.shown = [
            one for one, there in zip(self.every, self._words, strict=True) if all(word in there for word in wanted)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the header of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, accessible text or font of a cell; removed entries are struck out."""
        if not index.isValid():
            return None
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(cells(one)[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(cells(one)[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{COLUMNS[index.column()]}: {cells(one)[index.column()]}"
            return visible(f"{said}, removed" if one.forgotten else said)
        if role == Qt.ItemDataRole.FontRole and one.forgotten:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None
