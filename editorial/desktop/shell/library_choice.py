"""Choosing another library, and the name of the one that is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.shell.opening import show
from editorial.desktop.widgets.plain import escaped, set_tooltip
from editorial.domain.errors import EditorialError
from editorial.review.desk import Desk
from editorial.review.libraries import Libraries, is_default
from editorial.review.library_file import LibraryFile

FILTER = "Libraries (*.db);;All files (*)"
OWN = "Your own library"


def library_title(library: LibraryFile) -> str:
    """Return how the title of the window names the library: not at all if it is the editor's own and can be written."""
    if library.why_read_only:
        return f"{library.path.name} (read only)"
    return "" if is_default(library.path) else library.path.name


def window_title(library: str, article: str = "") -> str:
    """Return the title of the window; `library` is what `library_title` returns."""
    return " – ".join(part for part in (article, library, "Editorial") if part)


def library_words(library: Path) -> str:
    """Return the name of a library with its folder, for a menu."""
    if is_default(library):
        return OWN
    folder = library.parent
    if folder.is_relative_to(Path.home()):
        folder = Path("~") / folder.relative_to(Path.home())
    return f"{library.name}  ({folder})"


class LibraryChoice(QObject):
    """Asks for another library: a new one, one of the files, or one that was open lately."""

    open_requested = Signal(object)
    """Open the library at this Path in place of the present one."""
    create_requested = Signal(object)
    """Make a library at this Path, and open it in place of the present one."""
    restore_requested = Signal(object)
    """Put the copy at this Path, which was made for that, in the place of the present library, and open it."""

    def __init__(self, window: QWidget, desk: Desk, post: Post) -> None:
        super().__init__(window)
        self._post = post
        self._window, self._present = window, desk.path
        self._libraries = Libraries()
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self.actions: Handlers = {
            ActionId.NEW_LIBRARY: self._new,
            ActionId.OPEN_LIBRARY: self._open,
            ActionId.OPEN_RECENT: self._pop_up,
            ActionId.RESTORE: self._restore,
        }

    def _new(self) -> None:
        dialog = QtWidgets.QFileDialog(self._window, "New library", str(self._present.parent), FILTER)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QtWidgets.QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever written over
        dialog.setDefaultSuffix("db")
        dialog.fileSelected.connect(lambda name: self.create_requested.emit(Path(name)))
        show(dialog)

    def _open(self) -> None:
        dialog = QtWidgets.QFileDialog(self._window, "Open library", str(self._present.parent), FILTER)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open_requested.emit(Path(name)))
        show(dialog)

    def _restore(self) -> None:
        """Ask for a backup; the window stays as it is until one was read and copied."""
        from editorial.desktop.dialogs.restoring import RestoreDialog  # noqa: PLC0415 - rarely needed

        try:
            files = self._libraries.backups(self._present)
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        dialog = RestoreDialog(self._present, files, self._window)
        dialog.staged.connect(self.restore_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _pop_up(self) -> None:
        """Show the menu by itself: its action was run from the command palette, or by a key."""
        self.menu.popup(self._window.mapToGlobal(QPoint(self._window.width() // 3, self._window.height() // 4)))

    def _fill(self) -> None:
        self.menu.clear()
        others = self._libraries.recent(self._present)
        for number, path in enumerate(others, 1):
            words = library_words(path)
            action = self.menu.addAction(f"&{number}  {escaped(words)}" if number < 10 else escaped(words))
            set_tooltip(action, str(path))
            action.triggered.connect(partial(self._choose, path))
        if not others:
            self.menu.addAction("No other library was open yet").setEnabled(False)
        self.menu.addSeparator()
        clear = self.menu.addAction("&Clear the list", self._libraries.clear_recent)
        clear.setEnabled(any(not is_default(path) for path in others))

    def _choose(self, path: Path, _checked: object = None) -> None:
        self.open_requested.emit(path)
