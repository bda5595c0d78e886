"""Columns of a table are named, and much is agreed to, by keys; nothing is stored before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import xlsxwriter
from editor_at_work import LONG, Editor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from editorial.desktop.dialogs import agreeing, naming_columns
from editorial.domain.settings import Setting
from editorial.jobs import large_imports
from editorial.jobs.import_report import ImportReport
from editorial.jobs.large_imports import Large
from editorial.jobs.naming_columns import Role

ROWS = "Nr;Titel;Words;Web\n1;Ferry late;It is late.;https://e.example/1\n2;Tram late;Too late.;https://e.example/2\n"


def visible() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def titles(editor: Editor) -> list[str]:
    return [row.title for row in editor.window.desk.queue()]


def test_the_columns_of_a_table_are_chosen_by_keys_and_remembered(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "archive.csv"
    path.write_text(ROWS)
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "1 has to be looked at first" in editor.said(), timeout=LONG)
    dialog = editor.dialog(naming_columns.TITLE)
    editor.bot.waitUntil(dialog.isActiveWindow)
    assert [dialog.list.item(row, 0).text() for row in range(4)] == ["Nr", "Titel", "Words", "Web"]
    assert dialog.list.item(2, 3).text() == "Too late."
    editor.press("Return")
    assert (dialog.problem.text(), dialog.isVisible()) == (naming_columns.NO_TEXT, True)
    editor.press("End", "Tab", "H", "Tab", "Home", "Tab", "Home")  # the text is moved to the last column
    assert [box.currentText() for box in dialog.boxes[:2]] == ["Ignore", "Headline"]
    assert dialog.boxes[2].currentText() == "Something else: keep it"
    editor.press("Shift+Tab", "Home", "Tab", "S")
    assert dialog.go.text() == "&Import 2"
    editor.press("Return")
    editor.bot.waitUntil(lambda: editor.said() == "2 articles imported.", timeout=LONG)
    assert titles(editor) == ["Ferry late", "Tram late"]
    article = editor.window.desk.library.load(editor.window.desk.queue()[0].id).record.article
    assert (article.text, article.source, article.extra) == ("Ferry late\n\nIt is late.", "https://e.example/1", {})
    path.write_text(ROWS.replace("late.", "on time."))
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "2 of them supersede" in editor.said(), timeout=LONG)
    editor.bot.waitUntil(editor.is_ready, timeout=LONG)


def test_the_sheet_of_a_workbook_is_picked_by_keys_beside_its_rows(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "years.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (
            ("Y2024", [("Name", "Words"), ("Ferry late", "It is late."), ("Tram late", "Too late.")]),
            ("Y2025", [("Nr", "Titel", "Words"), ("7", "Bridge open", "It is open.")]),
        ):
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "1 has to be looked at first" in editor.said(), timeout=LONG)
    dialog = editor.dialog(naming_columns.TITLE)
    editor.bot.waitUntil(dialog.isActiveWindow)
    assert (dialog.sheet.currentText(), dialog.sheet.hasFocus(), dialog.list.rowCount()) == ("Y2024", True, 2)
    editor.press("Down")
    assert [dialog.list.item(row, 0).text() for row in range(3)] == ["Nr", "Titel", "Words"]
    editor.press("Tab", "Tab", "End", "Tab", "H", "Tab", "Home")
    assert [box.role for box in dialog.boxes] == [Role.LEFT_OUT, Role.TITLE, Role.TEXT]
    assert (dialog.go.text(), dialog.remember_sheet.isChecked()) == ("&Import 1", False)
    editor.press("Tab", "Tab", "Tab", "Space")
    assert dialog.remember_sheet.isChecked()
    editor.press("Return")
    editor.bot.waitUntil(lambda: "1 article imported" in editor.said(), timeout=LONG)
    assert titles(editor) == ["Bridge open"]
    assert editor.window.desk.setting(Setting.IMPORT_SHEETS, {}) == {'["Y2024", "Y2025"]': "Y2025"}
    editor.bot.waitUntil(editor.is_ready, timeout=LONG)


def test_without_headings_the_first_row_is_an_article_and_nothing_is_remembered(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "archive.csv"
    path.write_text(ROWS.partition("\n")[2])
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "1 has to be looked at first" in editor.said(), timeout=LONG)
    dialog = editor.dialog(naming_columns.TITLE)
    dialog.headed.click()
    assert dialog.list.item(1, 2).text() == "Ferry late"
    assert not dialog.remember.isEnabled()
    dialog.boxes[2].setFocus()
    editor.press("T")
    assert dialog.go.text() == "&Import 2"
    editor.press("Return")
    editor.bot.waitUntil(lambda: editor.said() == "2 articles imported.", timeout=LONG)
    assert editor.window.desk.setting(Setting.IMPORT_COLUMNS, {}) == {}
    editor.bot.waitUntil(editor.is_ready, timeout=LONG)


def test_very_many_articles_are_shown_before_they_are_stored(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_imports, "MANY", 3)
    path = tmp_path / "letters.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"Letter {number}\n\nLate."}) for number in range(4)))
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "1 has to be looked at first" in editor.said(), timeout=LONG)
    dialog = editor.dialog(agreeing.TITLE)
    editor.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.first.item(0).text() == "Letter 0: Late."
    editor.press("Escape")
    assert titles(editor) == []
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: not editor.window.background.idle, timeout=LONG)
    editor.bot.waitUntil(lambda: any(one.windowTitle() == agreeing.TITLE for one in visible()), timeout=LONG)
    dialog = editor.dialog(agreeing.TITLE)
    editor.bot.waitUntil(dialog.isActiveWindow)
    editor.press("Return")
    editor.bot.waitUntil(lambda: editor.said() == "4 articles imported.", timeout=LONG)
    editor.bot.waitUntil(editor.is_ready, timeout=LONG)


def test_what_is_unticked_is_not_imported(editor: Editor, tmp_path: Path) -> None:
    large = tuple(Large((tmp_path / name,), name, "it is much", ("Letter",)) for name in ("a.txt", "b.txt"))
    for one in large:
        one.paths[0].write_text(f"{one.name}\n\nLate.")
    editor.window.work.look_wanted.emit(ImportReport(large=large))
    dialog = editor.dialog(agreeing.TITLE)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.go.click()
    editor.bot.waitUntil(lambda: titles(editor) == ["b.txt"], timeout=LONG)
    editor.bot.waitUntil(editor.is_ready, timeout=LONG)
