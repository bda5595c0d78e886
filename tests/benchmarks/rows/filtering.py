"""Filtering the findings letter by letter; the floor filters the same words in a bare table."""

from __future__ import annotations

from _driver import settle
from _figures import Line, Pair, median, p95
from floors.views import BareFilter, BareTable, dismiss
from PySide6.QtTest import QTest
from rows.sizes import LARGE, Review

WORD, TIMES = "saltmere", 5
ASKED = 3


def filtering(review: Review) -> Line:
    """Type a word into the filter, and clear it."""
    driver, findings = review.driver, review.driver.window.findings
    for _ in range(200):  # the findings work out in idle moments what a filter looks for
        driver.settle()
    model = findings.list.model()
    rows = BareTable(findings.list, [model.index(row).data() for row in range(model.rowCount())])
    bare = BareFilter(rows)
    field = findings.filter_bar.field
    driver.window.activateWindow()
    field.setFocus()
    settle()
    pair = Pair()
    for _ in range(TIMES):
        for letter in WORD:
            pair.add(lambda key=letter: _type(field, key), lambda key=letter: _type(bare, key))
        field.clear()
        bare.clear()
        settle()
    for widget in (bare, rows):
        dismiss(widget)
    driver.window.view.setFocus()
    what = f"a letter in the filter of {LARGE.annotations:,} findings, p95"
    note = f"median {median(pair.found):.1f} of {median(pair.floor):.1f} ms"
    return Line(what, p95(pair.found), p95(pair.floor), "the same words filtered in a QTableView", ASKED, note=note)


def _type(field: object, letter: str) -> None:
    QTest.keyClicks(field, letter)
    settle()
