"""A disk that fails at any write or read: what was refused changed nothing, what was saved stays.

`python3 packaging/dev.py faults disk` does the same at length.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from disk_trouble import Figures, Trouble
from failing_disk import Fault, available, failing_disk

from editorial.domain.errors import StorageError
from editorial.storage.library import Library

pytestmark = pytest.mark.skipif(not available(), reason="SQLite's own library cannot be reached here")


@pytest.mark.parametrize(("fault", "lasts"), [(Fault.NO_SPACE, True), (Fault.WRITE_ERROR, False)])
def test_whatever_write_fails_nothing_saved_is_lost_and_nothing_refused_is_there(
    tmp_path: Path, fault: Fault, lasts: bool
) -> None:
    figures = Figures()
    with failing_disk() as disk:
        Trouble(tmp_path, disk, figures, crash_every=5).run(fault, lasts=lasts, enough=30)
    assert figures.wrong == []
    assert figures.refused >= 10
    assert figures.crashes >= 2


def test_a_full_disk_is_told_and_a_slow_one_only_takes_longer(tmp_path: Path) -> None:
    with failing_disk() as disk, Library.open(tmp_path / "library.db") as library:
        disk.fail(Fault.NO_SPACE, 0, lasts=True)
        with pytest.raises(StorageError, match="the disk is full"):
            library.set_setting("a", 1)
        disk.heal()
        disk.slow = 0.01
        library.set_setting("a", 2)
        assert library.get_setting("a") == 2
