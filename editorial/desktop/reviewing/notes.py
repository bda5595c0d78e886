"""Writing, changing and removing notes: comments on findings, and problems in the copy."""

from __future__ import annotations

from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.wording.findings import day_and_time
from editorial.domain.annotation import NoteKind
from editorial.domain.record import Table
from editorial.domain.taking import Taking
from editorial.domain.text import Span
from editorial.review.commands.notes import AddNote, EditNote, RemoveNote

TITLES = {NoteKind.COMMENT: "Comment", NoteKind.PROBLEM: "Problem in the copy"}


class NoteController:
    """Handles the comment action and the buttons beside a note."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        self._reviewer, self._ask = reviewer, ask
        self._at: str | None = None
        self.actions: Handlers = {ActionId.COMMENT: self.comment}

    @property
    def at(self) -> str | None:
        """Return the id of the note that was clicked last, or None."""
        return self._at

    def point_at(self, key: str) -> None:
        """Set the note that the list of notes starts at."""
        self._at = key

    def comment(self) -> None:
        """Ask for a note on a problem in the selected text, else for a comment on the item in focus."""
        selected, item = self._reviewer.selection(Taking.PASSAGE), self._reviewer.item
        if selected is not None:
            words = selected.of(self._reviewer.record.article.text)
            self._ask.words(f"{TITLES[NoteKind.PROBLEM]} at “{words}”", "", partial(self._problem, selected))
        elif item is not None and item.refs:
            at = next((at for at in item.refs if at.table is not Table.ENTITY), item.refs[0])
            self._ask.words(TITLES[NoteKind.COMMENT], "", partial(self._comment, at.id))
        else:
            self._reviewer.post("Go to a finding, or select words in the text, to write a note", Tone.HINT)

    def _problem(self, span: Span, text: str) -> None:
        self._reviewer.apply(AddNote(kind=NoteKind.PROBLEM, text=text, span=span))

    def _comment(self, on: str, text: str) -> None:
        self._reviewer.apply(AddNote(kind=NoteKind.COMMENT, text=text, on=on))

    def show(self, key: str) -> None:
        """Post the text of a note, with a button that opens the notes at it."""
        note = self._reviewer.record.notes.get(key)
        if note is not None:
            self._at = key
            words = f"{TITLES[note.kind]}: {note.text} ({note.by}, {day_and_time(note.at)})"
            self._reviewer.message_posted.emit(Message(words, Tone.HINT, ActionId.NOTES, "Notes…", Life.FINDING))

    def edit(self, key: str) -> None:
        """Ask for the new text of a note."""
        note = self._reviewer.record.notes.get(key)
        if note is not None:
            self._ask.words(TITLES[note.kind], note.text, partial(self.change, key))

    def change(self, key: str, text: str) -> None:
        """Change the text of a note."""
        self._reviewer.apply(EditNote(note=key, text=text))

    def remove(self, key: str) -> None:
        """Remove a note."""
        outcome = self._reviewer.apply(RemoveNote(note=key))
        if outcome is not None and outcome.decision is not None:
            self._reviewer.post("The note is removed; undo brings it back")
