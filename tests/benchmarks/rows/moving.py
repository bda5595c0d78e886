"""Moving the focus through the findings; the floor goes to the same places in bare views."""

from __future__ import annotations

from itertools import cycle

from _driver import settle
from _figures import Line, in_turns, median, p95
from floors.views import BareReview
from rows.sizes import LARGE, Review

TIMES = 120
ASKED = 3


def moving(review: Review) -> Line:
    """Move through the longest article, in the order of the text and by doubt."""
    driver, views = review.driver, BareReview(review.driver, LARGE.annotations)
    keys = cycle(("J", "J", "N", "K", "J"))

    def press() -> None:
        before = driver.window.reviewer.item
        driver.press(next(keys))
        settle()
        if driver.window.reviewer.item is before:
            raise ValueError("the key did not move the focus")

    pair = in_turns(press, views.follow, TIMES, before=driver.settle)
    views.close()
    what = f"a move of the focus among {LARGE.annotations:,} annotations, p95"
    note = f"median {median(pair.found):.1f} of {median(pair.floor):.1f} ms"
    return Line(
        what, p95(pair.found), p95(pair.floor), "the same places in a QTextEdit and a QTableView", ASKED, note=note
    )
