"""What looks garbled or was cut is shown before it is stored, and can be changed there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from editor_at_work import LONG, Editor
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from editorial.desktop.dialogs.arrival_form import ArrivalForm
from editorial.desktop.dialogs.look_first import TITLE
from editorial.domain.settings import Setting
from editorial.formats.reading.article_text import Cut
from editorial.jobs.import_report import Held, ImportReport
from editorial.jobs.reading import Arrival, arrival_of_text

RIGHT = "Café shut 🌉\n\nIt’s late, said Chloé."
WITH_CUTS = "Ferry late 🌉\n\nThe first.\n\nThe last."


def stored(editor: Editor) -> list[str]:
    library = editor.window.desk.library
    return [library.load(row.id).record.article.text for row in library.queue()]


def test_garbled_text_is_shown_beside_what_it_was_meant_to_be(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(RIGHT.encode().decode("latin_1").encode())
    editor.window.work.import_paths([path])
    editor.bot.waitUntil(lambda: "1 has to be looked at first" in editor.said(), timeout=LONG)
    dialog = editor.dialog(TITLE)
    (form,) = dialog.findChildren(ArrivalForm)
    assert form.text.toPlainText() == RIGHT
    assert "CafÃ©" in form.raw.toPlainText()
    form.mend.click()
    assert "CafÃ©" in form.text.toPlainText()
    form.mend.click()
    form.title.setText("Café closed")
    form.date.setText("soon")
    dialog.go.click()
    assert "2026-11-30" in dialog.problem.text()  # that is no date
    form.date.setText("2026-11-29")
    dialog.go.click()
    editor.bot.waitUntil(lambda: editor.said() == "1 article imported.", timeout=LONG)
    assert stored(editor) == [RIGHT]
    article = editor.window.desk.library.load(editor.window.desk.queue()[0].id).record.article
    assert (article.title, article.published) == ("Café closed", "2026-11-29")
    editor.bot.waitUntil(lambda: editor.window.background.idle, timeout=LONG)


def with_cuts() -> Arrival:
    cut = (Cut("Home, News", "navigation", 0), Cut("“Lost,” she said.", "not taken", WITH_CUTS.index("The last")),
           Cut("Page 1", "a page number", len(WITH_CUTS)))  # fmt: skip
    return replace(arrival_of_text(WITH_CUTS), form="text", cut=cut)


def test_a_tick_takes_back_what_was_cut_and_another_takes_it_out_again(editor: Editor) -> None:
    editor.window.work.look_wanted.emit(ImportReport(held=(Held(with_cuts(), "3 passages cut"),)))
    dialog = editor.dialog(TITLE)
    (form,) = dialog.findChildren(ArrivalForm)
    for row in (2, 1, 0):
        form.cut.item(row).setCheckState(Qt.CheckState.Checked)
    form.cut.item(0).setCheckState(Qt.CheckState.Unchecked)
    whole = "Ferry late 🌉\n\nThe first.\n\n“Lost,” she said.\n\nThe last.\n\nPage 1"
    assert form.text.toPlainText() == whole
    assert dialog.findChild(QCheckBox, options=Qt.FindChildOption.FindDirectChildrenOnly) is dialog.remember
    dialog.remember.setChecked(True)
    dialog.go.click()
    editor.bot.waitUntil(lambda: stored(editor) == [whole], timeout=LONG)
    assert editor.window.desk.setting(Setting.IMPORT_AS_READ) == ["text"]
    editor.bot.waitUntil(lambda: editor.window.background.idle, timeout=LONG)


def test_what_is_not_ticked_is_not_stored(editor: Editor) -> None:
    two = (Held(with_cuts(), "cut"), Held(replace(arrival_of_text("Tram late\n\nNobody came."), look=True), "look"))
    editor.window.work.look_wanted.emit(ImportReport(held=two))
    dialog = editor.dialog(TITLE)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.go.text() == "&Import 1"
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.go.isEnabled()
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.list.setCurrentRow(1)
    assert dialog.remember.isHidden()  # such an article has to be looked at each time
    dialog.go.click()
    editor.bot.waitUntil(lambda: stored(editor) == ["Tram late\n\nNobody came."], timeout=LONG)
    editor.bot.waitUntil(lambda: editor.window.background.idle, timeout=LONG)
