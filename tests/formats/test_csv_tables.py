"""The tables have a row for each utterance and each place of a name, can be read by a person, and run no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records
from table_record import RECORD

from editorial.domain.record import Record
from editorial.formats.csv_tables import Table
from editorial.formats.selection import Selected
from editorial.formats.tables import names, quotes
from editorial.formats.tables.cells import Row, neutral, restore

cells = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠' \"a,;\ufeff\u00a0") | st.characters(), max_size=8)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def written(columns: Iterable[str], rows: Callable[[Record], Iterable[Row]], *found: Record) -> list[dict[str, str]]:
    stream = io.BytesIO()
    table = Table(stream, tuple(columns), rows)
    for one in found:
        table.write(Selected(one))
    table.finish()
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")
    head, *lines = read(stream.getvalue())
    assert head == list(columns)
    return [dict(zip(head, map(restore, line), strict=True)) for line in lines]


def quote_table(*found: Record) -> list[dict[str, str]]:
    return written(quotes.COLUMNS, quotes.rows, *found)


def name_table(*found: Record) -> list[dict[str, str]]:
    return written(names.COLUMNS, names.rows, *found)


@given(cells)
def test_no_cell_runs_as_a_formula_and_every_cell_can_be_restored(cell: str) -> None:
    safe = neutral(cell)
    assert safe.lstrip(" \u00a0\ufeff")[:1] not in set("=+-@\t\r\n＝＋－＠")
    assert restore(safe) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "＝1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "’Tis", "'tis the season", "Harbour plan", "A = B", "–5"])
def test_ordinary_words_are_left_as_they_are(cell: str) -> None:
    assert neutral(cell) == cell


@given(records())
@settings(max_examples=20)
def test_each_mention_has_a_row_and_each_quote_is_in_one_with_the_words_of_the_text(one: Record) -> None:
    assert [(row["mention_id"], row["in_text"]) for row in name_table(one)] == [
        (row.id, row.span.of(one.article.text)) for row in sorted(one.mentions.values(), key=lambda row: row.span)
    ]
    said = quote_table(one)
    assert sorted(key for row in said for key in row["quote_ids"].split()) == sorted(one.quotes)
    assert all(row["words"] for row in said)


def _only(table: list[dict[str, str]], **wanted: Any) -> dict[str, str]:
    (found,) = [row for row in table if all(row[key] == value for key, value in wanted.items())]
    return found


def test_an_utterance_is_one_row_that_names_the_person_beside_the_word_he() -> None:
    row = _only(quote_table(RECORD), quote_ids="q1 q2")
    assert row["words"] == "The ferry is late 👩‍🚒 … and cold"
    assert (row["speaker"], row["speaker_in_text"]) == ("Ida Marsh", "She")
    assert row["verdict"] == "confirmed, corrected"
    assert (row["article"], row["date"], row["paragraph"]) == ("Ferry", "2026-11-02", "2")
    assert row["other_speakers"] == "Tom Reed"
    assert row["speaker_verdict"] == "confirmed, undecided"
    assert row["notes"] == "check the tape (Editor)"
    assert row["cue"] == "said"


def test_a_quote_inside_another_has_a_row_of_its_own_that_says_in_which() -> None:
    row = _only(quote_table(RECORD), quote_ids="q3")
    assert row["inside"] == "The ferry is late 👩‍🚒"
    assert row["words"] == "late"


def test_words_that_stand_in_two_pieces_are_written_once() -> None:
    row = _only(quote_table(RECORD), quote_ids="q4 q5")
    assert (row["kind"], row["words"]) == ("mixed, direct", "it would be “fine”")


def test_a_rejected_quote_has_a_row_if_it_is_exported() -> None:
    assert _only(quote_table(RECORD), quote_ids="q6")["verdict"] == "rejected"


def test_names_are_read_by_a_person_and_ids_come_last() -> None:
    first = name_table(RECORD)[0]
    assert [first[name] for name in ("name", "in_text", "type", "verdict", "part")] == [
        *("Ida Marsh", "Ida Marsh", "person", "added", "headline")
    ]
    assert names.COLUMNS[-1] == "end"
    assert all(not name.endswith("id") for name in names.COLUMNS[:18])
    assert all("id" not in name.split("_") for name in quotes.COLUMNS[:20])
