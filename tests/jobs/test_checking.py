"""A check finds what is wrong anywhere in a library; a repair makes again what follows from the rest, after a copy."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from damaged_files import SECRET, fill

from editorial.domain.damage import DamageCode as Code
from editorial.jobs.checking import Check, CheckReport, Repair
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.review.desk import Desk
from editorial.storage.library import Library


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library full of work, closed."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Desk.at(path) as desk:
        fill(desk)
    return path


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    """A copy of it to damage."""
    return Path(shutil.copy(whole, tmp_path / "library.db"))


def change(path: Path, *statements: str) -> None:
    """Change a library past its rules; its triggers are made again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)


def check(path: Path) -> CheckReport:
    with Library.open(path) as library:
        return finish(Check(library))


def repair(path: Path) -> CheckReport:
    with Library.open(path) as library:
        return finish(Repair(library))


ONE = "WHERE rowid = (SELECT min(rowid) FROM {})"
CASES = {
    "a status": (Code.NOT_FROM_LOG, "UPDATE mentions SET status = 'rejected' " + ONE.format("mentions")),
    "a name": (Code.NOT_FROM_LOG, "UPDATE entities SET name = 'Somebody Else' " + ONE.format("entities")),
    "who decided": (
        Code.NOT_FROM_LOG,
        "UPDATE mentions SET decided_by = 'X' WHERE decided_by IS NOT NULL",
    ),
    "a note": (Code.NOT_FROM_LOG, "DELETE FROM notes " + ONE.format("notes")),
    "a title": (Code.NOT_FROM_LOG, "UPDATE articles SET title = 'Other' " + ONE.format("articles")),
    "a record of the list": (Code.NOT_FROM_LOG, "DELETE FROM authority_records WHERE id = 'p1'"),
    "a setting": (Code.NOT_FROM_LOG, "UPDATE settings SET value = 'true' WHERE key = 'language.memory'"),
    "marks": (Code.UNREADABLE, f"UPDATE mentions SET marks = '{SECRET}' " + ONE.format("mentions")),
    "a place": (Code.OTHER_WORDS, 'UPDATE mentions SET "end" = "end" + 1 ' + ONE.format("mentions")),
    "counts": (Code.COUNTED_WRONGLY, "UPDATE counts SET decided = decided + 1 " + ONE.format("counts")),
    "lost counts": (Code.COUNTED_WRONGLY, "DELETE FROM counts"),
    "words": (Code.WORDS_COUNTED_WRONGLY, "UPDATE articles SET words = 1 " + ONE.format("articles")),
    "the last decision": (Code.LAST_DECISION, "UPDATE articles SET last_decision = 99 " + ONE.format("articles")),
    "the search index": (Code.SEARCH_INDEX, "INSERT INTO article_search (article_search) VALUES ('delete-all')"),
}
"""What is changed in the file, and what a check calls it; a repair takes all of it back."""


def test_a_library_that_nobody_damaged_has_nothing_wrong(path: Path) -> None:
    report = check(path)
    assert report.left == ()
    assert report.articles == 5
    assert "nothing is wrong" in report.words


@pytest.mark.parametrize("case", CASES)
def test_what_was_changed_in_the_file_is_found_and_repaired_after_a_copy(path: Path, case: str) -> None:
    code, statement = CASES[case]
    change(path, statement)
    found = check(path)
    assert code in {damage.code for damage in found.left}
    assert SECRET not in "\n".join(found.lines)
    report = repair(path)
    assert report.left == ()
    assert report.good
    assert report.copy is not None


def test_the_copy_before_a_repair_is_what_there_was(path: Path) -> None:
    change(path, CASES["marks"][1])
    found, copy = check(path), repair(path).copy
    assert copy is not None
    assert check(copy).left == found.left
    assert check(path).left == ()


def test_a_rule_that_somebody_took_away_is_named_and_made_again(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER decisions_refuse_update")
    (damage,) = check(path).left
    assert damage.words == "the trigger decisions_refuse_update is missing, or was changed"
    assert repair(path).good


def test_a_changed_decision_is_found_and_not_repaired(path: Path) -> None:
    change(path, "UPDATE decisions SET decided_by = 'Somebody Else' WHERE number = 3")
    report = repair(path)
    assert {damage.code for damage in report.left} == {Code.LOG_CHANGED}
    assert "Somebody Else" not in "\n".join(report.lines)
    assert report.copy is None


def test_a_changed_text_is_found_and_not_repaired(path: Path) -> None:
    change(path, "UPDATE articles SET text = 'x' || substr(text, 2) WHERE number = 1")
    report = repair(path)
    assert Code.TEXT_CHANGED in {damage.code for damage in report.left}
    assert not report.good


def test_a_damaged_page_of_the_search_index_ends_no_check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'article_search_idx'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(range(1, 256)) * 12)
    report = repair(path)
    assert Code.SEARCH_INDEX in {damage.code for damage in report.left}
    assert "editorial salvage" in report.lines[-1]


def test_rows_of_an_article_that_is_gone_are_named(path: Path) -> None:
    change(path, "DELETE FROM articles WHERE number = 1")
    codes = {damage.code for damage in check(path).left}
    assert Code.ORPHAN in codes


def test_an_emptied_index_is_found_and_made_again(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_entities_name'").fetchone()
        (page,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(bytes([10, 0, 0, 0, 0, page >> 8, page & 255, 0]))
    assert Code.INDEX_OF in {damage.code for damage in check(path).left}
    assert repair(path).good


def test_a_stopped_check_changes_nothing(path: Path) -> None:
    change(path, CASES["counts"][1])
    before = path.read_bytes()
    cancel = Cancel()
    with Library.open(path) as library:
        steps = Repair(library).run(cancel)
        next(steps)
        cancel.cancel()
        with pytest.raises(Cancelled):
            for _ in steps:
                pass
    assert [*path.parent.glob("*.before-repair*")] == []
    assert path.read_bytes()[100:] == before[100:]
