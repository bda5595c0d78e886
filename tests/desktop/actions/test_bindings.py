"""The actions of a window: their tooltips follow their keys, and a window that is built hears of no change to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.key_map import KeyMap


class Heard(QObject):
    """Event filter that counts the events about actions."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count, and let everything through."""
        self.count += event.type() in {QEvent.Type.ActionAdded, QEvent.Type.ActionChanged}
        return False


def test_a_window_hears_of_its_actions_once_when_their_keys_begin_to_act(editor):
    window, ran = QMainWindow(), []
    heard = Heard(window)
    window.installEventFilter(heard)
    handlers = {key: lambda key=key: ran.append(key) for key in ActionId}
    bindings = Bindings(window, (), handlers, KeyMap({}))
    for action in bindings.actions.values():
        action.setEnabled(False)
        action.setEnabled(True)
    assert heard.count == 0
    bindings.install()
    assert heard.count == len(ActionId)
    window.show()
    QTest.qWaitForWindowActive(window)
    QTest.keySequence(window, bindings.actions[ActionId.EXPORT].shortcut())
    assert ran == [ActionId.EXPORT]
    window.close()
    window.deleteLater()


def test_a_tooltip_names_the_key_that_the_editor_chose(editor):
    bindings = editor.window.bindings
    before = bindings.actions[ActionId.EXPORT].toolTip()
    bindings.rebind({ActionId.EXPORT.value: ["F9"]})
    assert bindings.actions[ActionId.EXPORT].toolTip() == "Export (F9)" != before
    bindings.rebind({ActionId.EXPORT.value: []})
    assert bindings.actions[ActionId.EXPORT].toolTip() == "Export"
