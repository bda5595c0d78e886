"""`editorial quoted` counts who is quoted, says what it left out, and knows the list's columns and articles' fields."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from in_process import run
from review_records import record

from editorial.domain.annotation import Status
from editorial.domain.library import AuthorityRecord
from editorial.storage.library import Library


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "quoted.sqlite"
    one = record()
    entities = {**one.entities, "e2": replace(one.entities["e2"], authority="p1", status=Status.CONFIRMED)}
    with Library.open(path) as library:
        facts = {"Party": "Harbour List"}
        library.put_authority_records([AuthorityRecord("p1", "Ada Brook", "PERSON", external_ids=facts)])
        library.add(replace(one, article=replace(one.article, extra={"desk": "City"}), entities=entities))
    return path


def test_rows_are_printed_with_their_numbers_and_what_was_counted_is_said(database: Path) -> None:
    status, out, told = run("quoted", "--undecided", "--database", database)
    assert (status, out) == (0, "Ada Brook\t1\t7\t7\t1\t\nTom Vale\t1\t6\t6\t1\t\n")
    assert "also those that the software suggests" in told
    assert "2 quotes with 13 words in 1 article" in told


def test_nothing_that_is_undecided_counts_unless_asked_for(database: Path) -> None:
    status, out, told = run("quoted", "--database", database)
    assert (status, out) == (0, "")
    assert "Left out are 2 quotes not decided." in told


def test_quotes_are_counted_by_columns_of_the_list_and_fields_of_the_articles(database: Path) -> None:
    out = run("quoted", "--by", "party", "--undecided", "--json", "--database", database)[1]
    first, last = map(json.loads, out.splitlines())
    assert (first["Party"], first["quotes"]) == ("Harbour List", 1)
    assert (last["Party"], last["no_row_of_their_own"]) == ("", "Not linked to the newsroom's list")
    assert run("quoted", "--by", "Desk", "--undecided", "--database", database)[1] == "City\t2\t13\t13\t1\t\n"


def test_what_quotes_cannot_be_counted_by_is_refused_with_what_they_can(database: Path) -> None:
    status, _out, told = run("quoted", "--by", "gender", "--database", database)
    assert status == 1
    assert "“gender” is no column" in told
    assert "month, Party, desk" in told


def test_a_page_with_the_picture_is_written_and_no_other_file_replaced(database: Path, tmp_path: Path) -> None:
    page = tmp_path / "who.html"
    assert run("quoted", "--undecided", "--sort", "words", "-o", page, "--database", database)[0] == 0
    assert "Who is quoted: words by person" in page.read_text(encoding="utf-8")
    page.write_text("mine")
    status, _out, told = run("quoted", "-o", page, "--database", database)
    assert (status, page.read_text()) == (1, "mine")
    assert "--force" in told
