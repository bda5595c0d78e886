"""A long file is read by a process that gives the same and can be ended."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter

from editorial.domain.errors import InputError
from editorial.formats.reading.article_text import ReadSoFar
from editorial.formats.reading.source import Source
from editorial.jobs import reading_apart
from editorial.jobs.importing import Import
from editorial.jobs.progress import Cancel, finish
from editorial.jobs.reading import Found, arrivals_of
from editorial.storage.library import Library

ROWS = [["headline", "text"], *([f"Ferry {number}", f"It is late {number}."] for number in range(120)), ["Tram", ""]]
SILENT = (sys.executable, "-c", "import time; time.sleep(60)")
DIES = (sys.executable, "-c", "raise SystemExit(3)")


@pytest.fixture(autouse=True)
def _every_file_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "_LONG", 1)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with articles, one of which has no text."""
    path = tmp_path / "ferries.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("2025")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return path


def _told(found: list[Found]) -> list[str]:
    return [str(one) for one in found if not isinstance(one, ReadSoFar)]


@pytest.mark.parametrize("name", ["ferries.xlsx", "ferries.csv", "broken.docx", "both.zip"])
def test_what_the_process_reads_is_what_is_read_without_it(name: str, workbook: Path) -> None:
    path = workbook.with_name(name)
    if path.suffix == ".csv":
        path.write_text("\n".join(",".join(row) for row in ROWS), encoding="utf-8")
    elif path.suffix == ".docx":
        path.write_bytes(b"PK\x03\x04 no more than that")
    elif path.suffix == ".zip":
        with ZipFile(path, "w") as archive:
            archive.write(workbook, workbook.name)
    source = Source.of_path(path)
    assert "ended before it was done" in _told([*reading_apart.arrivals_apart(source, DIES)])[0]
    apart = _told([*reading_apart.arrivals_apart(source)])
    assert apart == _told([*arrivals_of(source)])
    assert len(apart) == (1 if path.suffix == ".docx" else len(ROWS) - 1)


def test_a_process_that_says_nothing_gives_steps_and_is_ended_with_them(workbook: Path) -> None:
    steps = reading_apart.arrivals_apart(Source.of_path(workbook), SILENT)
    assert next(steps) == ReadSoFar(0.0)
    begin = time.monotonic()
    steps.close()
    assert time.monotonic() - begin < 10


def test_a_process_that_ends_before_its_time_is_told(workbook: Path) -> None:
    (error,) = _told([*reading_apart.arrivals_apart(Source.of_path(workbook), DIES)])
    assert (
        error == f"{workbook}: the process that read it ended before it was done; there may not be enough memory for it"
    )


def test_an_import_stops_while_a_sheet_is_loaded(
    workbook: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_apart.arrivals_apart, "__defaults__", (SILENT,))
    cancel = Cancel()
    begin = time.monotonic()
    report = finish(Import(library, [workbook]), lambda _step: cancel.cancel(), cancel)
    assert report.cancelled
    assert time.monotonic() - begin < 20


def test_what_comes_from_no_file_is_read_here(library: Library) -> None:
    stream = Source("rows.csv", stream=io.BytesIO(b"text\nIt is late."), inner="rows.csv")
    (arrival,) = _told([*reading_apart.arrivals_apart(stream, ("no such command",))])
    assert "It is late." in arrival
    report = finish(Import(library, [Path("/no/such/file.csv")]))
    assert [type(one) for one in report.problems] == [InputError]
