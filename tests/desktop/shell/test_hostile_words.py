"""Words of others are shown as they are, and are never markup, mnemonics, keys or commands: over every window."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as QtGuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from window_case import opened

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs import no_library
from editorial.desktop.widgets.plain import LONGEST_TIP, escaped, tooltip
from editorial.domain.annotation import Entity, Kind, Mention, NoteKind, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Standing, State
from editorial.domain.library import AuthorityRecord
from editorial.domain.problem import Problem
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record, Ref, Table
from editorial.domain.settings import Setting, guideline_key
from editorial.domain.text import Span, sha256
from editorial.domain.visible import visible
from editorial.review.commands.decide import Confirm
from editorial.review.commands.names import RelabelName
from editorial.review.commands.notes import AddNote
from editorial.review.commands.standing import Verify
from editorial.review.desk import Desk

ENDLESS = '<img src="/dev/zero">'
HOSTILE = f"{ENDLESS}<b>x</b> &amp; &Fiddle AT&T %1 [*] \u202efdp.exe\u2066 \x1b[31m\x07"
LONG = "w" * 10_000
OWN_PICTURES = frozenset({"check.png", "quoted.png"})
"""Images that the guide shows, and no other window."""
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)
MNEMONIC = "where & marks a mnemonic"
TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)


def hostile_record(key: str, *, more: str = "") -> Record:
    """Return an article that consists of hostile words: title, names, a quote and its speaker, authors, source."""
    lead = f"{HOSTILE}{more}\n\n“"
    first = Span(len(lead), len(lead) + len(HOSTILE))
    text = f"{lead}{HOSTILE},” said {HOSTILE}. {HOSTILE} left. {LONG} stayed.\n"
    names = [Span(found.start(), found.start() + len(HOSTILE)) for found in re.finditer(re.escape(HOSTILE), text)][2:]
    long = Span(text.index(LONG), text.index(LONG) + len(LONG))
    said = Provenance(Origin.MODEL, "rule", HOSTILE, 0.5, (Reason.of(ReasonCode.WORDS, HOSTILE),))
    article = Article(
        *(key, f"{HOSTILE}\n{more}", text, sha256(text)),
        authors=(HOSTILE,), source=f"/{HOSTILE}/{LONG}", published=HOSTILE, language=HOSTILE,
    )  # fmt: skip
    return Record.of(
        article,
        standing=Standing(State.SUGGESTED),
        entities=[Entity("e1", HOSTILE, "PERSON", (HOSTILE,), (HOSTILE,)), Entity("e2", LONG, HOSTILE)],
        mentions=[
            Mention("m1", names[0], "PERSON", "e1", said),
            Mention("m2", names[1], "PERSON", "e1", said),
            Mention("m3", long, HOSTILE, "e2", said),
        ],
        quotes=[
            Quote("q1", first, Kind.DIRECT, said, speakers=(Speaker(names[0], "e1", Resolution("pronoun", 0.4)),),
                  candidates=("e1", "e2"))
        ],
    )  # fmt: skip


def fill(desk: Desk) -> None:
    """Put hostile words everywhere an editor, a newsroom or an article can."""
    desk.set_user(HOSTILE)
    desk.set_setting(Setting.LABELS, [HOSTILE])
    desk.set_setting(Setting.MODEL, HOSTILE)
    for label in ("PERSON", HOSTILE):
        desk.set_setting(
            guideline_key(label), f"# {HOSTILE}\n\n![{HOSTILE}](/dev/zero) ![a][b]\n\n[b]: file:///dev/zero"
        )
    for key in ("one", "two", "three"):
        desk.library.add(hostile_record(key, more=key))
    desk.library.mark_problem("two", Problem.of_words(HOSTILE))
    desk.library.put_authority_records([AuthorityRecord("x", HOSTILE, "PERSON", aliases=(HOSTILE,))])
    desk.apply_to("three", Confirm(targets=(Ref(Table.MENTION, "m1"), Ref(Table.QUOTE, "q1"))))
    desk.apply_to("three", RelabelName(mention="m3", label="ORG"))
    desk.apply_to("three", Verify(reason=HOSTILE))
    desk.apply_to("one", AddNote(kind=NoteKind.COMMENT, text=f"{HOSTILE}\n{LONG}", on="m1"))
    desk.apply_to("one", Confirm(targets=(Ref(Table.MENTION, "m1"),), reason=HOSTILE))


@pytest.fixture
def editor(qtbot: Any, tmp_path: Path) -> Iterator[Editor]:
    folder = tmp_path / "AT&T <b>&Fiddle"
    with Desk.at(folder / "a&b <i>.db") as desk:
        fill(desk)
    with opened(qtbot, folder / "a&b <i>.db") as made:
        made.window.articles.open("one")
        made.window.view.setFocus()
        yield made


def is_plain(words: str) -> bool:
    """Return whether Qt shows words that it might guess to be HTML as they are: as one paragraph, all escaped."""
    if not QtGuiQt.mightBeRichText(words):
        return True
    inner = words.removeprefix('<p style="white-space: pre-wrap">').removesuffix("</p>")
    return words != inner and "<" not in inner and len(words) < 8 * LONGEST_TIP


def keeps_ampersands(words: str) -> bool:
    """Return whether & in the names is shown: doubled, where one alone would be a mnemonic."""
    return not re.search(r"(?<!&)&(?!&)(?:T\b|Fiddle|amp;)", words) and "\t" not in words


def shown_by_models(widget: QWidget) -> Iterator[tuple[Any, Any]]:
    """Yield (role, words) of every cell and header that a view or a combo box shows."""
    model = widget.model() if isinstance(widget, QAbstractItemView | QComboBox) else None
    if not isinstance(model, QAbstractItemModel):
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(min(model.rowCount(), 60)):
        for column in range(columns):
            yield from ((role, model.index(row, column).data(role)) for role in (*TEXTS, *TIPS))
    if isinstance(widget, QHeaderView):
        for section in range(widget.count()):
            yield from ((role, model.headerData(section, widget.orientation(), role)) for role in (*TEXTS, *TIPS))


def shown_by(widget: QWidget) -> Iterator[tuple[Any, Any]]:
    """Yield (role, words) of what a widget itself shows, its tooltips included."""
    yield from ((TIPS[0], one) for one in (widget.toolTip(), widget.statusTip(), widget.whatsThis()))
    for action in {*widget.actions(), *widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)}:
        yield from ((TIPS[0], one) for one in (action.toolTip(), action.statusTip(), action.whatsThis()))
        yield MNEMONIC, action.text()
    if isinstance(widget, QLabel):
        yield TEXTS[0], widget.text()
    elif isinstance(widget, QAbstractButton):
        yield MNEMONIC, widget.text()
    elif isinstance(widget, QGroupBox):
        yield MNEMONIC, widget.title()
    elif isinstance(widget, QLineEdit):
        yield TEXTS[0], widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from ((MNEMONIC, widget.tabText(at)) for at in range(widget.count()))


def faults(widget: QWidget) -> Iterator[str]:
    """Yield what would be shown otherwise than as plain, harmless words."""
    for role, said in (*shown_by(widget), *shown_by_models(widget)):
        if isinstance(said, str) and UNSEEN.search(said):
            yield f"unseen in {said!r}"
        if role in TIPS and isinstance(said, str) and not is_plain(said):
            yield f"the tooltip {said!r}"
        if role is MNEMONIC and not keeps_ampersands(said):
            yield f"a mnemonic in {said!r}"
    if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText and "<" in widget.text():
        yield f"the label {widget.text()!r} guesses"
    title = widget.windowTitle().replace("[*][*]", "")
    if widget.isWindow() and (UNSEEN.search(title) or "[*]" in title):
        yield f"the title {widget.windowTitle()!r}"
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        own = OWN_PICTURES if widget.accessibleName() == "Guide" else frozenset()
        yield from images(widget.document(), own)


def images(document: QTextDocument, own: frozenset[str]) -> Iterator[str]:
    """Yield the images that a document would load, aside from those of the program's own."""
    block = document.begin()
    while block.isValid():
        for form in block.textFormats():
            if form.format.isImageFormat() and form.format.toImageFormat().name() not in own:
                yield f"an image in {block.text()!r}"
        block = block.next()


