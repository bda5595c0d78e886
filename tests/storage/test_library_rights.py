"""A library belongs to one process and one user; where it cannot be written, it can be read."""

import errno
import os
import shutil
import sqlite3
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from library_trouble import held

from editorial.domain.errors import BusyError, ReadOnlyError, StorageError
from editorial.storage.library import Library
from editorial.storage.sqlite import connections

unix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of Unix")


@contextmanager
def without_root() -> Iterator[None]:
    """Be an ordinary user for a while: root may write anywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def kept(path: Path, samples) -> Path:
    """Return a library with an article and a decision, closed."""
    with Library.open(path) as library:
        library.add(samples.record())
        library.commit(samples.confirm(samples.record()), 1)
    path.with_name("library.db.lock").unlink(missing_ok=True)
    return path


def refuses(library: Library, samples) -> None:
    """Check that a library can be read and copied, and that what decides is refused with the reason."""
    assert library.load("harbour").record.mentions["m1"].status == "confirmed"
    assert len(library.log()) == 1
    assert library.remembered() == ()
    assert not library.changed_elsewhere()
    for write in (
        lambda: library.set_setting("a", 1),
        lambda: library.commit(samples.confirm(samples.record(), "m2"), 2),
        lambda: library.add(samples.record("other", "Not Ana Lima, but Lima.")),
    ):
        with pytest.raises(ReadOnlyError, match=r"library\.db is open to read only: .*Nothing can be decided"):
            write()


@unix
@pytest.mark.parametrize("place", ["folder", "file"])
def test_a_library_that_may_only_be_read_is_opened_to_read(path: Path, samples, tmp_path: Path, place: str) -> None:
    kept(path, samples)
    before = path.read_bytes()
    tmp_path.chmod(0o777)
    for folder in [path.parent, *path.parent.parents][: len(path.parts) - 2]:
        folder.chmod(folder.stat().st_mode | 0o055)
    path.chmod(0o444)
    path.parent.chmod(0o555 if place == "folder" else 0o777)
    try:
        with without_root(), Library.open(path) as library:
            assert "may only be read" in library.why_read_only
            refuses(library, samples)
            library.save_elsewhere(tmp_path / "elsewhere.db")
            with Library.open(tmp_path / "elsewhere.db") as copy:
                assert not copy.why_read_only
                copy.set_setting("a", 1)
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == before


@unix
def test_a_log_that_was_left_on_a_read_only_medium_is_read_as_well(path: Path, samples, tmp_path: Path) -> None:
    with Library.open(path) as library:
        library.add(samples.record())
        library.commit(samples.confirm(samples.record()), 1)
        medium = tmp_path / "medium"
        medium.mkdir()
        for name in ("library.db", "library.db-wal"):
            shutil.copyfile(path.with_name(name), medium / name)
            (medium / name).chmod(0o444)
    assert (medium / "library.db-wal").stat().st_size
    for folder in (medium, *medium.parents[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    medium.chmod(0o555)
    try:
        with without_root(), Library.open(medium / "library.db") as library:
            refuses(library, samples)
            (copy,) = {library._transactions._path.parent}
            assert stat.S_IMODE(copy.stat().st_mode) == 0o700
        assert not copy.exists()
    finally:
        medium.chmod(0o755)


def test_a_full_disk_still_lets_a_library_be_read(path: Path, samples, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(path, samples)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("editorial.storage.library.acquire", full)
    with Library.open(path) as library:
        assert "the disk is full" in library.why_read_only
        refuses(library, samples)


@unix
def test_what_the_program_makes_only_its_owner_may_read(path: Path, samples, tmp_path: Path) -> None:
    for number, mask in enumerate((0o000, 0o022, 0o777)):
        place = tmp_path / f"made{number}"
        place.mkdir()
        before = os.umask(mask)
        try:
            library = Library.open(place / "library.db")
            library.add(samples.record())
            library.back_up(place / "backup.db")
            library.save_elsewhere(place / "held.db")
        finally:
            os.umask(before)
        names = ["library.db", "library.db-wal", "library.db-shm", "library.db.lock", "backup.db", "held.db"]
        rights = {name: oct(stat.S_IMODE((place / name).stat().st_mode)) for name in names}
        library.close()
        assert rights == dict.fromkeys(names, "0o600")


@pytest.mark.skipif(os.name != "posix", reason="links of Unix")
def test_a_library_has_one_owner_under_all_its_names(path: Path, samples, tmp_path: Path) -> None:
    other, hard = tmp_path / "link.db", tmp_path / "hard.db"
    with Library.open(path) as library:
        library.add(samples.record())
        other.symlink_to(path)
        with Library.open(other) as second:
            assert second._transactions._pages == 0
            assert len(second.queue()) == 1
            assert not other.with_name("link.db.lock").exists()
        os.link(path, hard)
        with pytest.raises(StorageError, match="more than one name, and is open under another"):
            Library.open(hard)
        with Library.open(path) as third:
            assert third._transactions._pages == 0
        library.set_setting("a", 1)
    with Library.open(hard) as alone:
        assert alone._transactions._pages
        assert len(alone.queue()) == 1


def test_a_library_that_others_hold_is_waited_for_on_another_thread_alone(path: Path, samples) -> None:
    record = samples.record()
    with Library.open(path) as library:
        library.add(record)
        library.hurry_this_thread()
        with held(path) as process:
            start = time.monotonic()
            with pytest.raises(BusyError, match="another program is writing"):
                library.commit(samples.confirm(record), 1)
            assert time.monotonic() - start < connections.BUSY_TIMEOUT / 2
            if sys.platform == "linux":
                assert f"(process {process})" in library.who_writes()
            give_up, answers = threading.Event(), []
            waiting = threading.Thread(target=lambda: answers.append(library.wait_for_turn(give_up)))
            waiting.start()
            assert library.load("harbour").record == record
        waiting.join()
        assert answers == [True]
        assert library.commit(samples.confirm(record), 1).version == 2
        give_up.set()
        assert not library.wait_for_turn(give_up)


def test_a_library_that_others_hold_opens_and_closes_at_once(path: Path, samples) -> None:
    kept(path, samples)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        with Library.open(path) as library:
            assert not library.why_read_only
            assert len(library.queue()) == 1
        assert time.monotonic() - start < connections.BUSY_TIMEOUT / 2
