"""A library of every past schema, written by the program of that time, is upgraded to what a new one is.

The files in `schemas/` were written by `schemas/keep.py`, run with the program as it was when each schema was the
newest. Never write one again: what editors have on their disks does not change either.
"""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.errors import StorageError
from editorial.storage import schema
from editorial.storage.library import Library
from tests.storage.schemas.keep import fill

KEPT = Path(__file__).with_name("schemas")
COUNTED = ("articles", "entities", "mentions", "quotes", "notes", "decisions", "authority_records")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new library with the same content."""
    path = tmp_path_factory.mktemp("fresh") / "library.db"
    fill(path)
    return path


def unpack(revision: str, path: Path) -> Path:
    path.write_bytes(gzip.decompress((KEPT / f"{revision}.db.gz").read_bytes()))
    return path


def structure(path: Path) -> dict[str, Any]:
    """What SQLite knows of tables, columns, indexes and triggers, without white space and without order of columns."""
    with closing(sqlite3.connect(path)) as connection:
        named = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        found: dict[str, Any] = {name: " ".join((sql or "").split()) for kind, name, sql in named if kind != "table"}
        for kind, name, _sql in named:
            if kind == "table":
                columns = {row[1]: row[2:] for row in connection.execute(f'PRAGMA table_info("{name}")')}
                keys = {row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')}
                found[name] = (columns, keys)
    return found


def content(path: Path) -> dict[str, Any]:
    """What a library holds, but for when it was imported."""
    with Library.open(path) as library:
        return {
            "queue": [replace(row, imported_at=None) for row in library.queue()],
            "records": [*library.articles()],
            "log": library.log(),
            "undo": library.undo_entries(),
            "list": library.authority_records(),
            "setting": library.get_setting("user.name"),
            "found": [hit.article_id for hit in library.search("Kim")],
            "remembered": library.remembered(),
        }


def test_every_schema_has_its_library() -> None:
    missing = [revision for revision in schema.REVISIONS if not (KEPT / f"{revision}.db.gz").exists()]
    assert not missing, "a migration was added: run python tests/storage/schemas/keep.py, and commit what it writes"


@pytest.mark.parametrize("revision", schema.REVISIONS)
def test_it_is_upgraded_to_what_a_new_library_is(revision: str, tmp_path: Path, fresh: Path) -> None:
    path = unpack(revision, tmp_path / "library.db")
    assert schema.revision_of(path) == revision

    assert content(path) == content(fresh)

    assert structure(path) == structure(fresh)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("revision", schema.REVISIONS[:-1])
def test_the_copy_made_before_holds_what_was_there(revision: str, tmp_path: Path) -> None:
    path = unpack(revision, tmp_path / "library.db")

    def counts(at: Path) -> list[int]:
        with closing(sqlite3.connect(at)) as connection:
            return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED]

    before = counts(path)
    Library.open(path).close()
    copy = tmp_path / f"library.before-{revision}.db"
    assert schema.revision_of(copy) == revision
    assert counts(copy) == before


def test_a_library_whose_copy_cannot_be_read_again_is_not_upgraded(tmp_path: Path) -> None:
    path = unpack("0003", tmp_path / "library.db")
    data = bytearray(path.read_bytes())
    at = data.index(b"Another text by Kim")
    data[at - 300 : at - 20] = bytes(280)
    path.write_bytes(data)
    with pytest.raises(StorageError, match="damaged"):
        Library.open(path)
    assert path.read_bytes() == data
    assert not [*tmp_path.glob("*before*")]