def every_fault() -> list[str]:
    """Have every window painted, and return what is wrong in any of them."""
    QApplication.processEvents()
    found = [
        f"{type(widget).__name__} {widget.objectName()}: {fault}"
        for widget in list(QApplication.allWidgets())
        for fault in faults(widget)
    ]
    return sorted(set(found))


def trigger(action: ActionId) -> Any:
    return lambda editor: editor.window.bindings.actions[action].trigger()


def at(table: Table, key: str) -> Any:
    return lambda editor: editor.window.reviewer.focus_ref(Ref(table, key))


NAME, QUOTE, LONG_NAME = at(Table.MENTION, "m1"), at(Table.QUOTE, "q1"), at(Table.MENTION, "m3")


def busy(editor: Editor) -> None:
    editor.window.progress.show_progress(3, 10, f"Reading {HOSTILE}")
    editor.window.messages.show_message(Message(f"{HOSTILE} {LONG}", Tone.ERROR, ActionId.UNDO, HOSTILE))
    editor.window.work.message_posted.emit(Message(HOSTILE))
    editor.window.panes.find_bar.start(HOSTILE)


def select(editor: Editor) -> None:
    editor.window.view.select_span(editor.record.mentions["m1"].span)


def menus(editor: Editor) -> None:
    for menu in (
        editor.window.queue.bar.more.menu(),
        editor.window.findings.filter_bar.more.menu(),
        editor.window.libraries.menu,
    ):
        menu.aboutToShow.emit()
    editor.window.page_menu.menu(Ref(Table.MENTION, "m1"), None)


