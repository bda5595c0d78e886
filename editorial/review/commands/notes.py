"""Commands on notes: comments, and problems in the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain.annotation import Note, NoteKind
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.text import Span
from editorial.review.commands.command import Command
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import excerpt


def _worded(text: str) -> str:
    if not text.strip():
        raise RuleError("a note needs words")
    return text.strip()


@dataclass(frozen=True, kw_only=True)
class AddNote(Command):
    """Add a comment on an annotation (`on`, its id), or a problem at a span of the text."""

    kind: NoteKind
    text: str
    on: str | None = None
    span: Span | None = None

    def run(self, draft: Draft) -> None:
        """Add the note. Raises RuleError if it has no words."""
        note = Note(draft.new_id("n"), self.kind, _worded(self.text), draft.by, draft.at, self.on, self.span)
        draft.put(note)

    def summary(self, record: Record) -> Summary:
        """Return COMMENT or NOTE_PROBLEM with the note's text."""
        del record
        code = SummaryCode.COMMENT if self.kind is NoteKind.COMMENT else SummaryCode.NOTE_PROBLEM
        return Summary.of(code, text=excerpt(self.text))


@dataclass(frozen=True, kw_only=True)
class EditNote(Command):
    """Change the text of a note; its author is then the editor who changed it."""

    note: str
    text: str

    def run(self, draft: Draft) -> None:
        """Replace the words."""
        draft.put(replace(draft.note(self.note), text=_worded(self.text), by=draft.by, at=draft.at))

    def summary(self, record: Record) -> Summary:
        """Return CHANGE_NOTE with the new text."""
        del record
        return Summary.of(SummaryCode.CHANGE_NOTE, text=excerpt(self.text))


@dataclass(frozen=True, kw_only=True)
class RemoveNote(Command):
    """Remove a note."""

    note: str

    def run(self, draft: Draft) -> None:
        """Remove the note."""
        draft.note(self.note)
        draft.drop(Ref(Table.NOTE, self.note))

    def summary(self, record: Record) -> Summary:
        """Return REMOVE_NOTE with the note's text."""
        return Summary.of(SummaryCode.REMOVE_NOTE, text=excerpt(record.notes[self.note].text))
