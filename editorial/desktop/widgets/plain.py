"""The one way to show words: as plain text, whatever they hold.

Qt guesses whether the text of a label, a tooltip or a message box is HTML, and then loads the images that it names;
& in a button or a menu entry marks a mnemonic; a tab in a menu entry begins its key; [*] in the title of a window is a
place for a star. Words of an article, a file name or an editor must never be taken for any of that, so everything is
shown through this module, `message_box.py` and `text_browser.py` beside it; a test in `tests/architecture/` holds that.
"""

from __future__ import annotations

import re
from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, Qt
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from editorial.domain.visible import visible

LONGEST_TIP = 1_500
"""How many code points of a tooltip are shown."""
_WIDEST_LINE = 100
_LONG_WORD = re.compile(r"\S{40}(?=\S)")


class Label(QLabel):
    """Label for plain text; a letter after & is a mnemonic only if the label has a buddy."""

    def __init__(self, words: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        """Build the label; `wrap` breaks its lines at words."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if wrap:
            self.setWordWrap(True)
        self.setText(words)

    def setWordWrap(self, on: bool) -> None:  # noqa: FBT001 - Qt's own signature
        """Break lines at words or not; a word without end widens no window."""
        super().setWordWrap(on)
        self.setMinimumWidth(1 if on else 0)

    def setText(self, words: str) -> None:
        """Show words; what nobody could see in them is made visible."""
        super().setText(visible(words))


class HasTooltip(Protocol):
    """What has a tooltip: a widget, an action, a cell of a table."""

    def setToolTip(self, words: str, /) -> None:
        """Set the tooltip."""


def tooltip(words: str) -> str:
    """Return words as a tooltip that Qt shows exactly as they are, lines included; very long ones are cut."""
    said = visible(words)
    if len(said) > LONGEST_TIP:
        said = said[:LONGEST_TIP] + "…"
    if not Qt.mightBeRichText(said) and all(len(line) <= _WIDEST_LINE for line in said.split("\n")):
        return said
    import html  # noqa: PLC0415 - with a table of two thousand names, and hardly ever needed

    broken = _LONG_WORD.sub(lambda part: f"{part[0]}\N{ZERO WIDTH SPACE}", said)
    return f'<p style="white-space: pre-wrap">{html.escape(broken)}</p>'


def set_tooltip(target: HasTooltip, words: str) -> None:
    """Set the tooltip of a widget, an action or a cell."""
    target.setToolTip(tooltip(words))


def show_tooltip(at: QPoint, words: str, widget: QWidget) -> None:
    """Show a tooltip at a position on the screen; empty words hide the one that is shown."""
    QToolTip.showText(at, tooltip(words), widget)


def escaped(words: str) -> str:
    """Return words for a button or a menu entry: & shows as &, and nothing begins a key."""
    return visible(words).replace("&", "&&").replace("\t", " ")


def keyed(words: str) -> str:
    """Return words for a menu entry whose first letter is its key."""
    return f"&{escaped(words)}"


def entry(words: str, parent: QObject) -> QAction:
    """Return an entry for a menu; without a tooltip of its own Qt would make one of the words."""
    made = QAction(escaped(words), parent)
    set_tooltip(made, words)
    return made


def set_title(window: QWidget, words: str) -> None:
    """Set the title of a window, on one line."""
    window.setWindowTitle(" ".join(visible(words).split()).replace("[*]", "[*][*]"))
