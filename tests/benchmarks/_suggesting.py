"""How the window answers while the software reads other articles, and when much of what it found arrives at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, pairwise

from _corpus import article
from _driver import Driver, opened
from _figures import Line, median, p95, repeated
from PySide6.QtWidgets import QApplication

from editorial.domain.article import Standing, State
from editorial.domain.merging import merge
from editorial.domain.record import Record
from editorial.domain.suggestions import Suggestions
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


ARRIVING = 20_000
"""How many suggestions arrive at once in an article of 200,000 words."""


def arriving() -> Iterator[Line]:
    """Yield the longest time that the window's thread answers nothing while suggestions are stored and shown."""
    made = article("long", 200_000, ARRIVING, seed=3)
    rows = (made.entities, made.mentions, made.quotes)
    found = Suggestions(*(tuple(replace(row, decided=None) for row in some.values()) for some in rows))
    with opened(lambda desk: desk.library.add(replace(made, entities={}, mentions={}, quotes={}))) as driver:
        driver.open_id("long")
        driver.settle()
        storing = threading.Thread(target=_store, args=(driver, found))
        waits = [time.perf_counter()]
        storing.start()
        while not driver.record.mentions:
            if not storing.is_alive() and not driver.window.reloader.reading:
                driver.window.reloader.reload("long")
            QApplication.processEvents()
            waits.append(time.perf_counter())
        storing.join()
        longest = max(after - before for before, after in pairwise(waits)) * 1000
        yield Line(f"longest wait while {ARRIVING:,} suggestions arrive", 100, longest)


def _store(driver: Driver, found: Suggestions) -> None:
    library = driver.window.desk.library
    loaded = library.load("long")
    library.put_suggestions("long", merge(loaded.record, found), loaded.version, possibly_missed=(), model="made up")


def _idle(driver: Driver) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(int(PAUSE * 1000))


def _fill(desk: Desk) -> None:
    desk.library.add(article("one", 600, 100, seed=2))
    for number in range(12):
        made = article(f"w{number}", 2_500, 10, seed=40 + number)
        desk.library.add(Record.of(made.article, standing=Standing(State.NEW)))
