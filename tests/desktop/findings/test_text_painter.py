"""Words in a row are shown whole where they fit, and end in an ellipsis where they do not, however long they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from editorial.desktop.widgets.text_painter import paint_words

INK, PAPER = QColor("black"), QColor("white")


def painted(text: str, room: int) -> tuple[QImage, int, int]:
    """Paint words in a row of `room` pixels; return the picture, the width reported, and that of the whole words."""
    image = QImage(2000, 30, QImage.Format.Format_RGB32)
    image.fill(PAPER)
    painter = QPainter(image)
    painter.setFont(QFont("DejaVu Sans"))
    whole = painter.fontMetrics().horizontalAdvance(text)
    width = paint_words(painter, QRect(0, 0, 2000, 30), (0, room), text, INK)
    painter.end()
    return image, width, whole


@pytest.mark.parametrize("letter", ["i", "l", ".", "W", "é"])
def test_words_that_just_fit_are_whole(qtbot: QtBot, letter: str) -> None:
    text = letter * 40
    _, _, whole = painted(text, 1)
    assert painted(text, whole)[1] == whole
    assert painted(text, whole)[0] == painted(text, 1999)[0]
    assert painted(text, whole - 1)[0] != painted(text, 1999)[0]


@pytest.mark.parametrize("length", [60, 99, 100, 101, 160, 400])
def test_words_that_do_not_fit_take_the_room_and_no_more(qtbot: QtBot, length: int) -> None:
    room = 200
    image, width, whole = painted("so many words " * (length // 14 + 1), room)
    assert whole > room
    assert width == room
    assert all(image.pixelColor(x, y) == PAPER for x in range(room + 1, 400) for y in range(30))
    assert any(image.pixelColor(x, y) != PAPER for x in range(room - 30, room) for y in range(30))
