"""Taking the articles of an import out of the library again, and bringing them back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.article_deletion import ArticleDeletion
from editorial.desktop.wording.queue import title
from editorial.domain.errors import EditorialError
from editorial.domain.library import Deleted, QueueRow
from editorial.jobs.deleting import Delete, Restore
from editorial.review.wording.contents import articles_words


class ImportUndo:
    """Undoes an import as one step, and redoes it, by deleting its articles and bringing them back.

    If something was decided in them since, or they were exported, the editor is asked as before any deletion.
    """

    def __init__(self, reviewer: Reviewer, deletion: ArticleDeletion, post: Post) -> None:
        self._reviewer, self._deletion, self._post = reviewer, deletion, post

    def undo(self, number: int) -> None:
        """Take out the articles of an import: its number in `Desk.imports`."""
        imports = self._reviewer.desk.imports
        ids = imports.article_ids(number)
        try:
            rows, untouched = self._reviewer.desk.queue_rows(ids), imports.is_untouched(number)
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        if untouched:
            job = self._reviewer.desk.job(Delete, ids, number)
            self._deletion.run(job, len(ids), partial(self._taken_out, number, rows))
        else:
            self._deletion.ask(ids, imported=True)

    def _taken_out(self, number: int, rows: Sequence[QueueRow], _deleted: Deleted) -> None:
        self._reviewer.desk.imports.note_out(number)
        self._deletion.leave(rows)
        words, several = articles_words([title(row) for row in rows]), len(rows) > 1
        said = (
            f"{words} {'were' if several else 'was'} taken out again; "
            f"redo brings {'them' if several else 'it'} back until you decide something else or close Editorial"
        )
        self._post(Message(said, action=ActionId.REDO, label="Redo", life=Life.DECISION))

    def redo(self, number: int) -> None:
        """Bring back the articles of an import that was undone."""
        desk = self._reviewer.desk
        job = desk.job(Restore, number)

        def note(ids: Sequence[str]) -> None:
            desk.imports.note_back(number)
            self._deletion.show_restored(ids)

        self._deletion.run(job, len(desk.imports.article_ids(number)), note)
