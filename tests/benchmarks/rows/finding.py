"""Find in all articles: from the key until the list is painted, in a library of many.

The floor asks the full-text index with the bare driver for as many articles, and shows their titles in a bare list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from _driver import Driver, opened, settle
from _figures import Line, Pair, median, p95
from _many import MANY, add_many
from floors.views import aside, dismiss
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView

from editorial.desktop.dialogs.find_all import FindAllDialog
from editorial.jobs.searching import LIMIT
from editorial.storage.sqlite.connections import Connection, connect

WORDS = ("harbour lamps", "nobody", "saltmere", "wind from the", "brackwater", "people like to")
"""What is typed, letter by letter."""
ASKED, AT_MOST = 2.5, 60
FLOOR = "the index asked by the driver, as many titles in a QListView"
_ASK = (
    "SELECT articles.title, articles.text FROM (SELECT rowid AS number, bm25(article_search, 5.0, 1.0) AS score "
    "FROM article_search WHERE article_search MATCH ? ORDER BY score, number LIMIT ?) AS best "
    "JOIN articles ON articles.number = best.number"
)


def finding() -> Iterator[Line]:
    """Yield the lines: from each letter to its list, and from the last of some letters typed at once to theirs."""
    with opened(add_many) as driver, closing(connect(driver.window.desk.path)) as connection:
        driver.wait(lambda: not driver.window.queue.reading and driver.window.background.idle)
        driver.press("Ctrl+Shift+F")
        dialog = driver.dialog("Find in all")
        bare = _BareSearch(connection, dialog.list)
        pair = Pair()
        for number, words in enumerate((WORDS[0], *WORDS)):
            dialog.field.clear()
            for end in range(1, len(words) + 1):
                _type(driver, dialog, bare, words[:end], pair if number else Pair())
        at_once = Pair()
        for words in WORDS * 3:
            dialog.field.clear()
            _type(driver, dialog, bare, words, at_once)
        bare.close()
    for what, found in (("a letter", pair), ("words typed at once", at_once)):
        note = f"median {median(found.found):.1f} of {median(found.floor):.1f} ms, {MANY:,} articles"
        words = f"find in all articles: {what}, p95"
        yield Line(words, p95(found.found), p95(found.floor), FLOOR, ASKED, AT_MOST, note=note)


def _type(driver: Driver, dialog: FindAllDialog, bare: _BareSearch, words: str, pair: Pair) -> None:
    """Type those letters of some words that are not in the field yet; the last one is timed."""
    driver.type(words[len(dialog.field.text()) : -1])

    def press() -> None:
        driver.type(words[-1])
        driver.wait(lambda: dialog.shown == words)
        settle()

    pair.add(press, lambda: bare.find(words))


class _BareSearch:
    """A list of titles of the size of the dialog's, and the driver."""

    def __init__(self, connection: Connection, like: QListView) -> None:
        self._connection = connection
        self._rows, self._list = QStringListModel(), QListView()
        self._list.setModel(self._rows)
        self._list.setUniformItemSizes(True)
        self._list.resize(like.size())
        aside(self._list)

    def find(self, words: str) -> None:
        """Ask the index for the words, the last of which is unfinished, and paint the titles."""
        *whole, last = words.split()
        query = " ".join((*(f'"{word}"' for word in whole), f'"{last}"' if words[-1] == " " else f'"{last}"*'))
        found = self._connection.execute(_ASK, (query, LIMIT + 1)).fetchall()
        self._rows.setStringList([title for title, _text in found])
        settle()

    def close(self) -> None:
        """Close the list."""
        dismiss(self._list)
