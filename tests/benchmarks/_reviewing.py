"""How fast the window answers: opening, deciding, moving, filtering, scrolling, each beside its floor."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from _corpus import article
from _driver import Driver, application, opened
from _figures import Line, median, p95, repeated
from PySide6.QtWidgets import QApplication, QScrollBar, QTextEdit

from editorial.domain.record import Record
from editorial.review.desk import Desk

SMALL, MIDDLE, LARGE = (600, 100), (50_000, 5_000), (200_000, 20_000)
ASKED = {SMALL: 45.0, MIDDLE: 250.0, LARGE: 600.0}
OPENED = {SMALL: 15, MIDDLE: 9, LARGE: 7}
"""How often each is opened."""
STEPS = 60
PAYLOAD = "x" * 600
"""What the bare commit writes: about as much as a decision's own row."""


def settle() -> None:
    """Let everything be painted that waits for it."""
    QApplication.processEvents()
    QApplication.sendPostedEvents()
    QApplication.processEvents()


def articles() -> dict[tuple[int, int], Record]:
    """Return the articles of the three sizes."""
    return {size: article(f"a{size[0]}", *size, seed=3) for size in (SMALL, MIDDLE, LARGE)}


def bare_text(text: str, times: int) -> float:
    """Return the median of the milliseconds in which a bare text edit shows a text."""
    application()
    page = QTextEdit()
    page.setReadOnly(True)
    page.resize(700, 700)
    page.show()
    settle()

    def show() -> None:
        page.setPlainText(text)
        settle()

    found = repeated(show, times, before=lambda: page.setPlainText(""))
    page.close()
    page.deleteLater()
    settle()
    return median(found)


def bare_commits(times: int) -> list[float]:
    """Return the milliseconds of commits of one row with the settings that the library has."""
    with tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "CREATE TABLE log (number INTEGER PRIMARY KEY, words TEXT)",
        ):
            connection.execute(statement)

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO log (words) VALUES (?)", (PAYLOAD,))
            connection.execute("COMMIT")

        found = repeated(commit, times)
        connection.close()
        return found


def fill(made: dict[tuple[int, int], Record]) -> Callable[[Desk], None]:
    """Return what puts the articles, and ten short ones to go on to, into a library."""

    def put(desk: Desk) -> None:
        for number in range(10):
            desk.library.add(article(f"n{number}", *SMALL, seed=20 + number))
        for record in made.values():
            desk.library.add(record)

    return put


def reviewing() -> Iterator[Line]:
    """Yield the lines about the window that runs."""
    made = articles()
    floors = {size: bare_text(record.article.text, OPENED[size]) for size, record in made.items()}
    commit = p95(bare_commits(200))
    with opened(fill(made)) as driver:
        driver.window.desk.library.get_ready()
        yield from opening(driver, made, floors)
        yield next_article(driver, floors[SMALL])
        for size, record in made.items():
            driver.open_id(record.article.id)
            yield deciding(driver, size, commit)
        yield moving(driver)
        yield filtering(driver)
        yield scrolling(driver, made[LARGE].article.text)


def opening(
    driver: Driver, made: dict[tuple[int, int], Record], floors: dict[tuple[int, int], float]
) -> Iterator[Line]:
    """Open each article again and again, with a short one between."""
    for size, record in made.items():

        def open_it(key: str = record.article.id) -> None:
            driver.window.articles.open(key)
            settle()

        def away() -> None:
            driver.window.articles.open("n0")
            driver.settle()

        found = repeated(open_it, OPENED[size], before=away)
        what = f"open {size[0]:,} words, {size[1]:,} annotations"
        yield Line(what, ASKED[size], median(found), floor=floors[size], floor_words="the text in a QTextEdit")


def next_article(driver: Driver, floor: float) -> Line:
    """Go through the short articles by key."""
    driver.open_id("n0")

    def press() -> None:
        driver.press("Ctrl+PgDown")
        settle()

    found = repeated(press, 9)
    return Line("next article", 50, median(found), floor=floor, floor_words="the text in a QTextEdit")


def deciding(driver: Driver, size: tuple[int, int], floor: float) -> Line:
    """Confirm one finding after the other."""

    def press() -> None:
        driver.press("Return")
        settle()

    press()
    found = repeated(press, STEPS, before=driver.settle)
    what = f"a decision: key → durable and painted, p95 ({size[1]:,} annotations)"
    return Line(
        what, 20, p95(found), floor=floor, floor_words="a bare commit, p95", note=f", median {median(found):.1f}"
    )


def moving(driver: Driver) -> Line:
    """Move the focus through the findings of the longest article, in the order of the text and by doubt."""
    keys = cycle(("J", "J", "N", "K", "J"))

    def press() -> None:
        driver.press(next(keys))
        settle()

    return Line("focus moves, 20,000 annotations, p95", 16, p95(repeated(press, 2 * STEPS, before=driver.settle)))


def filtering(driver: Driver) -> Line:
    """Type words into the filter of the findings, letter by letter."""
    findings = driver.window.findings
    for _ in range(200):  # the findings work out in idle moments what a filter looks for
        driver.settle()
    findings.filter_bar.field.setFocus()
    settle()
    letters = cycle("saltmere")
    found: list[float] = []
    for _ in range(5):

        def press() -> None:
            driver.type(next(letters))
            settle()

        found += repeated(press, 8)
        findings.filter_bar.field.clear()
        settle()
    driver.window.view.setFocus()
    return Line("filter 20,000 findings, p95 of a letter", 30, p95(found), note=f"median {median(found):.1f}")


def scrolling(driver: Driver, text: str) -> Line:
    """Scroll the longest article page by page, beside a bare text edit that holds the same text."""
    view = driver.window.view
    view.verticalScrollBar().setValue(0)

    def page_of(bar: QScrollBar) -> Callable[[], None]:
        def scroll() -> None:
            bar.triggerAction(QScrollBar.SliderAction.SliderPageStepAdd)
            settle()

        return scroll

    found = repeated(page_of(view.verticalScrollBar()), STEPS)
    bare = QTextEdit(readOnly=True)
    bare.resize(view.size())
    bare.setPlainText(text)
    bare.show()
    settle()
    floor = p95(repeated(page_of(bare.verticalScrollBar()), STEPS))
    bare.close()
    bare.deleteLater()
    settle()
    return Line("scroll a page, 200,000 words, p95", 16, p95(found), floor=floor, floor_words="a QTextEdit, p95")
