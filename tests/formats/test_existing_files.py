"""A file that is there is replaced if it is an earlier export, or somebody says so; a library never is."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from review_records import record

from editorial.domain.errors import EditorialError, ExistingFileError
from editorial.formats import registry
from editorial.formats.format import Manner, Replace
from editorial.formats.selection import StatusFilter, select
from editorial.formats.writing.existing import refuse_existing

SELECTED = select(record(), StatusFilter(undecided=True, rejected=True))


def export(format_id: str, target: Path, manner: Manner) -> list[Path]:
    """Export the sample and return the files."""
    with registry.writable_by_id(format_id).open(target, 1, manner) as sink:
        sink.write(SELECTED)
    return sink.files


@pytest.mark.parametrize("format_id", [form.info.id for form in registry.writable()])
def test_an_earlier_export_is_replaced_and_another_file_only_if_somebody_says_so(
    tmp_path: Path, format_id: str
) -> None:
    form = registry.writable_by_id(format_id)
    target = tmp_path / form.info.suggested_name
    files = export(format_id, target, Manner())
    assert export(format_id, target, Manner()) == files
    for file in files:
        file.write_text("My own notes", encoding="utf-8")
    with pytest.raises(ExistingFileError, match="there is a file already, which is no earlier export"):
        export(format_id, target, Manner())
    assert [file.read_text(encoding="utf-8") for file in files] == ["My own notes"] * len(files)
    export(format_id, target, Manner(replace=Replace.ANY))
    assert b"My own notes" not in files[0].read_bytes()


@pytest.mark.parametrize("way", ["database", "in use", "log", "index", "lock", "symlink", "hard link"])
def test_a_library_and_what_is_beside_it_is_never_replaced(tmp_path: Path, way: str) -> None:
    library = tmp_path / "some.db"
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE articles (id)")
        connection.commit()
        connection.execute("SELECT * FROM articles").fetchall()
        target = tmp_path / {"log": "some.db-wal", "index": "some.db-shm", "lock": "some.db.lock"}.get(way, "some.db")
        if way == "lock":
            target.touch()
        elif way == "symlink":
            target = tmp_path / "records.jsonl"
            target.symlink_to(library)
        elif way == "hard link":
            target = tmp_path / "records.jsonl"
            os.link(library, target)
        elif way == "database":
            connection.close()
            assert not (tmp_path / "some.db-wal").exists()
        for replace in Replace:
            with pytest.raises(EditorialError, match="it is a library or another database, or belongs to one"):
                refuse_existing(target, replace)


@pytest.mark.skipif(os.name != "posix", reason="rights of Unix")
@pytest.mark.parametrize("format_id", [form.info.id for form in registry.writable()])
def test_drafts_are_for_their_owner_alone(tmp_path: Path, format_id: str) -> None:
    target = tmp_path / registry.writable_by_id(format_id).info.suggested_name
    before = os.umask(0o000)
    try:
        files = export(format_id, target, Manner())
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o666}
        export(format_id, target, Manner(private=True))
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(before)
