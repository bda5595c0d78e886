"""A decision, from the key until it is durable and painted, and how that grows with the article.

The floor commits the same rows with the bare driver, paints a bare text view once, and one row of a bare table.
"""

from __future__ import annotations

from collections.abc import Iterator

from _driver import Driver, settle
from _figures import Line, Pair, median, p95
from floors.library import Statement, written
from floors.views import BareReview
from rows.sizes import LARGE, SIZES, SMALL, Review

ROUNDS, STEPS = 3, 20
"""How often each article is taken up, and how many decisions are made each time."""
ASKED = 4
GROWTH = 1.3
FLOOR = "its rows committed by the driver, a QTextEdit painted, a row of a QTableView"


def deciding(review: Review) -> Iterator[Line]:
    """Yield a line for each size, and one for the growth; the sizes take turns, with another short article each."""
    found = {size: Pair() for size in SIZES}
    with written() as rows:
        for number in range(ROUNDS):
            for size, pair in found.items():
                _decide(review, f"n{number}" if size is SMALL else size.key, pair, rows)
    for size, pair in found.items():
        what = f"a decision among {size.annotations:,} annotations, p95"
        middle = f"median {median(pair.found):.1f} of {median(pair.floor):.1f} ms"
        yield Line(what, p95(pair.found), p95(pair.floor), FLOOR, ASKED, note=middle)
    small, large = (median(found[size].found) for size in (SMALL, LARGE))
    what = f"a decision, median, {LARGE.annotations:,} annotations beside {SMALL.annotations:,}"
    yield Line(what, large, small, f"the same among {SMALL.annotations:,}", GROWTH)


def _decide(review: Review, key: str, pair: Pair, rows: list[Statement]) -> None:
    """Confirm one finding after the other."""
    driver = review.driver
    driver.open_id(key)
    views = BareReview(driver, len(driver.record.mentions) + len(driver.record.quotes))

    def decide() -> None:
        driver.press("Return")
        settle()

    def floor() -> None:
        review.bare.write(rows)
        views.change_one()

    decide()
    review.bare.write(rows)  # with what was done besides, such as keeping which article is open
    for _ in range(STEPS):
        rows.clear()
        _rest(driver)
        pair.add(decide, floor)
    rows.clear()
    views.close()


def _rest(driver: Driver) -> None:
    for _ in range(3):
        driver.settle()
