"""The description of a column is all there is to say about it, and SQLite's own SQL stays where it belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from editorial import storage
from editorial.domain.text import Span
from editorial.storage.columns.description import Column, Composite, TableMapping
from editorial.storage.columns.types import INTEGER, REAL, STRINGS, TEXT

ROOM = Path(storage.__file__).parent
SQLITE_ONLY = re.compile(
    r"\b(PRAGMA|data_version|json_each|json_extract|json_valid|bm25|rowid|sqlite_master|BEGIN IMMEDIATE)\b"
)


@dataclass(frozen=True)
class Stretch:
    """Something to store."""

    id: str
    span: Span | None
    words: tuple[str, ...] = ()


SPAN = Composite(
    "span",
    Span,
    (Column("start", INTEGER, nullable=True), Column("end", INTEGER, nullable=True)),
    optional=True,
)
ID, WORDS = Column("id", TEXT, primary_key=True), Column("word_list", STRINGS, "words")


def test_reading_and_writing_follow_from_the_columns() -> None:
    mapping = TableMapping("stretches", Stretch, Column("version", INTEGER), WORDS, ID, SPAN)
    objects = [Stretch("a", Span(1, 3), ("x", "ä")), Stretch("b", None)]
    written = mapping.write(objects)
    assert written == [
        {"id": "a", "start": 1, "end": 3, "word_list": '["x","ä"]'},
        {"id": "b", "start": None, "end": None, "word_list": "[]"},
    ]
    assert mapping.selection.sql == '"id", "start", "end", "word_list"'
    assert [*mapping.selection.read([tuple(row.values()) for row in written])] == objects
    assert [*mapping.selection.read([])] == []
    assert mapping.encode(words=("y",), span=Span(0, 2)) == {"word_list": '["y"]', "start": 0, "end": 2}


def test_a_field_that_no_column_stores_is_noticed_at_once() -> None:
    with pytest.raises(KeyError, match="words"):
        TableMapping("stretches", Stretch, ID, SPAN)
    with pytest.raises(KeyError, match="colour"):
        TableMapping("stretches", Stretch, ID, SPAN, WORDS).encode(colour="red")


def test_equal_objects_are_shared_where_a_composite_says_so() -> None:
    shared = Composite("span", Span, (Column("start", INTEGER), Column("end", REAL)), shared=True)
    first, second, other = shared.decode([(1, 1, 2), (5, 5, 5)])
    assert first is second
    assert (first, other) == (Span(1, 5), Span(2, 5))


def test_sql_that_only_sqlite_understands_is_in_one_package_and_in_migrations() -> None:
    for path in ROOM.rglob("*.py"):
        where = path.relative_to(ROOM).parts[0]
        if where not in {"sqlite", "migrations"}:
            source = path.read_text(encoding="utf-8")
            assert not SQLITE_ONLY.search(source), f"{path.name}: {SQLITE_ONLY.search(source)}"


def test_every_file_with_something_of_sqlites_own_is_listed() -> None:
    listed = set(re.findall(r"`(\w+\.py)`", (ROOM / "sqlite" / "__init__.py").read_text(encoding="utf-8")))
    there = {path.name for path in (ROOM / "sqlite").glob("*.py")} - {"__init__.py"}
    assert there <= listed