def boxes(editor: Editor) -> None:
    for box in (no_library.missing(Path(f"/{HOSTILE}")), no_library.cannot_open(f"{HOSTILE} {LONG}")):
        editor.bot.addWidget(box)
        box.show()


def search(editor: Editor) -> None:
    editor.press("Ctrl+Shift+F")
    editor.dialog("Find in all articles").field.setText("amp")
    editor.bot.waitUntil(lambda: editor.dialog("Find in all articles").model.rowCount() > 0)


SCENES: tuple[Iterable[Any], ...] = (
    (NAME,), (QUOTE,), (LONG_NAME,), (select,), (busy,), (menus,), (boxes,),
    (NAME, "T"), (NAME, "M"), (NAME, "Shift+M"), (NAME, "F2"), (NAME, "A"), (NAME, "Shift+L"), (NAME, "C"),
    (NAME, "Shift+F2"), (QUOTE, "S"), (QUOTE, "Shift+S"), ("Ctrl+Return", "Ctrl+Return"), ("Ctrl+K",),
    (NAME, "H"), (NAME, "Shift+H"), ("Ctrl+Shift+H",), ("Ctrl+Shift+C",), ("Ctrl+Shift+M",), ("Ctrl+E",), ("Ctrl+,",),
    ("Ctrl+Shift+V",), ("F1",), (trigger(ActionId.DELETE_ARTICLE),), (trigger(ActionId.ABOUT),), (search,),
    (lambda editor: editor.window.articles.open("two"),), (lambda editor: editor.window.articles.open("three"),),
)  # fmt: skip


def close_all(editor: Editor) -> None:
    editor.window.ask.close()
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window is not editor.window:
            window.close()
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)
    editor.window.view.setFocus()


def test_no_hostile_words_are_more_than_words_in_any_window(editor: Editor) -> None:
    found = every_fault()
    for scene in SCENES:
        for step in scene:
            if callable(step):
                step(editor)
            else:
                editor.press(step)
            QApplication.processEvents()
        found += every_fault()
        close_all(editor)
    assert sorted(set(found)) == []


def test_a_text_whose_first_line_is_an_image_can_be_set_aside_and_taken_back(editor: Editor) -> None:
    text = f"{ENDLESS}\n\nNothing else."
    editor.add(Record.of(Article("image", ENDLESS, text, sha256(text)), standing=Standing(State.SUGGESTED)))
    editor.window.articles.open("image")
    editor.press("Ctrl+Shift+Return")
    assert ENDLESS in editor.window.status.undo.text()
    assert ENDLESS in editor.window.bindings.actions[ActionId.UNDO].text()
    assert every_fault() == []
    trigger(ActionId.UNDO)(editor)
    assert editor.record.standing.state is State.SUGGESTED


def test_a_guideline_shows_images_and_pages_as_they_are_written(editor: Editor) -> None:
    NAME(editor)
    editor.press("H")
    page = editor.dialog("Guideline").page
    assert isinstance(page, QTextBrowser)
    assert page.toPlainText().count("/dev/zero") == 2
    assert ENDLESS in page.toPlainText()


@pytest.mark.parametrize(
    "words", [HOSTILE, "a\nb", "a < b & c", "&lt;b&gt;", "  <b>x", f"<?xml?>{ENDLESS}", "<!doctype x>"]
)
def test_a_tooltip_shows_exactly_its_words_and_its_lines(qapp: QApplication, words: str) -> None:
    shown = tooltip(words)
    assert is_plain(shown)
    document = QTextDocument()
    if QtGuiQt.mightBeRichText(shown):
        document.setHtml(shown)
        assert document.toPlainText().replace("\u200b", "").replace("\xa0", " ") == visible(words)
    else:
        assert shown == visible(words)


def test_a_mark_of_a_menu_is_shown_and_marks_nothing(qapp: QApplication) -> None:
    assert escaped("AT&T\tCtrl+Q") == "AT&&T Ctrl+Q"
