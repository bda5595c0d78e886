"""A long page is laid out a little at a time, so that nobody waits for what is out of sight."""

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QTimerEvent
from PySide6.QtWidgets import QApplication

from editorial.desktop.article.incremental_layout import REST, SLICE
from editorial.desktop.article.view import ArticleView
from editorial.domain.article import Article
from editorial.domain.text import sha256

TEXT = "\n".join(f"{number}: " + "The quay was shut again and the boats lay idle. " * 20 for number in range(1, 401))


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(760, 500)
    view.show()
    view.show_article(Article("long", "Long", TEXT, sha256(TEXT)), [])
    return view


def timer(view):
    """Return Qt's timer for laying out what is left, or None if nothing is."""
    timers = QAbstractEventDispatcher.instance().registeredTimers(view.document().documentLayout())
    return next((one.timerId for one in timers if one.interval > 0), None)


def laid_out(view):
    """Return how much of the text has lines of the present width."""
    block, length = view.document().firstBlock(), 0
    width = block.layout().lineAt(0).width()
    while block.isValid() and block.layout().lineCount() and block.layout().lineAt(0).width() == width:
        length += block.length()
        block = block.next()
    return length


def strike(view):
    """Let Qt's timer strike once; return how much of the text was laid out by that."""
    before = laid_out(view)
    QApplication.sendEvent(view.document().documentLayout(), QTimerEvent(timer(view)))
    return laid_out(view) - before


def test_a_long_page_is_laid_out_in_slices_to_its_end(view, qtbot):
    assert len(TEXT) > 20 * SLICE
    slices = []
    while timer(view) is not None:
        slices.append(strike(view))
    assert max(slices) < 1.5 * SLICE
    assert laid_out(view) == view.document().characterCount()
    fresh = ArticleView()
    qtbot.addWidget(fresh)
    fresh.resize(view.size())
    fresh.show()
    fresh.show_article(view._page.article, [])
    end = fresh.document().documentLayout().blockBoundingRect(fresh.document().lastBlock())
    assert view.document().documentLayout().blockBoundingRect(view.document().lastBlock()) == end


def test_at_another_width_it_begins_again(view):
    for _ in range(10):
        strike(view)
    view.resize(420, 500)
    slices = []
    while timer(view) is not None:
        slices.append(strike(view))
    assert max(slices) < 1.5 * SLICE
    assert laid_out(view) == view.document().characterCount()


def test_who_moves_the_focus_is_not_kept_waiting_and_the_rest_is_laid_out_afterwards(view):
    strike(view)
    view.set_focus([])
    assert [strike(view) for _ in range(REST)] == [0] * REST
    assert strike(view) > 0
