"""How long a process takes to its first article in a library of many, beside a bare window."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from _figures import Line, median
from _many import MANY, add_many
from rows.starting import FLOOR, starts

from editorial.review.desk import Desk

RUNS = 7
ASKED = 3.2


def long_queue() -> Iterator[Line]:
    """Yield the line about starting with many articles in the queue."""
    with tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder:
        database = Path(folder) / "library.db"
        desk = Desk.at(database)
        with desk.library:
            add_many(desk)
        found, bare = starts(database, RUNS)
    times, floors = (median(one.milliseconds for one in some) for some in (found, bare))
    whole = f"all {MANY:,} listed after {median(one.queue for one in found):.0f} ms"
    yield Line(f"the same with {MANY:,} articles in the queue", times, floors, FLOOR, ASKED, note=whole)
