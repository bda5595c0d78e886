"""The page holds the article's text, one to one, whatever is in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextOption

from editorial.desktop.article.document import COLUMN, Page, PageStyle, display_text
from editorial.desktop.article.view import ArticleView
from editorial.desktop.theme import Scheme, load
from editorial.domain.article import Article, Zone, ZoneKind
from editorial.domain.text import Span, normalise, sha256

AWKWARD = "a \n\n“\u00a0\u2028\u2029\ufeff\ufdd0\ufdd1\ufffc\ufffe\u0085\x0b\x0c\t\x1c\u200bé😀𝒜אب"


def article(text, zones=()):
    return Article("a", "Title", text, sha256(text), zones=tuple(zones))


@pytest.fixture(scope="module")
def style(qapp):
    return PageStyle.of(load(Scheme.LIGHT), 18)


@settings(max_examples=150)
@given(text=st.text(st.sampled_from(AWKWARD), max_size=40) | st.text(max_size=40))
def test_every_position_on_the_page_is_that_of_the_text(style, text):
    text = normalise(text.replace("\0", "")).text
    page = Page(article(text), style)
    assert page.document.characterCount() - 1 == page.offsets.utf16_length
    assert page.document.blockCount() == len(page.paragraphs)
    for number in range(len(page.paragraphs)):
        start, _ = page.paragraphs.bounds(number)
        assert page.document.findBlockByNumber(number).position() == page.offsets.to_utf16(start)


@pytest.mark.parametrize("text", ["\ufeffone", "one\u2029two", "a\ufdd0b", "a\ufffcb", "a\rb", "\ud800"])
def test_a_stand_in_is_as_long_as_what_it_stands_for(text):
    assert len(display_text(text)) == len(text)


def test_what_is_copied_is_the_articles_own_text(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    text = "one \u2029 two\u00a0three\u2028four 😀 five"
    view.show_article(article(text), [])
    cursor = view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    view.setTextCursor(cursor)
    assert view.createMimeDataFromSelection().text() == text
    assert view.selected_span() == Span(0, len(text))


def test_lines_end_anywhere_only_in_a_text_with_a_run_that_goes_on_and_on(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.show_article(article("One " + "x" * 20_000), [])
    assert view.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    view.show_article(article("One " + "x" * 500 + " two " * 10_000), [])
    assert view.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def test_zones_are_set_apart_and_the_body_carries_no_format(style):
    text = "Head\nBy Someone\n\nBody text here.\nAll rights reserved."
    zones = [Zone(Span(0, 4), ZoneKind.HEADLINE), Zone(Span(5, 15), ZoneKind.BYLINE)]
    page = Page(article(text, [*zones, Zone(Span(33, 53), ZoneKind.BOILERPLATE)]), style)
    pixels = [page.style_of(number).font.pixelSize() for number in (0, 1, 3)]
    assert pixels[0] > pixels[2] > pixels[1]
    assert page.document.findBlockByNumber(3).textFormats()[0].format.isEmpty()
    assert page.style_of(4) is page.style_of(1)


def test_a_line_of_running_text_holds_60_to_75_characters(qtbot):
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(1600, 900)
    view.show()
    words = "the harbour board said on Tuesday that the report would be read in full before any of it was published "
    view.show_article(article(words * 40), [])
    lines = view._geometry.paragraph(0).lines
    lengths = [line.end - line.start for line in lines[:-1]]
    assert 60 <= COLUMN <= 75
    assert 60 <= sum(lengths) / len(lengths) <= 75
    assert max(lengths) <= 80
