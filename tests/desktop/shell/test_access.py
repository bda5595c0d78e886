"""Everything can be reached, is named, shows where the focus is, and is not cut off: over every window there is."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import review_records
import xlsxwriter
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QToolBar,
    QWidget,
)
from shiboken6 import isValid, ownedByPython

from editorial.desktop.actions.keys import clashes, sequences
from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.actions.table import ACTIONS
from editorial.desktop.choosers.chooser import Chooser
from editorial.desktop.dialogs.agreeing import AgreeDialog
from editorial.desktop.dialogs.imported import ImportedDialog
from editorial.desktop.dialogs.leaks import LeaksDialog
from editorial.desktop.dialogs.look_first import LookFirstDialog
from editorial.desktop.dialogs.naming_columns import ColumnsDialog
from editorial.desktop.dialogs.same_words import SameWordsDialog
from editorial.desktop.shell.window import DIALOG_ACTIONS
from editorial.domain.annotation import NoteKind
from editorial.domain.article import Article, Standing, State
from editorial.domain.library import AuthorityRecord
from editorial.domain.protecting.leaks import Leak, Where
from editorial.domain.protecting.names import TraceKind
from editorial.domain.record import Record, Ref, Table
from editorial.domain.reply import ReplyState
from editorial.domain.source import SourceArrival, SourceText
from editorial.domain.text import Span, sha256
from editorial.formats.reading.article_text import Cut
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Columns
from editorial.jobs.import_report import Held
from editorial.jobs.large_imports import Large
from editorial.jobs.protecting import ArticleLeaks, LeaksError
from editorial.jobs.reading import TableToName, arrivals_of
from editorial.review.commands.notes import AddNote
from editorial.review.commands.sources import AttachSource
from editorial.review.commands.standing_by import NoteReply

SKIPPED = (QScrollBar, QTabBar)
MANY = 200


def window(editor):
    return editor.window


def found(title):
    return lambda editor: editor.dialog(title)


def chooser(editor):
    return editor.window.ask.chooser


def palette(editor):
    return next(one for one in editor.window.findChildren(Chooser) if one.isVisible())


def count_everything(editor):
    dialog = editor.dialog("Who is quoted")
    editor.bot.waitUntil(lambda: dialog.plot is not None and bool(dialog.told.text()))
    dialog.scope.setCurrentIndex(dialog.scope.count() - 1)
    editor.bot.waitUntil(lambda: bool(dialog.behind.shown))


def busy(editor):
    editor.window.progress.show_progress(3, 10, "Reading something.txt")
    editor.window.messages.show_message(Message("Something could not be read", Tone.ERROR, "undo", "Undo"))
    editor.window.panes.find_bar.start("Saltmere")
    editor.window.queue.list.selectAll()


def edit_guideline(editor):
    editor.press("H")
    editor.dialog("Guideline").edit.click()


def empty_filter(editor):
    editor.window.queue.filter.setText("zeppelin")
    editor.window.findings.filter_bar.field.setText("zeppelin")


def listed(editor):
    editor.window.desk.library.put_authority_records([AuthorityRecord("x", "Tom Vale", "PERSON")])


def selected(editor):
    editor.window.view.select_span(review_records.at("voted late"))


def with_source(editor):
    text = SourceText.of("BRACKEN: We waited far too long, all of us.")
    editor.window.desk.apply(AttachSource(arrival=SourceArrival(text=text, title="Briefing", date="2025-03-04")))


def said_again(editor):
    """Add two articles in which the same is said, and open one of them at its quote."""
    one = review_records.record()
    for key in ("once", "again"):
        text = f"{one.article.text}“We waited too long for the lamps on the bridge,” was heard {key}."
        start = text.rindex("“") + 1
        said = replace(one.quotes["q1"], span=Span(start, text.rindex("”")), cue=None)
        article = replace(one.article, id=key, text=text, sha256=sha256(text), title=f"Heard {key}")
        editor.add(replace(one, article=article, quotes={"q1": said}))
    editor.open("Heard again")


def compared(editor):
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, SameWordsDialog) and one.isVisible())
    editor.bot.waitUntil(lambda: bool(dialog.model.shown))


def join_names(editor):
    dialog = editor.dialog("Names in all articles")
    editor.bot.waitUntil(dialog.join.isEnabled)
    dialog.join.click()


def check(editor):
    editor.window.bindings.actions["check_library"].trigger()
    editor.bot.waitUntil(lambda: any(w.windowTitle() == "Check of the library" for w in QApplication.topLevelWidgets()))


def not_read(editor):
    ImportedDialog(["refused: letters.json: line 3: is no number"], editor.window).show()


def look_first(editor):
    (garbled,) = arrivals_of(Source("ferry.txt", stream=io.BytesIO("Ferry\n\nâ€œNo,â€\x9d she said.".encode())))
    cut = replace(garbled.mended, cut=(Cut("Home News Sport", "navigation", 0), Cut("Page 2", "a page number", 7)))
    held = (Held(replace(garbled, mended=cut, cut=cut.cut), "it looks garbled"), Held(replace(cut, form="text"), "cut"))
    LookFirstDialog(held, editor.window).show()


def name_columns(editor):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as book:
        for name in ("Y2024", "Y2025"):
            book.add_worksheet(name).write_row(0, 0, ["Nr", "Words"])
    data.seek(0)
    source = Source("a.xlsx", stream=data, columns=Columns(ask=True), inner="a.xlsx")
    (table,) = (one for one in arrivals_of(source) if isinstance(one, TableToName))
    ColumnsDialog([table], editor.window).show()


def to_be_asked(editor):
    editor.window.desk.apply(NoteReply(entity="e3", state=ReplyState.TO_ASK, note="about the jobs"))
    editor.window.bindings.actions["replies"].trigger()


def leaking(editor):
    leak = Leak("Tom Vale", "Vale", TraceKind.PART, Where.TEXT, "jobs. Vale and Saltmere’s", 2)
    LeaksDialog(LeaksError([ArticleLeaks("Harbour plan", (leak,))]), editor.window).show()


def agree(editor):
    AgreeDialog(
        [Large((Path("a.jsonl"),), "a.jsonl", "it holds more than 200 articles", ("Ferry: Late",))], editor.window
    ).show()


def type_nonsense(editor):
    editor.type("zeppelin")


def untouched(editor):
    editor.open("Ferry boats")


def unread(editor):
    text = "Not read yet"
    editor.add(Record.of(Article("unread", text, text, sha256(text)), standing=Standing(State.NEW)))
    editor.window.reviewer.open("unread")  # and not by the list, which would have it read


def nothing_open(editor):
    editor.window.page.setCurrentWidget(editor.window.panes.empty)
    editor.window.findings.clear()


def noted(editor):
    editor.window.desk.apply(AddNote(kind=NoteKind.COMMENT, text="Who is this?", on="m5"))


def change_note(editor):
    editor.press("Ctrl+Shift+C", "F2")


def at(table, key):
    return lambda editor: editor.window.reviewer.focus_ref(Ref(table, key))


NAME, QUOTE = at(Table.MENTION, "m5"), at(Table.QUOTE, "q3")
SCENES = {
    "a name": (NAME, window),
    "a group": (at(Table.MENTION, "m1"), window),
    "a quote": (QUOTE, window),
    "busy": (busy, window),
    "nothing fits": (empty_filter, window),
    "type": ((NAME, "T"), chooser),
    "merge": ((NAME, "M"), chooser),
    "split": ((NAME, "Shift+M"), chooser),
    "rename": ((NAME, "F2"), chooser),
    "same name": ((at(Table.MENTION, "m6"), "A"), chooser),
    "link": ((NAME, listed, "Shift+L"), chooser),
    "comment": ((NAME, "C"), chooser),
    "other names": ((NAME, "Shift+F2"), chooser),
    "problem in the copy": ((selected, "C"), chooser),
    "reason to verify": (("Ctrl+Return", "Ctrl+Return"), chooser),
    "second speaker": ((QUOTE, "Shift+S"), chooser),
    "no such action": (("Ctrl+K", type_nonsense), palette),
    "speaker": ((QUOTE, "S"), chooser),
    "palette": ("Ctrl+K", palette),
    "export": ("Ctrl+E", found("Export")),
    "preferences": ("Ctrl+,", found("Preferences")),
    "paste": ("Ctrl+Shift+V", found("Import pasted text")),
    "guide": ("F1", found("Guide")),
    "guideline": ((NAME, "H"), found("Guideline")),
    "writing a guideline": ((NAME, edit_guideline), found("Guideline")),
    "find in all": ("Ctrl+Shift+F", found("Find in all articles")),
    "a comment": ((noted, NAME), window),
    "notes": ((noted, "Ctrl+Shift+C"), found("Notes: Harbour plan splits Saltmere")),
    "no notes": ("Ctrl+Shift+C", found("Notes: Harbour plan splits Saltmere")),
    "changing a note": ((noted, change_note), found("Notes: Harbour plan splits Saltmere")),
    "history": ("Ctrl+Shift+H", found("History of Harbour plan splits Saltmere")),
    "no history": ((untouched, "Ctrl+Shift+H"), found("History of Ferry boats lie idle")),
    "history of one": ((NAME, "Return", NAME, "Shift+H"), found("History of this finding")),
    "about": (lambda editor: editor.window.bindings.actions["about"].trigger(), found("About Editorial")),
    "not read yet": (unread, window),
    "no article": (nothing_open, window),
    "remembered": ("Ctrl+Shift+M", found("What is remembered")),
    "sources": ((QUOTE, "F8"), window),
    "a quote and its source": ((with_source, QUOTE, "F8"), window),
    "rules for checking": (
        lambda editor: editor.window.bindings.actions["source_rules"].trigger(),
        found("Rules for checking"),
    ),
    "find quotes": ("Ctrl+Shift+S", found("Find quotes")),
    "the same words": (
        (said_again, at(Table.QUOTE, "q1"), "Shift+Q", compared),
        found("The same words in other articles"),
    ),
    "all the same words": ((said_again, "Ctrl+Shift+D", compared), found("The same words in all articles")),
    "names in all articles": ("Ctrl+Shift+P", found("Names in all articles")),
    "who is quoted": (("Ctrl+Shift+Q", count_everything), found("Who is quoted")),
    "joining names": (("Ctrl+Shift+P", join_names), found("Put on the newsroom's list")),
    "deleting": (
        lambda editor: editor.window.bindings.actions["delete_article"].trigger(),
        found("Delete the article"),
    ),
    "legend": ("F4", found("What the marks mean")),
    "key sheet": ("Ctrl+/", found("Keys at a glance")),
    "restore": (lambda editor: editor.window.bindings.actions["restore"].trigger(), found("Restore a backup")),
    "shortcuts": (lambda editor: editor.window.bindings.actions["shortcuts"].trigger(), found("Change the keys")),
    "check": (check, found("Check of the library")),
    "could not be read": (not_read, found("What became of each file")),
    "look first": (look_first, found("Look at what was read")),
    "columns": (name_columns, found("What the columns hold")),
    "right of reply": ((NAME, "Shift+W"), chooser),
    "who was not asked": (to_be_asked, found("Right of reply")),
    "pseudonym": ((NAME, "Shift+G"), chooser),
    "names given away": (leaking, found("Protected names would stand in it")),
    "agree": (agree, found("A lot to import")),
}


OPENED = {
    "paste_article": "paste", "export": "export", "preferences": "preferences", "palette": "palette", "guide": "guide",
    "guideline": "guideline", "keys": "key sheet", "legend": "legend", "shortcuts": "shortcuts", "about": "about",
    "not_read": "could not be read", "check_library": "check",
    "notes": "notes", "history": "history", "item_history": "history of one", "memory": "remembered",
    "people": "names in all articles", "replies": "who was not asked", "quoted": "who is quoted",
    "find_quotes": "find quotes", "same_words": "the same words", "all_same_words": "all the same words",
}  # fmt: skip
"""The scene of each action that opens a window of the program's own."""
OF_THE_SYSTEM = {"import_files", "import_folder", "import_list", "import_decided", "back_up", "print", "save_pdf"}
"""Actions that open the system's own dialog for files, or for printing."""
WITHOUT_WINDOW = {"repeat_export"}
"""Actions beside these that open no window."""


