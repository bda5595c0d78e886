"""Scrolling the longest article page by page; the floor scrolls the same text in a bare view."""

from __future__ import annotations

from _driver import settle
from _figures import Line, in_turns, p95
from floors.views import BareText, dismiss
from PySide6.QtWidgets import QScrollBar, QTextEdit
from rows.sizes import LARGE, Review

TIMES = 60
ASKED = 1.5


def scrolling(review: Review) -> Line:
    """Scroll from the top."""
    view = review.driver.window.view
    bare = BareText(view)
    bare.show_text(review.made[LARGE].article.text)
    bare.lay_out()
    view.verticalScrollBar().setValue(0)
    settle()
    pair = in_turns(lambda: _page_down(view), lambda: _page_down(bare), TIMES)
    dismiss(bare)
    return Line(f"scroll a page of {LARGE.words:,} words, p95", p95(pair.found), p95(pair.floor), "a QTextEdit", ASKED)


def _page_down(view: QTextEdit) -> None:
    view.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)
    settle()
