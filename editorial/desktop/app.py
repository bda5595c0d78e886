"""Starts the window on a library, and changes it for one on another library."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.shell.fitting import fit_to_screen
from editorial.desktop.shell.window import Window
from editorial.desktop.theme import Choice, Themes, apply
from editorial.desktop.widgets.unexpected import UnexpectedFailures
from editorial.domain.errors import EditorialError, MissingLibraryError
from editorial.domain.files import is_same
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.settings import Setting
from editorial.jobs.progress import Cancelled
from editorial.review.desk import Desk
from editorial.review.libraries import Libraries, is_default
from editorial.review.reports import Reports, tell_of_crash


def run(database: Path, paths: Sequence[Path] = ()) -> int:
    """Open the window on the library at `database`, import `paths`, and run until it is closed.

    Returns the exit status: 0, or 1 if no library was opened (which is said in words).
    """
    app = application()
    program = Program(app)
    program.failures.install()
    try:
        return app.exec() if program.begin(database, paths) else 1
    finally:
        program.close()
        program.failures.remove()


def application() -> QApplication:
    """Return the application, in the Fusion style, which uses the palette everywhere.

    Raises TypeError if another kind of application runs already.
    """
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    app.setApplicationName("Editorial")
    app.setApplicationDisplayName("Editorial")
    app.setDesktopFileName("editorial")
    return app


class Program:
    """Shows the window on one library at a time."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._libraries = Libraries()
        self.window: Window | None = None
        self._reports = Reports()
        self.failures = UnexpectedFailures(self._reports, self._say_failed, self._recover, self._leave)

    def _say_failed(self, words: str) -> None:
        _tell(words)
        self._post(Message(words, Tone.ERROR))

    def _recover(self, known: bool) -> None:  # noqa: FBT001 - called by a slot
        if self.window is not None:
            self.window.reviewer.recover(known)

    def _leave(self) -> None:
        """End the program, as after Ctrl+C in its terminal."""
        if self.window is not None:
            self.window.guard.let_close()
            self.window.close()
        self._app.quit()

    def begin(self, database: Path, paths: Sequence[Path] = ()) -> bool:
        """Show the window on a library; return False if none was opened.

        If there is none at `database`, it is made if `paths` are to be imported; else the editor is asked.
        """
        desk = self._fill(database) if paths else self._first(database)
        if desk is None:
            return False
        with garbage_collection_paused():  # a window is made of many objects
            window = self._build(desk)
        self._show(window)
        QTimer.singleShot(0, window, self._say_crashed)
        if paths:
            QTimer.singleShot(0, window, lambda: window.work.import_paths(paths))
        return True

    def _say_crashed(self) -> None:
        """Tell once of a crash since the last time."""
        if words := tell_of_crash(self._reports.folder):
            _tell(words)
            self._post(Message(words, Tone.ERROR))

    def _fill(self, database: Path) -> Desk | None:
        """Open the library that something is imported into; make it, and say so, if there is none."""
        if is_default(database):
            return self._first(database)
        try:
            desk = self._libraries.create(database)
        except EditorialError:
            return self._first(database)
        _tell(f"There was no library at {database}: a new one was made.")
        return desk

    def _first(self, database: Path) -> Desk | None:
        """Open a library; while that fails, ask for another one."""
        chosen: Path | None = database
        while chosen is not None:
            try:
                return self._opened(chosen)
            except Cancelled as stopped:
                _tell(str(stopped))
                return None
            except EditorialError as error:
                answer = _ask(chosen, error)
                if answer is chosen and isinstance(error, MissingLibraryError):
                    return self._fill(chosen)
                chosen = answer
        return None

    def _opened(self, path: Path) -> Desk:
        """Open a library, one of an older version after bringing it up to date. Raises EditorialError, Cancelled."""
        if self._libraries.needs_long_upgrade(path):
            from editorial.desktop.shell import first_library  # noqa: PLC0415 - rarely needed

            first_library.bring_up_to_date(path)
        return self._libraries.open(path)

    def _build(self, desk: Desk) -> Window:
        """Return the window on a library. Raises StorageError if the library cannot be read."""
        themes = Themes(Choice(desk.setting(Setting.THEME, Choice.SYSTEM.value)))
        apply(self._app, themes.current)  # the window draws its icons in the colours of the program
        window = Window(desk, themes)
        window.libraries.open_requested.connect(self._open)
        window.libraries.create_requested.connect(self._create)
        window.libraries.restore_requested.connect(self._restore)
        return window

    def _show(self, window: Window) -> None:
        self.window = window
        fit_to_screen(window)
        window.show()
        QTimer.singleShot(0, window, window.start)
        QTimer.singleShot(0, window, lambda: self._libraries.remember(window.desk.path))

    def _open(self, path: Path) -> None:
        """Change to another library; if it cannot be opened, the present one stays."""
        if self.window is None:
            return
        try:
            if is_same(path, self.window.desk.path):
                self._post(Message("This library is open already", Tone.HINT))
                return
            desk = self._opened(path)
        except Cancelled as stopped:
            self._post(Message(str(stopped)))
            return
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        self._change(desk)

    def _create(self, path: Path) -> None:
        """Make a library and change to it; if it cannot be made, the present one stays."""
        if self.window is None:
            return
        try:
            desk = self._libraries.create(path, like=self.window.desk)
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        self._change(desk)

    def _change(self, desk: Desk) -> None:
        """Close the window and its library, and show one on another library in the same place."""
        before = self.window
        if before is None:
            return
        try:
            window = self._build(desk)
        except EditorialError as error:
            desk.close_library()
            apply(self._app, before.themes.current)
            self._post(Message(str(error), Tone.ERROR))
            return
        window.restoreGeometry(before.saveGeometry())
        self._app.setQuitOnLastWindowClosed(False)
        try:
            if not before.close():  # it asks first what to do with what is not saved
                window.deleteLater()
                desk.close_library()
                return
            self.close()
            self._show(window)
        finally:
            self._app.setQuitOnLastWindowClosed(True)
        before.deleteLater()

    def _restore(self, staged: Path) -> None:
        """Close the library, put a copy of a backup in its place, and open that; if this fails, open it again."""
        before = self.window
        if before is None:
            return
        path, geometry = before.desk.path, before.saveGeometry()
        self._app.setQuitOnLastWindowClosed(False)
        try:
            self.close()
            before.deleteLater()
            message = _put_in_place(staged, path)
            desk = self._first(path)
            if desk is None:
                self._app.exit(1)
                return
            window = self._build(desk)
            window.restoreGeometry(geometry)
            self._show(window)
            self._post(message)
        finally:
            self._app.setQuitOnLastWindowClosed(True)

    def _post(self, message: Message) -> None:
        if self.window is not None:
            self.window.messages.show_message(message)

    def close(self) -> None:
        """Close the window, if it is not closed, and its library."""
        window, self.window = self.window, None
        if window is not None:
            if window.isVisible():
                window.guard.let_close()
                window.close()
            window.desk.close_library()


def _put_in_place(staged: Path, path: Path) -> Message:
    """Put a copy of a backup in the place of a closed library; return what to say."""
    from editorial.jobs.restoring import put_in_place  # noqa: PLC0415 - not before the window is shown

    try:
        return Message(put_in_place(staged, path).words)
    except EditorialError as error:
        return Message(f"The backup was not restored. {error}", Tone.ERROR)


def _ask(path: Path, error: EditorialError) -> Path | None:
    """Say why a library was not opened; return the one to open, which may be the same, or None."""
    from editorial.desktop.shell import first_library  # noqa: PLC0415 - rarely needed

    if isinstance(error, MissingLibraryError):
        _tell(f"There is no library at {error.path}.")
        return first_library.ask_where_none_is(path)
    _tell(str(error))
    return first_library.ask_where_it_fails(path, error)


def _tell(words: str) -> None:
    print(f"editorial: {words}", file=sys.stderr)  # noqa: T201 - the terminal is where this is read
