"""Keys that are meant for a menu, a list, a question or another window decide nothing in the article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from review_records import at, record

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.keys import sequences
from editorial.desktop.actions.table import ACTIONS, Scope
from editorial.desktop.choosers.chooser import Chooser
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Ref, Table

ENTER = {"Return", "Enter"}
"""Keys that choose what is marked in a menu, a list or a question."""


def keys(*scopes: Scope) -> list[str]:
    found = (key for one in ACTIONS if one.scope in scopes for key in sequences(one, {}))
    usual = (key.toString() for key in found if key[0].key() < Qt.Key.Key_Back)  # no keyboard here has the others
    return [key for key in usual if last(key) not in ENTER]


def review_keys() -> list[str]:
    return keys(Scope.REVIEW)


def last(key: str) -> str:
    """Return a key without its modifiers."""
    return key.rsplit("+", 1)[-1]


def hit(key: str) -> None:
    """Press a key as the window system reports it: to the window, where Qt looks for shortcuts first."""
    if QGuiApplication.focusWindow() is None:  # offscreen, nothing has the focus once a menu is closed
        main = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow) and one.isVisible())
        main.windowHandle().requestActivate()
        QTest.qWaitForWindowActive(main)
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keySequence(window, QKeySequence(key))


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    editor.window.desk.library.put_authority_records([AuthorityRecord("x", "Tom Vale", "PERSON")])
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    return editor


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no action do anything."""
    monkeypatch.setattr(Bindings, "_run", lambda *_: None)


@contextmanager
def nothing_decided(editor: Editor, about: object = "") -> Iterator[list[str]]:
    """Check that the record and the log are as before, and that no action ran except those that the list is left with.

    The list holds the ids of the actions that ran.
    """
    desk, ran = editor.window.desk, []
    before = editor.record
    log = desk.history(before.article.id)
    links = [(one, partial(ran.append, key)) for key, one in editor.window.bindings.actions.items()]
    made = [(one, one.triggered.connect(lambda _=False, tell=tell: tell())) for one, tell in links]
    yield ran
    for one, link in made:
        one.disconnect(link)
    assert editor.record == before, about
    assert desk.history(before.article.id) == log, about


def mnemonic(action: QAction) -> str:
    return action.text().replace("&&", "").partition("&")[2][:1].upper()


def menus(editor: Editor) -> list[tuple[str, QMenu]]:
    return [(mnemonic(one), one.menu()) for one in editor.window.menuBar().actions()]


