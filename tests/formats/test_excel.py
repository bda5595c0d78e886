"""The sheets for Excel hold what the tables hold, as words and numbers, and no formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from table_record import RECORD

from editorial.domain.annotation import Entity
from editorial.domain.errors import EditorialError
from editorial.domain.record import Record
from editorial.formats import excel
from editorial.formats.format import Replace
from editorial.formats.loss.part import losses_words, take_away
from editorial.formats.selection import Selected
from editorial.formats.tables import quotes
from editorial.formats.writing.existing import refuse_existing

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book(*records: Record) -> zipfile.ZipFile:
    stream = io.BytesIO()
    with excel.FORMAT.open(stream, len(records)) as sink:
        for one in records:
            sink.write(Selected(one))
    return zipfile.ZipFile(stream)


def cells(found: zipfile.ZipFile, sheet: int) -> list[list[str]]:
    shared = ["".join(one.itertext()) for one in ET.fromstring(found.read("xl/sharedStrings.xml"))]
    root = ET.fromstring(found.read(f"xl/worksheets/sheet{sheet}.xml"))
    out: list[list[str]] = []
    for row in root.iter(f"{_MAIN}row"):
        line: dict[int, str] = {}
        for cell in row.iter(f"{_MAIN}c"):
            letters = re.match("[A-Z]+", cell.get("r", ""))[0]  # type: ignore[index]
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            words = "".join(cell.itertext())
            line[column - 1] = shared[int(words)] if cell.get("t") == "s" else words
        out.append([line.get(at, "") for at in range(max(line) + 1)])
    return out


def test_each_sheet_has_the_rows_of_its_table_with_headings_in_words() -> None:
    found = book(RECORD)
    head, *rows = cells(found, 1)
    assert head[:3] == ["Speaker", "Speaker in text", "Words"]
    expected = [[str(cell) for cell in row] for row in quotes.rows(RECORD)]
    assert [row + [""] * (len(head) - len(row)) for row in rows] == expected
    assert cells(found, 2)[1][0] == "Ida Marsh"


def test_no_cell_is_a_formula_or_a_link_and_one_that_could_be_is_marked() -> None:
    found = book(replace(RECORD, entities={"e1": Entity("e1", "=cmd|' /C calc'!A0", "PERSON"), **_others()}))
    for name in found.namelist():
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in found.read(name)
            assert b"hyperlink" not in found.read(name)
    assert b'quotePrefix="1"' in found.read("xl/styles.xml")
    assert cells(found, 2)[1][0] == "=cmd|' /C calc'!A0"


def _others() -> dict[str, Entity]:
    return {key: one for key, one in RECORD.entities.items() if key != "e1"}


def test_words_beyond_what_a_cell_holds_are_cut_visibly_and_counted() -> None:
    name = "👩" * 20_000
    long = replace(RECORD, entities=RECORD.entities | {"e1": Entity("e1", name, "PERSON")})
    cell = cells(book(long), 2)[1][0]
    assert cell.endswith("👩 […]")
    assert len(cell.encode("utf-16-le")) // 2 <= excel.LONGEST
    _, lost = take_away(long, excel.FORMAT.info.lacks)
    assert "2 cells cut at 32,767 characters" in losses_words(lost)
    assert "cut" not in losses_words(take_away(RECORD, excel.FORMAT.info.lacks)[1])


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    with pytest.raises(EditorialError, match="choose CSV"):
        book(RECORD)


def test_an_earlier_export_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with excel.FORMAT.open(path, 0):
        pass
    refuse_existing(path, Replace.EXPORTS)
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("docProps/core.xml", "<dc:creator>Somebody</dc:creator>")
    with pytest.raises(EditorialError):
        refuse_existing(path, Replace.EXPORTS)


def test_characters_that_xml_cannot_hold_are_written_all_the_same() -> None:
    name = "a\x01\ufffe\x0bb"
    found = book(replace(RECORD, entities=RECORD.entities | {"e1": Entity("e1", name, "PERSON")}))
    assert cells(found, 2)[1][0] == "a_x0001_\ufffd_x000B_b"
