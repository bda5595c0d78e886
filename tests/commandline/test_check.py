"""`editorial check` says what is wrong in a library and returns 1; with --repair it makes a copy and repairs."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from in_process import run
from review_records import record

from editorial.storage.library import Library


@pytest.fixture
def path() -> Path:
    path = Path(os.environ["EDITORIAL_DATABASE"])
    with Library.open(path) as library:
        library.add(record())
    return path


def spoil(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_sound_library_ends_with_0(path: Path) -> None:
    status, output, errors = run("check")
    assert (status, errors) == (0, "")
    assert output.splitlines() == [
        f"Library: {path}",
        "The library was checked, with 1 article: nothing is wrong.",
    ]


def test_what_is_wrong_is_listed_and_repaired_after_a_copy(path: Path) -> None:
    spoil(path, "UPDATE counts SET flags = 5")
    status, output, _ = run("check")
    assert status == 1
    assert "Wrong: table counts, article harbour: the names and quotes are not as many" in output
    assert "'editorial check --repair' makes again" in output
    status, output, _ = run("check", "--repair")
    assert status == 0
    assert f"the library was copied to {path.with_name('library.before-repair.db')}" in output
    assert "Repaired: table counts" in output
    assert run("check")[0] == 0


def test_what_cannot_be_repaired_ends_with_1_and_says_what_to_do(path: Path) -> None:
    spoil(path, "UPDATE articles SET text = 'y' || substr(text, 2)")
    status, output, _ = run("check", "--repair")
    assert status == 1
    assert "the text and the SHA-256 that was stored with it do not agree" in output
    assert "restore a backup" in output
    assert "editorial salvage" in output


def test_options_that_do_not_fit_together_end_with_2(path: Path) -> None:
    assert run("check", path, "--repair")[0] == 2
    assert run("check", "--key", "abc")[0] == 2


def test_a_file_that_is_no_verification_record_is_called_that(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    status, output, errors = run("check", tmp_path / "a.json")
    assert status == 1
    assert "this is no verification record" in output + errors
