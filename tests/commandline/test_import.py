"""`--sheet` and `--column` of `import` and `analyze` say which sheet is read, and what its columns hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from in_process import run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with two sheets of articles."""
    path = tmp_path / "years.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, title in (("2024", "Ferry late"), ("2025", "Bridge open")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["title", "text", "Told"])
            sheet.write_row(1, 0, [title, f"{title} today.", f"{title} for years."])
    return path


def test_the_sheet_of_a_workbook_can_be_named(path: Path) -> None:
    status, _, told = run("import", "--sheet", "2023", path)
    assert (status, "there is no sheet “2023” with rows" in told, "“2024”, “2025”" in told) == (1, True, True)
    status, _, told = run("import", "--sheet", "2025", path)
    assert (status, "sheet “2024”" in told, "1 article imported" in told) == (0, True, True)
    assert "Bridge open" in run("list")[1]
    assert run("import", path)[0] == 0  # the first sheet with a column for the text
    assert "Ferry late" in run("list")[1]


@pytest.mark.parametrize("archive", [False, True])
def test_what_is_analysed_of_a_table_is_told_as_for_an_import(path: Path, tmp_path: Path, archive: bool) -> None:
    out = tmp_path / "out"
    where = ("-o", out, "--jobs", 1) if archive else ()
    status, printed, told = run("analyze", path, "--sheet", "2025", "--column", "text=Told", *where)
    written = "".join(one.read_text(encoding="utf-8") for one in out.glob("*.jsonl")) if archive else printed
    assert (status, "2024" in told) == (0, False)
    assert "Bridge open for years." in written
    assert "Ferry" not in written
