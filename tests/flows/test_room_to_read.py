"""Moving through a long article: the text that follows the finding in focus is in sight."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from long_record import PARAGRAPHS, long_record
from PySide6.QtCore import Qt

from editorial.domain.article import ZoneKind


@pytest.fixture
def long_story(editor: Editor) -> Editor:
    editor.add(long_record())
    editor.open("Long story")
    return editor


def line_height(editor: Editor) -> int:
    return editor.window.view._page.style.styles[ZoneKind.BODY].line_height


def lines_below(editor: Editor) -> float:
    """Return how many lines are in sight below the finding in focus; many at the end of the article."""
    view = editor.window.view
    bar = view.verticalScrollBar()
    box = view.box_in_focus()
    assert box is not None
    if bar.value() == bar.maximum():
        return PARAGRAPHS
    return (view.viewport().height() - box.bottom() - 1) / line_height(editor)


@pytest.mark.parametrize(("width", "height", "zoom"), [(1280, 800, 0), (1000, 650, 0), (1000, 650, 4), (1920, 1080, 2)])
def test_a_key_that_moves_on_leaves_three_lines_to_read_on(
    long_story: Editor, width: int, height: int, zoom: int
) -> None:
    window = long_story.window
    window.resize(width, height)
    for _ in range(zoom):
        long_story.press("Ctrl+=")
    window.reviewer.focus_key("name:e0")
    for key in ["J"] * 12 + ["Return"] * 5 + ["N"] * 3:
        long_story.press(key)
        assert lines_below(long_story) >= 3
    for _ in range(8):
        long_story.press("K")
        assert lines_below(long_story) >= 3
        box = window.view.box_in_focus()
        assert box is not None
        assert box.top() >= 0


def test_a_click_on_a_name_near_the_foot_of_the_page_scrolls_nothing(long_story: Editor) -> None:
    window = long_story.window
    view, bar = window.view, window.view.verticalScrollBar()
    window.reviewer.focus_key("name:e0")
    mention = long_story.record.mentions["m7"].span
    view.reveal(mention, context=0)
    bar.setValue(bar.value() - 2 * line_height(long_story))  # the name is on the last line now
    before = bar.value()
    box = view.visible().box(mention)
    assert box is not None
    long_story.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.reviewer.item is not None
    assert window.reviewer.item.key == "name:e7"
    assert bar.value() == before
    long_story.press("U")  # what is marked stays in focus, and where it was
    assert bar.value() == before
