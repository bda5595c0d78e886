"""What a quote has otherwise than its source can be read to the last line, however low the window is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editorial.desktop.sources.pane import SourcesPane
from editorial.desktop.theme import Choice, Themes

LINES = "\n".join(
    f"{number}: the source has another word here, and the quote leaves some out" for number in range(1, 7)
)


@pytest.fixture
def pane(qtbot: QtBot) -> SourcesPane:
    made = SourcesPane(Themes(Choice.LIGHT).current)
    qtbot.addWidget(made)
    made.view.setVisible(True)
    made.room.setVisible(False)
    made.differences.show_words(LINES)
    return made


def show(pane: SourcesPane, width: int, height: int) -> None:
    pane.resize(width, height)
    pane.show()
    QApplication.processEvents()


def test_all_lines_are_in_sight_where_there_is_room(pane: SourcesPane) -> None:
    show(pane, 600, 700)
    assert pane.differences.verticalScrollBar().maximum() == 0
    assert pane.differences.height() >= pane.details.heightForWidth(pane.details.width())
    assert pane.differences.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert pane.view.height() > pane.differences.height()


@pytest.mark.parametrize("width", [300, 600])
def test_the_last_line_is_reached_by_keys_where_there_is_not(pane: SourcesPane, qtbot: QtBot, width: int) -> None:
    show(pane, width, 160)
    bar = pane.differences.verticalScrollBar()
    assert pane.details.height() >= pane.details.heightForWidth(pane.details.width())
    assert bar.maximum() > 0
    assert pane.differences.focusPolicy() is Qt.FocusPolicy.TabFocus
    for _ in range(40):
        qtbot.keyClick(pane.differences, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()
    pane.differences.show_words("one line")
    QApplication.processEvents()
    assert bar.value() == 0
    pane.differences.show_words("")
    assert not pane.differences.isVisible()
