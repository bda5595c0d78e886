"""Icons: drawn when they are needed, in the size and the ink that are asked for."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton

from editorial.desktop.theme.icons import icon

INK, PALE = "#204060", "#a0b0c0"


@pytest.fixture
def palette(qapp: QApplication) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText, QColor(INK))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor(PALE))
    return made


def inks(pixmap: QPixmap) -> set[str]:
    """Return the colours of the opaque pixels."""
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def drawings() -> list[QIconEngine]:
    """Return those that exist; one that does not would crash whoever shows its icon."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, QIconEngine)]


def test_an_icon_has_the_ink_of_the_palette_and_a_paler_one_where_it_is_disabled(palette: QPalette) -> None:
    made = icon("confirm", palette)
    assert inks(made.pixmap(QSize(64, 64))) == {INK}
    assert inks(made.pixmap(QSize(64, 64), QIcon.Mode.Disabled)) == {PALE}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 4.0])
def test_an_icon_is_as_sharp_as_the_screen(palette: QPalette, scale: float) -> None:
    made = icon("export", palette).pixmap(QSize(18, 18), scale)
    assert made.size() == QSize(18, 18) * scale
    assert made.deviceIndependentSize().toSize() == QSize(18, 18)


def test_a_palette_that_changes_later_leaves_an_icon_as_it_was(palette: QPalette) -> None:
    made = icon("flag", palette)
    palette.setColor(QPalette.ColorRole.WindowText, QColor("red"))
    assert inks(made.pixmap(QSize(64, 64))) == {INK}


def test_a_button_keeps_its_icon_after_whoever_made_it_has_gone(palette: QPalette) -> None:
    button = QToolButton()
    button.setIcon(icon("undo", palette))
    gc.collect()
    assert inks(button.icon().pixmap(QSize(64, 64))) == {INK}
    button.deleteLater()


def test_a_copy_of_an_icon_that_is_changed_has_a_drawing_of_its_own(palette: QPalette) -> None:
    made = icon("undo", palette)
    before = len(drawings())
    copied = QIcon(made)
    copied.setIsMask(True)  # Qt clones the drawing now
    assert len(drawings()) == before + 1
    assert inks(copied.pixmap(QSize(64, 64))) == {INK}


def test_an_icon_that_is_not_there_is_said_at_once(palette: QPalette) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon", palette)
