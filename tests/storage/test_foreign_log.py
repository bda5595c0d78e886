"""A library recognises a write-ahead log that was written for another file, before SQLite mixes the two."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.errors import ForeignLogError, ReplacedError
from editorial.storage import restoring
from editorial.storage.library import Library
from editorial.storage.sqlite import stamps

LONG = " ".join(f"She met Ana Lima in town number {number}." for number in range(3000))
"""A text of many pages, so that a mixture of two states cannot go well."""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a library, without the lock and the index of the log, which hold nothing."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix not in {".lock", ".db-shm"}}


def crash(library: Library, folder: Path) -> Path:
    """Copy an open library with its log, as a process that is killed leaves them."""
    folder.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{library.path}{suffix}", folder / f"library.db{suffix}")
    return folder / "library.db"


def closed_copy(library: Library, target: Path) -> None:
    """Copy the closed file by hand.

    A copy of the very state that the log begins with is the file that the log belongs to: nothing tells them apart, and
    the two together are the library as it was last.
    """
    library.close()
    shutil.copy(library.path, target)


def made_backup(library: Library, target: Path) -> None:
    """Make a backup with the program."""
    library.back_up(target)


@pytest.mark.parametrize("keep", [made_backup, closed_copy])
def test_a_backup_copied_over_the_library_is_not_mixed_with_the_log_that_was_left(
    keep: Callable[[Library, Path], None], path: Path, tmp_path: Path, samples
) -> None:
    backup = tmp_path / "backup.db"
    with Library.open(path) as library:
        library.add(samples.record(text="The 🏟 is ours, said Ana Lima. Lima left. " + LONG))
        keep(library, backup)
    with Library.open(path) as library:
        library.add(samples.record("between", "Between, said Ana Lima. Lima left it. " + LONG))
    with Library.open(path) as library:
        library.add(samples.record("kept", "Another text, said Ana Lima. Lima left it. " + LONG))
        library.commit(samples.confirm(library.load("harbour").record), library.version("harbour"))
        crashed = crash(library, tmp_path / "crashed")
    shutil.copy(backup, crashed)
    before = files(crashed.parent)

    with pytest.raises(ForeignLogError, match=r"library\.db-wal.*editorial restore"):
        Library.open(crashed)

    assert files(crashed.parent) == before
    (tmp_path / "aside").mkdir()
    shutil.move(stamps.log_path(crashed), tmp_path / "aside")
    with Library.open(crashed) as library:
        assert [row.id for row in library.queue()] == ["harbour"]


def test_the_file_of_another_library_is_not_mixed_with_a_log_that_was_left(path: Path, tmp_path: Path, samples) -> None:
    with Library.open(tmp_path / "other.db") as other:
        other.add(samples.record("other"))
    with Library.open(path) as library:
        library.add(samples.record())
        crashed = crash(library, tmp_path / "crashed")
    shutil.copy(tmp_path / "other.db", crashed)

    with pytest.raises(ForeignLogError):
        Library.open(crashed)


def test_a_log_without_its_file_is_not_swept_away_by_a_new_library(library: Library, tmp_path: Path, samples) -> None:
    library.add(samples.record())
    crashed = crash(library, tmp_path / "crashed")
    crashed.unlink()

    with pytest.raises(ForeignLogError):
        Library.open(crashed)
    assert stamps.log_path(crashed).exists()


def test_what_a_killed_process_left_is_opened_with_all_that_was_saved(path: Path, tmp_path: Path, samples) -> None:
    with Library.open(path) as library:
        library.add(samples.record())
    with Library.open(path) as library:
        library.commit(samples.confirm(samples.record()), 1)
        crashed = crash(library, tmp_path / "crashed")
    with stamps.log_path(crashed).open("ab") as log:
        log.write(b"\x00\x00\x00\x01" + b"torn" * 400)  # of a write that was cut off

    with Library.open(crashed) as library:
        assert len(library.log()) == 1


@pytest.mark.parametrize("left", [1, 23, 24, 25, 100, 4119])
def test_a_log_that_ends_anywhere_in_a_page_is_opened_with_all_that_was_saved(
    path: Path, tmp_path: Path, samples, left: int
) -> None:
    with Library.open(path) as library:
        library.add(samples.record())
        whole = crash(library, tmp_path / "killed")
        before = whole.with_name(whole.name + "-wal").stat().st_size
        library.set_setting("later", 1)
        log = crash(library, tmp_path / "cut").with_name(whole.name + "-wal")
    with log.open("r+b") as file:
        file.truncate(before + left)
    with Library.open(log.with_name(whole.name)) as library:
        assert len(library.queue()) == 1
        assert library.get_setting("later") is None


def test_a_log_that_another_program_wrote_is_taken_for_the_file_s_own(path: Path, tmp_path: Path, samples) -> None:
    with Library.open(path) as library:
        library.add(samples.record())
    with closing(sqlite3.connect(path)) as shell:
        shell.execute("UPDATE articles SET title = 'Renamed'")
        shell.commit()
        (tmp_path / "crashed").mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", tmp_path / "crashed" / f"library.db{suffix}")

    with Library.open(tmp_path / "crashed" / "library.db") as library:
        assert library.queue()[0].title == "Renamed"


def test_a_library_that_another_process_writes_to_opens(path: Path, samples) -> None:
    with Library.open(path) as first:
        first.add(samples.record())
        with Library.open(path) as second:
            assert len(second.queue()) == 1


# Any file with any log of a history


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        yield connection


def write(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT OR IGNORE INTO kept VALUES (?, '')", (number % 3,))
    connection.execute("UPDATE kept SET words = ? WHERE id = ?", (f"{number} " * 1500, number % 3))
    stamps.renew(connection)
    connection.execute("COMMIT")


def state(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM kept ORDER BY id").fetchall()


def moments(folder: Path, steps: list[str]) -> tuple[list[tuple[bytes, bytes]], list[object]]:
    """Write a file in these steps; return it and its log after each, and the states that it had."""
    path, states, found = folder / "a.db", [[]], []
    with connected(path) as connection:
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, words TEXT)")
    for part in " ".join(steps).split("reopen"):
        with connected(path) as connection:
            for number, step in enumerate(part.split(), len(states)):
                if step == "write":
                    write(connection, number)
                    states.append(state(connection))
                else:
                    connection.execute(f"PRAGMA wal_checkpoint({step})").close()
                found.append((path.read_bytes(), stamps.log_path(path).read_bytes()))
    return found or [(path.read_bytes(), b"")], states


@given(
    st.lists(st.sampled_from(["write", "write", "PASSIVE", "TRUNCATE", "reopen"]), min_size=5, max_size=12),
    st.integers(0, 11),
    st.integers(0, 11),
)
def test_a_file_and_a_log_of_two_moments_are_refused_or_are_a_state_that_there_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], one: int, other: int
) -> None:
    folder = tmp_path_factory.mktemp("history")
    found, states = moments(folder, steps)
    (file, _), (own_file, log) = found[one % len(found)], found[other % len(found)]
    pair = folder / "pair.db"
    pair.write_bytes(file)
    stamps.log_path(pair).write_bytes(log)

    foreign = stamps.has_foreign_log(pair)

    assert not (foreign and file == own_file)
    if not foreign:
        with closing(sqlite3.connect(pair)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert state(opened) in states


# While the library is open


def work(path: Path, samples) -> Library:
    library = Library.open(path)
    for key in ("one", "two"):
        library.add(samples.record(key, f"About {key}, said Ana Lima. Lima left. " + LONG))
    return library


@pytest.mark.parametrize("kept", [made_backup, "another library", "an earlier copy"])
def test_a_file_copied_over_the_open_library_is_noticed_before_anything_more_is_saved(
    kept: object, path: Path, tmp_path: Path, samples
) -> None:
    backup = tmp_path / "backup.db"
    with work(path, samples) as library:
        if kept == "another library":
            with Library.open(backup) as other:
                other.add(samples.record("other"))
        else:
            library.back_up(backup)
    if kept == "an earlier copy":
        shutil.copy(path, backup)
    library = Library.open(path)
    if kept == "an earlier copy":
        library.set_setting("between", 1)
        library.close()
        library = Library.open(path)
    library.add(samples.record("later", "Later, said Ana Lima. Lima left. " + LONG))
    path.write_bytes(backup.read_bytes())  # as cp does: into the same file

    for attempt in (
        lambda: library.set_setting("lost", 1),
        lambda: library.commit(samples.confirm(samples.record("later")), 1),
        library.changed_elsewhere,
        library.queue,
        lambda: library.save_elsewhere(tmp_path / "mixture.db"),
    ):
        with pytest.raises(ReplacedError, match="copied over the library"):
            attempt()
    library.close()

    assert path.read_bytes() == backup.read_bytes()
    assert not (tmp_path / "mixture.db").exists()
    with pytest.raises(ForeignLogError):
        Library.open(path)
    restoring.move_log_aside(path)
    with Library.open(path) as restored:
        assert [row.id for row in restored.queue()] == (["other"] if kept == "another library" else ["one", "two"])


def test_a_file_copied_over_a_library_with_nothing_in_its_log_is_noticed(path: Path, tmp_path: Path, samples) -> None:
    work(path, samples).close()
    with Library.open(tmp_path / "other.db") as other:
        other.add(samples.record("other"))
    library = Library.open(path)
    assert len(library.queue()) == 2
    path.write_bytes((tmp_path / "other.db").read_bytes())
    with pytest.raises(ReplacedError):
        library.set_setting("lost", 1)
    library.close()
    with Library.open(path) as restored:
        assert [row.id for row in restored.queue()] == ["other"]


def test_checkpoints_and_other_writers_are_not_taken_for_a_copy(path: Path, samples) -> None:
    with Library.open(path) as owner, Library.open(path) as second:
        for number in range(30):
            owner.set_setting("long", "x" * 200_000 + str(number))
            second.set_setting("short", number)
            if not number % 7:
                with closing(sqlite3.connect(path)) as shell:
                    shell.execute("UPDATE settings SET version = version + 1")
                    shell.commit()
                    shell.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert owner.get_setting("short") == second.get_setting("short") == 29
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
