"""No decision moves the text, the panes or the list under the eye."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from review_records import at, record

from editorial.domain.record import Ref, Table
from editorial.domain.text import Span


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.window.resize(1280, 800)
    editor.add(record())
    editor.open("Harbour")
    QApplication.processEvents()
    return editor


def layout(editor: Editor) -> dict[str, object]:
    """Return where everything stands: each paragraph, each pane, how far page and queue are scrolled."""
    window, view = editor.window, editor.window.view
    document = view.document()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    lines: list[QRect] = [document.documentLayout().blockBoundingRect(block).toRect() for block in blocks]
    return {
        "paragraphs": lines,
        "page": (view.geometry(), view.viewport().geometry(), view.verticalScrollBar().value()),
        "panes": (window.panes.sizes(), window.findings.splitter.sizes()),
        "list": window.findings.list.geometry(),
        "card": window.findings.card.geometry(),
        "message": window.messages.geometry(),
        "status": window.status.geometry(),
        "queue": (window.queue.list.geometry(), window.queue.list.verticalScrollBar().value()),
    }


def focused(key: str, table: Table, *keys: str, typed: str = "", then: str = "") -> Callable[[Editor], None]:
    def decide(editor: Editor) -> None:
        editor.window.reviewer.focus_ref(Ref(table, key))
        QApplication.processEvents()
        editor.press(*keys)
        if typed:
            editor.type(typed)
        if then:
            editor.press(then)

    return decide


def selected(span: Span, *keys: str) -> Callable[[Editor], None]:
    def decide(editor: Editor) -> None:
        editor.window.view.select_span(span)
        editor.press(*keys)

    return decide


NAME, QUOTE = Table.MENTION, Table.QUOTE
DECISIONS = {
    "confirm a group": focused("m1", NAME, "Return"),
    "reject a name": focused("m6", NAME, "X"),
    "another type": focused("m5", NAME, "O"),
    "a type by letters": focused("m6", NAME, "T", typed="prod", then="Return"),
    "unsure and flagged": focused("m6", NAME, "U", "F"),
    "one occurrence of a group": focused("m4", NAME, "G", "Return"),
    "every same name": focused("m6", NAME, "O", "A", then="Return"),
    "an edge": focused("m2", NAME, "[", "Ctrl+Right", "Return"),
    "a merge": focused("m5", NAME, "M", typed="brook", then="Return"),
    "another name": focused("m5", NAME, "F2", typed="Thomas Vale", then="Return"),
    "a comment": focused("m6", NAME, "C", typed="check", then="Return"),
    "confirm a quote": focused("q1", QUOTE, "Return"),
    "another speaker": focused("q1", QUOTE, "2"),
    "an unknown speaker": focused("q1", QUOTE, "0"),
    "a new speaker": focused("q1", QUOTE, "S", typed="Cass Rowan", then="Return"),
    "another kind": focused("q3", QUOTE, "Shift+T"),
    "joined pieces": focused("q3", QUOTE, "Shift+J"),
    "a name that was missed": selected(at("Big Pier"), "W"),
    "a quote that was missed": selected(at("would cost jobs"), "Q"),
    "undone and made again": focused("m1", NAME, "Return", "Ctrl+Z", "Ctrl+Shift+Z"),
    "verified in vain": focused("m1", NAME, "Ctrl+Return"),
}


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_leaves_everything_where_it_was(harbour: Editor, decision: str) -> None:
    before, standing = layout(harbour), (harbour.record, harbour.said())
    DECISIONS[decision](harbour)
    QApplication.processEvents()
    assert (harbour.record, harbour.said()) != standing, "nothing was done"
    assert layout(harbour) == before
