"""What the window looks like is the same the next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from editor_at_work import Editor
from PySide6.QtWidgets import QApplication
from review_records import record

from editorial.desktop.theme import Scheme, apply, load
from editorial.domain.settings import Setting


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply(qapp, load(Scheme.LIGHT))


def test_sizes_panes_zoom_colours_and_order_are_as_they_were_left(start: Callable[[], Editor]) -> None:
    first = start()
    first.add(record())
    first.window.resize(790, 700)  # the screen of the tests is 800 pixels wide
    QApplication.processEvents()
    first.window.panes.setSizes([190, 300, 300])
    first.window.findings.splitter.setSizes([200, 380])
    normal = first.window.view.font_size
    first.press("Ctrl+=", "Ctrl+=", "Ctrl+Shift+L")
    for _ in range(2):  # larger words are laid out after they were measured
        QApplication.processEvents()
    left = (first.window.size(), first.window.panes.sizes(), first.window.findings.splitter.sizes())
    zoomed, choice = first.window.view.font_size, first.window.desk.setting(Setting.THEME)
    assert zoomed > normal
    assert choice == "dark"
    first.window.close()
    first.window.desk.library.close()
    second = start()
    QApplication.processEvents()
    assert (second.window.size(), second.window.panes.sizes(), second.window.findings.splitter.sizes()) == left
    assert second.window.view.font_size == zoomed
    assert second.window.desk.setting(Setting.THEME) == choice
    second.press("Ctrl+0")
    assert second.window.view.font_size == normal
