"""What is asked when the program starts and its library cannot be opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from editorial.desktop.dialogs import no_library
from editorial.desktop.dialogs.no_library import Offer
from editorial.desktop.shell.library_choice import FILTER
from editorial.desktop.widgets.message_box import Role
from editorial.domain.errors import EditorialError
from editorial.jobs.progress import Cancelled

UNATTENDED = 60_000
"""Milliseconds after which the box about a library that cannot be opened goes by itself, and the program ends."""


def ask_where_none_is(path: Path) -> Path | None:
    """Return the same path to make a library there, another one to open, or None."""
    box = no_library.missing(path)
    box.exec()
    answer = box.buttonRole(box.clickedButton())
    if answer is Role.AcceptRole:
        return path
    return _another(path) if answer is Role.ActionRole else None


def ask_where_it_fails(path: Path, error: EditorialError) -> Path | None:
    """Say why a library cannot be opened; return the library to open after what the editor chose, or None."""
    box = no_library.cannot_open(error)
    QTimer.singleShot(UNATTENDED, box, box.reject)
    box.exec()
    offer = no_library.accepted(box)
    if offer is None:
        return None
    if offer is Offer.ANOTHER:
        return _another(path)
    from editorial.desktop.shell import rescue  # noqa: PLC0415 - rarely needed

    try:
        return rescue.DO[offer](path)
    except EditorialError as trouble:
        return ask_where_it_fails(path, trouble)


def bring_up_to_date(path: Path) -> None:
    """Bring a library up to date while a dialog shows that. Raises Cancelled, in words, if that was stopped.

    What else goes wrong is not said: opening the library will meet it again.
    """
    from editorial.desktop.dialogs.working import WorkingDialog  # noqa: PLC0415 - rarely needed
    from editorial.jobs.upgrading import UpgradeLibrary  # noqa: PLC0415 - as above

    dialog = WorkingDialog(UpgradeLibrary(path))
    dialog.exec()
    if isinstance(dialog.error, Cancelled):
        raise Cancelled(f"{path} was not opened: bringing it up to date was stopped. Nothing was changed.")


def _another(path: Path) -> Path | None:
    """Ask for another library than the one that could not be opened."""
    folder = path.parent if path.parent.is_dir() else Path.home()
    name, _ = QFileDialog.getOpenFileName(None, "Open library", str(folder), FILTER)
    return Path(name) if name else None
