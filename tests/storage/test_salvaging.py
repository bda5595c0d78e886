"""What can be read of a damaged library is written to a new file, and what cannot is said."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from editorial.domain.errors import EditorialError, StorageError
from editorial.storage import salvaging
from editorial.storage.library import Library

PAGE = 4096


@pytest.fixture
def filled(path: Path, samples) -> Path:
    """A library of 40 articles of some pages each, with a decision on each."""
    with Library.open(path) as library:
        for number in range(40):
            text = f"Number {number}, said Ana Lima. Lima left. " + f"It was cold in town {number}. " * 400
            library.add(samples.record(f"article {number:02}", text))
            library.commit(samples.confirm(library.load(f"article {number:02}").record), 1)
    return path


def pages_of(path: Path, table: str) -> list[int]:
    """The leaf pages of a table, by the numbers of the first bytes: those of kind 13."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,))
            return [page for (page,) in rows]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite cannot list the pages of a table")


def spoil(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(random.Random(page).randbytes(PAGE))


def test_a_whole_library_comes_out_as_it_was(filled: Path, tmp_path: Path) -> None:
    found = salvaging.salvage(filled, tmp_path / "new.db")
    assert found.complete
    with Library.open(filled) as old, Library.open(tmp_path / "new.db") as new:
        assert [*new.articles()] == [*old.articles()]
        assert new.log() == old.log()
        assert [hit.article_id for hit in new.search("number 7")] == [hit.article_id for hit in old.search("number 7")]


@pytest.mark.parametrize("table", ["articles", "mentions", "decisions", "quotes"])
def test_around_a_damaged_page_everything_else_is_read_and_the_hole_is_named(
    filled: Path, tmp_path: Path, table: str
) -> None:
    pages = pages_of(filled, table)
    spoil(filled, pages[len(pages) // 2])
    before = filled.read_bytes()

    found = salvaging.salvage(filled, tmp_path / "new.db")

    assert filled.read_bytes() == before
    assert not found.complete
    assert found.tables[table].gaps or found.tables[table].left_out
    with Library.open(tmp_path / "new.db") as new:
        kept = len(new.queue())
        assert kept >= (25 if table == "articles" else 40)
        assert found.tables["articles"].kept == kept
        for loaded in new.articles():
            assert loaded.record.article.text.startswith("Number ")
        assert len(new.log()) == found.tables["decisions"].kept
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
            connection.execute("DELETE FROM decisions")


def test_a_row_that_nobody_can_read_goes_alone_and_its_article_is_named(filled: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE mentions SET marks = '{' WHERE id = 'm2' AND article_id = 'article 03'")
        connection.execute("UPDATE articles SET text = text || '!' WHERE id = 'article 05'")
        connection.commit()
    found = salvaging.salvage(filled, tmp_path / "new.db")
    assert found.in_part == ("article 03",)
    assert (found.tables["articles"].left_out, found.tables["decisions"].left_out) == (1, 1)
    with Library.open(tmp_path / "new.db") as new:
        assert set(new.load("article 03").record.mentions) == {"m1"}
        assert "article 05" not in [row.id for row in new.queue()]


def test_whatever_page_is_damaged_a_whole_library_comes_out_or_it_says_that_nothing_can_be_read(
    filled: Path, tmp_path: Path
) -> None:
    whole = filled.read_bytes()
    pages = random.Random(7).sample(range(1, len(whole) // PAGE + 1), 12)
    for number, page in enumerate([1, *pages]):
        filled.write_bytes(whole)
        spoil(filled, page)
        try:
            salvaging.salvage(filled, tmp_path / f"{number}.db")
        except EditorialError:
            assert not (tmp_path / f"{number}.db").exists()
            continue
        with Library.open(tmp_path / f"{number}.db") as new:
            assert [*new.articles()]


def test_what_is_there_already_is_not_written_over(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "new.db").write_text("mine", encoding="utf-8")
    for target in (filled, tmp_path / "new.db"):
        with pytest.raises(StorageError, match="already"):
            salvaging.salvage(filled, target)
    assert (tmp_path / "new.db").read_text(encoding="utf-8") == "mine"
