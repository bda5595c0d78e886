"""The theme is switched while everything is open: nothing keeps the colours of the theme before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from editor_at_work import Editor
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QToolButton
from review_records import record

from editorial.desktop.theme import Choice, Scheme, apply, load

READABLE = 120
"""Difference of lightness (0 to 255) between an icon and its ground that no wrong theme reaches."""


@pytest.fixture
def harbour(qapp: QApplication, editor: Editor) -> Iterator[Editor]:
    before = qapp.palette()
    apply(qapp, load(Scheme.LIGHT))
    editor.add(record())
    editor.open("Harbour")
    yield editor
    apply(qapp, load(Scheme.LIGHT))
    qapp.setPalette(before)


def ink(shown: QIcon) -> QColor:
    """Return the most opaque colour of an icon."""
    picture = shown.pixmap(24, 24).toImage()
    pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max(pixels, key=QColor.alpha)


def legible(shown: QIcon) -> bool:
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    return abs(ink(shown).lightness() - ground.lightness()) >= READABLE


def test_every_icon_stays_legible_when_the_theme_is_switched(harbour: Editor) -> None:
    window = harbour.window
    harbour.press("Ctrl+F", "Ctrl+Shift+L")  # the bar for searching has an icon, and so has the message
    for _ in range(2):
        QApplication.processEvents()  # widgets take on the palette of the application with the next events
        icons = {
            made.objectName(): made.icon() for made in window.bindings.actions.values() if not made.icon().isNull()
        }
        shown = {bar.accessibleName(): bar.icon() for bar in window.findChildren(QToolButton) if bar.isVisible()}
        assert len(icons) > 8
        assert {"Close find", "Close the message"} <= set(shown)
        assert [name for name, one in (icons | shown).items() if not one.isNull() and not legible(one)] == []
        assert window.themes.current.scheme is Scheme.DARK or window.themes.choice.value != "dark"
        harbour.press("Ctrl+Shift+L")  # as the system: light again


def test_an_open_chooser_takes_on_the_new_theme(harbour: Editor) -> None:
    window = harbour.window
    window.reviewer.focus_key("name:e1")
    harbour.press("M")
    chooser = window.ask.chooser
    assert chooser is not None
    window.themes.choose(Choice.DARK)  # as when the system turns dark in the evening
    QApplication.processEvents()
    assert window.ask.chooser is chooser
    assert window.themes.current.scheme is Scheme.DARK
    dark = window.themes.current.palette_colors["base"]
    picture = chooser.grab().toImage()
    shades = sorted(picture.pixelColor(x, y).lightness() for x in range(5, 395, 7) for y in range(5, 200, 7))
    assert shades[len(shades) // 2] <= dark.lightness() + 20
    assert chooser.theme is window.themes.current
