"""How fast the focus moves while the software reads other articles in the background."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from _corpus import article
from _driver import Driver, opened
from _figures import Line, median, p95, repeated
from PySide6.QtWidgets import QApplication

from editorial.domain.article import Standing, State
from editorial.domain.record import Record
from editorial.review.desk import Desk

PAUSE = 0.03
"""Seconds between two keys."""


def suggesting() -> Iterator[Line]:
    """Yield the line, measured only as long as something was being read."""
    with opened(_fill) as driver:
        driver.open_id("one")
        driver.window.work.prepare_waiting()
        driver.wait(lambda: any(row.state is State.SUGGESTED for row in driver.window.desk.queue() if row.id != "one"))
        found: list[float] = []
        keys = cycle("JJJK")

        def press() -> None:
            driver.press(next(keys))
            QApplication.processEvents()

        while not driver.window.background.idle and len(found) < 400:
            found += repeated(press, 1, before=lambda: _idle(driver))
        words = f"{len(found)} moves, median {median(found):.1f}"
        yield Line("focus moves while suggestions run, p95", 33, p95(found), note=words)


def _idle(driver: Driver) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(int(PAUSE * 1000))


def _fill(desk: Desk) -> None:
    desk.library.add(article("one", 600, 100, seed=2))
    for number in range(12):
        made = article(f"w{number}", 2_500, 10, seed=40 + number)
        desk.library.add(Record.of(made.article, standing=Standing(State.NEW)))
