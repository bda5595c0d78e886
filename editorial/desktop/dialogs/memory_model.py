"""Table model of what is remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from editorial.desktop.dialogs.filtered_model import FilteredModel, Index
from editorial.domain import labels
from editorial.domain.import_rules import ImportRule
from editorial.domain.learnt import Knowledge, Learnt
from editorial.domain.rule_counts import RuleCount
from editorial.domain.suggestions import Habit, Lesson, LessonKind, Remembered
from editorial.jobs.import_rule_words import files_words, then_words
from editorial.review.wording.rule_counts import SUBJECTS, about_words, outcome_words

COLUMNS = ("Name or words", "Type", "Other names, or meant", "Learnt in", "When", "Articles")


LESSONS: dict[LessonKind, str] = {
    LessonKind.NOT_A_NAME: "no name",
    LessonKind.EDGES: "longer or shorter",
    LessonKind.TERM: "quoted term",
    LessonKind.SPEECH: "speech",
}
"""What a correction taught about some words."""


def called(one: Learnt) -> str:
    """Return the first cell of a row: a name, which files, what was counted, or words in quotation marks."""
    if isinstance(one.what, ImportRule):
        return files_words(one.what)
    if isinstance(one.what, RuleCount):
        return about_words(one.what.key)
    return one.what.name if isinstance(one.what, Remembered) else f"“{one.what.words}”"


def sort(one: Learnt) -> str:
    """Return the kind of an entry on screen: the type of a name, "speaker", or what was counted or corrected."""
    if isinstance(one.what, ImportRule):
        return "import rule"
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
        "" if isinstance(what, RuleCount | ImportRule) else " ".join(one.title.split()) or "Untitled",
        f"{one.at.astimezone():%Y-%m-%d}" if one.at else "",
        str(what.times or ""),
    )


def _others(what: Knowledge) -> str:
    if isinstance(what, ImportRule):
        return then_words(what)
    if isinstance(what, RuleCount):
        return outcome_words(what)
    if isinstance(what, Lesson):
        return f"“{what.meant}”" if what.meant else ""
    return f"{what.name} ({labels.words(what.label)})" if isinstance(what, Habit) else ", ".join(what.aliases)


def _sorted_by(one: Learnt) -> tuple[str, ...]:
    if isinstance(one.what, RuleCount | ImportRule):
        return "\U0010ffff", *cells(one)  # after all names and words
    name = one.what.words if isinstance(one.what, Lesson) else one.what.name
    return name.casefold(), *cells(one)


class MemoryModel(FilteredModel[Learnt]):
    """Model of what is remembered, sorted by name; entries that were removed are struck out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(COLUMNS, cells, parent)

    def set_entries(
        self, entries: Sequence[Learnt], words: str = "", fits: Callable[[Learnt], bool] | None = None
    ) -> None:
        """Replace all entries and apply a filter."""
        super().set_entries(sorted(entries, key=_sorted_by), words, fits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text, tooltip, accessible text or font of a cell."""
        found = super().data(index, role)
        if not index.isValid() or not self.shown[index.row()].forgotten:
            return found
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found}, removed"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setStrikeOut(True)
            return font
        return found
