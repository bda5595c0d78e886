"""`editorial import --sheet` reads the sheet that was named, and says which sheets there are if it is not there."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from in_process import run


def test_the_sheet_of_a_workbook_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "years.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, title in (("2024", "Ferry late"), ("2025", "Bridge open")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["title", "text"])
            sheet.write_row(1, 0, [title, f"{title} today."])
    status, _, told = run("import", "--sheet", "2023", path)
    assert (status, "there is no sheet “2023” with rows" in told, "“2024”, “2025”" in told) == (1, True, True)
    status, _, told = run("import", "--sheet", "2025", path)
    assert (status, "sheet “2024”" in told, "1 article imported" in told) == (0, True, True)
    assert "Bridge open" in run("list")[1]
    assert run("import", path)[0] == 0  # the first sheet with a column for the text
    assert "Ferry late" in run("list")[1]
