"""What can be done about a library that cannot be opened: restoring, salvaging, opening without a foreign log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from editorial.desktop.dialogs.no_library import Offer
from editorial.desktop.dialogs.restoring import RestoreDialog
from editorial.desktop.dialogs.working import WorkingDialog
from editorial.desktop.shell.library_choice import FILTER
from editorial.desktop.widgets.message_box import Icon, MessageBox
from editorial.jobs.progress import Cancelled
from editorial.jobs.restoring import backups_of, move_log_aside, put_in_place
from editorial.jobs.salvaging import SalvageLibrary
from editorial.review.wording.salvage import salvage_words


def restore(path: Path) -> Path | None:
    """Ask for a backup and put it in the place of the library; return its path, or None if none was chosen.

    Raises StorageError if it was not restored; the library is as before then.
    """
    dialog = RestoreDialog(path, backups_of(path))
    staged: list[Path] = []
    dialog.staged.connect(staged.append)
    dialog.exec()
    if not staged:
        return None
    _say(put_in_place(staged[0], path).words)
    return path


def salvage(path: Path) -> Path | None:
    """Ask for a new file and write what can be read into it; return its path, or None if none was chosen.

    Raises StorageError if nothing could be read.
    """
    proposed = path.with_name(f"{path.stem}.rescued.db")
    name, _ = QFileDialog.getSaveFileName(None, "Save what can be read", str(proposed), FILTER)
    if not name:
        return None
    dialog = WorkingDialog(SalvageLibrary(path, Path(name)))
    dialog.exec()
    if dialog.error is not None and not isinstance(dialog.error, Cancelled):
        raise dialog.error
    if dialog.report is None:
        return None
    _say(salvage_words(dialog.report.salvage, dialog.report.file))
    return dialog.report.file


def open_without_log(path: Path) -> Path:
    """Move the log that is another file's aside, and return the library's path. Raises StorageError."""
    _say(f"The log is kept as {move_log_aside(path)}.")
    return path


DO: Mapping[Offer, Callable[[Path], Path | None]] = {
    Offer.RESTORE: restore,
    Offer.SALVAGE: salvage,
    Offer.WITHOUT_LOG: open_without_log,
}
"""What each offer does; it returns the library to open next."""


def _say(words: str) -> None:
    MessageBox(words, icon=Icon.Information).exec()
