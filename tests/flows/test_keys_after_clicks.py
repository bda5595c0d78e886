"""After a click the next key acts in the review: on every control of the card, of the filters and of the queue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_at_work import Editor
from library_case import NOW
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget
from review_records import TEXT, at, record

from editorial.desktop.actions.ids import ActionId
from editorial.domain.annotation import Note, NoteKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.text import sha256
from editorial.review.outline import ItemKind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)  # of menus


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    desk, whole = editor.window.desk, record()
    note = Note("n1", NoteKind.COMMENT, "Ask Ina.", "Ina", NOW, on="e1")
    desk.library.add(replace(whole, notes={"n1": note}))
    missed = [PossiblyMissed(at("Monday"), 0.2)]
    desk.library.put_suggestions("harbour", [], desk.library.version("harbour"), possibly_missed=missed, model="m@1")
    editor.window.refresher.later("harbour")
    editor.window.refresher.flush()
    text = f"{TEXT}More.\n"
    second = replace(whole.article, id="second", title="A second story", text=text, sha256=sha256(text))
    editor.add(replace(record(), article=second))
    editor.open("Harbour")
    return editor


def controls(pane: QWidget) -> list[QWidget]:
    """Return what can be clicked in a pane, apart from its lists and fields."""
    found = [*pane.findChildren(QAbstractButton), *pane.findChildren(QComboBox)]
    return [one for one in found if one.isVisible() and one.isEnabled() and one.objectName() != "qt_toolbutton"]


def click(editor: Editor, control: QWidget) -> None:
    """Click a control as somebody who was typing into the queue's filter; close what opens."""
    editor.window.queue.filter.setFocus()
    QTimer.singleShot(30, lambda: popup.close() if (popup := QApplication.activePopupWidget()) else None)
    editor.click(control)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    if editor.window.ask.chooser is not None:
        editor.press("Esc")


def acts_in_the_review(editor: Editor) -> bool:
    """Return whether J goes on, or says that this is the last; the filters stay empty."""
    window = editor.window
    before = window.reviewer.item
    editor.press("J")
    went_on = window.reviewer.item is not before or "last" in editor.said()
    return went_on and not window.queue.filter.text() and not window.findings.filter_bar.field.text()


def item_key(editor: Editor, kind: ItemKind) -> str:
    outline = editor.window.reviewer.outline
    assert outline is not None
    return next(item.key for item in outline.items if item.kind is kind)


@pytest.mark.parametrize("kind", [ItemKind.NAME, ItemKind.QUOTE, ItemKind.CLAIM, ItemKind.TERM, ItemKind.MISSED])
def test_j_after_a_click_on_any_control_of_the_card_goes_to_the_next_finding(harbour: Editor, kind: ItemKind) -> None:
    window = harbour.window
    key = item_key(harbour, kind)
    window.reviewer.focus_key(key)
    names = [one.accessibleName() or one.text() for one in controls(window.findings.card)]  # type: ignore[attr-defined]
    assert names
    for number, name in enumerate(names):
        window.reviewer.focus_key(key)
        version = window.desk.library.version("harbour")
        click(harbour, controls(window.findings.card)[number])
        assert acts_in_the_review(harbour), name
        while window.desk.library.version("harbour") != version and window.desk.next_undo is not None:
            harbour.press("Ctrl+Z")
            version = window.desk.library.version("harbour")


def test_j_after_a_click_on_a_place_of_the_card_goes_to_the_next_finding(harbour: Editor) -> None:
    window = harbour.window
    for x in (8, 120):  # the box, and the words
        window.reviewer.focus_key("name:e1")
        window.queue.filter.setFocus()
        shown = window.findings.card.name.occurrences
        row = shown.visualRect(shown.occurrences.index(1))
        point = row.topLeft()
        point += type(point)(x, row.height() // 2)
        harbour.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert acts_in_the_review(harbour)


def test_enter_after_a_click_never_presses_a_button_of_another_finding(harbour: Editor) -> None:
    window = harbour.window
    missed = item_key(harbour, ItemKind.MISSED)
    window.reviewer.focus_key("name:e1")
    shown = window.findings.card.name.occurrences
    harbour.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton)
    window.reviewer.focus_key(missed)
    mentions = dict(harbour.record.mentions)
    harbour.press("Return")
    assert harbour.record.mentions == mentions


def test_j_after_a_click_on_the_filters_goes_to_the_next_finding(harbour: Editor) -> None:
    window = harbour.window
    for pane in (window.findings.filter_bar, window.queue.bar):
        for number in range(len(controls(pane))):
            click(harbour, controls(pane)[number])
            assert acts_in_the_review(harbour), (pane, number)
    assert not window.queue.bar.facets.narrows


def test_j_after_a_click_on_a_row_of_the_queue_goes_to_the_next_finding(harbour: Editor) -> None:
    window = harbour.window
    for title in ("Harbour", "A second story", "Harbour"):
        row = next(n for n, one in enumerate(window.queue.model.rows) if title in one.title)
        window.queue.filter.setFocus()
        shown = window.queue.list
        for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            harbour.bot.mouseClick(
                shown.viewport(), button, pos=shown.visualRect(window.queue.model.index(row)).center()
            )
            assert acts_in_the_review(harbour)
        assert title in harbour.record.article.title


def test_j_after_a_click_on_the_toolbar_goes_to_the_next_finding(harbour: Editor) -> None:
    window = harbour.window
    for action in (ActionId.FLAG, ActionId.CONFIRM, ActionId.COMMENT):
        window.reviewer.focus_key("name:e2")
        button = window.toolbar.widgetForAction(window.bindings.actions[action])
        click(harbour, button)
        assert acts_in_the_review(harbour), action


def test_enter_on_a_row_of_the_queue_goes_to_the_page(harbour: Editor) -> None:
    window = harbour.window
    window.queue.list.setFocus()
    harbour.press("Down", "Return")
    assert window.view.hasFocus()


def test_rows_selected_with_ctrl_keep_the_keys_in_the_queue(harbour: Editor) -> None:
    window = harbour.window
    shown = window.queue.list
    for row in (0, 1):
        pos = shown.visualRect(window.queue.model.index(row)).center()
        harbour.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos)
    assert shown.hasFocus()


def test_tab_still_reaches_the_buttons_of_the_card(harbour: Editor) -> None:
    window = harbour.window
    window.reviewer.focus_key("name:e2")
    confirm = window.findings.card.name.confirm
    confirm.setFocus(Qt.FocusReason.TabFocusReason)
    harbour.press("Return")
    assert harbour.record.mentions["m2"].status.decided
    assert QApplication.focusWidget() is confirm or not confirm.isVisible()
