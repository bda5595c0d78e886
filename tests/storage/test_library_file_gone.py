"""Nothing is said to be saved while the library's file is not the one that is open; and what is held is not lost."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from editorial.domain.errors import InputError, MovedError, StorageError
from editorial.storage.library import Library
from editorial.storage.opening import create_library


def gone(path: Path, way: str) -> None:
    """Take the library's file, or one beside it, from its path."""
    match way:
        case "deleted":
            path.unlink()
        case "renamed":
            path.rename(path.with_name("other.db"))
        case "replaced":
            copy = path.with_name("copy.db")
            shutil.copyfile(path, copy)
            copy.replace(path)
        case "folder renamed":
            path.parent.rename(path.parent.with_name("elsewhere"))
        case "folder removed":
            shutil.rmtree(path.parent)
        case "log":
            path.with_name("library.db-wal").unlink()
        case "index":
            path.with_name("library.db-shm").unlink()


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody take away a file that is open")
@pytest.mark.parametrize("way", ["deleted", "renamed", "replaced", "folder renamed", "folder removed", "log", "index"])
def test_nothing_is_saved_once_the_file_is_gone_and_all_that_was_is_held(path: Path, samples, tmp_path, way) -> None:
    record = samples.record()
    with Library.open(path) as library:
        library.add(record)
        library.commit(samples.confirm(record), 1)
        gone(path, way)
        before = sorted(path.parent.rglob("*")) if path.parent.exists() else None
        with suppress(MovedError):
            library.changed_elsewhere()  # as when the editor comes back to the window
        with pytest.raises(MovedError, match=r"library\.db: the library's file is not there any more") as caught:
            library.commit(samples.confirm(record, "m2"), 2)
        assert "Nothing is saved until it is back" in str(caught.value)
        with pytest.raises(MovedError):
            library.set_setting("a", 1)
        library.save_elsewhere(tmp_path / "rescued.db")
        assert (sorted(path.parent.rglob("*")) if path.parent.exists() else None) == before  # no new file at the path
    with Library.open(tmp_path / "rescued.db") as rescued:
        assert [entry.summary for entry in rescued.log()] == [samples.confirm(record).summary]
        assert rescued.commit(samples.confirm(record, "m2"), 2).version == 3


def test_a_file_that_comes_back_is_saved_to_again(path: Path, samples) -> None:
    record = samples.record()
    with Library.open(path) as library:
        library.add(record)
        path.rename(path.with_name("other.db"))
        with pytest.raises(MovedError):
            library.commit(samples.confirm(record), 1)
        path.with_name("other.db").rename(path)
        assert library.commit(samples.confirm(record), 1).version == 2
    with Library.open(path) as again:
        assert len(again.log()) == 1


def test_a_file_taken_away_during_a_commit_is_not_said_to_be_saved(path: Path, samples, monkeypatch) -> None:
    with Library.open(path) as library:
        library.set_setting("before", 1)
        writer = library._transactions._writer
        roll_back = writer.roll_back

        def take_away() -> None:  # right after the commit
            roll_back()
            path.unlink(missing_ok=True)

        monkeypatch.setattr(writer, "roll_back", take_away)
        with pytest.raises(MovedError):
            library.add(samples.record())


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", ".lock", "-journal"])
@pytest.mark.parametrize("way", ["itself", "symlink", "hard link", "another spelling"])
def test_the_librarys_own_files_are_known_under_every_name(path: Path, tmp_path: Path, ending: str, way: str) -> None:
    with Library.open(path) as library:
        library.set_setting("a", 1)
        file = path.with_name(path.name + ending)
        other = tmp_path / "another name.txt"
        if ending == "-journal" and way == "hard link":
            return  # there is none
        match way:
            case "symlink":
                other.symlink_to(file)
            case "hard link":
                os.link(file, other)
            case "another spelling":
                other = path.parent / ".." / path.parent.name / file.name
            case _:
                other = file
        with pytest.raises(InputError, match="belongs to the open library itself"):
            library.refuse_own_file(other)
        if other.exists():
            handle = os.open(other, os.O_RDONLY) if ending == ".lock" else None  # the others' locks would be lost
            if handle is not None:
                with pytest.raises(InputError, match="standard output"):
                    library.refuse_own_file(handle)
                os.close(handle)
        library.refuse_own_file(tmp_path / "something else")


@pytest.mark.parametrize("way", ["itself", "symlink", "log"])
def test_a_library_is_never_copied_over_itself(path: Path, tmp_path: Path, samples, way: str) -> None:
    with Library.open(path) as library:
        library.add(samples.record())
        target = {"itself": path, "symlink": tmp_path / "link.db", "log": path.with_name("library.db-wal")}[way]
        if way == "symlink":
            target.symlink_to(path)
        for copy in (library.back_up, library.save_elsewhere):
            with pytest.raises(StorageError, match="this is the library itself"):
                copy(target)
        assert len(library.queue()) == 1


def test_looking_at_a_library_that_is_open_keeps_the_locks_of_sqlite(path: Path, samples) -> None:
    """Closing a file that was opened in another way would drop them, and the next process would remove the log."""
    with Library.open(path) as library:
        library.add(samples.record())
        with pytest.raises(StorageError, match="there is a library already"):
            create_library(path)
        with closing(sqlite3.connect(path, timeout=0)) as other:
            other.execute("SELECT count(*) FROM articles").fetchone()
        assert path.with_name("library.db-wal").exists()
        library.set_setting("after", 1)
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT count(*) FROM settings WHERE key = 'after'").fetchone() == (1,)
