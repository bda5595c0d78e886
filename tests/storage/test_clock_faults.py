"""The computer's clock set back by hours: decisions, chain, backups, retention and undo stay in order.

`python3 packaging/dev.py faults clock` does the same at length.
"""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from clock_trouble import Figures, Trouble
from set_clock import clock_in_force

from editorial.storage.backups import BackupFolder


def test_a_clock_that_goes_back_puts_nothing_out_of_order(tmp_path: Path) -> None:
    figures = Figures()
    with clock_in_force() as clock:
        Trouble(tmp_path, clock, figures, random.Random(2)).run(40)
    assert figures.wrong == []
    assert figures.back >= 5
    assert figures.undone == figures.decisions >= 10
    assert figures.backups >= 3


def test_backups_of_a_time_to_come_take_the_place_of_none_made_now(tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "news.db")
    folder.prepare()
    now = datetime(2026, 6, 1, 12)
    for day in range(40):
        folder.next_file(now + timedelta(days=day, hours=1)).touch()
    made = folder.next_file(now)
    made.touch()
    folder.rotate(now, 1)
    assert made.exists()
    assert len(folder.files()) == 41
    folder.rotate(now + timedelta(days=60), 1)
    assert len(folder.files()) <= 5
