"""What an import was told of files is used again, until somebody takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from editorial.domain.import_rules import ImportRule, ImportRuleKind
from editorial.jobs.import_preview import Checked
from editorial.jobs.import_rule_words import files_words, then_words
from editorial.jobs.import_rules import import_rules, remember_as_read, remember_rule
from editorial.jobs.importing import Import, Look
from editorial.jobs.progress import finish
from editorial.storage.library import Library

PAGE = "<html><body><nav>Home News Sport</nav><article><h1>Ferry late</h1><p>{}</p></article></body></html>"
SHEETS = ImportRule(ImportRuleKind.SHEET, '["Y2024", "Y2025"]', ("Y2025",))
COLUMNS = ImportRule(ImportRuleKind.COLUMNS, '["Head", "Words"]', ("title", "text"))


def waits(library: Library, path: Path) -> bool:
    """Return whether a file is held until somebody looked at it."""
    report = finish(Import(library, [path], look=Look.FIRST))
    return bool(report.held or report.tables)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook of two sheets with the same columns."""
    path = tmp_path / "years.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Y2024", "Y2025"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Head", "Words"])
            sheet.write_row(1, 0, ["Ferry late", f"It is late in {name}."])
    return path


def test_a_look_that_was_spared_is_needed_again_once_that_is_forgotten(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format("The ferry was late today, and nobody knew why. " * 20), encoding="utf-8")
    (held,) = finish(Import(library, [path], look=Look.FIRST)).held
    remember_as_read(library, Checked((held.arrival,), remember=True))
    ((rule, *_),) = import_rules(library)
    library.forget(rule)
    assert [one.forgotten for one in import_rules(library)] == [True]
    assert waits(library, path)
    remember_as_read(library, Checked((held.arrival,), remember=True))
    assert [one.forgotten for one in import_rules(library)] == [False]
    assert not waits(library, path)


@pytest.mark.parametrize("rule", [SHEETS, COLUMNS], ids=["sheet", "columns"])
def test_sheet_and_columns_are_asked_about_again_once_they_are_forgotten(
    rule: ImportRule, library: Library, workbook: Path
) -> None:
    for one in (SHEETS, COLUMNS):
        remember_rule(library, one)
    assert not waits(library, workbook)
    library.forget(rule)
    if rule is SHEETS:
        assert waits(library, workbook)
    else:
        (problem,) = [one for one in finish(Import(library, [workbook])).problems if "no column" in one.reason]
        assert "“Head”, “Words”" in problem.reason
    library.restore_remembered(rule)
    assert not waits(library, workbook)


def test_what_is_remembered_has_words() -> None:
    as_read = ImportRule(ImportRuleKind.AS_READ, "html:example.org")
    rules = (as_read, ImportRule(ImportRuleKind.AS_READ, "docx"), SHEETS, COLUMNS)
    assert [(files_words(rule), then_words(rule)) for rule in rules] == [
        ("pages of example.org", "stored without a look"),
        ("files of the kind Word document", "stored without a look"),
        ("workbooks with “Y2024”, “Y2025”", "the sheet “Y2025” is read"),
        ("tables with the columns “Head”, “Words”", "“Head”: title, “Words”: text"),
    ]
    assert files_words(ImportRule(ImportRuleKind.COLUMNS, "[1")) == "tables with the columns “[1”"
