"""Printing the report of the open article, or saving it as a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.library_work import LibraryWork
from editorial.desktop.shell.opening import show
from editorial.desktop.widgets.plain import set_title
from editorial.desktop.widgets.printed import pdf, print_page
from editorial.domain.settings import Setting
from editorial.jobs.reporting import MakeReport, Report, SaveReport
from editorial.review.desk import Desk


class Reports:
    """Makes the report on the worker thread, then shows the system's dialog for printing, or for a file."""

    def __init__(self, parent: QWidget, desk: Desk, work: Lazy[LibraryWork], post: Post) -> None:
        self._parent, self._desk, self._work, self._post = parent, desk, work, post
        self.actions: Handlers = {ActionId.PRINT: self._print, ActionId.SAVE_PDF: self._save}

    def _print(self) -> None:
        if (article_id := self._open()) is not None:
            self._work.get().send_out(self._desk.job(MakeReport, [article_id]), self._ask_printer)

    def _ask_printer(self, report: Report) -> None:
        dialog = QPrintDialog(self._parent)
        set_title(dialog, "Print a report")
        dialog.accepted.connect(lambda printer: self._printed(report.page, printer))
        show(dialog)

    def _printed(self, page: str, printer: QPrinter) -> None:
        print_page(page, printer)
        if printer.printerState() == QPrinter.PrinterState.Error:
            self._post(Message("The printer did not take the report: look at it, and print again", Tone.ERROR))
        else:
            self._post(Message("The report went to the printer"))

    def _save(self) -> None:
        article_id = self._open()
        if article_id is None:
            return
        folder = Path(str(self._desk.setting(Setting.EXPORT_FOLDER, Path.home())))
        dialog = QFileDialog(self._parent, "Save a report as PDF", str(folder), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("report.pdf")
        dialog.fileSelected.connect(lambda name: self._make(article_id, Path(name)))
        show(dialog)

    def _make(self, article_id: str, target: Path) -> None:
        self._work.get().send_out(self._desk.job(MakeReport, [article_id], target.name), partial(self._write, target))

    def _write(self, target: Path, report: Report) -> None:
        data = pdf(report.page, report.title or "Report")
        self._work.get().run(self._desk.job(SaveReport, target, data), self._saved)

    def _saved(self, target: Path) -> None:
        self._desk.keep(Setting.EXPORT_FOLDER, str(target.parent))
        self._post(Message(f"The report was saved to {target}"))

    def _open(self) -> str | None:
        """Return the id of the open article; say what to do if there is none."""
        session = self._desk.session
        if session is None:
            self._post(Message("Open an article first: its report is printed", Tone.HINT))
        return None if session is None else session.article_id
