"""How the window answers while the software reads other articles; the floor moves in bare views at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from _corpus import article
from _driver import Driver, opened, settle
from _figures import Line, Pair, median, p95
from floors.views import BareReview
from PySide6.QtTest import QTest

from editorial.domain.article import Standing, State
from editorial.domain.record import Record
from editorial.review.desk import Desk

PAUSE = 0.03
"""Seconds between two keys."""
MOST, ASKED = 400, 3


def suggesting() -> Iterator[Line]:
    """Yield the line, measured only as long as something was being read."""
    with opened(_fill) as driver:
        driver.open_id("one")
        driver.window.work.prepare_waiting()
        driver.wait(lambda: any(row.state is State.SUGGESTED for row in driver.window.desk.queue() if row.id != "one"))
        views, keys, pair = BareReview(driver, 100), cycle("JJJK"), Pair()

        def press() -> None:
            driver.press(next(keys))
            settle()

        while not driver.window.background.idle and len(pair.found) < MOST:
            _idle(driver)
            pair.add(press, views.follow)
        views.close()
        note = f"{len(pair.found)} moves, median {median(pair.found):.1f} of {median(pair.floor):.1f} ms"
        floor = "the same places in a QTextEdit and a QTableView"
        yield Line("a move while suggestions run, p95", p95(pair.found), p95(pair.floor), floor, ASKED, note=note)


def _idle(driver: Driver) -> None:
    QTest.qWait(int(PAUSE * 1000))


def _fill(desk: Desk) -> None:
    desk.library.add(article("one", 600, 100, seed=2))
    for number in range(12):
        made = article(f"w{number}", 2_500, 10, seed=40 + number)
        desk.library.add(Record.of(made.article, standing=Standing(State.NEW)))
