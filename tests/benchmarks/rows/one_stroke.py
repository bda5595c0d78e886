"""One stroke that decides many places, from the key until it is durable and painted.

The floor commits the same rows with the bare driver, paints a bare text view once, and the rows of a bare table.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from _corpus import article
from _driver import Driver, opened, settle
from _figures import Line, Pair, median
from floors.library import BareLibrary, Statement, written
from floors.views import BareReview

from editorial.domain.annotation import Entity, Status
from editorial.domain.record import Record
from editorial.review.desk import Desk

PLACES = 250
KEY, NAME = "many", "whole"
TIMES = 11
ASKED, AT_MOST = 4, 50
FLOOR = "its rows committed by the driver, a QTextEdit and the rows of a QTableView painted"


def one_stroke() -> Iterator[Line]:
    """Yield the lines: Enter on a name with many places, and Enter for many selected names of one place each."""
    with opened(_fill) as driver, tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder, written() as rows:
        driver.window.desk.library.get_ready()
        driver.open_id(KEY)
        driver.settle()
        stroke = _Strokes(driver, BareLibrary(driver.window.desk, Path(folder)), rows)
        for words, begin in (
            (f"a name with {PLACES} places", lambda: _focus_name(driver)),
            (f"{PLACES} selected names", lambda: _select_names(driver)),
        ):
            pair = stroke.measured(begin)
            worst = f"slowest {max(pair.found):.1f} ms"
            yield Line(
                f"one stroke on {words}", median(pair.found), median(pair.floor), FLOOR, ASKED, AT_MOST, note=worst
            )
        stroke.close()


def _fill(desk: Desk) -> None:
    """Put an article into the library in which one name has many places, and as many names have one."""
    made = article(KEY, 3_000, 2 * PLACES + 200, seed=5)
    whole = Entity(NAME, "The whole of it", "PERSON")
    entities, mentions = [whole, *made.entities.values()], []
    for number, one in enumerate(made.mentions.values()):
        if number < PLACES:
            mentions.append(replace(one, entity=NAME, label=whole.label))
        elif number < 2 * PLACES:
            entities.append(Entity(f"s{number}", f"{one.span.of(made.article.text)} {number}", one.label))
            mentions.append(replace(one, entity=f"s{number}"))
        else:
            mentions.append(one)
    desk.library.add(Record.of(made.article, standing=made.standing, entities=entities, mentions=mentions))


def _focus_name(driver: Driver) -> None:
    driver.window.view.setFocus()
    driver.window.reviewer.focus_key(f"name:{NAME}")


def _select_names(driver: Driver) -> None:
    """Select the names of one place, and open the preview of what Enter would confirm."""
    driver.window.findings.list.setFocus()
    single = [f"name:{key}" for key in driver.record.entities if key.startswith("s")]
    driver.window.selected.select(single, single[0])
    driver.press("Return")


class _Strokes:
    """Makes strokes and their floors by turns, and takes them back."""

    def __init__(self, driver: Driver, bare: BareLibrary, rows: list[Statement]) -> None:
        self._driver, self._bare, self._rows = driver, bare, rows
        self._views = BareReview(driver, PLACES)

    def measured(self, begin: Callable[[], None]) -> Pair:
        """Return how long the stroke took that `begin` prepares."""
        pair = Pair()
        for number in range(TIMES + 1):
            begin()
            self._driver.settle()
            self._rows.clear()
            (pair if number else Pair()).add(self._press, self._floor)
            decided = sum(one.status is Status.CONFIRMED for one in self._driver.record.mentions.values())
            if decided != PLACES:
                raise ValueError(f"{decided} places were decided")
            self._rows.clear()
            self._driver.press("Ctrl+Z")
            self._driver.settle()
            self._bare.write(self._rows)
        return pair

    def _press(self) -> None:
        self._driver.press("Return")
        settle()

    def _floor(self) -> None:
        self._bare.write(self._rows)
        self._views.show_findings(PLACES)

    def close(self) -> None:
        """Close what the floors use."""
        self._views.close()
        self._bare.close()
