"""Words are shown in one way only, as plain text: nothing that guesses for markup is used anywhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

DESKTOP = Path(__file__).resolve().parents[2] / "editorial" / "desktop"
ONE_PLACE = {"widgets/plain.py", "widgets/message_box.py", "widgets/text_browser.py", "widgets/printed.py"}
GUESSING = frozenset(
    {
        *("QLabel", "QMessageBox", "QTextBrowser", "QToolTip", "QInputDialog", "QErrorMessage", "QProgressDialog"),
        *("QWhatsThis", "QStaticText", "QGraphicsTextItem", "QGraphicsSimpleTextItem", "QTextDocumentFragment"),
        *("QSplashScreen", "QSystemTrayIcon", "QWizardPage", "QWebEngineView"),
    }
)
"""Classes of Qt that take words for markup if they look like it."""
SETTING = frozenset(
    {
        *("setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setTextFormat", "setHtml", "setMarkdown"),
        *("insertHtml", "appendHtml", "fromHtml", "fromMarkdown", "showText", "setInformativeText"),
        *("setDetailedText", "setSource", "loadResource", "addResource", "setDefaultStyleSheet"),
    }
)
KEYWORDS = frozenset({"toolTip", "statusTip", "whatsThis", "windowTitle", "textFormat", "html", "markdown"})
DOCUMENTS = {
    "QTextDocument": {"article/document.py", "article/incremental_layout.py", "widgets/text_browser.py"},
    "QTextEdit": {"article/page_view.py", "actions/key_guard.py", "sources/text_view.py"},
}
"""What shows rich text, and where it is filled with plain text only."""
MNEMONICS = frozenset(
    {
        *("addAction", "addMenu", "addButton", "addSection", "addTab", "QAction", "QPushButton", "QCheckBox"),
        *("QRadioButton", "QGroupBox", "QMenu", "Button", "TickBox"),
    }
)
"""What takes & for a mnemonic."""
CELLS = frozenset({"QListWidgetItem", "QTableWidgetItem", "QTreeWidgetItem", "QStandardItem"})
"""What shows the words of a cell."""
HARMLESS = frozenset({"escaped", "counted", "button"})
OWN_WORDS = {"dialogs/dialog.py", "dialogs/no_library.py", "shell/empty_page.py", "shell/queue_actions.py"}
"""Where buttons and entries are made of words that stand in the code, with mnemonics in them."""


def files() -> list[Path]:
    return [file for file in sorted(DESKTOP.rglob("*.py")) if _place(file) not in ONE_PLACE]


def _place(file: Path) -> str:
    return file.relative_to(DESKTOP).as_posix()


def misuses(tree: ast.AST, place: str) -> Iterator[str]:
    """Yield what in a file could show words as markup, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for name in (one.name for one in node.names):
                if name in GUESSING or (name in DOCUMENTS and place not in DOCUMENTS[name]):
                    yield f"{place}:{node.lineno} {name}"
        elif isinstance(node, ast.Attribute) and node.attr in SETTING | GUESSING:
            yield f"{place}:{node.lineno} {node.attr}"
        elif isinstance(node, ast.Call):
            yield from (f"{place}:{node.lineno} {key.arg}" for key in node.keywords if key.arg in KEYWORDS)
            if place not in OWN_WORDS and _takes_mnemonic(node):
                yield f"{place}:{node.lineno} {_name(node.func)} without escaped()"
            if _name(node.func) in CELLS and node.args and not _is_visible(node.args[0]):
                yield f"{place}:{node.lineno} {_name(node.func)} without visible()"


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _takes_mnemonic(call: ast.Call) -> bool:
    return _name(call.func) in MNEMONICS and bool(call.args) and not _is_escaped(call.args[0])


def _is_visible(words: ast.expr) -> bool:
    return isinstance(words, ast.Constant) or (isinstance(words, ast.Call) and _name(words.func) == "visible")


def _is_escaped(words: ast.expr) -> bool:
    """Return whether an argument can hold no words but those that stand in the code, or escaped ones."""
    if isinstance(words, ast.JoinedStr):
        return all(_is_escaped(part.value) for part in words.values if isinstance(part, ast.FormattedValue))
    if isinstance(words, ast.IfExp):
        return _is_escaped(words.body) and _is_escaped(words.orelse)
    if isinstance(words, ast.Call):
        return _name(words.func) in HARMLESS or isinstance(words.func, ast.Attribute)
    return (
        isinstance(words, ast.Constant | ast.Subscript | ast.Attribute)
        or _name(words) in OBJECTS
        or _name(words).isupper()
    )


OBJECTS = frozenset({"self", "number", "action", "made", "parent", "window", "menu"})


@pytest.mark.parametrize(
    "code",
    [
        "from PySide6.QtWidgets import QLabel",
        "QtWidgets.QMessageBox.warning(None, a, b)",
        "made.setToolTip(words)",
        "QTextEdit.setHtml(page, words)",
        "Button(toolTip=title)",
        "menu.addAction(f'Open {title}')",
        "from PySide6.QtGui import QTextDocument",
        "QListWidgetItem(title)",
    ],
)
def test_a_way_around_is_found(code: str) -> None:
    assert list(misuses(ast.parse(code), "shell/made_up.py"))


@pytest.mark.parametrize("file", files(), ids=_place)
def test_nothing_shows_words_but_the_one_place_for_plain_text(file: Path) -> None:
    assert list(misuses(ast.parse(file.read_text(encoding="utf-8")), _place(file))) == []
