"""The library's own files are neither imported nor exported to, under whatever name, and keep SQLite's locks."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from review_records import record

from editorial.domain.errors import EditorialError, InputError
from editorial.jobs.authorities import ImportAuthorities
from editorial.jobs.export_options import Include, Replace
from editorial.jobs.exporting import Export
from editorial.jobs.importing import Import
from editorial.jobs.own_files import files_in_the_way
from editorial.jobs.progress import finish
from editorial.storage.library import Library

ALL = Include(unverified=True, undecided=True)


def links(library: Library, folder: Path) -> dict[str, Path]:
    """Return ways to name a library's files."""
    made = {"itself": library.path, "log": library.path.with_name(library.path.name + "-wal")}
    for name, link in (("symlink.txt", os.symlink), ("hard.txt", os.link)):
        link(library.path, folder / name)
        made[name] = folder / name
    return made


def locked(library: Library) -> bool:
    """Return whether another process that comes and goes leaves the log alone: this one's locks are in force."""
    with closing(sqlite3.connect(library.path)) as other:
        other.execute("SELECT count(*) FROM articles").fetchone()
    return library.path.with_name(library.path.name + "-wal").exists()


def test_the_librarys_own_files_are_not_imported(library: Library, tmp_path: Path) -> None:
    library.add(record())
    (tmp_path / "article.txt").write_text("The quay is closed.", encoding="utf-8")
    for path in links(library, tmp_path).values():
        report = finish(Import(library, [path, tmp_path / "article.txt"]))
        assert [str(one) for one in report.problems] == [
            f"{path}: this belongs to the open library itself; choose another file"
        ]
        with pytest.raises(InputError, match="belongs to the open library itself"):
            finish(ImportAuthorities(library, path))
    assert len(library.queue()) == 2
    assert locked(library)


@pytest.mark.parametrize("replace", Replace)
def test_nothing_is_exported_over_the_library(library: Library, tmp_path: Path, replace: Replace) -> None:
    library.add(record())
    for path in links(library, tmp_path).values():
        with pytest.raises(EditorialError, match="belongs to the open library itself"):
            finish(Export(library, path, "jsonl", include=ALL, replace=replace))
        with pytest.raises(EditorialError, match="belongs to the open library itself"):
            files_in_the_way(library, path, "jsonl")
    assert library.load("harbour").record == record()
    assert locked(library)


def test_what_is_in_the_way_is_named_before_it_is_replaced(library: Library, tmp_path: Path) -> None:
    library.add(record())
    target = tmp_path / "tables.csv"
    assert files_in_the_way(library, target, "csv") == ()
    finish(Export(library, target, "csv", include=ALL))
    assert files_in_the_way(library, target, "csv") == ()
    (tmp_path / "tables-quotes.csv").write_text("mine", encoding="utf-8")
    assert files_in_the_way(library, target, "csv") == (tmp_path / "tables-quotes.csv",)
    with pytest.raises(EditorialError, match="no earlier export"):
        finish(Export(library, target, "csv", include=ALL))
    finish(Export(library, target, "csv", include=ALL, replace=Replace.ANY))
    assert files_in_the_way(library, target, "csv") == ()


def test_an_export_that_the_library_cannot_note_is_there_and_says_so(library: Library, tmp_path: Path) -> None:
    library.add(record())
    assert len(library.queue()) == 1
    library.path.rename(library.path.with_name("gone.db"))
    report = finish(Export(library, tmp_path / "all.jsonl", include=ALL))
    assert (tmp_path / "all.jsonl").exists()
    assert "1 article" in report.words
    assert "the library could not note that" in report.words
    library.path.with_name("gone.db").rename(library.path)
