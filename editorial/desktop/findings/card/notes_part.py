"""Notes on the focused finding, each with buttons to edit and remove it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from editorial.desktop.findings.card.requests import ActionRequest, CardRequest
from editorial.desktop.widgets.parts import button, column, row, text_label
from editorial.desktop.wording.note_facts import NoteFacts


class NoteWidget(QWidget):
    """One note with author and time, and its buttons."""

    def __init__(self, note: NoteFacts, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = text_label("note", self)
        self.words.setText(note.words)
        self.edit = button(
            "Edit…", partial(request, CardRequest.EDIT_NOTE, note.id), self, name=f"Edit the note: {note.words}"
        )
        self.remove = button(
            "Remove", partial(request, CardRequest.REMOVE_NOTE, note.id), self, name=f"Remove the note: {note.words}"
        )
        layout = column(self)
        layout.addWidget(self.words)
        layout.addLayout(row(self.edit, self.remove))


class NotesPart(QWidget):
    """All notes on a finding, oldest first; rebuilt only if they changed."""

    def __init__(self, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self._request = request
        self._notes: tuple[NoteFacts, ...] = ()
        self.rows: list[NoteWidget] = []
        self._layout = column(self)
        self.hide()

    def show_notes(self, notes: tuple[NoteFacts, ...]) -> None:
        """Show exactly these notes."""
        if notes == self._notes:
            return
        self._notes = notes
        for old in self.rows:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [NoteWidget(note, self._request, self) for note in notes]
        for made in self.rows:
            self._layout.addWidget(made)
            made.show()
        self.setVisible(bool(notes))