def test_every_window_that_an_action_opens_is_looked_at():
    assert set(DIALOG_ACTIONS) - OF_THE_SYSTEM - WITHOUT_WINDOW == set(OPENED)
    assert set(OPENED.values()) <= set(SCENES)


@pytest.fixture(params=SCENES)
def scene(request, editor):
    editor.open("Harbour plan")
    steps, root = SCENES[request.param]
    for step in steps if isinstance(steps, tuple) else (steps,):
        if callable(step):
            step(editor)
        else:
            editor.press(step)
        QApplication.processEvents()
    shown = root(editor)
    assert shown.isVisible()
    shown.activateWindow()
    editor.bot.waitUntil(shown.window().isActiveWindow)
    QApplication.processEvents()
    return shown


def parts(scene, kind=QWidget):
    return [one for one in scene.findChildren(kind) if one.isVisible() and one.window() is scene.window()]


def can_have_focus(widget):
    """Whether Tab should reach it; what another widget stands in for (an editable box's field) is left out."""
    inner = isinstance(widget.parent(), QComboBox) or isinstance(widget, SKIPPED)
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isEnabled() and widget.focusProxy() is None and not inner


def focusable(scene):
    return [one for one in parts(scene) if can_have_focus(one)]


def called(widget):
    words = widget.text() if isinstance(widget, QAbstractButton | QLabel) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r} in {type(widget.parent()).__name__}"


