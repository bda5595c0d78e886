"""Window with the notes of the open article: comments on findings and problems in the copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.choosers.text_prompt import Lines, TextPrompt
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.plain_table import fit_columns, plain_cell, set_up_plain_table
from editorial.desktop.reviewing.notes import TITLES, NoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.theme import GAP, PAD, Theme
from editorial.desktop.widgets.parts import ENTER
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.wording.findings import counted, day_and_time, one_line
from editorial.domain.annotation import Note, NoteKind
from editorial.domain.note_places import place_of
from editorial.domain.record import Record

COLUMNS = ("Note", "At", "Kind", "Who", "When")
KINDS = {NoteKind.COMMENT: "comment", NoteKind.PROBLEM: "problem in the copy"}
_REMOVE = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class NoteTableRow:
    """A note as a table row: its id and its cells."""

    id: str
    cells: tuple[str, ...]


def lines(record: Record) -> list[NoteTableRow]:
    """Return the notes of an article in text order; notes without a position in the text come last."""

    def order(note: Note) -> tuple[int, str]:
        span = place_of(record, note)
        return (span.start if span is not None else len(record.article.text) + 1, note.id)

    return [_line(record, note) for note in sorted(record.notes.values(), key=order)]


def _line(record: Record, note: Note) -> NoteTableRow:
    span = place_of(record, note)
    at = one_line(span.of(record.article.text)) if span is not None else ""
    short = f"{at[:_LONGEST]}…" if len(at) > _LONGEST else at
    return NoteTableRow(note.id, (one_line(note.text), short, KINDS[note.kind], note.by, day_and_time(note.at)))


class NotesDialog(Dialog):
    """Window with a table of notes that follows the open article."""

    show_requested = Signal(str)
    """A note is to be shown in the article: its id."""

    def __init__(
        self,
        reviewer: Reviewer,
        noting: NoteController,
        theme: Callable[[], Theme],
        how: Callable[[], str],
        parent: QWidget,
    ) -> None:
        """Build the window; `how` returns the name of the action that adds a note, with its key."""
        super().__init__(parent)
        set_title(self, "Notes")
        self.resize(760, 360)
        self._reviewer, self._noting, self._theme, self._how = reviewer, noting, theme, how
        self._lines: list[NoteTableRow] = []
        self.table = QTableWidget(0, len(COLUMNS))
        self._set_up_table()
        self.count = Label(wrap=True)
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.go = button("&Go there", self._go)
        self.edit = button("&Edit…", self._edit)
        self.remove = button("&Remove", self._remove)
        self.shut = button("&Close", self.reject)
        self._lay_out()
        reviewer.opened.connect(self._follow)
        reviewer.changed.connect(self._follow)

    def _set_up_table(self) -> None:
        self.table.setHorizontalHeaderLabels(COLUMNS)
        set_up_plain_table(self.table, "Notes")
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 160)
        self.table.doubleClicked.connect(lambda _index: self._go())
        self.table.currentCellChanged.connect(lambda *_cells: self._offer())
        self.table.installEventFilter(self)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.count, 1)
        for made in (self.go, self.edit, self.remove, self.shut):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def start(self, note: str | None = None) -> None:
        """Show the window with a note (id) or the first one as the current row."""
        self._fill()
        self._select(note)
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _follow(self) -> None:
        if self.isVisible():
            current, row = self.current, self.table.currentRow()
            self._fill()
            self._select(current, row)

    def _fill(self) -> None:
        record = self._reviewer.record if self._reviewer.session is not None else None
        self._lines = lines(record) if record is not None else []
        set_title(self, f"Notes: {record.article.title}" if record is not None else "Notes")
        self.table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, words in enumerate(line.cells):
                self.table.setItem(row, column, plain_cell(words))
        fit_columns(self.table, 2, 3, 4)
        none_yet = f"No notes yet. {self._how()} writes one: on what is in focus, or on words selected in the text."
        self.count.setText(counted(len(self._lines), "note") if self._lines else none_yet)

    def _select(self, note: str | None, row: int = 0) -> None:
        """Make a note current, or the note in row `row` if it is gone."""
        ids = [line.id for line in self._lines]
        found = ids.index(note) if note in ids else min(max(row, 0), len(ids) - 1)
        self.table.setCurrentCell(found, 0)
        self._offer()

    def _offer(self) -> None:
        there = self.current is not None
        for made in (self.go, self.edit, self.remove):
            made.setEnabled(there)
        self.set_main(self.go if there else self.shut)

    @property
    def current(self) -> str | None:
        """Return the id of the note in the current row, or None."""
        row = self.table.currentRow()
        return self._lines[row].id if 0 <= row < len(self._lines) else None

    def _go(self) -> None:
        if self.current is not None:
            self.show_requested.emit(self.current)

    def _edit(self) -> None:
        note = self._reviewer.record.notes.get(self.current or "")
        if note is not None:
            asked = TextPrompt(self, self._theme(), TITLES[note.kind], note.text, lines=Lines.MANY)
            asked.accepted.connect(lambda words: self._noting.change(note.id, words))
            asked.open_at()

    def _remove(self) -> None:
        if self.current is not None:
            self._noting.remove(self.current)
            self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle keys in the table, without auto-repeat: Enter shows a note, F2 edits it, Delete removes it."""
        if watched is self.table and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            then = next(
                (
                    then
                    for keys, then in ((ENTER, self._go), (_REMOVE, self._remove), ({Qt.Key.Key_F2}, self._edit))
                    if key in keys
                ),
                None,
            )
            if then is not None:
                if not event.isAutoRepeat():
                    then()
                return True
        return super().eventFilter(watched, event)
