"""A backup takes the place of the library as a whole or not at all, and what was there is kept."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from replaying import assert_whole_log

from editorial.domain.errors import InUseError, NewerLibraryError, StorageError
from editorial.domain.log_entry import EntryKind
from editorial.domain.settings import Setting
from editorial.storage import restoring
from editorial.storage.library import Library
from editorial.storage.sqlite import stamps

HOLDER = """
import sys
from pathlib import Path
from editorial.storage.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    sys.stdin.read()
"""


def ids(path: Path) -> list[str]:
    """The articles of a library."""
    with Library.open(path) as library:
        return [row.id for row in library.queue()]


@pytest.fixture
def saved(path: Path, tmp_path: Path, samples) -> Path:
    """A backup of a library that got an article and a decision afterwards."""
    backup = tmp_path / "backup.db"
    with Library.open(path) as library:
        library.add(samples.record())
        library.back_up(backup)
        library.add(samples.record("later", "Later, said Ana Lima. Lima left."))
        library.commit(samples.confirm(samples.record()), 1)
    return backup


def restore(backup: Path, path: Path) -> Path | None:
    return restoring.put_in_place(restoring.stage(backup, path), path)


def test_the_backup_is_the_library_then_and_what_was_there_is_kept_whole(saved: Path, path: Path) -> None:
    kept = restore(saved, path)
    assert kept is not None
    assert ids(path) == ["harbour"]
    assert ids(kept) == ["harbour", "later"]
    assert ids(saved) == ["harbour"]


def test_it_says_what_a_backup_holds_and_what_would_be_lost(saved: Path, path: Path, samples) -> None:
    found = restoring.examine(saved, path)
    assert (found.holding.articles, found.holding.decisions) == (1, 0)
    assert found.lost is not None
    assert (found.lost.articles, found.lost.decisions, found.lost.last) == (1, 1, samples.noon)


def test_a_restored_library_says_so_and_is_no_backup_any_more(saved: Path, path: Path) -> None:
    restore(saved, path)
    with Library.open(path) as library:
        assert library.get_setting(Setting.RESTORED)["made"]
        assert library.get_setting(Setting.BACKUP_MADE) is None


def test_the_log_of_a_restored_library_says_so_and_goes_on(saved: Path, path: Path, samples) -> None:
    restore(saved, path)
    with Library.open(path) as library:
        assert library.logbook.entries(None)[-1].kind == EntryKind.RESTORE
        library.commit(samples.confirm(samples.record()), 1)
        assert_whole_log(library)


def test_the_log_that_a_killed_process_left_is_kept_with_its_library(
    path: Path, tmp_path: Path, saved: Path, samples
) -> None:
    with Library.open(path) as library:
        library.add(samples.record("last", "Last, said Ana Lima. Lima left."))
        (tmp_path / "crashed").mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", tmp_path / "crashed" / f"library.db{suffix}")
    crashed = tmp_path / "crashed" / "library.db"

    kept = restore(saved, crashed)

    assert ids(crashed) == ["harbour"]
    assert kept is not None
    assert ids(kept) == ["harbour", "later", "last"]


def test_a_library_that_was_mixed_up_by_hand_is_kept_with_the_foreign_log_and_restored(
    path: Path, tmp_path: Path, saved: Path, samples
) -> None:
    with Library.open(path) as library:
        library.add(samples.record("last", "Last, said Ana Lima. Lima left."))
        log = stamps.log_path(path).read_bytes()
    shutil.copy(saved, path)
    stamps.log_path(path).write_bytes(log)

    kept = restore(saved, path)

    assert ids(path) == ["harbour"]
    assert kept is not None
    assert kept.read_bytes() == saved.read_bytes()
    assert stamps.log_path(kept).read_bytes() == log


def test_a_damaged_library_is_kept_as_it_is(path: Path, saved: Path) -> None:
    damaged = path.read_bytes()[:1000] + os.urandom(30_000)
    path.write_bytes(damaged)
    assert restoring.examine(saved, path).lost is None
    kept = restore(saved, path)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert ids(path) == ["harbour"]


def test_where_no_library_is_a_backup_becomes_one(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "library.db"
    assert restore(saved, path) is None
    assert ids(path) == ["harbour"]


def corrupt(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5000:9000] = os.urandom(4000)
    path.write_bytes(data)


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)


def make_newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def dangle(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM articles")
        connection.commit()


@pytest.mark.parametrize("spoil", [corrupt, cut_off, make_newer, dangle, Path.unlink])
def test_a_backup_that_is_of_no_use_is_refused_in_words_and_nothing_is_changed(
    saved: Path, path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(saved)
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(StorageError, match=r"backup\.db: .*\.") as refused:
        restoring.examine(saved, path)
    assert isinstance(refused.value, NewerLibraryError) == (spoil is make_newer)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_a_library_that_another_process_has_open_is_not_replaced(saved: Path, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        staged = restoring.stage(saved, path)
        with pytest.raises(InUseError, match="another window or command"):
            restoring.put_in_place(staged, path)
        holder.stdin.close()
    assert ids(path) == ["harbour", "later"]


def test_a_library_that_is_read_by_a_process_that_does_not_own_it_is_not_replaced(saved: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with pytest.raises(InUseError):
            restoring.put_in_place(restoring.stage(saved, path), path)
    assert ids(path) == ["harbour", "later"]


def test_what_ends_half_way_leaves_the_library_as_it_was(
    saved: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restoring.stage(saved, path, stop)
    staged = restoring.stage(saved, path)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageError, match="the disk is full"):
        restoring.put_in_place(staged, path)
    restoring.drop(staged)
    assert ids(path) == ["harbour", "later"]
    assert sorted(one.name for one in path.parent.iterdir()) == ["library.db", "library.db.lock"]


def test_only_the_owner_may_read_a_backup_and_what_was_restored(saved: Path, path: Path) -> None:
    restore(saved, path)
    assert {stat.S_IMODE(one.stat().st_mode) for one in (saved, path)} == {0o600}


def test_the_library_itself_is_no_backup(path: Path, saved: Path) -> None:
    with pytest.raises(StorageError, match="itself"):
        restoring.stage(path, path)
