"""Dialog that restores a backup: what each holds, and what would be lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.parts import text_label
from editorial.desktop.widgets.plain import set_title
from editorial.domain.backup import Backup, BackupFile
from editorial.domain.errors import EditorialError
from editorial.domain.visible import visible
from editorial.jobs.progress import Cancelled, Progress
from editorial.jobs.restoring import ReadBackup, Stage, discard
from editorial.jobs.runner import Handle
from editorial.review.wording.backups import backup_words, file_words, kept_words, lost_words

NONE_YET = "There is no automatic backup yet. Choose a file that you backed up yourself."
CHOOSE = "Choose a backup."
READING = "The backup is being read…"
NO_USE = " – cannot be restored"
_PARTS = 1000
_FILTER = "Libraries (*.db);;All files (*)"
_SIZE = QSize(620, 460)


class RestoreDialog(Dialog):
    """Lists the backups of a library, reads the chosen one to its end, and copies it beside the library."""

    staged = Signal(object)
    """A copy lies beside the library, ready to take its place: its Path. The dialog was accepted."""

    def __init__(self, library: Path, backups: Sequence[BackupFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_title(self, "Restore a backup")
        self.resize(_SIZE)
        self._library = library
        self._background = Background(self)
        self._running: Handle | None = None
        self._chosen: Path | None = None
        self._finished = False
        self._seeking = True
        """Whether the newest backup that is whole is still looked for, from the top of the list down."""
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, the newest first")
        for one in backups:
            self._add(one.path, file_words(one))
        self.list.currentItemChanged.connect(lambda _now, _before: self._examine())
        self.other = button("&Another file…", self._browse)
        self.holds = text_label("holds", self)
        self.holds.setText(CHOOSE if backups else NONE_YET)
        self.lost = text_label("lost", self)
        self.kept = text_label("kept", self)
        self.bar = QProgressBar(textVisible=False, maximum=_PARTS)
        self.bar.setAccessibleName("Progress")
        self.bar.setVisible(False)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton("&Restore", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setEnabled(False)
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.go.clicked.connect(self._stage)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.set_main(self.go)
        if backups:
            self.list.setFocus()
            self.list.setCurrentRow(0)
        else:
            self.other.setFocus()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        for widget in (self.holds, self.lost, self.kept, self.bar, buttons):
            column.addWidget(widget)

    def _add(self, path: Path, words: str) -> QListWidgetItem:
        item = QListWidgetItem(visible(words))
        item.setData(Qt.ItemDataRole.UserRole, path)
        self.list.addItem(item)
        return item

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Restore a backup", str(self._library.parent), _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.open()

    def choose(self, path: Path) -> None:
        """Make a file the chosen backup; list it if it is not listed."""
        self._seeking = False
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == path:
                self.list.setCurrentRow(row)
                return
        self.list.setCurrentItem(self._add(path, str(path)))

    @property
    def _current(self) -> Path | None:
        if self.list.currentRow() < 0:
            return None
        path: Path = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return path

    def _examine(self) -> None:
        """Read the current backup, and no longer the one before."""
        self._stop()
        self._chosen = None
        self.go.setEnabled(False)
        self.lost.clear()
        self.kept.clear()
        path = self._current
        if path is None:
            return
        self.holds.setText(READING)
        self._running = self._background.start(
            ReadBackup(self._library, path), progress=lambda _: None, done=self._examined, failed=self._failed
        )

    def _examined(self, backup: Backup) -> None:
        if backup.path != self._current:
            return  # another one was chosen meanwhile
        self._chosen, self._seeking = backup.path, False
        self.holds.setText(backup_words(backup))
        if self._library.exists():
            self.lost.setText(lost_words(backup.lost))
            self.kept.setText(kept_words(self._library))
        self.go.setEnabled(True)

    def _stage(self) -> None:
        if self._chosen is None:
            return
        self.setFocus()  # else Qt would give the focus to Cancel, and Enter would press that
        self.go.setEnabled(False)
        self.list.setEnabled(False)
        self.other.setEnabled(False)
        self.bar.setVisible(True)
        self._running = self._background.start(
            Stage(self._library, self._chosen), progress=self._show_progress, done=self._finish, failed=self._failed
        )

    def _show_progress(self, progress: Progress) -> None:
        self.bar.setValue(_PARTS * progress.done // (progress.total or 1))

    def _finish(self, staged: Path) -> None:
        self._finished = True
        self.accept()
        self.staged.emit(staged)

    def _pass_over(self) -> bool:
        """Mark the current backup as one of no use, and go on to the next while the newest whole one is looked for."""
        item = self.list.currentItem()
        if not item.text().endswith(NO_USE):
            item.setText(f"{item.text()}{NO_USE}")
        row = self.list.currentRow() + 1
        if not self._seeking or row >= self.list.count():
            return False
        self.list.setCurrentRow(row)
        return True

    def _failed(self, error: Exception) -> None:
        self.bar.setVisible(False)
        self.list.setEnabled(True)
        self.other.setEnabled(True)
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, EditorialError):
            raise error
        if self._chosen is None and self._pass_over():
            return
        self.holds.setText(str(error))
        self.lost.clear()
        self.kept.clear()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def done(self, result: int) -> None:
        """Stop what runs, and close."""
        self._stop()
        self._background.close()
        if not self._finished:
            discard(self._library)
        super().done(result)
