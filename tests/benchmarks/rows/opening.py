"""Opening an article, and going on to the next; the floor reads the same rows and lays the same text out."""

from __future__ import annotations

from collections.abc import Iterator

from _driver import Driver, settle
from _figures import Line, in_turns, median
from floors.library import BareLibrary
from floors.views import BareText, dismiss
from rows.sizes import LARGE, MIDDLE, SMALL, Review, Size

ASKED = {SMALL: 4, MIDDLE: 8, LARGE: 12}
"""How often the floor may be needed."""
TIMES = {SMALL: 15, MIDDLE: 9, LARGE: 7}
"""How often each is opened."""
FLOOR = "the rows read by the driver, the text in a QTextEdit"


def opening(review: Review) -> Iterator[Line]:
    """Yield a line for each size; a short article is opened between."""
    for size in ASKED:
        yield _opening(review, size)


def _opening(review: Review, size: Size) -> Line:
    driver, text = review.driver, BareText(review.driver.window.view)

    def open_it() -> None:
        driver.window.articles.open(size.key)
        settle()

    def away() -> None:
        text.show_text("")
        driver.window.articles.open("n0")
        driver.settle()

    shown = review.made[size].article.text
    pair = in_turns(open_it, lambda: _floor(review.bare, text, size.key, shown), TIMES[size], before=away)
    dismiss(text)
    what = f"open {size.words:,} words, {size.annotations:,} annotations"
    return Line(what, median(pair.found), median(pair.floor), FLOOR, ASKED[size])


def next_article(review: Review) -> Line:
    """Go through the short articles by key."""
    driver, text = review.driver, BareText(review.driver.window.view)
    driver.open_id("n0")
    seen = {"n0"}

    def on() -> None:
        driver.press("Ctrl+PgDown")
        settle()

    def floor() -> None:
        if driver.record.article.id in seen:
            raise ValueError("the key did not go on to another article")
        seen.add(driver.record.article.id)
        _floor(review.bare, text, driver.record.article.id, driver.record.article.text)

    pair = in_turns(on, floor, 9, before=lambda: _idle(driver, text))
    dismiss(text)
    return Line("next article", median(pair.found), median(pair.floor), FLOOR, 4)


def _floor(bare: BareLibrary, text: BareText, key: str, shown: str) -> None:
    bare.read(key)
    text.show_text(shown)


def _idle(driver: Driver, text: BareText) -> None:
    text.show_text("")
    driver.settle()
