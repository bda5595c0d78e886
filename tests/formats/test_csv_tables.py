import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.record import Record
from editorial.formats.csv_tables import (
    MENTION_COLUMNS,
    QUOTE_COLUMNS,
    Table,
    mention_rows,
    neutral,
    quote_rows,
    restore,
)
from editorial.formats.selection import Selected

cells = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠' \"a,;\ufeff\u00a0") | st.characters(), max_size=8)


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


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


@given(st.lists(records(), max_size=2))
def test_tables_have_a_row_for_each_quote_and_mention_with_the_words_of_the_text(found: list[Record]) -> None:
    tables = {
        QUOTE_COLUMNS: (quote_rows, "quotes", "quote_id"),
        MENTION_COLUMNS: (mention_rows, "mentions", "mention_id"),
    }
    for columns, (rows_of, kind, key) in tables.items():
        stream = io.BytesIO()
        table = Table(stream, columns, rows_of)
        for one in found:
            table.write(Selected(one))
        table.finish()
        data = stream.getvalue()
        assert data.startswith(b"\xef\xbb\xbf")
        head, *rows = read(data)
        assert tuple(head) == columns
        assert len(rows) == sum(len(getattr(one, kind)) for one in found)
        expected = [
            (one.article.id, row.id, row.span.of(one.article.text))
            for one in found
            for row in sorted(getattr(one, kind).values(), key=lambda row: row.span)
        ]
        places = [columns.index(name) for name in ("article_id", key, "words")]
        assert [tuple(restore(row[place]) for place in places) for row in rows] == expected
