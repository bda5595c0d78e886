"""The window on small screens and with large words: nothing is cut off, and everything can be reached."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from review_records import record

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.shell.fitting import FRAME, fitted

SCREENS = (QSize(1280, 800), QSize(1000, 650), QSize(960, 540))
"""A small laptop, a small window, and 1920 × 1080 pixels at 200 %."""


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour")
    return editor


SHORT = 24
"""Letters that always fit on a button; longer words hold a name, and their end may be left out."""


def cut_off(pane: QWidget) -> list[str]:
    """Return the buttons and labels that stick out of a pane or are narrower than their words; long ones are elided."""
    found = []
    for one in [*pane.findChildren(QAbstractButton), *pane.findChildren(QLabel)]:
        if one.isVisible():
            box = QRect(one.mapTo(pane, QPoint(0, 0)), one.size())
            sticks_out = box.left() < 0 or box.right() > pane.rect().right()
            short = isinstance(one, QPushButton) and len(one.text()) < SHORT
            narrow = short and one.fontMetrics().horizontalAdvance(one.text()) > one.width()
            if sticks_out or narrow:
                found.append(one.accessibleName() or one.text())
    return found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("zoom", [0, 3, 9])
def test_nothing_is_cut_off_and_export_can_be_reached(harbour: Editor, screen: QSize, zoom: int) -> None:
    window = harbour.window
    wanted = fitted(QSize(1280, 800), QRect(QPoint(0, 0), screen))
    window.resize(wanted)
    for _ in range(zoom):
        harbour.press("Ctrl+=")
    window.queue.list.selectAll()
    QApplication.processEvents()
    assert window.size() == wanted  # no part of the window needs more room
    for key in ("quote:q1", "claim:q3", "name:e1"):
        window.reviewer.focus_key(key)
        QApplication.processEvents()
        assert cut_off(window.findings.card) == []
    assert cut_off(window.findings.filter_bar) == []
    assert cut_off(window.queue) == []
    export = window.toolbar.widgetForAction(window.bindings.actions[ActionId.EXPORT])
    assert export.isVisible()
    assert window.rect().contains(QRect(export.mapTo(window, QPoint(0, 0)), export.size()))
    assert window.view.width() >= 0.4 * window.width()


def test_a_window_with_its_frame_fits_the_screen() -> None:
    for screen in SCREENS:
        size = fitted(QSize(1280, 800), QRect(QPoint(0, 0), screen))
        assert size.width() + FRAME.width() <= screen.width()
        assert size.height() + FRAME.height() <= screen.height()
    assert fitted(QSize(1280, 800), QRect(0, 0, 1920, 1080)) == QSize(1280, 800)


def test_zoom_reaches_the_findings_the_card_and_the_queue(harbour: Editor) -> None:
    window = harbour.window
    window.reviewer.focus_key("name:e1")
    shown = (window.findings.list, window.findings.card.name.confirm, window.findings.card.name.name, window.queue.list)
    before = [one.fontInfo().pixelSize() for one in shown]
    widths = window.panes.sizes()
    row = window.findings.list.verticalHeader().defaultSectionSize()
    harbour.press("Ctrl+=", "Ctrl+=")
    assert all(one.fontInfo().pixelSize() > size for one, size in zip(shown, before, strict=True))
    assert window.findings.list.verticalHeader().defaultSectionSize() > row
    assert window.panes.sizes()[2] > widths[2]
    harbour.press("Ctrl+0")
    assert [one.fontInfo().pixelSize() for one in shown] == before
    assert window.panes.sizes() == widths
    assert window.findings.list.verticalHeader().defaultSectionSize() == row
