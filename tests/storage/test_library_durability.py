"""What is committed stays, whatever happens to the process, the disk or the other window."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from editorial.domain.annotation import Status
from editorial.domain.article import Standing, State
from editorial.domain.errors import ConflictError, StorageError
from editorial.domain.record import Change
from editorial.storage.library import Library
from editorial.storage.sqlite import connections

EDITOR = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from editorial.domain.annotation import Status
from editorial.domain.decision import Decision
from editorial.domain.record import Change
from editorial.domain.summary import Summary
from editorial.storage.library import Library

library = Library.open(Path(sys.argv[1]))
loaded = library.load("harbour")
mention, version = loaded.record.mentions["m1"], loaded.version
while True:
    status = Status.REJECTED if mention.status is Status.CONFIRMED else Status.CONFIRMED
    change = Change(mention, replace(mention, status=status))
    decision = Decision("harbour", "Turn", Summary.of_words("Turn it"), "Editor", datetime.now(UTC), (change,))
    committed = library.commit(decision, version)
    mention, version = change.after, committed.version
    print(committed.decision.number, status, flush=True)
"""

FULL = """
import resource, sys
from pathlib import Path
from editorial.domain.errors import StorageError
from editorial.storage.library import Library

library = Library.open(Path(sys.argv[1]))
limit = Path(sys.argv[1] + "-wal").stat().st_size + 8192
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    library.set_setting("long", "x" * 200_000)
except StorageError as error:
    print(error)
"""


def test_killing_the_process_loses_no_decision_that_was_reported(path: Path, samples) -> None:
    with Library.open(path) as library:
        library.add(samples.record())
    reported = 0
    for enough in (3, 11):
        with subprocess.Popen([sys.executable, "-c", EDITOR, path], stdout=subprocess.PIPE, text=True) as editor:
            assert editor.stdout
            lines = [editor.stdout.readline() for _ in range(enough)]
            os.kill(editor.pid, signal.SIGKILL)
            lines += editor.stdout.readlines()
        assert editor.returncode == -signal.SIGKILL
        number, status = lines[-1].split()
        assert int(number) >= reported + enough
        reported = int(number)
        with Library.open(path) as library:
            loaded, log = library.load("harbour"), library.log()
        assert loaded.version == len(log) + 1
        assert log[0].number - reported in (0, 1)
        if log[0].number == reported:
            assert loaded.record.mentions["m1"].status == Status(status)
        assert log[0].changes[0].after == loaded.record.mentions["m1"]
        with closing(sqlite3.connect(path)) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_second_process_works_beside_the_first_but_never_checkpoints(path: Path, samples) -> None:
    record = samples.record()
    with Library.open(path) as owner, Library.open(path) as second:
        owner.add(record)
        assert second.queue() == owner.queue()
        second.commit(samples.confirm(record), 1)
        with pytest.raises(ConflictError):
            owner.commit(samples.confirm(record, "m2"), 1)
        with second._transactions.snapshot() as connection:
            assert connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar() == 0
    with Library.open(path) as again, again._transactions.snapshot() as connection:
        assert connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar() == 1000


def test_two_processes_that_start_at_once_make_one_library(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from editorial.storage.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library: print(len(library.queue()))"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, path], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert [process.communicate(timeout=60)[0] for process in started] == ["0\n", "0\n"]


def test_a_closed_library_holds_nothing_back(path: Path, samples) -> None:
    library = Library.open(path)
    library.add(samples.record())
    library.close()
    library.close()
    assert not path.with_name("library.db-wal").exists()
    with pytest.raises(StorageError, match="closed"):
        library.queue()
    with pytest.raises(StorageError, match="closed"):
        library.set_setting("a", 1)


def test_threads_may_read_and_write_at_once(library: Library, samples) -> None:
    articles = [samples.record(f"a{number}", f"{number}: it is ours, said Ana Lima. Lima left.") for number in range(4)]
    for record in articles:
        library.add(record)
    together = threading.Barrier(5)

    def decide(number: int) -> None:
        record, version = articles[number], 1
        together.wait()
        for step in range(10):
            before = library.load(record.article.id).record.mentions["m1"]
            after = replace(before, label=f"L{step}")
            version = library.commit(samples.decision(record, Change(before, after)), version).version

    def look() -> None:
        together.wait()
        for _ in range(20):
            assert len(library.queue()) == 4

    with ThreadPoolExecutor(5) as pool:
        for job in [*(pool.submit(decide, number) for number in range(4)), pool.submit(look)]:
            job.result()
    assert [entry.number for entry in library.log()] == list(range(40, 0, -1))
    assert {loaded.record.mentions["m1"].label for loaded in library.articles()} == {"L9"}


def test_a_library_that_somebody_else_is_writing_to_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, samples
) -> None:
    record = samples.record()
    with Library.open(path) as library:
        library.add(record)
    monkeypatch.setattr(connections, "BUSY_TIMEOUT", 0.05)
    with Library.open(path) as library, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"library\.db: another program is writing to it\. Try again"):
            library.commit(samples.confirm(record), 1)
        assert library.load("harbour").record == record
        other.execute("ROLLBACK")
        assert library.commit(samples.confirm(record), 1).decision.number == 1


def test_a_full_disk_is_told_in_words_and_changes_nothing(path: Path) -> None:
    with Library.open(path) as library:
        library.set_setting("short", "kept")
    said = subprocess.run([sys.executable, "-c", FULL, path], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.startswith(f"{path}: the disk ")
    assert "Nothing was changed." in said.stdout
    with Library.open(path) as library:
        assert library.get_setting("short") == "kept"
        assert library.get_setting("long") is None


def test_a_backup_is_a_library_of_its_own(library: Library, path: Path, samples) -> None:
    record = replace(samples.record(), standing=Standing(State.VERIFIED))
    library.add(record)
    target = path.with_name("copy.db")
    library.back_up(target)
    library.set_setting("later", 1)
    with Library.open(target) as copy:
        assert copy.load("harbour").record == record
        assert copy.get_setting("later") is None
    with pytest.raises(StorageError, match="nowhere"):
        library.back_up(path.parent / "nowhere" / "copy.db")
    assert not list(path.parent.glob("*.part"))
