"""Where spans lie on the page, scrolling to them, and what stays put when the page is laid out anew."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from editorial.desktop.article.model import Highlight, Layer, Look
from editorial.desktop.article.shapes import Shapes
from editorial.desktop.article.view import ArticleView
from editorial.domain.article import Article
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

LINE = "The board 😀 said “no” to Zoë O’Malley and 👩🏽‍🚒 the 𠮷 men of Port Calder, twice this week. "
TEXT = "\n\n".join(f"{number} " + LINE * (1 + number % 4) for number in range(60))


def article(text=TEXT):
    return Article("a", "Title", text, sha256(text))


def name(key, span, layer=Layer.NAME):
    return Highlight(Ref(Table.MENTION, key), span, layer, "PERSON", Look.SUGGESTED, key)


@pytest.fixture
def view(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(760, 500)
    view.show()
    view.show_article(article(), [])
    return view


def boxes(view, span):
    visible = view.visible()
    return [piece.box.translated(visible.corner(number)) for number, piece in found(view, span)]


def found(view, span):
    for number in view._page.paragraphs.covered(span):
        for piece in view._geometry.fragments(number, span):
            yield number, piece


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, len(TEXT) - 1), length=st.integers(1, 120))
def test_pieces_begin_and_end_where_qt_puts_the_caret(view, start, length):
    span = Span(start, min(start + length, len(TEXT)))
    if not span.of(TEXT).strip():
        return
    for number, piece in found(view, span):
        line = view._geometry.paragraph(number).lines[piece.line]
        origin = view._page.offsets.to_utf16(view._page.paragraphs.starts[number])
        first, last = view._page.offsets.from_span(span)
        cursor = QTextCursor(view.document())
        cursor.setPosition(max(first, origin + line.start))
        left = view.cursorRect(cursor).center().x()
        corner = view.visible().corner(number)
        assert abs(piece.left + corner.x() - left) <= 1
        if last < origin + line.end:
            cursor.setPosition(last)
            assert abs(piece.right + corner.x() - view.cursorRect(cursor).center().x()) <= 1
        top = view.cursorRect(cursor).center().y()
        assert piece.box.top() + corner.y() <= top <= piece.box.bottom() + corner.y()


def test_bands_of_neighbouring_lines_touch(view):
    pieces = [piece for _, piece in found(view, Span(TEXT.index("3 The"), TEXT.index("4 The") - 3))]
    assert len(pieces) > 2
    for above, below in itertools.pairwise(pieces):
        assert below.band.top() == above.band.top() + above.band.height()


def test_words_that_run_from_right_to_left_are_framed_where_they_stand(view, qtbot):
    text = "The paper שלום עולם reported it"
    view.show_article(article(text), [])
    (hebrew,) = boxes(view, Span(10, 14))
    (english,) = boxes(view, Span(20, 28))
    (after,) = boxes(view, Span(15, 19))
    assert after.right() <= hebrew.left() + 1
    assert hebrew.right() <= english.left() + 1
    assert hebrew.width() > 10


def test_an_article_without_words_is_shown(view):
    view.show_article(article(""), [])
    view.grab()
    assert view.selected_span() is None
    assert view.refs_at(QPoint(100, 100)) == ()


@pytest.mark.parametrize("width", [420, 600, 1400])
def test_after_resizing_everything_lies_where_a_fresh_view_puts_it(view, qtbot, width):
    span = Span(TEXT.index("40 The"), TEXT.index("42 The"))
    boxes(view, span)
    view.resize(width, 500)
    fresh = ArticleView()
    qtbot.addWidget(fresh)
    fresh.resize(width, 500)
    fresh.show()
    fresh.show_article(article(), [])
    assert boxes(view, span) == boxes(fresh, span)


def test_resizing_keeps_the_column_in_the_middle_and_the_lines_as_they_are(view):
    view.resize(1200, 500)
    lines = list(view._geometry.paragraph(7).lines)
    view.resize(1500, 500)
    assert view._geometry.paragraph(7).lines == lines
    left = view.viewport().x()
    right = view.width() - view.verticalScrollBar().width() - left - view.viewport().width()
    assert abs(left - right) <= 2


def test_what_is_in_sight_does_not_move(view):
    view.verticalScrollBar().setValue(300)
    span = view_span(view, 250)
    view.show_article(article(), [name("here", span)])
    view.verticalScrollBar().setValue(300)
    view.set_focus([Ref(Table.MENTION, "here")])
    assert view.verticalScrollBar().value() == 300


def view_span(view, y):
    number = view._geometry.at(view.verticalScrollBar().value() + y)
    start = view._page.paragraphs.starts[number]
    return Span(start, start + 5)


@pytest.mark.parametrize("words", ["58 The board", "30 The board", "0 The board"])
def test_what_is_out_of_sight_is_brought_into_sight_at_once(view, words):
    start = TEXT.index(words)
    view.show_article(article(), [name("far", Span(start, start + len(words)))])
    view.verticalScrollBar().setValue(0 if words[0] == "5" else view._geometry.top(45))
    view.set_focus([Ref(Table.MENTION, "far")])
    (box,) = boxes(view, Span(start, start + len(words)))
    assert view.viewport().rect().contains(box)


def test_of_a_quote_all_pieces_are_brought_into_sight(view):
    first, second = Span(TEXT.index("20 The"), TEXT.index("20 The") + 9), Span(TEXT.index("22 The"), TEXT.index("23 T"))
    quotes = [
        Highlight(Ref(Table.QUOTE, key), span, Layer.QUOTE, "direct", Look.SUGGESTED, key)
        for key, span in (("a", first), ("b", second))
    ]
    view.show_article(article(), quotes)
    view.set_focus([quote.ref for quote in quotes])
    seen = view.viewport().rect()
    assert all(seen.contains(box) for box in boxes(view, first) + boxes(view, Span(second.start, second.end - 3)))


def test_a_quote_taller_than_the_view_does_not_move_once_its_beginning_is_in_sight(view):
    long = Span(TEXT.index("9 The"), TEXT.index("39 The"))
    view.show_article(article(), [Highlight(Ref(Table.QUOTE, "q"), long, Layer.QUOTE, "direct", Look.DECIDED, "q")])
    view.set_focus([Ref(Table.QUOTE, "q")])
    where = view.verticalScrollBar().value()
    view.set_focus([])
    view.set_focus([Ref(Table.QUOTE, "q")])
    assert view.verticalScrollBar().value() == where
    assert view.viewport().rect().contains(boxes(view, Span(long.start, long.start + 5))[0])


def test_the_place_in_the_text_survives_zoom_theme_and_width(view, qtbot):
    view.verticalScrollBar().setValue(view._geometry.top(31))
    before = view.scroll_position()
    view.zoom(2)
    view.resize(500, 500)
    assert abs(view.scroll_position().offset - before.offset) < 120
    view.zoom(-2)
    view.resize(760, 500)
    view.restore_scroll(before)
    assert view.scroll_position() == before


def test_a_place_is_brought_back_in_a_view_that_was_just_opened(view, qtbot):
    view.verticalScrollBar().setValue(view._geometry.top(52) + 20)
    place = view.scroll_position()
    fresh = ArticleView()
    qtbot.addWidget(fresh)
    fresh.resize(760, 500)
    fresh.show()
    fresh.show_article(article(), [])
    fresh.restore_scroll(place)
    assert fresh.scroll_position() == place


@pytest.mark.parametrize("steps", [8, -4])
def test_the_finding_in_focus_stays_in_sight_when_the_text_is_zoomed(view, steps):
    span = Span(TEXT.index("31 The"), TEXT.index("31 The") + 6)
    one = name("far", span)
    view.show_article(article(), [one])
    view.set_focus([one.ref])
    view.zoom(steps)
    assert view.viewport().rect().contains(boxes(view, span)[0])


def test_a_finding_that_was_out_of_sight_does_not_pull_the_page_to_itself(view):
    one = name("far", Span(TEXT.index("52 The"), TEXT.index("52 The") + 6))
    view.show_article(article(), [one])
    view.set_focus([one.ref])
    view.verticalScrollBar().setValue(0)
    view.zoom(1)
    assert view.verticalScrollBar().value() < 50


def test_the_selection_survives_zoom(view):
    span = Span(TEXT.index("Zoë"), TEXT.index("Zoë") + 12)
    view.select_span(span)
    view.zoom(1)
    assert view.selected_span() == span


def test_zoom_has_ends_and_says_what_it_came_to(view, qtbot):
    with qtbot.waitSignal(view.font_size_changed) as told:
        view.zoom(1)
    assert told.args == [view.font_size]
    view.zoom(100)
    large = view.font_size
    view.zoom(1)
    assert view.font_size == large
    view.zoom(-1000)
    assert 0 < view.font_size < large


def test_overlapping_names_get_underlines_of_their_own(view):
    start = TEXT.index("Zoë")
    names = [
        name("whole", Span(start, start + 40)),
        name("first", Span(start, start + 3)),
        name("last", Span(start + 4, start + 12)),
        name("apart", Span(start + 60, start + 66)),
    ]
    view.show_article(article(), names)
    shapes: Shapes = view._shapes
    tracks = {shape.highlight.ref.id: shape.track for shape in shapes.drawing(0).shapes}
    assert tracks == {"first": 0, "last": 0, "whole": 1, "apart": 0}


def test_two_quotes_on_one_line_share_its_margin_and_a_quote_in_a_quote_has_its_own_lane(view):
    number = 6  # every other paragraph is an empty line
    start = view._page.paragraphs.starts[number]
    quotes = [
        Highlight(Ref(Table.QUOTE, key), Span(start + low, start + high), layer, "direct", Look.SUGGESTED, key)
        for key, low, high, layer in (
            ("one", 2, 20, Layer.QUOTE),
            ("two", 25, 180, Layer.QUOTE),
            ("inner", 100, 120, Layer.NESTED),
        )
    ]
    view.show_article(article(), quotes)
    shapes = {shape.highlight.ref.id: shape for shape in view._shapes.drawing(number).shapes}
    assert shapes["one"].bar[1] <= shapes["two"].bar[0]
    assert (shapes["one"].lane, shapes["two"].lane, shapes["inner"].lane) == (0, 0, 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.floats(0, 1), places=st.lists(st.integers(0, len(TEXT) - 9), unique=True))
def test_what_is_in_sight_is_found_without_a_look_at_every_place(view, part, places):
    bar = view.verticalScrollBar()
    bar.setValue(round(part * bar.maximum()))
    visible = view.visible()
    spans = [Span(place, place + 8) for place in places]
    near = visible.near(spans)
    assert [span for span in spans if visible.box(span)] == [span for span in near if visible.box(span)]
    paragraphs = view._page.paragraphs
    assert all({*paragraphs.covered(span)} & {*visible.numbers} for span in near)
