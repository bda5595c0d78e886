"""How long the window answers nothing when much of what the software found arrives at once.

The rows are stored on another thread: the floor only shows as many in bare views.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from _corpus import article
from _driver import Driver, opened
from _figures import Line, median, timed
from floors.views import BareReview
from PySide6.QtWidgets import QApplication

from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.merging import merge
from editorial.domain.suggestions import Suggestions

ASKED = 10
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
        views = BareReview(driver, 0)
        floor = [timed(partial(views.show_findings, ARRIVING)) for _ in range(9)]
        views.close()
        longest = max(_waits(driver, found))
    words = "as many rows shown in a QTableView, a QTextEdit painted"
    yield Line(f"longest wait while {ARRIVING:,} suggestions arrive", longest, median(floor), words, ASKED)


def _waits(driver: Driver, found: Suggestions) -> list[float]:
    """Store on another thread, then show; return how many milliseconds lay between two turns of the event loop."""
    storing = threading.Thread(target=_store, args=(driver, found))
    turns = [time.perf_counter()]
    storing.start()
    while not driver.record.mentions:
        if not storing.is_alive() and not driver.window.reloader.reading:
            driver.window.reloader.reload("long")
        QApplication.processEvents()
        turns.append(time.perf_counter())
    storing.join()
    return [(after - before) * 1000 for before, after in pairwise(turns)]


def _store(driver: Driver, found: Suggestions) -> None:
    library = driver.window.desk.library
    loaded = library.load("long")
    with garbage_collection_paused():  # as the job does that stores them
        changes = merge(loaded.record, found)
        library.put_suggestions("long", changes, loaded.version, possibly_missed=(), model="made up")
