"""One table of actions: everything is drawn from it, and nothing that decides is repeated by a key held down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from editorial.desktop.actions.table import ACTIONS, BY_ID, Menu, Repeat, plain_words
from editorial.desktop.choosers.chooser import Chooser
from editorial.desktop.dialogs.palette import ITSELF
from editorial.domain.annotation import Mark

MOVES = {
    *("next", "previous", "next_doubtful", "previous_doubtful", "find_next", "find_previous"),
    *("next_article", "previous_article", "zoom_in", "zoom_out"),
}


def test_only_what_moves_or_zooms_is_repeated_by_a_key_held_down(editor):
    assert {action.id for action in ACTIONS if action.repeat is Repeat.YES} == MOVES
    assert {key for key, action in editor.window.bindings.actions.items() if action.autoRepeat()} == MOVES


def test_every_action_stands_in_one_menu(editor):
    def ids(menu):
        inner = [(one, one.menu()) for one in menu.actions() if not one.isSeparator()]
        return [
            key for one, sub in inner for key in ([one.objectName()] if one.objectName() or sub is None else ids(sub))
        ]

    bar = {menu.text(): ids(menu.menu()) for menu in editor.window.menuBar().actions()}
    assert bar == {menu.value: [one.id for one in ACTIONS if one.menu is menu] for menu in Menu}


def test_the_palette_finds_every_action_by_name_with_its_key(editor):
    editor.open("Harbour plan")
    editor.window.desk.set_user("Ina")
    editor.press("Return", "Ctrl+K")  # so that there is something to undo
    palette = next(one for one in editor.window.findChildren(Chooser) if one.isVisible())
    offered = {option.value: option for option in palette.options}
    assert set(BY_ID) - set(offered) == {ITSELF, "redo"}, "there is nothing to redo"
    assert offered["merge"].text == "Merge with another name"
    assert offered["merge"].detail == "M"


def test_the_key_sheet_lists_every_action_and_is_filtered(editor):
    editor.press("Ctrl+/")
    sheet = editor.dialog("Keys at a glance")
    assert [sheet.table.item(row, 0).text() for row in range(sheet.table.rowCount())] == [
        plain_words(action) for action in ACTIONS
    ]
    editor.bot.waitUntil(sheet.isActiveWindow)
    editor.type("merge")
    shown = [row for row in range(sheet.table.rowCount()) if not sheet.table.isRowHidden(row)]
    assert [sheet.table.item(row, 1).text() for row in shown] == ["M"]


@pytest.fixture
def page(editor):
    editor.open("Harbour plan")
    editor.window.bindings.actions["shortcuts"].trigger()
    page = editor.dialog("Change the keys")
    editor.bot.waitUntil(page.isActiveWindow)
    return page


def row_of(page, action):
    words = plain_words(BY_ID[action])
    return next(row for row in range(page.table.rowCount()) if page.table.item(row, 0).text() == words)


def press_in(editor, page, action, key):
    """Change the key of an action as an editor does: F2 in its row, then the key."""
    page.table.setFocus()
    page.table.setCurrentCell(row_of(page, action), 1)
    editor.press("F2")
    editor.bot.waitUntil(lambda: QApplication.focusWidget() is not page.table)
    editor.press(key)
    editor.press("Tab")


def test_a_key_that_two_actions_would_share_is_named_and_not_taken(editor, page):
    press_in(editor, page, "flag", "J")
    assert page.clash.text() == "Two actions share a key – J: “Next” and “Flag”. Give one of them another."
    ok = page.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    press_in(editor, page, "flag", "Ctrl+J")
    assert ok.isEnabled()
    ok.click()
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)
    editor.window.view.setFocus()
    editor.press("Ctrl+J")
    assert any(Mark.FLAG in one.marks for one in editor.record.mentions.values())
    assert editor.window.bindings.actions["flag"].toolTip() == "Flag (Ctrl+J)"


def test_held_down_enter_and_space_answer_no_question_and_press_no_button_twice(editor):
    editor.open("Harbour plan")
    editor.press("T")
    before = editor.record
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(QApplication.focusWidget(), held)
    assert editor.window.ask.chooser is not None
    assert editor.record == before


def test_every_key_reaches_its_action_and_no_other_in_the_window(editor):
    editor.open("Harbour plan")
    heard = []
    for name, made in editor.window.bindings.actions.items():
        made.triggered.disconnect()
        made.triggered.connect(lambda _checked=False, name=name: heard.append(name))
    for action in (one for one in ACTIONS if one.keys):
        made = editor.window.bindings.actions[action.id]
        made.setEnabled(True)
        heard.clear()
        usual = [keys for keys in made.shortcuts() if keys[0].key() < Qt.Key.Key_Back]  # few keyboards have the others
        for keys in usual:
            editor.press(keys.toString(QKeySequence.SequenceFormat.PortableText))
        assert (action.id, heard) == (action.id, [action.id] * len(usual))


@pytest.mark.parametrize("action", ["show_nested", "show_rejected", "order", "caret"])
def test_what_is_switched_on_has_a_tick_in_its_menu(editor, action):
    editor.open("Harbour plan")
    made = editor.window.bindings.actions[action]
    (menu,) = (one.menu() for one in editor.window.menuBar().actions() if made in one.menu().actions())
    for on in (True, False):
        editor.press(made.shortcut().toString(QKeySequence.SequenceFormat.PortableText))
        menu.aboutToShow.emit()
        assert made.isChecked() is on


def test_a_tick_is_right_however_the_switch_was_set(editor):
    editor.open("Harbour plan")
    editor.press("V", "Esc")  # the page itself left the caret
    made = editor.window.bindings.actions["caret"]
    (menu,) = (one.menu() for one in editor.window.menuBar().actions() if made in one.menu().actions())
    menu.aboutToShow.emit()
    assert not made.isChecked()


def test_what_a_rule_forbids_is_said_as_a_sentence(editor):
    editor.open("Part 10")
    editor.press("Ctrl+Return")
    assert editor.said() == "This article is verified already"


def test_in_a_box_alt_and_down_open_it_and_do_not_change_the_article(editor):
    editor.open("Harbour plan")
    box = editor.window.queue.bar.stage
    box.setFocus()
    opened = []
    box.showPopup = lambda: opened.append(True)
    editor.press("Alt+Down")
    assert editor.record.article.id == "harbour"
    assert opened
