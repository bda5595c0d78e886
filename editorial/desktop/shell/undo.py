"""Undo and redo."""

from __future__ import annotations

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.article_deletion import ArticleDeletion
from editorial.desktop.shell.bulk_change import BulkChange
from editorial.desktop.shell.import_undo import ImportUndo


class UndoController:
    """Undoes the last step and redoes the last one undone; a change to several articles, or an import, is one step."""

    def __init__(self, reviewer: Reviewer, bulk: BulkChange, deletion: ArticleDeletion, imports: ImportUndo) -> None:
        self._reviewer, self._bulk, self._deletion, self._imports = reviewer, bulk, deletion, imports
        self.actions: Handlers = {ActionId.UNDO: self.undo, ActionId.REDO: self.redo}

    def undo(self) -> None:
        """Undo the last step, in whatever article it was made; that article is opened if the step is one decision."""
        self._bulk.stop()
        desk = self._reviewer.desk
        if desk.undoes_deletion:
            self._deletion.restore()
        elif desk.imports.next_undo is not None:
            self._imports.undo(desk.imports.next_undo)
        elif len(desk.next_undo) > 1:
            self._bulk.start(desk.next_undo, desk.take_back, "put back as they were")
        else:
            self._reviewer.undo()

    def redo(self) -> None:
        """Redo the last step that was undone."""
        self._bulk.stop()
        desk = self._reviewer.desk
        if desk.imports.next_redo is not None:
            self._imports.redo(desk.imports.next_redo)
        elif len(desk.next_redo) > 1:
            self._bulk.start(desk.next_redo, desk.make_again, "changed again")
        else:
            self._reviewer.redo()
