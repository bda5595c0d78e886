"""The windows beside the window: guide, keys, palette, preferences, history, import and export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from editorial import __version__
from editorial.desktop.dialogs.export import ExportDialog
from editorial.desktop.dialogs.guide import GuideDialog
from editorial.desktop.dialogs.guideline_texts import QUOTE, GuidelineTexts
from editorial.desktop.dialogs.guidelines import GuidelineDialog
from editorial.desktop.dialogs.history import HistoryDialog
from editorial.desktop.dialogs.keys import KeySheet, ShortcutsDialog
from editorial.desktop.dialogs.memory import MemoryDialog
from editorial.desktop.dialogs.notes import NotesDialog
from editorial.desktop.dialogs.palette import Palette
from editorial.desktop.dialogs.pasting import PasteDialog
from editorial.desktop.dialogs.preferences import PreferencesDialog
from editorial.desktop.shell.menus import refresh_tips
from editorial.desktop.widgets.messages import Message, Tone
from editorial.domain.settings import Setting
from editorial.jobs.backing_up import name_for
from editorial.jobs.file_formats import import_filters

if TYPE_CHECKING:
    from editorial.desktop.shell.window import Window

_LIBRARIES = "Libraries (*.db);;All files (*)"
_LISTS = "Lists (*.csv *.json *.jsonl);;All files (*)"


class Helping:
    """Opens the other windows; none of them blocks the review."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.actions: dict[str, Callable[[], object]] = {
            "import_files": self._import_files,
            "import_folder": self._import_folder,
            "paste_article": self._paste,
            "import_list": self._import_list,
            "export": self.export,
            "back_up": self._back_up,
            "preferences": self._preferences,
            "quit": window.close,
            "palette": self._palette,
            "guide": lambda: self._guide(None),
            "guideline": self._guideline,
            "keys": lambda: self._open(KeySheet(window.bindings.own, window)),
            "shortcuts": self._shortcuts,
            "about": self._about,
            "history": self._history,
            "item_history": self._item_history,
            "memory": self._memory,
            "notes": self._show_notes,
        }

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _import_files(self) -> None:
        dialog = QFileDialog(self._window, "Import articles", "", import_filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._window.work.import_paths([Path(name) for name in names]))
        self._open(dialog)

    def _import_folder(self) -> None:
        dialog = QFileDialog(self._window, "Import a folder of articles")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self._window.work.import_paths([Path(name) for name in names]))
        self._open(dialog)

    def _import_list(self) -> None:
        dialog = QFileDialog(self._window, "Import the newsroom's list of names", "", _LISTS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._window.work.import_list(Path(name)))
        self._open(dialog)

    def _paste(self) -> None:
        dialog = PasteDialog(self._window)
        dialog.import_requested.connect(self._window.work.import_text)
        self._open(dialog)

    def export(self, chosen: Sequence[str] = ()) -> None:
        """Ask for an export: of all verified articles, or of those chosen."""
        session = self._window.reviewer.session
        if not self._window.queue.model.total:
            self._window.messages.say(Message("There is nothing to export yet: import an article first", Tone.HINT))
            return
        dialog = ExportDialog(
            self._window.desk, session.article_id if session else None, self._window.queue.model.verified, self._window
        )
        dialog.choose(chosen)
        dialog.export_requested.connect(self._window.work.export)
        self._open(dialog)

    def _back_up(self) -> None:
        """Ask where to copy the library to; the system's dialog asks before it replaces a file."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(documents) / name_for(datetime.now().astimezone()))
        dialog = QFileDialog(self._window, "Back up the library", proposed, _LIBRARIES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(lambda name: self._window.work.back_up(Path(name)))
        self._open(dialog)

    def _preferences(self) -> None:
        dialog = PreferencesDialog(self._window.desk, self._window.themes.choice, self._window)
        dialog.theme_chosen.connect(self._window.viewing.choose_theme)
        dialog.accepted.connect(self._window.refresh_words)
        self._open(dialog)

    def _palette(self) -> None:
        palette = Palette(self._window, self._window.themes.current, self._window.bindings)
        palette.accepted.connect(lambda key: self._window.bindings.actions[key].trigger())
        palette.open_at(None)

    def _guide(self, place: str | None) -> None:
        self._open(GuideDialog(place, self._window))

    def _guideline(self) -> None:
        self._guidelines.show_topic(self._topic())
        self._guidelines.show_beside(self._window.findings)

    @cached_property
    def _guidelines(self) -> GuidelineDialog:
        keys = self._window.bindings.actions["guideline"].shortcuts
        dialog = GuidelineDialog(GuidelineTexts(self._window.desk), keys, self._window)
        self._window.reviewer.focused.connect(self._follow)
        return dialog

    def _follow(self) -> None:
        """Show the guideline of what has the focus now, while the window is open."""
        if self._guidelines.isVisible():
            self._guidelines.show_topic(self._topic())

    def _topic(self) -> str:
        mention = self._window.reviewer.mention
        return mention.label if mention is not None else QUOTE

    def _shortcuts(self) -> None:
        dialog = ShortcutsDialog(self._window.bindings.own, self._window)
        dialog.keys_changed.connect(self._rebind)
        self._open(dialog)

    def _rebind(self, own: dict[str, list[str]]) -> None:
        self._window.bindings.rebind(own)
        self._window.desk.set_setting(Setting.KEYS, own)
        refresh_tips(self._window.bindings)
        self._window.refresh_words()

    def _about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("About Editorial")
        box.setText(f"Editorial {__version__}")
        box.setInformativeText("Verify what an article says, and who said it.\n\nFree software under the MIT licence.")
        self._open(box)

    def _history(self) -> None:
        session = self._window.reviewer.session
        if session is not None:
            decisions = self._window.desk.history(session.article_id)
            self._open(HistoryDialog(f"History of {session.record.article.title}", decisions, self._window))

    def _memory(self) -> None:
        dialog = MemoryDialog(self._window.desk, self._window)
        dialog.open_requested.connect(self._window.articles.open)
        dialog.message_posted.connect(self._window.messages.say)
        self._open(dialog)

    @cached_property
    def _notes(self) -> NotesDialog:
        window = self._window
        how = window.bindings.actions["comment"].toolTip
        dialog = NotesDialog(window.reviewer, window.noting, lambda: window.themes.current, how, window)
        dialog.show_requested.connect(window.article.go_to_note)
        return dialog

    def _show_notes(self) -> None:
        """Show the notes of the article, at the one that was clicked in the text if any was."""
        self._notes.start(self._window.noting.at)

    def _item_history(self) -> None:
        item, session = self._window.reviewer.item, self._window.reviewer.session
        if item is not None and session is not None:
            wanted = set(item.refs)
            decisions = [
                decision
                for decision in self._window.desk.history(session.article_id)
                if wanted & {change.ref for change in decision.changes}
            ]
            self._open(HistoryDialog("History of this finding", decisions, self._window))
