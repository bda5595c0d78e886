"""Enter in a dialog does what its main button says, whatever was used before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from review_records import record

from editorial.domain.settings import Setting


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


def opened(editor: Editor, key: str, title: str) -> Any:
    editor.press(key)
    dialog = editor.dialog(title)
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose_format(editor: Editor, dialog: Any) -> None:
    dialog.form.setFocus(Qt.FocusReason.TabFocusReason)
    editor.press("Down", "Up")


def drop_down(editor: Editor, dialog: Any) -> None:
    """Choose a format from the list of the box, with the keys."""
    dialog.form.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.form.showPopup()
    popup = dialog.form.view()
    editor.bot.keyClick(popup, Qt.Key.Key_Down)
    editor.bot.keyClick(popup, Qt.Key.Key_Return)
    editor.bot.waitUntil(lambda: not popup.isVisible())
    dialog.activateWindow()
    QGuiApplication.sync()


def tick(editor: Editor, dialog: Any) -> None:
    dialog.undecided.setFocus(Qt.FocusReason.TabFocusReason)
    editor.press("Space")


def pass_cancel(editor: Editor, dialog: Any) -> None:
    """Go to Cancel and back with Tab."""
    cancel = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
    cancel.setFocus(Qt.FocusReason.TabFocusReason)
    dialog.path.setFocus(Qt.FocusReason.TabFocusReason)
    del editor


@pytest.mark.parametrize("use", [choose_format, drop_down, tick, pass_cancel])
def test_enter_exports(harbour: Editor, tmp_path: Path, use: Callable[[Editor, Any], None]) -> None:
    dialog = opened(harbour, "Ctrl+E", "Export")
    use(harbour, dialog)
    target = tmp_path / "out.json"
    dialog.path.setText(str(target))
    asked: list[object] = []
    dialog.export_requested.connect(asked.append)
    harbour.press("Return")
    assert len(asked) == 1
    harbour.bot.waitUntil(lambda: harbour.window.background.idle)


def test_enter_on_cancel_cancels(harbour: Editor) -> None:
    dialog = opened(harbour, "Ctrl+E", "Export")
    asked: list[object] = []
    dialog.export_requested.connect(asked.append)
    dialog.buttons.button(dialog.buttons.StandardButton.Cancel).setFocus(Qt.FocusReason.TabFocusReason)
    harbour.press("Return")
    assert asked == []
    assert not any(one.windowTitle() == "Export" and one.isVisible() for one in QApplication.topLevelWidgets())


def test_enter_held_down_exports_nothing(harbour: Editor) -> None:
    dialog = opened(harbour, "Ctrl+E", "Export")
    asked: list[object] = []
    dialog.export_requested.connect(asked.append)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(dialog.form, event)
    assert asked == []
    assert dialog.isVisible()


def test_enter_keeps_the_preferences_after_a_choice(harbour: Editor) -> None:
    dialog = opened(harbour, "Ctrl+,", "Preferences")
    dialog.switches.indirect.setFocus(Qt.FocusReason.TabFocusReason)
    before = dialog.switches.indirect.isChecked()
    harbour.press("Space")
    dialog.theme.setFocus(Qt.FocusReason.TabFocusReason)
    harbour.press("Return")
    assert harbour.window.desk.setting(Setting.INDIRECT) is not before


def back(editor: Editor) -> None:
    """Wait until the window is active again, as a window manager has it."""
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)
    editor.window.view.setFocus()


def keep_preferences(editor: Editor) -> None:
    opened(editor, "Ctrl+,", "Preferences")


def find_words(editor: Editor) -> None:
    dialog = opened(editor, "Ctrl+Shift+F", "Find in all articles")
    editor.type("waited")
    editor.bot.waitUntil(lambda: dialog.list.model().rowCount() > 0)


def go_to_a_quote_of_somebody(editor: Editor) -> None:
    dialog = opened(editor, "Ctrl+Shift+P", "Names in all articles")
    editor.bot.waitUntil(lambda: len(dialog.profile.quotes.shown) > 0)


@pytest.mark.parametrize("use", [keep_preferences, find_words, go_to_a_quote_of_somebody])
def test_a_second_enter_that_was_meant_for_a_dialog_decides_nothing(
    harbour: Editor, use: Callable[[Editor], None]
) -> None:
    before = harbour.record
    use(harbour)
    harbour.press("Return")
    back(harbour)
    harbour.press("Return", "Enter")
    assert harbour.record == before
    harbour.press("F")
    assert harbour.record != before, "other keys act at once"


def test_enter_decides_again_once_a_second_press_is_no_habit(harbour: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 0)
    before = harbour.record
    keep_preferences(harbour)
    harbour.press("Return")
    back(harbour)
    harbour.press("Return")
    assert harbour.record != before


def test_a_second_enter_that_was_meant_for_the_queue_decides_nothing(harbour: Editor) -> None:
    before = harbour.record
    harbour.window.queue.list.setFocus()
    harbour.press("Return")
    assert QApplication.focusWidget() is harbour.window.view
    harbour.press("Return", "Enter")
    assert harbour.record == before
