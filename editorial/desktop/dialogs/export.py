"""Export dialog."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.dialogs.export_losses import LossLine, Start
from editorial.desktop.dialogs.format_box import FormatBox
from editorial.desktop.dialogs.profile_box import ProfileBox
from editorial.desktop.queue.model import QueueModel
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.message_box import Icon, MessageBox, Role
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.widgets.tick_box import TickBox
from editorial.domain.errors import EditorialError
from editorial.domain.settings import Setting
from editorial.domain.visible import visible
from editorial.jobs.export_options import Include, Replace, Whose
from editorial.jobs.export_profiles import Profile, changed_articles, profiles, save_profile
from editorial.jobs.exporting import Export
from editorial.jobs.file_formats import files_written
from editorial.jobs.own_files import files_in_the_way
from editorial.review.desk import Desk


class ExportDialog(Dialog):
    """Dialog that asks which articles to export, in which format, with what else, and where to."""

    export_requested = Signal(object)
    """The export was confirmed: the Export job."""

    def __init__(self, desk: Desk, article_id: str | None, queue: QueueModel, start: Start, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Export")
        self._desk, self._article_id, self._queue, self._proposed = desk, article_id, queue, ""
        self.scope = QComboBox()
        without = f", {queue.overridden} of them with something undecided" if queue.overridden else ""
        self.scope.addItem(f"All verified articles ({queue.verified}{without})", None)
        if article_id is not None:
            self.scope.addItem("The open article", (article_id,))
        self.form = FormatBox()
        self.loses = LossLine(desk, start, self)
        self.profile = ProfileBox(desk.job(profiles))
        self.profile.chosen.connect(self._fill)
        self.changed = TickBox("only what was &never exported, or changed since")
        self.undecided = TickBox("what nobody has &decided")
        self.also_rejected = TickBox("what was &rejected")
        self.unverified = TickBox("articles that are not &verified")
        self.verification = TickBox("a &signed verification record of each article")
        self.source_texts = TickBox("the te&xts of sources, else only their hashes, titles and places")
        self.path = QLineEdit()
        self.replaces = Label(" ")  # keeps its height, so that nothing moves
        self.replaces.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.path.textChanged.connect(self._warn_of_replacing)
        self.path.textEdited.connect(self._fit_format)
        self._lay_out()
        self._named(self.scope, "Articles")
        self._named(self.form, "Format")
        self._named(self.profile, "Name of an export profile")
        self._named(self.path, "File to export to")
        self.form.choose(str(desk.setting(Setting.EXPORT_FORMAT, "")))
        self.form.currentIndexChanged.connect(self._propose)
        self._propose()
        self.scope.currentIndexChanged.connect(self._fit_scope)
        self.unverified.toggled.connect(self._propose_again)
        for box in (self.undecided, self.also_rejected):
            box.toggled.connect(self._count_losses)
        self.setMinimumWidth(680)
        self.set_main(self.go)
        self.go.setFocus()

    def _lay_out(self) -> None:
        """Put the choices into rows, and the buttons below them."""
        browse = QPushButton("&Choose…", autoDefault=False)
        browse.clicked.connect(self._browse)
        where = QHBoxLayout()
        where.addWidget(self.path, 1)
        where.addWidget(browse)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton("&Export", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        rows = QFormLayout(self)
        rows.setVerticalSpacing(PAD)
        rows.addRow(label_for("&Articles", self.scope), self.scope)
        rows.addRow(label_for("&Format", self.form), self.form)
        rows.addRow("", self.loses)
        rows.addRow("Of these", self.changed)
        for box in self._more:
            rows.addRow("Also export" if box is self.undecided else "", box)
        rows.addRow(label_for("&To", self.path), where)
        rows.addRow("", self.replaces)
        rows.addRow(label_for("Save as &profile", self.profile), self.profile)
        rows.addRow(Label("Names and quotes that an editor confirmed, corrected or added are exported."))
        rows.addRow(self.buttons)

    def choose(self, ids: Sequence[str]) -> None:
        """Preselect these articles (ids): the open one, or the selected ones."""
        if not ids:
            return
        if tuple(ids) != (self._article_id,):
            words = "The article selected" if len(ids) == 1 else f"The {len(ids)} articles selected"
            self.scope.addItem(words, tuple(ids))
        self.scope.setCurrentIndex(self.scope.count() - 1)

    def choose_quotes(self, whose: Whose) -> None:
        """Preselect the quotes of somebody, which are a part of their articles: no profile repeats that."""
        number = len(whose.article_ids)
        self.scope.addItem(
            f"Quotes of {visible(whose.name)}, in {number} {'article' if number == 1 else 'articles'}", whose
        )
        self.scope.setCurrentIndex(self.scope.count() - 1)

    @property
    def _more(self) -> tuple[TickBox, ...]:
        """Return the boxes for what else to export, in the order of the fields of Include."""
        return self.undecided, self.also_rejected, self.unverified, self.verification, self.source_texts

    @property
    def _whose(self) -> Whose | None:
        """Return whose quotes alone are chosen."""
        chosen = self.scope.currentData()
        return chosen if isinstance(chosen, Whose) else None

    @property
    def _ids(self) -> tuple[str, ...] | None:
        """Return the ids of the articles that are chosen; None for all."""
        chosen: tuple[str, ...] | None = self.scope.currentData()
        return self._whose.article_ids if self._whose is not None else chosen

    def _fit_scope(self) -> None:
        """Offer for the quotes of somebody only what there is for a part of an article."""
        for box in (self.changed, self.verification, self.profile):
            box.setEnabled(self._whose is None)
        self._propose_again()

    @staticmethod
    def _named(widget: QWidget, name: str) -> None:
        widget.setAccessibleName(name)

    def _propose(self) -> None:
        """Propose where to export to, as the format takes so many articles."""
        folder = Path(str(self._desk.setting(Setting.EXPORT_FOLDER, Path.home())))
        self._proposed = str(folder / self.form.info.suggested(self._count()))
        self.path.setText(self._proposed)
        self._warn_of_replacing()
        self._count_losses()

    def _propose_again(self) -> None:
        """Propose for another number of articles, unless somebody chose a place."""
        if self.path.text() == self._proposed:
            self._propose()
        self._count_losses()

    def _count_losses(self) -> None:
        """Count in the background what the chosen format would lose, once the dialog is shown."""
        self.source_texts.setEnabled(not self.form.info.lacks)  # texts of sources are in whole records alone
        if self.isVisible():
            self.loses.count(self._format_id(), self._ids, self._include(), self._whose)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to count what would be lost."""
        super().showEvent(event)
        self._count_losses()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting."""
        self.loses.stop()
        super().hideEvent(event)

    def _count(self) -> int:
        """Return how many articles are chosen."""
        if self._ids is not None:
            return len(self._ids)
        return self._queue.total if self.unverified.isChecked() else self._queue.verified

    def _warn_of_replacing(self) -> None:
        """Show a line if the export would replace a file."""
        path = Path(self.path.text()).expanduser()
        files = files_written(self._format_id(), path) if path.name else ()
        there = any(one.is_file() for one in files)
        self.replaces.setText("The file that is there will be replaced." if there else " ")

    def _format_id(self) -> str:
        return self.form.info.id

    def _include(self) -> Include:
        return Include(
            undecided=self.undecided.isChecked(),
            rejected=self.also_rejected.isChecked(),
            unverified=self.unverified.isChecked(),
            verification=self.verification.isChecked() and self._whose is None,
            source_texts=self.source_texts.isChecked() and self.source_texts.isEnabled(),
        )

    def _fill(self, chosen: Profile) -> None:
        """Take over the choices of a profile."""
        self.form.choose(chosen.format_id)
        self.scope.setCurrentIndex(0)
        self.changed.setChecked(chosen.changed)
        include = chosen.include
        wanted = (include.undecided, include.rejected, include.unverified, include.verification, include.source_texts)
        for box, on in zip(self._more, wanted, strict=True):
            box.setChecked(on)
        self.path.setText(chosen.place)

    def _fit_format(self, path: str) -> None:
        """Choose the format that the end of a file's name asks for, and leave the name as it is."""
        with QSignalBlocker(self.form):
            self.form.choose_for(Path(path).suffix.lower())
        self._warn_of_replacing()
        self._count_losses()

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Export to", self.path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, on=False)
        dialog.fileSelected.connect(self.path.setText)
        dialog.fileSelected.connect(self._fit_format)
        dialog.open()

    def _ask(self) -> None:
        """Export, after asking whether a file that is no earlier export may be replaced."""
        target = Path(self.path.text()).expanduser()
        try:
            in_the_way = self._desk.job(files_in_the_way, target, self._format_id())
        except EditorialError as error:
            self.replaces.setText(str(error))
            return
        if not in_the_way:
            self._request(target, Replace.EXPORTS)
            return
        words = f"{in_the_way[0]} is there already, and is no earlier export. Replace it?"
        box = MessageBox(words, self, icon=Icon.Question)
        replace = box.addButton("Replace", Role.DestructiveRole)
        replace.clicked.connect(partial(self._request, target, Replace.ANY))
        box.setDefaultButton(box.addButton("Choose another name", Role.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _request(self, target: Path, replace: Replace, _checked: object = None) -> None:
        format_id, include = self._format_id(), self._include()
        try:
            whole = self._whose is None
            changed = self._desk.job(changed_articles, include) if self.changed.isChecked() and whole else None
            ids = self._ids if changed is None else self._of_scope(changed)
            name = self.profile.currentText().strip() if whole else ""
            if name:
                made = Profile(
                    name=name,
                    format_id=format_id,
                    place=str(target),
                    include=include,
                    changed=self.changed.isChecked(),
                )
                self._desk.job(save_profile, made)
        except EditorialError as error:
            self.replaces.setText(str(error))
            return
        self._desk.keep(Setting.EXPORT_FOLDER, str(target.parent))
        self._desk.keep(Setting.EXPORT_FORMAT, format_id)
        job = self._desk.job(Export, target, format_id, article_ids=ids, include=include, replace=replace)
        self.export_requested.emit(job.of_profile(name).of_quotes(self._whose))
        self.accept()

    def _of_scope(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return those of some articles that are chosen. Raises EditorialError if none is."""
        chosen = self._ids
        found = tuple(one for one in ids if chosen is None or one in chosen)
        if not found:
            raise EditorialError("The articles chosen were not changed since their last export.")
        return found
