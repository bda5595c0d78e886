"""Telling when the library's file cannot be written: held by another program, gone from its path, or read only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Tone
from editorial.desktop.reviewing.reviewer import Reviewer, cannot_save
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.library_choice import FILTER
from editorial.desktop.shell.message_bar import MessageBar
from editorial.desktop.shell.opening import show

if TYPE_CHECKING:
    from editorial.desktop.shell.library_work import LibraryWork
    from editorial.desktop.widgets.message_box import MessageBox

EVERY = 2_000
"""Milliseconds between two looks whether the library's file is still where it was."""
_POINTER = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick, QEvent.Type.Drop}
)


class LibraryGuard(QObject):
    """Says at once for whom the library waits and what Esc does; says when nothing can be saved, and offers a copy.

    While something waits, keys of actions wait behind it, and what else would move the focus does nothing: a key
    means what was in focus when it was pressed.
    """

    moved = Signal(object)
    """The library was written to another file, at this Path; the review goes on there."""
    leaving = Signal()
    """The editor wants to close the window all the same."""

    def __init__(self, window: QWidget, reviewer: Reviewer, messages: MessageBar, work: Lazy[LibraryWork]) -> None:
        super().__init__(window)
        self._window, self._reviewer, self._messages, self._work = window, reviewer, messages, work
        self._turns, self._file = reviewer.turns, reviewer.desk.file
        self._said: Message | None = None
        self._lost: Message | None = None
        self._dialogs: set[QDialog] = set()
        self._may_close = False
        self._asked: MessageBox | None = None
        self.actions: Handlers = {ActionId.ELSEWHERE: self.ask_where}
        self._turns.stop_at(self._question_is_open)
        self._turns.began.connect(self._began)
        self._turns.ended.connect(self._ended)
        self._turns.given_up.connect(self._given_up)
        self._turns.failed.connect(self._failed)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Say that the library can only be read, or begin to look whether its file is still there."""
        self._file.hurry_this_thread()
        if self._file.why_read_only:
            self._messages.show_message(cannot_save(self._file.why_read_only))
        else:
            self._timer.start()

    def look(self) -> None:
        """Say that the library's file is gone, or that it is back."""
        why = self._file.why_gone
        if why and self._lost is None:
            self._lost = cannot_save(why)
            self._reviewer.not_saved.emit(why)
            self._messages.show_message(self._lost)
        elif not why and self._lost is not None:
            self._messages.take_back(self._lost)
            self._lost = None
            self._messages.show_message(Message("The library's file is back where it was: changes are saved again"))

    # --- waiting for another program ---

    def _began(self, who: str) -> None:
        if self._said is None:
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
            self._dialogs = _open_dialogs()
        said = (
            f"Not saved yet: {who} is writing to the library. What you press is done in order as soon as that ends; "
            "Esc gives it up"
        )
        if self._said is None or self._said.words != said:
            self._said = Message(said, Tone.HINT, life=Life.SAVING)
            self._messages.show_message(self._said)

    def _stop(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        if self._said is not None:
            self._messages.take_back(self._said)
            self._said = None

    def _ended(self) -> None:
        self._stop()
        if self._asked is not None:  # nothing is unsaved any more, as the question says
            self._asked.reject()
            self._messages.show_message(Message("What you pressed is saved now: the window can be closed", Tone.HINT))

    def _given_up(self, number: int) -> None:
        self._stop()
        what = "It was" if number == 1 else f"The last {number} keys were"
        words = f"{what} given up: nothing was changed by what was not saved"
        self._reviewer.not_saved.emit(words)
        self._messages.show_message(Message(words, Tone.ERROR, life=Life.SAVING))

    def _failed(self, error: Exception) -> None:
        self._stop()
        self._reviewer.not_saved.emit(str(error))
        self._messages.show_message(Message(str(error), Tone.ERROR, life=Life.SAVING))

    def _question_is_open(self) -> bool:
        return self._window_asks() or bool(_open_dialogs() - self._dialogs)

    def _window_asks(self) -> bool:
        from editorial.desktop.choosers.chooser import Chooser  # noqa: PLC0415 - not imported before one is needed

        return any(one.isVisible() for one in self._window.findChildren(Chooser))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up at Esc; while something waits, let nothing but the keys of actions through to the window."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if kind is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress and isinstance(watched, QWidget):
                self._turns.stop()
                return True
        if (kind in _POINTER or kind is QEvent.Type.KeyPress) and isinstance(watched, QWidget):
            inside = watched.window() is self._window
            return inside and watched is not self._messages and not self._messages.isAncestorOf(watched)
        return super().eventFilter(watched, event)

    # --- another place ---

    def ask_where(self) -> None:
        """Ask for a new file, write everything to it that this window holds, and go on there."""
        folder = self._file.path.parent
        folder = folder if folder.is_dir() and not self._file.why_read_only else Path.home()
        name = f"{self._file.path.stem}-copy.db"
        dialog = QtWidgets.QFileDialog(self._window, "Continue in a copy of the library", str(folder / name), FILTER)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.continue_at(Path(chosen)))
        show(dialog)

    def continue_at(self, target: Path) -> None:
        """Write everything that this window holds to a file, and go on there."""
        self._work.get().save_elsewhere(target, self._written)

    def _written(self, target: Path) -> None:
        self._may_close = True
        self.moved.emit(target)

    # --- closing ---

    def let_close(self) -> None:
        """Let the window close without a question: the program ends, or what is held was written elsewhere."""
        self._may_close = True

    def refuses_to_close(self) -> bool:
        """Return whether the window stays, because the editor is asked first what to do with what is not saved."""
        if self._may_close:
            return False
        if self._turns.waiting:
            number = self._turns.count
            what = "What you pressed last is" if number == 1 else f"The last {number} keys are"
            words = f"{what} not saved: another program is writing to the library. Close without?"
            self._asked = self._ask(words, offer=False)
            self._asked.finished.connect(self._answered)
            return True
        self.look()
        if self._lost is not None:
            self._ask(f"{self._lost.words}\n\nWhat this window holds can be written to another file.", offer=True)
            return True
        return False

    def _answered(self) -> None:
        self._asked = None

    def _ask(self, words: str, *, offer: bool) -> MessageBox:
        from editorial.desktop.widgets.message_box import Icon, MessageBox, Role  # noqa: PLC0415 - rarely needed

        box = MessageBox(words, self._window, icon=Icon.Warning)
        if offer:
            box.addButton("Write it to another file…", Role.AcceptRole).clicked.connect(self.ask_where)
        close = box.addButton("Close without", Role.DestructiveRole)
        close.clicked.connect(self._leave)
        box.setDefaultButton(box.addButton("Stay", Role.RejectRole))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box

    def _leave(self) -> None:
        self._may_close = True
        self._turns.stop()
        self.leaving.emit()

    def close(self) -> None:
        """Look no more, and give up what waits: the window is being closed."""
        self._timer.stop()
        self._stop()
        self._turns.close()


def _open_dialogs() -> set[QDialog]:
    return {one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()}