def back_to_the_page(editor: Editor) -> None:
    """Close what is open, and put the focus on the page."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    editor.window.windowHandle().requestActivate()
    editor.bot.waitUntil(lambda: QGuiApplication.focusWindow() is editor.window.windowHandle())
    editor.window.view.setFocus()


def nothing_acts_below(editor: Editor, name: object, open_it: Callable[[], object]) -> int:
    """Press every review key that means nothing to a menu or list, each while it is open; return how many."""
    tried = 0
    with nothing_decided(editor, name) as ran:
        for key in review_keys():
            if QApplication.activePopupWidget() is None:
                back_to_the_page(editor)
                open_it()
            popup = QApplication.activePopupWidget()
            assert popup is not None, name
            if last(key) not in {mnemonic(one) or one.text()[:1].upper() for one in popup.actions()}:
                hit(key)
                assert ran == [], (name, key)
                tried += 1
    back_to_the_page(editor)
    return tried


def test_no_review_key_acts_while_a_menu_of_the_menu_bar_is_open(harbour: Editor) -> None:
    for letter, _menu in menus(harbour):
        assert nothing_acts_below(harbour, letter, partial(hit, f"Alt+{letter}")) > 10


@pytest.mark.usefixtures("idle")
def test_every_mnemonic_of_a_menu_runs_its_own_action_and_no_other(harbour: Editor) -> None:
    tried = 0
    for letter, menu in menus(harbour):
        for action in [one for one in menu.actions() if mnemonic(one) and one.isEnabled() and one.menu() is None]:
            hit(f"Alt+{letter}")
            with nothing_decided(harbour, action.text()) as ran:
                hit(mnemonic(action))
            assert ran == [action.objectName()]
            assert QApplication.activePopupWidget() is None
            back_to_the_page(harbour)
            tried += 1
    assert tried > 60


def test_alt_f_and_a_letter_open_a_dialog_and_leave_the_name_alone(harbour: Editor) -> None:
    for letter, title in (("R", "Preferences"), ("E", "Export"), ("P", "Import pasted text")):
        back_to_the_page(harbour)
        with nothing_decided(harbour, title):
            hit("Alt+F")
            hit(letter)
            harbour.bot.waitUntil(harbour.dialog(title).isActiveWindow)
        harbour.dialog(title).close()


def test_after_a_menu_was_left_the_menu_bar_keeps_the_keys_until_it_is_left_too(harbour: Editor) -> None:
    hit("Alt+F")
    hit("Escape")
    assert QApplication.activePopupWidget() is None
    if QApplication.focusWidget() is harbour.window.menuBar():
        with nothing_decided(harbour) as ran:
            hit("X")
        assert ran == []
        back_to_the_page(harbour)


def test_after_an_action_of_a_second_menu_the_keys_act_in_the_article_again(harbour: Editor) -> None:
    window = harbour.window
    hit("Alt+F")
    hit("Escape")
    window.menuBar().setFocus()
    hit("Alt+V")
    hit("I")
    harbour.bot.waitUntil(lambda: window.focusWidget() is window.view)
    window.activateWindow()  # offscreen, no window is active once a menu is closed
    harbour.bot.waitUntil(window.isActiveWindow)
    before = window.reviewer.item
    hit("J")
    assert window.reviewer.item != before


def test_after_a_second_menu_was_left_the_keys_act_in_the_article_again(harbour: Editor) -> None:
    window = harbour.window
    bar = window.menuBar()
    hit("Alt+F")
    hit("Escape")
    bar.setFocus()
    hit("Alt+H")
    hit("Escape")
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    harbour.bot.waitUntil(lambda: window.focusWidget() is window.view)


def page_menu(editor: Editor, ref: Ref | None = None, *, selected: bool = False) -> QWidget:
    span = at("voted late") if selected else None
    editor.window.page_menu.open(ref, span, editor.window.mapToGlobal(QPoint(400, 300)))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def queue_menu(editor: Editor) -> QWidget:
    queue = editor.window.queue.list
    queue.menu_requested.emit(queue.selected(), queue.mapToGlobal(QPoint(20, 20)))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def popups(editor: Editor) -> Iterator[tuple[object, Callable[[], object]]]:
    """Yield how to open each menu and each list of a box in the window."""
    for ref in (Ref(Table.MENTION, "m5"), Ref(Table.QUOTE, "q3"), None):
        yield ref, partial(page_menu, editor, ref)
    yield "selection", partial(page_menu, editor, selected=True)
    yield "queue", partial(queue_menu, editor)
    for table, key in ((Table.MENTION, "m1"), (Table.QUOTE, "q3")):
        editor.window.reviewer.focus_ref(Ref(table, key))
        QApplication.processEvents()
        for button in editor.window.findChildren(QPushButton):
            if button.menu() is not None and button.isVisible() and button.isEnabled():
                yield (
                    (key, button.accessibleName()),
                    lambda button=button: button.menu().popup(button.mapToGlobal(QPoint(0, button.height()))),
                )
    for box in editor.window.findChildren(QComboBox):
        if box.isVisible():
            yield box.accessibleName(), box.showPopup


def test_no_review_key_acts_while_any_other_menu_or_list_is_open(harbour: Editor) -> None:
    tried = [nothing_acts_below(harbour, name, open_it) for name, open_it in popups(harbour)]
    assert len(tried) > 8
    assert min(tried) > 5


QUESTIONS: dict[str, tuple[Ref, str]] = {
    "type": (Ref(Table.MENTION, "m5"), "T"),
    "merge": (Ref(Table.MENTION, "m5"), "M"),
    "split": (Ref(Table.MENTION, "m1"), "Shift+M"),
    "rename": (Ref(Table.MENTION, "m1"), "F2"),
    "other names": (Ref(Table.MENTION, "m1"), "Shift+F2"),
    "link": (Ref(Table.MENTION, "m5"), "Shift+L"),
    "same name": (Ref(Table.MENTION, "m6"), "A"),
    "comment": (Ref(Table.MENTION, "m5"), "C"),
    "speaker": (Ref(Table.QUOTE, "q3"), "S"),
    "second speaker": (Ref(Table.QUOTE, "q1"), "Shift+S"),
    "palette": (Ref(Table.MENTION, "m5"), "Ctrl+K"),
}


def shown(editor: Editor) -> Chooser | None:
    return next((one for one in editor.window.findChildren(Chooser) if one.isVisible()), None)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_key_but_enter_acts_while_a_question_is_asked(harbour: Editor, question: str) -> None:
    ref, opens = QUESTIONS[question]
    harbour.window.reviewer.focus_ref(ref)
    hit(opens)
    asked = shown(harbour)
    assert asked is not None
    controls = [one for one in asked.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for control in controls:
        if control.isVisible() and control.isEnabled():
            control.setFocus()
            with nothing_decided(harbour, question) as ran:
                for key in keys(Scope.REVIEW, Scope.WINDOW):
                    hit(key)
                    assert ran == [], (control, key)
                    assert asked is shown(harbour), (control, key)
    hit("Escape")
    assert shown(harbour) is None


def test_an_action_of_the_menu_puts_an_open_question_away(harbour: Editor) -> None:
    hit("T")
    assert harbour.window.ask.chooser is not None
    with nothing_decided(harbour):
        hit("Alt+D")
        hit("N")
    assert harbour.window.ask.chooser is None
    hit("Ctrl+K")
    assert shown(harbour) is not None
    with nothing_decided(harbour):
        hit("Alt+D")
        hit("N")
    assert shown(harbour) is None


DIALOGS = (
    *("paste_article", "export", "preferences", "guide", "guideline", "keys", "shortcuts", "about", "notes"),
    *("history", "memory", "find_all"),
)


@pytest.mark.parametrize("action", DIALOGS)
def test_no_review_key_acts_in_a_dialog(harbour: Editor, action: str) -> None:
    harbour.window.bindings.actions[action].trigger()
    dialog = next(
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one.parentWidget() is harbour.window
    )
    harbour.bot.waitUntil(dialog.isActiveWindow)
    with nothing_decided(harbour, action) as ran:
        for key in review_keys():
            if QApplication.activeWindow() is dialog:
                hit(key)
    assert ran == []
    dialog.close()


@pytest.fixture
def slow(harbour: Editor) -> Iterator[QDialog]:
    """Show a dialog that the window system has not made active yet."""
    dialog = QDialog(harbour.window)
    dialog.field = QLineEdit(dialog)  # type: ignore[attr-defined]
    dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    dialog.show()
    assert not dialog.isActiveWindow()
    yield dialog
    dialog.close()


def test_what_is_typed_before_a_dialog_is_active_goes_to_the_dialog(harbour: Editor, slow: QDialog) -> None:
    with nothing_decided(harbour) as ran:
        for key in "polx":
            hit(key)
    assert ran == []
    assert slow.field.text() == "polx"  # type: ignore[attr-defined]


def test_beside_a_dialog_that_was_active_once_the_review_goes_on(harbour: Editor, slow: QDialog) -> None:
    slow.windowHandle().requestActivate()
    harbour.bot.waitUntil(slow.isActiveWindow)
    back_to_the_page(harbour)
    hit("X")
    assert not harbour.record.mentions["m5"].status.stands


def elsewhere(editor: Editor) -> Iterator[QWidget]:
    """Yield every widget of the window that can have the focus, outside the page and the findings."""
    window = editor.window
    editor.press("Ctrl+F")
    for one in (window.menuBar(), *window.findChildren(QWidget)):
        inside = any(pane is one or pane.isAncestorOf(one) for pane in (window.page, window.findings))
        there = one.window() is window and one.isVisible() and one.isEnabled() and not inside
        takes = one is window.menuBar() or isinstance(one, QToolButton) or one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if there and takes:
            yield one


def test_no_review_key_acts_while_the_focus_is_outside_the_page_and_the_findings(harbour: Editor) -> None:
    places = [one for one in elsewhere(harbour) if one.focusProxy() is None]
    assert len(places) > 5
    for place in places:
        with nothing_decided(harbour, place) as ran:
            for key in review_keys():
                place.setFocus()
                if QApplication.focusWidget() is place:
                    hit(key)
                    assert ran == [], (place, key)
                if QApplication.activePopupWidget() is not None:
                    back_to_the_page(harbour)


def test_no_review_key_acts_while_nothing_has_the_focus(harbour: Editor) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    focus.clearFocus()
    with nothing_decided(harbour) as ran:
        for key in review_keys():
            hit(key)
    assert ran == []


def test_no_key_held_down_decides(harbour: Editor) -> None:
    deciding = [one for one in ACTIONS if one.scope is Scope.REVIEW and one.repeat.value == "no"]
    with nothing_decided(harbour):
        for action in deciding:
            for sequence in sequences(action, {}):
                pressed = sequence[0]
                for _ in range(3):
                    event = QKeyEvent(
                        QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers(), "", autorep=True
                    )
                    QApplication.sendEvent(harbour.window.view, event)


def test_enter_held_down_keeps_no_edge(harbour: Editor) -> None:
    harbour.press("[", "Right")
    with nothing_decided(harbour):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(harbour.window.view, event)
    harbour.press("Return")
    assert harbour.record.mentions["m5"].span.of(harbour.record.article.text) == "om Vale"
