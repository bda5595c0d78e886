"""Dialogs that bring articles into the library, export them, and copy the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.dialogs.agreeing import AgreeDialog
from editorial.desktop.dialogs.checking import CheckDialog
from editorial.desktop.dialogs.export import ExportDialog
from editorial.desktop.dialogs.imported import ImportedDialog
from editorial.desktop.dialogs.leaks import LeaksDialog
from editorial.desktop.dialogs.look_first import LookFirstDialog
from editorial.desktop.dialogs.naming_columns import ColumnsDialog
from editorial.desktop.dialogs.pasting import PasteDialog
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.opening import show
from editorial.domain.errors import EditorialError
from editorial.jobs.backing_up import name_for
from editorial.jobs.checking import CheckReport
from editorial.jobs.export_options import Whose
from editorial.jobs.export_profiles import repeat_export
from editorial.jobs.file_formats import Content, import_filters
from editorial.jobs.import_report import ImportReport
from editorial.jobs.naming_columns import alike
from editorial.jobs.protecting import LeaksError
from editorial.review.desk import Desk

if TYPE_CHECKING:
    from editorial.desktop.shell.library_work import LibraryWork

_LIBRARIES = "Libraries (*.db);;All files (*)"
_LISTS = "Lists (*.csv *.json *.jsonl);;All files (*)"


class LibraryDialogs:
    """Opens the dialogs for import, export and backup; none of them blocks the review."""

    def __init__(self, parent: QWidget, desk: Desk, queue: QueuePanel, work: Lazy[LibraryWork], post: Post) -> None:
        self._parent, self._desk, self._queue, self._work, self._post = parent, desk, queue, work, post
        self.actions: Handlers = {
            ActionId.IMPORT_FILES: self._import_files,
            ActionId.IMPORT_FOLDER: self._import_folder,
            ActionId.IMPORT_DECIDED: self._import_decided,
            ActionId.IMPORT_LIST: self._import_list,
            ActionId.PASTE_ARTICLE: self.paste,
            ActionId.NOT_READ: self._not_read,
            ActionId.EXPORT: self.export,
            ActionId.REPEAT_EXPORT: self._repeat_export,
            ActionId.BACK_UP: self._back_up,
            ActionId.CHECK_LIBRARY: self._check,
        }

    def _import_files(self) -> None:
        dialog = QFileDialog(self._parent, "Import articles", "", import_filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._work.get().import_paths([Path(name) for name in names]))
        show(dialog)

    def _import_folder(self) -> None:
        dialog = QFileDialog(self._parent, "Import a folder of articles")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self._work.get().import_paths([Path(name) for name in names]))
        show(dialog)

    def _import_decided(self) -> None:
        """Import files that other programs annotated, and take their annotations as decided."""
        dialog = QFileDialog(self._parent, "Import annotations as decided", "", import_filters(Content.SPANS))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._work.get().import_decided([Path(name) for name in names]))
        show(dialog)

    def _import_list(self) -> None:
        dialog = QFileDialog(self._parent, "Import the newsroom's list of names", "", _LISTS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._work.get().import_list(Path(name)))
        show(dialog)

    def paste(self, dropped: QMimeData | None = None) -> None:
        """Offer the text of the clipboard, or one that was dropped, for import."""
        dialog = PasteDialog(self._parent, dropped)
        dialog.import_requested.connect(self._work.get().import_text)
        show(dialog)

    def take_drop(self, data: QMimeData) -> bool:
        """Import files and folders that were dropped, offer text as pasted text is; return whether anything was."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self._work.get().import_paths(paths)
            return True
        if data.hasUrls():
            words = "Only files are imported: save the page behind this address, and drop the file"
            self._post(Message(words, Tone.HINT))
            return False
        if data.hasText() or data.hasHtml():
            self.paste(data)
            return True
        return False

    def _not_read(self) -> None:
        """Show what became of each file of the imports since the window was opened."""
        told = self._work.get().told
        if told:
            show(ImportedDialog(told, self._parent))
        else:
            self._post(Message("All that was imported since this window was opened was taken in as it is", Tone.HINT))

    def look_first(self, report: ImportReport) -> None:
        """Show what is to be looked at before it is stored, one window after the other."""
        dialogs = self._to_look_at(report)

        def show_next() -> None:
            if (dialog := next(dialogs, None)) is not None:
                dialog.finished.connect(show_next)
                show(dialog)

        show_next()

    def _to_look_at(self, report: ImportReport) -> Iterator[QDialog]:
        work = self._work.get()
        if report.large:
            agree = AgreeDialog(report.large, self._parent)
            agree.import_requested.connect(partial(work.import_agreed, decided=report.decided))
            yield agree
        for tables in alike(report.tables):
            columns = ColumnsDialog(tables, self._parent)
            columns.import_requested.connect(work.import_tables)
            yield columns
        if report.held:
            look = LookFirstDialog(report.held, self._parent)
            look.import_requested.connect(partial(work.import_checked, decided=report.decided))
            yield look

    def _check(self) -> None:
        """Check the library in the background, and show the report."""
        self._work.get().check(self._show_check)

    def _show_check(self, report: CheckReport) -> None:
        dialog = CheckDialog(report, self._parent)
        dialog.repair_requested.connect(lambda: self._work.get().repair(self._show_check))
        show(dialog)

    def export(self, chosen: Sequence[str] = (), whose: Whose | None = None) -> None:
        """Ask for an export of all verified articles, of those chosen (their ids), or of the quotes of somebody."""
        session = self._desk.session
        self._queue.need_rows()
        if not self._queue.model.total:
            self._post(Message("There is nothing to export yet: import an article first", Tone.HINT))
            return
        open_id = session.article_id if session else None
        dialog = ExportDialog(self._desk, open_id, self._queue.model, self._work.get().ask, self._parent)
        dialog.choose(chosen)
        if whose is not None:
            dialog.choose_quotes(whose)
        dialog.export_requested.connect(self._work.get().export)
        show(dialog)

    def show_leaks(self, refused: LeaksError, anyway: Callable[[], None]) -> None:
        """Show where protected names would still stand; `anyway` writes it all the same."""
        dialog = LeaksDialog(refused, self._parent)
        dialog.anyway.connect(anyway)
        show(dialog)

    def _repeat_export(self) -> None:
        """Export again as the profile used last says."""
        try:
            self._work.get().export(self._desk.job(repeat_export))
        except EditorialError as error:
            self._post(Message(str(error), Tone.HINT))

    def _back_up(self) -> None:
        """Ask where to copy the library to; the system's dialog asks before it replaces a file."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(documents) / name_for(datetime.now().astimezone()))
        dialog = QFileDialog(self._parent, "Back up the library", proposed, _LIBRARIES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(lambda name: self._work.get().back_up(Path(name)))
        show(dialog)