def all_that_can_have_the_focus_has_a_name_a_role_and_its_state(scene):
    vague = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Whitespace}
    for one in focusable(scene):
        told = QAccessible.queryAccessibleInterface(one)
        assert told.text(QAccessible.Text.Name).strip(), called(one)
        assert told.role() not in vague, called(one)
        assert told.state().focusable, called(one)
        if isinstance(one, QAbstractButton) and one.isCheckable():
            assert told.state().checkable, called(one)
            assert told.state().checked == one.isChecked(), called(one)


def picture(widget):
    whole = widget.window()
    area = QRect(widget.mapTo(whole, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return whole.grab(area).toImage()


def walk(scene):
    """Go round with Tab; return each control with whether it looked another way while it had the focus."""
    if QApplication.focusWidget() is None:
        focusable(scene)[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # from here on Qt shows the focus
    found = {}
    for _ in range(MANY):
        here = QApplication.focusWidget()
        if here in found:
            break
        focused = picture(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        alone = QApplication.focusWidget() is here
        found[here] = alone or not here.isVisible() or picture(here) != focused
    return found


def tab_reaches_everything_and_the_focus_can_be_seen(scene):
    wanted = focusable(scene)
    if wanted:
        found = walk(scene)
        assert [called(one) for one in wanted if one not in found] == []
        assert [called(one) for one, seen in found.items() if not seen and one in wanted] == []


def last_ink(label):
    """Return the last column in which anything is drawn."""
    shown = label.grab().toImage()
    columns = ({shown.pixel(x, y) for y in range(shown.height())} for x in range(shown.width()))
    return max(x for x, colours in enumerate(columns) if len(colours) > 1)


def wants_more_room(label):
    """Whether words would go on: Qt draws an underlined letter apart, and asks for too little room."""
    wide = QLabel(label.text(), label.parentWidget())
    wide.setBuddy(label.buddy())
    wide.resize(label.width() + 40, label.height())
    more = last_ink(wide) > last_ink(label)
    wide.setParent(None)
    return more


def is_cut(widget):
    if isinstance(widget, QLabel):
        if not widget.text() or widget.pixmap().isNull() is False:
            return False
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height()
        wanted = widget.sizeHint()
        cut = wanted.width() > widget.width() or wanted.height() > widget.height()
        return cut or ("&" in widget.text() and wants_more_room(widget))
    if isinstance(widget.parent(), QLineEdit):
        return False  # the field's own sign that clears it
    if isinstance(widget, QLineEdit):
        return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width() - 12
    wanted = widget.minimumSizeHint() if isinstance(widget, QComboBox) else widget.sizeHint()
    return wanted.width() > widget.width() or wanted.height() > widget.height()


def no_words_are_cut_off(scene):
    shown = [one for kind in (QLabel, QAbstractButton, QComboBox, QLineEdit) for one in parts(scene, kind)]
    assert [f"{called(one)} {one.size().toTuple()} {one.sizeHint().toTuple()}" for one in shown if is_cut(one)] == []


# What Qt binds to the standard keys of the table, by platform (qplatformtheme.cpp, where it is not the same for all).
PLATFORMS = {
    "Windows": {"HelpContents": "F1", "FindNext": "F3;Ctrl+G", "FindPrevious": "Shift+F3;Ctrl+Shift+G",
                "Undo": "Ctrl+Z;Alt+Backspace", "Redo": "Ctrl+Y;Alt+Shift+Backspace;Ctrl+Shift+Z",
                "Copy": "Ctrl+C;Ctrl+Ins", "FullScreen": "F11;Alt+Enter"},
    "macOS": {"HelpContents": "Ctrl+?", "FindNext": "Ctrl+G", "FindPrevious": "Ctrl+Shift+G", "Undo": "Ctrl+Z",
              "Redo": "Ctrl+Shift+Z", "Copy": "Ctrl+C", "FullScreen": "Ctrl+Meta+F", "Preferences": "Ctrl+,",
              "Quit": "Ctrl+Q"},
    "Gnome": {"HelpContents": "F1", "FindNext": "Ctrl+G;F3", "FindPrevious": "Ctrl+Shift+G;Shift+F3",
              "Undo": "Ctrl+Z;F14", "Redo": "Ctrl+Shift+Z", "Copy": "Ctrl+C;Ctrl+Ins;F16", "FullScreen": "Ctrl+F11",
              "Quit": "Ctrl+Q"},
    "KDE": {"HelpContents": "F1", "FindNext": "F3", "FindPrevious": "Shift+F3", "Undo": "Ctrl+Z;F14",
            "Redo": "Ctrl+Shift+Z", "Copy": "Ctrl+C;Ctrl+Ins;F16", "FullScreen": "F11;Ctrl+Shift+F",
            "Quit": "Ctrl+Q", "Preferences": "Ctrl+Shift+,"},
}  # fmt: skip
EVERYWHERE = {"Open": "Ctrl+O", "Print": "Ctrl+P", "Find": "Ctrl+F", "ZoomIn": "Ctrl++", "ZoomOut": "Ctrl+-"}


@pytest.mark.parametrize("platform", [None, *PLATFORMS])
def test_no_two_actions_share_a_key_on_any_platform(qapp, monkeypatch, platform):
    if platform is not None:
        known = EVERYWHERE | PLATFORMS[platform]

        def bound(key):
            return [QKeySequence(one) for one in known.get(key.name, "").split(";") if one]

        monkeypatch.setattr(QKeySequence, "keyBindings", bound)
    assert clashes({}) == {}
    without = [action.id for action in ACTIONS if action.keys and not sequences(action, {})]
    assert without in ([], ["quit"]), "Windows has no standard key to quit"


def test_a_key_that_two_actions_have_is_found():
    assert clashes({"rename": ["J"]}) == {"J": ["next", "rename"]}


def mnemonics(texts):
    keys = [text.replace("&&", "").partition("&")[2][:1].casefold() for text in texts]
    return [key for key in keys if key]


def test_mnemonics_are_unique_in_the_menu_bar_and_in_each_menu(editor):
    bar = editor.window.menuBar()
    for owner in (bar, *(action.menu() for action in bar.actions())):
        keys = mnemonics([action.text() for action in owner.actions()])
        assert len(keys) == len(set(keys)), [action.text() for action in owner.actions()]


def mnemonics_are_unique_in_a_window(scene):
    if isinstance(scene, Chooser):
        keys = mnemonics([one.text() for kind in (QAbstractButton, QLabel) for one in parts(scene, kind)])
        keys += mnemonics([action.text() for action in scene.window().menuBar().actions()])
        assert len(keys) == len(set(keys)), keys
    if scene.window() is scene:
        keys = mnemonics(
            [one.text() for one in parts(scene, QAbstractButton) if not isinstance(one.parent(), QToolBar)]
        )
        keys += mnemonics([one.text() for one in parts(scene, QLabel) if one.buddy() is not None])
        if scene.findChild(QWidget, "panes") is not None:
            keys += mnemonics([action.text() for action in scene.menuBar().actions()])
        assert len(keys) == len(set(keys)), keys


def scroll_areas_do_not_keep_tab_for_themselves(scene):
    for one in parts(scene, QAbstractScrollArea):
        if hasattr(one, "tabKeyNavigation"):
            assert not one.tabKeyNavigation(), called(one)


def defaults(scene):
    return [one for one in parts(scene, QPushButton) if one.isDefault()]


def use(control):
    """Use a control with the keys, in a way that accepts nothing."""
    control.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(control, QComboBox):
        QTest.keyClick(control, Qt.Key.Key_Down)
    elif isinstance(control, QCheckBox):
        QTest.keyClick(control, Qt.Key.Key_Space)
    elif isinstance(control, QLineEdit | QPlainTextEdit):
        QTest.keyClick(control, Qt.Key.Key_End)
    elif not isinstance(control, QAbstractButton):
        QTest.keyClick(control, Qt.Key.Key_Down)


def one_button_is_the_default_whatever_is_used(scene):
    """A question without buttons takes what is marked in its list; every other has one button that Enter presses."""
    if isinstance(scene, QMainWindow) or (isinstance(scene, Chooser) and not parts(scene, QPushButton)):
        return
    main = defaults(scene)
    assert len(main) == 1, main
    wanted = KEEPS if scene.windowTitle().startswith("Delete") else MAIN
    assert main[0].text().replace("&", "").split()[0] in wanted, main[0].text()
    for control in [one for one in focusable(scene) if not isinstance(one, QMessageBox)]:
        use(control)
        if main[0].isVisible():  # else the window turned to something else, such as from writing to reading
            assert defaults(scene) == main, called(control)


def tab_goes_down_and_to_the_right(scene):
    if isinstance(scene, QMainWindow):
        return
    wanted = focusable(scene)
    here, found = scene, []
    for _ in range(MANY):
        here = here.nextInFocusChain()
        if here in wanted and here not in found:
            found.append(here)
    first = min(wanted, key=lambda one: (place_in(scene, one).top(), place_in(scene, one).left()), default=None)
    at_first = found.index(first) if first is not None else 0
    for one, following in pairwise((*found[at_first:], *found[:at_first])):
        before, after = place_in(scene, one), place_in(scene, following)
        beside = before.top() <= after.center().y() and after.top() <= before.center().y()
        assert before.left() < after.left() if beside else before.top() < after.top(), (called(one), called(following))


def place_in(scene, widget):
    return QRect(widget.mapTo(scene, QPoint(0, 0)), widget.size())


def python_deletes_only_widgets(scene):
    """All else has a parent: the collector may run on a worker thread, and PySide hands only widgets to the main one.

    A model that is deleted beside the main thread takes its view, and with it the program, down.
    """
    for widget in (scene, *scene.findChildren(QWidget)):
        for name, held in vars(widget).items():
            if isinstance(held, QObject) and not isinstance(held, QWidget) and isValid(held):
                assert held.parent() is not None or not ownedByPython(held), f"{name} of {called(widget)}"


def esc_puts_it_away(scene):
    """Esc leaves a question or a dialog, or first the field that is written in; nothing is left on screen."""
    if isinstance(scene, QMainWindow):
        return
    gone = []
    scene.destroyed.connect(lambda: gone.append(True))
    for _ in range(2):
        if not gone and scene.isVisible():
            QTest.keyClick(QApplication.focusWidget() or scene, Qt.Key.Key_Escape)
    assert gone or not scene.isVisible()


MAIN = {
    *("Export", "OK", "Import", "Close", "Open", "Go", "Save", "Keep", "Apply", "Restore", "Split", "Verify", "Link"),
}
"""First words of the main buttons: what the window is for, or Close where there is nothing to do in it."""
KEEPS = {"Cancel"}
"""The main button where the other one destroys something."""
PROMISES = (
    python_deletes_only_widgets,
    no_words_are_cut_off,
    mnemonics_are_unique_in_a_window,
    scroll_areas_do_not_keep_tab_for_themselves,
    all_that_can_have_the_focus_has_a_name_a_role_and_its_state,
    tab_goes_down_and_to_the_right,
    tab_reaches_everything_and_the_focus_can_be_seen,  # the rest move the focus and use the controls
    one_button_is_the_default_whatever_is_used,
    esc_puts_it_away,
)


def test_every_window_keeps_its_promises(scene, subtests):
    for promise in PROMISES:
        with subtests.test(promise.__name__):
            promise(scene)


def heard(editor):
    """What a screen reader says of the page's focus or of what the caret is on."""
    return QAccessible.queryAccessibleInterface(editor.window.view).text(QAccessible.Text.Description)


def test_a_quote_is_said_with_its_speaker_as_he_is_known_now(editor):
    editor.open("Harbour plan")
    QUOTE(editor)
    assert heard(editor) == "quote, suggested, speaker he taken to be Tom Vale"
    NAME(editor)
    assert heard(editor) == "Tom Vale, person, suggested"
    editor.press("F2")
    editor.type("Thomas Vale")
    editor.press("Return")
    at(Table.QUOTE, "q1")(editor)
    QUOTE(editor)
    assert heard(editor) == "quote, suggested, speaker he taken to be Thomas Vale"
