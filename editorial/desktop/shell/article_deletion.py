"""Deleting articles, and bringing them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.long_work import LongWork
from editorial.desktop.wording.queue import counted, title
from editorial.domain.errors import EditorialError
from editorial.domain.library import Deleted, QueueRow
from editorial.domain.settings import Setting
from editorial.jobs.deleting import Belongings, Count, Delete, Restore, TidySearch
from editorial.jobs.progress import Job, finish
from editorial.jobs.runner import Priority
from editorial.review.wording.contents import articles_words

Start = Callable[..., object]
"""Starts a job on the worker thread: `Background.start`."""
R = TypeVar("R")
_FEW = 50
"""How many articles are deleted, or brought back, at once; more take so long that their progress is shown."""


class ArticleDeletion(QObject):
    """Asks, deletes articles at once, and brings them back when that is undone."""

    restored = Signal()
    """Articles came back; some may still have no suggestions."""

    def __init__(self, window: QWidget, reviewer: Reviewer, articles: Articles, start: Start, post: Post) -> None:
        super().__init__(window)
        self._window, self._reviewer, self._articles = window, reviewer, articles
        self._start, self._post = start, post
        self._work = LongWork(window, post)
        self._asked_overdue = False
        self._numbers: dict[int, int] = {}
        self.actions: Handlers = {ActionId.DELETE_ARTICLE: self._ask_for_open}

    def _ask_for_open(self) -> None:
        if self._articles.current is not None:
            self.ask([self._articles.current])

    def ask_overdue(self) -> None:
        """Say which drafts were set aside longer ago than the newsroom keeps them, and delete them if that is wanted.

        If it is not, the question comes again at the next start, and not before.
        """
        if self._asked_overdue:
            return
        self._asked_overdue = True
        desk = self._reviewer.desk
        try:
            overdue, days = desk.overdue_drafts(), desk.setting(Setting.DRAFT_DAYS, 0)
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        if overdue:
            self.ask(overdue, set_aside_for=days)

    def ask(self, article_ids: Sequence[str], *, set_aside_for: int | None = None, imported: bool = False) -> None:
        """Say what would go, and delete the articles (their ids) if the editor wants that.

        `set_aside_for` says for how many days they were set aside, `imported` that undo would take out an import.
        """
        show = partial(self._ask_about, article_ids, set_aside_for, imported=imported)
        self.run(self._reviewer.desk.job(Count, article_ids), len(article_ids), show, self._not_counted)

    def _not_counted(self, error: EditorialError) -> None:
        self._post(Message(str(error), Tone.ERROR))

    def _ask_about(
        self, article_ids: Sequence[str], set_aside_for: int | None, found: Belongings, *, imported: bool
    ) -> None:
        from editorial.desktop.dialogs.deleting import DeleteDialog  # noqa: PLC0415 - rarely needed

        rows = found.rows
        if not rows:
            self._articles.leave_deleted(article_ids)
            return
        dialog = DeleteDialog(rows, found.contents, self._window, set_aside_for=set_aside_for, imported=imported)
        dialog.accepted.connect(lambda: self._reviewer.turns.run(partial(self._delete, rows)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _delete(self, rows: Sequence[QueueRow]) -> None:
        desk, ids = self._reviewer.desk, [row.id for row in rows]

        def note(deleted: Deleted) -> None:
            self._numbers[deleted.number] = len(ids)
            desk.note_deleted(deleted, [row.title for row in rows])
            self._deleted(rows)

        self.run(desk.job(Delete, ids), len(ids), note)

    def run(
        self,
        job: Job[R],
        number: int,
        then: Callable[[R], object],
        failed: Callable[[EditorialError], object] | None = None,
    ) -> None:
        """Run a job about so many articles, beside which nothing else is done, and call `then` with its report.

        `failed` is called with what ended it otherwise; left out, it is told as a decision that could not be saved.
        """
        tell = failed or self._reviewer.post_error
        if number > _FEW:
            self._work.run(job, then, partial(_tell, tell))
            return
        try:
            report = finish(job)
        except EditorialError as error:
            tell(error)
        else:
            then(report)

    def _deleted(self, rows: Sequence[QueueRow]) -> None:
        """Leave deleted articles, and say that they can come back."""
        self.leave(rows)
        words = articles_words([title(row) for row in rows])
        pronoun, was = ("them", "were") if len(rows) > 1 else ("it", "was")
        self._post(
            Message(
                f"{words} {was} deleted; undo brings {pronoun} back until you close Editorial",
                action=ActionId.UNDO,
                label="Undo",
                life=Life.DECISION,
            )
        )

    def leave(self, rows: Sequence[QueueRow]) -> None:
        """Show the library without articles that were deleted, and take their words out of the search index."""
        self._articles.leave_deleted([row.id for row in rows])
        self._reviewer.refresh()
        self.tidy()

    def restore(self) -> None:
        """Undo the last deletion."""
        deletion = self._reviewer.desk.next_deletion
        if deletion is not None:
            job = self._reviewer.desk.job(Restore, deletion)
            self.run(job, self._numbers.get(deletion, 0), partial(self._restored, deletion))

    def _restored(self, deletion: int, ids: Sequence[str]) -> None:
        self._reviewer.desk.note_restored(deletion)
        self.show_restored(ids)

    def show_restored(self, ids: Sequence[str]) -> None:
        """Show articles that came back, and open the first of them."""
        try:
            every = self._reviewer.desk.queue()
        except EditorialError as error:
            self._reviewer.post_error(error)
            return
        self._articles.show_restored(every, ids)
        rows = [row for row in every if row.id in ids]
        self._reviewer.refresh()
        self.restored.emit()
        words = f"“{title(rows[0])}” is" if len(rows) == 1 else f"{counted(len(rows))} are"
        self._post(Message(f"{words} back as before"))

    def tidy(self) -> None:
        """Take the words of deleted articles out of the search index, in the background."""
        if self._reviewer.desk.file.why_read_only:
            return
        job = self._reviewer.desk.job(TidySearch)
        self._start(job, progress=_ignore, done=_ignore, failed=_not_tidied, priority=Priority.BACKGROUND)


def _tell(tell: Callable[[EditorialError], object], error: Exception) -> None:
    if not isinstance(error, EditorialError):
        raise error
    tell(error)


def _ignore(_: object) -> None:
    pass


def _not_tidied(error: Exception) -> None:
    """Leave it for the next start, if the library could not be written."""
    if not isinstance(error, EditorialError):
        raise error
