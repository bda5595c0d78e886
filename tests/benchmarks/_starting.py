"""How long a process takes from its start to the first article, beside a bare window; and what memory it holds."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from _corpus import article
from _figures import Line, median

from editorial.review.desk import Desk

HERE = Path(__file__).parent
RUNS = 9


def starting() -> Iterator[Line]:
    """Yield the lines about starting and about memory."""
    with tempfile.TemporaryDirectory(prefix="editorial-bench-") as folder:
        place = Path(folder)
        database = place / "library.db"
        desk = Desk.at(database)
        with desk.library:
            desk.library.add(article("one", 600, 100))
        environment = _environment(place)
        bare, ours, memory = [], [], 0.0
        for run in range(RUNS + 1):
            one, _ = _started(HERE / "_bare_window.py", environment)
            other, memory = _started(HERE / "_start.py", environment, "--database", str(database))
            if run:  # the first run compiles the modules
                bare.append(one)
                ours.append(other)
        yield Line(
            "process start → article visible and usable", 600, median(ours), floor=median(bare),
            floor_words="bare window", times=4,
        )  # fmt: skip
        yield Line("resident memory of the window process, idle, one article", 150, memory, "MB")


def _environment(place: Path) -> dict[str, str]:
    """Return an environment in which compiled modules are kept, as they are once a program is installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    paths = os.pathsep.join((str(HERE), str(HERE.parents[1])))
    return {**kept, "PYTHONPYCACHEPREFIX": str(place / "compiled"), "PYTHONPATH": paths, "HOME": str(place)}


def _started(script: Path, environment: dict[str, str], *arguments: str) -> tuple[float, float]:
    """Return the milliseconds until a process said that it was painted, and the memory it then told of (or 0)."""
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    painted, *memory = ended.stdout.split()
    return (float(painted) - begun) * 1000, float(memory[0]) if memory else 0.0
