"""The library is backed up by itself: once a day, if something changed, and only whole copies replace older ones."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.errors import StorageError
from editorial.domain.settings import Setting
from editorial.jobs.automatic_backup import BackUpDaily, Skipped
from editorial.jobs.progress import finish
from editorial.storage.backups import BackupFolder
from editorial.storage.library import Library
from editorial.storage.sqlite import holding


@pytest.fixture
def filled(library: Library, samples: Any) -> Library:
    library.add(samples.reviewed())
    return library


def yesterday(library: Library) -> None:
    """Let the backups of today be of yesterday."""
    for one in BackupFolder(library.path).files():
        one.path.rename(BackupFolder(library.path).next_file(one.at - timedelta(days=1)))


def test_it_is_made_once_a_day_if_something_changed(filled: Library) -> None:
    made = finish(BackUpDaily(filled)).made
    assert made is not None
    with Library.open(made) as copy:
        assert [row.id for row in copy.queue()] == ["bridge"]
    assert finish(BackUpDaily(filled)).skipped is Skipped.TODAY
    yesterday(filled)
    filled.set_setting(Setting.ZOOM, 20)  # only the look of the window
    assert finish(BackUpDaily(filled)).skipped is Skipped.UNCHANGED
    filled.set_setting(Setting.USER, "Ina")
    assert finish(BackUpDaily(filled)).made is not None


def test_it_is_not_made_where_it_is_switched_off_or_nothing_is_there(library: Library, samples: Any) -> None:
    assert finish(BackUpDaily(library)).skipped is Skipped.EMPTY
    library.add(samples.reviewed())
    library.set_setting(Setting.BACKUP, value=False)
    assert finish(BackUpDaily(library)).skipped is Skipped.OFF
    assert not BackupFolder(library.path).path.exists()


def test_only_the_owner_of_the_library_makes_it(filled: Library) -> None:
    with Library.open(filled.path) as second:
        assert finish(BackUpDaily(second)).skipped is Skipped.ELSEWHERE


def test_it_goes_where_the_preferences_say_and_as_many_days_are_kept(filled: Library, tmp_path: Path) -> None:
    filled.set_setting(Setting.BACKUP_FOLDER, str(tmp_path / "elsewhere"))
    filled.set_setting(Setting.BACKUP_DAYS, 2)
    folder = BackupFolder(filled.path, str(tmp_path / "elsewhere"))
    folder.prepare()
    for day in range(1, 60):
        folder.next_file(datetime.now() - timedelta(days=day)).touch()
    report = finish(BackUpDaily(filled))
    assert report.made is not None
    assert report.made.parent == folder.path
    assert report.removed == 59 + 1 - len(folder.files())
    assert 4 <= len(folder.files()) <= 6


def test_a_copy_that_cannot_be_read_again_replaces_none(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(BackUpDaily(filled))
    yesterday(filled)
    filled.set_setting(Setting.USER, "Ina")
    monkeypatch.setattr(holding, "first_damage", lambda _: "Page 7 is never used")
    with pytest.raises(StorageError, match="damaged"):
        finish(BackUpDaily(filled))
    assert len([*BackupFolder(filled.path).path.iterdir()]) == 1


FULL = """
import resource, sys
from pathlib import Path
from editorial.jobs.automatic_backup import BackUpDaily
from editorial.jobs.progress import finish
from editorial.domain.errors import StorageError
from editorial.storage.library import Library
with Library.open(Path(sys.argv[1])) as library:
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
    try:
        finish(BackUpDaily(library))
    except StorageError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits for files there")
def test_a_full_disk_is_told_and_leaves_nothing_behind(filled: Library) -> None:
    filled.close()
    done = subprocess.run([sys.executable, "-c", FULL, filled.path], capture_output=True, text=True, check=True)
    assert "library.backups" in done.stdout
    assert "disk" in done.stdout
    assert [*BackupFolder(filled.path).path.iterdir()] == []


def test_with_it_old_copies_made_before_upgrades_go(filled: Library) -> None:
    for name, days in (("before-0005", 40), ("before-0006", 39)):
        copy = filled.path.with_name(f"{filled.path.stem}.{name}.db")
        filled.back_up(copy)
        made = (datetime.now() - timedelta(days=days)).timestamp()
        os.utime(copy, (made, made))
    report = finish(BackUpDaily(filled))
    assert report.removed == 1
    assert [path.name for path in filled.path.parent.glob("*before*")] == [f"{filled.path.stem}.before-0006.db"]
