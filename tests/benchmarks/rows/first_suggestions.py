"""How long the first article after a start waits for its suggestions; the floor reads others with the same process."""

from __future__ import annotations

import select
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from _corpus import article
from _driver import Driver, opened
from _figures import Line, median, timed

from editorial.jobs.importing import Pasted

PAUSE = 30.0
"""Seconds after which the text is pasted if the language process was not ready before."""
WORDS, OTHERS = 600, 5
ASKED, AT_MOST = 2, 600


def first_suggestions() -> Iterator[Line]:
    """Yield the line about an article that is pasted into an empty library once the process is ready."""
    with opened() as driver:
        begun = time.monotonic()
        driver.wait(lambda: _is_ready(driver) or time.monotonic() - begun > PAUSE)
        ready = time.monotonic() - begun
        first = timed(lambda: _paste(driver, 0))
        later = [timed(lambda number=number: _paste(driver, number)) for number in range(1, OTHERS + 1)]
        held = _held(driver)
    words = "another one, with the process that runs by then"
    note = f"the process was ready {ready:.1f} s after the window, and holds {held:.0f} MB"
    yield Line("paste → the first article's suggestions shown", first, median(later), words, ASKED, AT_MOST, note=note)


def _paste(driver: Driver, number: int) -> None:
    """Import a text, open it, and wait until the names in it are shown."""
    made = article(f"p{number}", WORDS, 40, seed=60 + number).article
    desk = driver.window.desk
    driver.window.work.import_text(Pasted(made.text))
    driver.wait(lambda: any(row.title == made.title for row in desk.queue()))
    if driver.window.articles.current is None or driver.record.article.title != made.title:
        driver.open(made.title)
    driver.wait(lambda: bool(driver.record.mentions))


def _child(driver: Driver) -> subprocess.Popen[bytes] | None:
    """Return the language process, if it was started."""
    made = driver.window.process.made
    return made._idle._process if made is not None and made._idle is not None else None


def _is_ready(driver: Driver) -> bool:
    """Return whether the process has said that it is ready, or more."""
    child = _child(driver)
    return child is not None and bool(select.select([child.stdout], [], [], 0)[0])


def _held(driver: Driver) -> float:
    """Return the memory of the language process in megabytes, 0 where the system does not say."""
    child = _child(driver)
    status = Path(f"/proc/{child.pid}/status") if child is not None else Path("/nowhere")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
