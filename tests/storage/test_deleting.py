"""A deleted article is gone from every table, or comes back exactly as it was; nothing of others changes."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from editorial.domain.article import Standing, State
from editorial.domain.errors import RuleError, StorageError
from editorial.domain.library import Contents
from editorial.domain.record import Change
from editorial.domain.settings import Setting
from editorial.storage.library import Library

SECRET = "Zxqvbnmk"
TEXT = f"The 🏟 is ours, said Ana Lima. Lima left {SECRET}."


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of every table, those of the search index and of SQLite itself among them."""
    with closing(sqlite3.connect(path)) as plain:
        names = [name for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: plain.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def in_words(path: Path) -> str:
    return " ".join(
        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        for rows in everything(path).values()
        for row in rows
        for value in row
    )


def without_index(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of the tables but the search index, in an order that is always the same."""
    found = everything(path)
    return {name: sorted(rows, key=repr) for name, rows in found.items() if not name.startswith("article_search")}


@pytest.fixture
def filled(library: Library, samples) -> Library:
    """Two articles with decisions, one of them undone, and notes of an export."""
    for key, text in (("harbour", "The 🏟 is ours, said Ana Lima. Lima left."), ("secret", TEXT)):
        record = samples.record(key, text)
        library.add(record)
        done = library.commit(samples.confirm(record), 1)
        undone = replace(
            samples.decision(record, *(change.inverse for change in done.decision.changes)), undoes=done.decision.number
        )
        library.commit(undone, 2)
        library.commit(samples.confirm(record, "m2"), 3)
    library.mark_exported(["secret"], samples.noon)
    return library


def tidy(library: Library) -> None:
    for _ in library.deletions.merge_search_index():
        pass


def test_nothing_of_a_deleted_article_is_left_in_any_table(filled: Library, path: Path) -> None:
    assert SECRET in in_words(path)
    filled.deletions.delete(["secret"])
    tidy(filled)
    assert [row.id for row in filled.queue()] == ["harbour"]
    assert {decision.article_id for decision in filled.log()} == {"harbour"}
    assert filled.search(SECRET) == []
    filled.close()
    words = in_words(path).casefold()
    for gone in (SECRET, SECRET[2:], "secret"):
        assert gone.casefold() not in words
    for file in path.parent.iterdir():  # in what SQLite has freed, and in its log, as well
        assert SECRET.encode() not in file.read_bytes()
        assert SECRET.casefold()[2:].encode() not in file.read_bytes()


def test_other_articles_stay_as_they_are(filled: Library) -> None:
    before = filled.load("harbour"), filled.log("harbour"), filled.queue_rows(["harbour"])
    filled.deletions.delete(["secret"])
    tidy(filled)
    assert (filled.load("harbour"), filled.log("harbour"), filled.queue_rows(["harbour"])) == before
    assert [hit.article_id for hit in filled.search("ours")] == ["harbour"]


def test_a_deleted_article_comes_back_exactly_as_it_was(filled: Library, path: Path) -> None:
    before, record = without_index(path), filled.load("secret")
    deletion = filled.deletions.delete(["secret", "harbour"]).number
    assert filled.queue() == []
    assert filled.undo_entries() == []
    assert filled.deletions.restore(deletion) == ("harbour", "secret")
    after = without_index(path)
    after["settings"] = []  # that the search index is still to be merged
    for grown in ("log", "chain"):
        assert len(after[grown]) == len(before[grown]) + 4  # both went, and both came back
        assert {*before[grown]} < {*after[grown]}
        after[grown] = before[grown]
    after["sqlite_sequence"] = before["sqlite_sequence"]
    assert after == before
    assert filled.load("secret") == record
    assert [hit.article_id for hit in filled.search(SECRET)] == ["secret"]
    tidy(filled)
    assert [hit.article_id for hit in filled.search(SECRET)] == ["secret"]


def test_deletions_come_back_apart(filled: Library) -> None:
    first, second = filled.deletions.delete(["secret"]).number, filled.deletions.delete(["harbour"]).number
    assert filled.deletions.restore(first) == ("secret",)
    assert filled.deletions.restore(second) == ("harbour",)


def test_an_article_comes_back_after_another_took_its_place_in_the_queue(filled: Library, samples) -> None:
    deletion = filled.deletions.delete(["secret"]).number
    filled.add(samples.record("new", "Other words, said Ana Lima. Lima left."))
    filled.deletions.restore(deletion)
    assert [row.id for row in filled.queue()] == ["harbour", "new", "secret"]
    assert [hit.article_id for hit in filled.search(SECRET)] == ["secret"]


def test_an_article_that_was_imported_again_does_not_come_back_twice(filled: Library, samples) -> None:
    deletion = filled.deletions.delete(["secret", "harbour"]).number
    filled.add(samples.record("other", TEXT))
    with pytest.raises(RuleError, match="imported again"):
        filled.deletions.restore(deletion)
    assert [row.id for row in filled.queue()] == ["other"]
    filled.deletions.delete(["other"])
    assert filled.deletions.restore(deletion) == ("harbour", "secret")


def test_numbers_of_decisions_are_never_used_again(filled: Library, samples) -> None:
    highest = filled.log(limit=1)[0].number
    filled.deletions.delete(["secret"])
    record = filled.load("harbour")
    later = filled.commit(samples.confirm(record.record), record.version)
    assert later.decision.number > highest


def test_what_only_a_deleted_article_taught_is_forgotten(filled: Library, samples) -> None:
    for key in ("harbour", "secret"):
        loaded = filled.load(key)
        standing = loaded.record.standing
        changed = Change(standing, Standing(State.IN_REVIEW))
        filled.commit(samples.decision(loaded.record, changed), loaded.version)
    (name,) = filled.remembered()
    assert name.times == 2
    filled.deletions.delete(["secret"])
    (name,) = filled.remembered()
    assert (name.times, name.article_id) == (1, "harbour")
    filled.deletions.delete(["harbour"])
    assert filled.remembered() == ()


def test_it_is_told_what_a_deletion_takes(filled: Library) -> None:
    assert filled.deletions.contents(["harbour", "secret"]) == Contents(2, 2, 2, 6, 0)
    assert filled.deletions.contents(["nothing"]) == Contents(0, 0, 0, 0, 0)


def test_what_is_not_there_is_left_out(filled: Library) -> None:
    filled.deletions.delete(["nothing", "secret"])
    assert [row.id for row in filled.queue()] == ["harbour"]
    with pytest.raises(StorageError, match="not in the library"):
        filled.load("secret")


def test_decisions_of_an_article_that_is_there_cannot_be_deleted(filled: Library, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain, pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
        plain.execute("DELETE FROM decisions WHERE article_id = 'secret'")


def test_the_log_is_not_read_whole_for_each_decision_deleted(filled: Library, path: Path) -> None:
    with closing(sqlite3.connect(path)) as plain:
        for column in ("undoes", "redoes"):
            (plan,) = plain.execute(f"EXPLAIN QUERY PLAN SELECT number FROM decisions WHERE {column} = 7").fetchall()
            assert f"ix_decisions_{column}" in plan[-1]


def test_the_search_index_is_merged_after_a_restart_if_it_was_not(filled: Library, path: Path) -> None:
    filled.deletions.delete(["secret"])
    filled.close()
    assert SECRET.casefold()[2:] in in_words(path)
    with Library.open(path) as library:
        assert library.get_setting(Setting.SEARCH_DUE) is True
        tidy(library)
        assert library.get_setting(Setting.SEARCH_DUE) is None
        assert list(library.deletions.merge_search_index()) == []
    assert SECRET.casefold()[2:] not in in_words(path)


_KILLED = """
import os, signal, sys
from pathlib import Path
from editorial.storage.library import Library
from editorial.storage.sqlite import deleting
when, path = sys.argv[1], Path(sys.argv[2])
library = Library.open(path)
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
if when == "during":
    real = library._transactions.begin
    from sqlalchemy import event
    def before(_conn, _cursor, statement, *_):
        if statement.startswith("DELETE FROM decisions"): die()
    with library._transactions.begin() as connection:
        event.listen(connection.engine, "before_cursor_execute", before)
library.deletions.delete(["secret"])
die()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
@pytest.mark.parametrize(("when", "left"), [("during", ["harbour", "secret"]), ("after", ["harbour"])])
def test_a_killed_process_leaves_all_of_an_article_or_nothing(
    filled: Library, path: Path, when: str, left: list[str]
) -> None:
    before = without_index(path)
    filled.close()
    done = subprocess.run([sys.executable, "-c", _KILLED, when, path], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    with Library.open(path) as library:
        assert [row.id for row in library.queue()] == left
    now = without_index(path)
    if when == "during":
        assert now == before
    else:
        assert {row[1] for name in ("decisions",) for row in now[name]} == {"harbour"}
        for name in ("entities", "mentions", "quotes", "counts"):
            assert {row[0] for row in now[name]} == {"harbour"}


def test_a_deletion_that_is_given_up_deletes_nothing(filled: Library, path: Path) -> None:
    before = without_index(path)
    steps = filled.deletions.delete_in_steps(["secret", "harbour"])
    assert next(steps) == 2
    steps.close()
    assert without_index(path) == before
    deletion = filled.deletions.delete(["secret"]).number
    gone = without_index(path)
    back = filled.deletions.restore_in_steps(deletion)
    next(back)
    next(back)
    back.close()
    assert without_index(path) == gone
    assert filled.deletions.restore(deletion) == ("secret",)
