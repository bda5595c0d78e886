"""A damaged library says what is damaged and where, in words that quote nothing; what is whole can still be read."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.damage import DamageCode, DamageError
from editorial.domain.errors import StorageError
from editorial.storage import schema
from editorial.storage.library import Library

SECRET = "confidential words"
HOSTILE = {
    ("mentions", "evidence"): f'[{{"code": "{SECRET}"',
    ("mentions", "marks"): f'{{"{SECRET}": 1}}',
    ("mentions", "status"): SECRET,
    ("mentions", "decided_how"): SECRET,
    ("mentions", "label"): b"\x80\x81",
    ("mentions", "end"): 99999,
    ("mentions", "start"): SECRET,
    ("mentions", "text"): SECRET,
    ("mentions", "suggested"): "[" * 5000,
    ("quotes", "speakers"): '[{"span": {"start": 1.5, "end": 2.5}}]',
    ("quotes", "cue_end"): 99999,
    ("quotes", "within"): "q1",
    ("quotes", "extra"): "[]",
    ("entities", "aliases"): f'"{SECRET}"',
    ("entities", "decided_at"): None,
    ("articles", "zones"): '[{"span": {"start": 0, "end": 99999}, "kind": "body"}]',
    ("articles", "text"): SECRET,
    ("articles", "verified_at"): SECRET,
    ("articles", "authors"): '["a"] and more',
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, samples: Any) -> Path:
    """A library with two articles, closed."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Library.open(path) as library:
        library.add(samples.record("harbour"))
        library.add(samples.record("market", "The market is theirs, said Ana Lima. Lima stayed."))
    return path


@pytest.fixture
def path(tmp_path: Path, whole: Path) -> Path:
    """A copy of it to damage."""
    return Path(shutil.copy(whole, tmp_path / "library.db"))


def overwrite(path: Path, table: str, column: str, value: object) -> None:
    """Write a value into the rows of the first article, past every rule of the schema."""
    key = "id" if table == "articles" else "article_id"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        decided = ", decided_by = 'x', decided_how = 'single'" if column == "decided_at" else ""
        connection.execute(f'UPDATE {table} SET "{column}" = ?{decided} WHERE {key} = ?', (value, "harbour"))
        connection.commit()


@pytest.mark.parametrize(("table", "column"), HOSTILE)
def test_a_damaged_column_is_told_in_words_without_what_it_holds_and_the_others_open(
    path: Path, table: str, column: str
) -> None:
    overwrite(path, table, column, HOSTILE[table, column])
    with Library.open(path) as library:
        with pytest.raises(DamageError) as told:
            library.load("harbour")
        assert library.load("market").record.mentions
    place = told.value.damage.place
    assert (place.table, place.article) == (table, "harbour")
    words = str(told.value)
    assert f"table {table}" in words
    assert "editorial check" in words
    assert str(path) in words
    assert SECRET not in words


def test_text_that_is_no_utf_8_is_told_with_its_row_and_not_quoted(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE entities SET name = CAST(x'616263ff' AS TEXT) WHERE article_id = 'harbour'")
        connection.commit()
    with Library.open(path) as library, pytest.raises(DamageError, match="table entities, row e1") as told:
        library.load("harbour")
    assert told.value.damage.code is DamageCode.NOT_UTF8
    assert "abc" not in str(told.value)


def test_an_article_opens_with_a_speaker_who_is_gone_and_says_so(path: Path) -> None:
    overwrite(path, "quotes", "candidates", '["nobody"]')
    with Library.open(path) as library:
        (damage,) = library.load("harbour").damages
        assert library.load("market").damages == ()
    assert (
        damage.words
        == "table quotes, row q1 (article harbour), column candidates: it refers to a row that is not there"
    )


def test_a_quick_look_over_the_file_finds_a_page_of_zeros(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'quotes'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))
    with Library.open(path) as library:
        found = library.examiner().examine(20)
    assert "quotes" in {damage.place.table for damage in found.damages}
    assert found.not_reached == ()


def test_a_quick_look_finds_nothing_in_a_whole_library_and_names_what_it_did_not_reach(path: Path) -> None:
    with Library.open(path) as library:
        assert library.examiner().examine(20).damages == ()
        examiner = library.examiner()
        examiner.stop()
        found = examiner.examine(20)
    assert found.damages == ()
    assert {"articles", "decisions", "mentions"} <= set(found.not_reached)


@pytest.mark.parametrize("place", [0, 17])
def test_a_library_whose_beginning_is_damaged_is_not_taken_for_another_programs_file(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5")
    with pytest.raises(DamageError) as told:
        schema.revision_of(path)
    assert told.value.damage.code is DamageCode.BEGINNING


def test_a_name_in_the_schema_that_is_no_text_is_told_in_words(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET name = CAST(x'b0b1' AS TEXT), sql = 'CREATE' WHERE name = 'ix_entities_name'"
        )
        connection.commit()
    with pytest.raises(DamageError):
        Library.open(path)


def test_another_programs_database_is_not_called_damaged(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE articles (id)")
    with pytest.raises(StorageError, match="belongs to another program") as told:
        schema.revision_of(tmp_path / "other.db")
    assert not isinstance(told.value, DamageError)
