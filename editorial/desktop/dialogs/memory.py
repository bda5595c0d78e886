"""Window with what is remembered from articles: names and speaker habits, which can be removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.memory_model import MemoryModel, called, sort
from editorial.desktop.dialogs.plain_table import set_up_plain_table
from editorial.desktop.dialogs.training_part import TrainingPart
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.parts import ENTER
from editorial.desktop.widgets.plain import Label, set_title
from editorial.domain.errors import EditorialError
from editorial.domain.import_rules import ImportRule
from editorial.domain.learnt import Knowledge, Learnt
from editorial.domain.rule_counts import RuleCount
from editorial.domain.settings import Setting
from editorial.domain.suggestions import Habit, Lesson
from editorial.jobs.counting import counted
from editorial.jobs.import_rules import import_rules
from editorial.review.desk import Desk

ABOUT = (
    "Names that you confirmed help to find them in other articles, and so does your choice of who “the mayor” or “she” "
    "is where somebody speaks. Corrections help as well: words that are no name, names that are longer or shorter, and "
    "words in marks that are a term or speech. "
)
OFF = "What was confirmed in other articles is not used at all: the preferences say so. "
COUNTS = (
    "How often each kind of suggestion was kept in verified articles sets how sure the software is of the next ones. "
)
COUNTS_OFF = "How often suggestions were kept is not used: the preferences say so. "
IMPORTS = "What imports do with files like those you looked at is listed as well. "
REMOVING = "What you remove here is no longer used; no article changes."
NONE_YET = "Nothing is remembered yet: names you confirm in an article help in the next ones."
_REMOVE = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_WIDTHS = (240, 120, 220, 160, 100, 70)


class MemoryDialog(Dialog):
    """Table of what is remembered, filtered as the user types."""

    open_requested = Signal(str)
    """The article in which the current row was learnt is to be opened: its id."""

    train_requested = Signal()
    """The name recogniser is to be trained."""

    message_posted = Signal(object)
    """A change failed: the Message to show."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "What is remembered")
        self.resize(min(960, parent.width()), min(560, parent.height()))
        self._desk = desk
        self.about = Label(_about(desk), wrap=True)
        self.field = QLineEdit(clearButtonEnabled=True, placeholderText="Filter")
        self.field.setAccessibleName("Filter what is remembered")
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.model = MemoryModel(self)
        self.table = QTableView()
        self._set_up_table()
        self.training = TrainingPart(desk, self)
        self.training.train_requested.connect(self.train_requested)
        self.training.message_posted.connect(self.message_posted)
        self.count = Label()
        self.count.setAccessibleName("How many")
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.remove = button("&Remove", self._remove)
        self.back = button("&Put back", self._put_back)
        self.open_article = button("&Open the article", self._open)
        self.shut = button("&Close", self.reject)
        self._lay_out()
        self._show_entries(self._entries())
        self.field.setFocus()

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        set_up_plain_table(self.table, "What is remembered")
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._offer())
        self.table.installEventFilter(self)
        for place, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setStretchLastSection(True)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for made in (self.open_article, self.remove, self.back, self.shut):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD - GAP // 2)
        column.addWidget(self.about)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self.training)

    def _entries(self) -> tuple[Learnt, ...]:
        return *self._desk.memory(), *self._desk.job(import_rules)

    def _show_entries(self, learnt: Sequence[Learnt]) -> None:
        """Show other entries; the current row stays current."""
        current = self.table.currentIndex().row()
        self.model.set_entries(learnt, self.field.text())
        self._select(max(0, current))

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._select(0)

    def _select(self, row: int) -> None:
        row = min(row, len(self.model.shown) - 1)
        self.table.setCurrentIndex(self.model.index(row, 0) if row >= 0 else QModelIndex())
        self._offer()
        self.count.setText(_count(self.model.shown) if self.model.every else NONE_YET)

    @property
    def current(self) -> Learnt | None:
        """Return the entry of the current row, or None."""
        row = self.table.currentIndex().row()
        return self.model.shown[row] if 0 <= row < len(self.model.shown) else None

    def _offer(self) -> None:
        """Enable the buttons that apply to the current row."""
        current = self.current
        self.remove.setEnabled(current is not None and not current.forgotten)
        self.back.setEnabled(current is not None and current.forgotten)
        self.open_article.setEnabled(current is not None and current.what.article_id is not None)
        self.set_main(self.open_article if self.model.every else self.shut)

    def _remove(self) -> None:
        self._change(self._desk.forget, "is no longer used; Put back undoes that")

    def _put_back(self) -> None:
        self._change(self._desk.restore_remembered, "is used again")

    def _change(self, change: Callable[[Knowledge], None], outcome: str) -> None:
        current = self.current
        if current is None:
            return
        try:
            change(current.what)
            self._show_entries(self._entries())
        except EditorialError as error:
            self.message_posted.emit(Message(str(error), Tone.ERROR))
            return
        self.count.setText(f"{_named(current)} {outcome}")
        announce(self.table, self.count.text())
        self.table.setFocus()

    def _open(self) -> None:
        current = self.current
        if current is not None and current.what.article_id is not None:
            self.open_requested.emit(current.what.article_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move from the field to the table; in the table remove with Delete, open with Enter, without auto-repeat."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if watched is self.field and key in {Qt.Key.Key_Down, *ENTER}:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if watched is self.table and key in _REMOVE | ENTER:
                if not event.isAutoRepeat():
                    (self._open if key in ENTER else self._remove)()
                return True
        return super().eventFilter(watched, event)


def _about(desk: Desk) -> str:
    """Return what the window shows, and what of it is not used."""
    names = ABOUT if desk.setting(Setting.MEMORY, default=True) else OFF
    return names + (COUNTS if desk.setting(Setting.COUNTS, default=True) else COUNTS_OFF) + IMPORTS + REMOVING


def _count(shown: Sequence[Learnt]) -> str:
    """Return the count in words: names, speaker habits, corrections, and how many of them are removed."""
    speakers, removed = sum(isinstance(one.what, Habit) for one in shown), sum(one.forgotten for one in shown)
    corrections = sum(isinstance(one.what, Lesson) for one in shown)
    counts = sum(isinstance(one.what, RuleCount) for one in shown)
    rules = sum(isinstance(one.what, ImportRule) for one in shown)
    parts = [counted(len(shown) - speakers - corrections - counts - rules, "name")]
    parts += [counted(speakers, "speaker")] if speakers else []
    parts += [counted(corrections, "correction")] if corrections else []
    parts += [counted(counts, "count")] if counts else []
    parts += [counted(rules, "import rule")] if rules else []
    parts += [f"{removed} removed"] if removed else []
    return ", ".join(parts)


def _named(one: Learnt) -> str:
    """Return an entry in words: *“Northwind” (organisation)*, *“the mayor” for Ada Brook*."""
    if isinstance(one.what, Habit):
        return f"{called(one)} for {one.what.name}"
    if isinstance(one.what, ImportRule):
        return f"The rule for {called(one)}"
    return f"“{called(one).strip('“”')}” ({sort(one)})"
