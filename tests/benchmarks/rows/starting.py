"""How long a process takes from its start to the first article, and what memory it then holds, beside a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from _corpus import article
from _figures import Line, median

from editorial.review.desk import Desk

HERE = Path(__file__).parents[1]
RUNS = 9
FLOOR = "a bare window of PySide6"


def starting() -> Iterator[Line]:
    """Yield the lines about starting and about memory."""
    with tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder:
        database = Path(folder) / "library.db"
        desk = Desk.at(database)
        with desk.library:
            desk.library.add(article("one", 600, 100))
        found, bare = starts(database, RUNS)
    times, floors = (median(one.milliseconds for one in some) for some in (found, bare))
    yield Line("process start → article visible and usable", times, floors, FLOOR, 2.8)
    held, least = (median(one.megabytes for one in some) for some in (found, bare))
    if least:
        yield Line("memory of the idle window's process, one article", held, least, FLOOR, 2.45, unit="MB")


class Started(NamedTuple):
    """How long a process took until it was painted, and how much memory it held when it was idle (0: not known).

    `queue` is how long it took until the list of articles was whole (of the bare window, which has none, 0).
    """

    milliseconds: float
    megabytes: float
    queue: float


def starts(database: Path, runs: int) -> tuple[list[Started], list[Started]]:
    """Start the window on a library and a bare window by turns; return what each start of both took."""
    environment = _environment(database.parent)
    found, bare = [], []
    for run in range(runs + 1):
        other = _started(HERE / "floors" / "window.py", environment)
        one = _started(HERE / "_start.py", environment, "--database", str(database))
        if run:  # the first run compiles the modules
            found.append(one)
            bare.append(other)
    return found, bare


def _environment(place: Path) -> dict[str, str]:
    """Return an environment in which compiled modules are kept, as they are once a program is installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    paths = os.pathsep.join((str(HERE), str(HERE.parents[1])))
    return {**kept, "PYTHONPYCACHEPREFIX": str(place / "compiled"), "PYTHONPATH": paths, "HOME": str(place)}


def _started(script: Path, environment: dict[str, str], *arguments: str) -> Started:
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    painted, *listed, memory = map(float, ended.stdout.split())
    return Started((painted - begun) * 1000, memory, (listed[0] - begun) * 1000 if listed else 0.0)
