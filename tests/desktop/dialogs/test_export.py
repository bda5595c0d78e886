"""The export window, before anything is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import made_up_format
import pytest
from PySide6.QtCore import Qt

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.format_box import FOR_DEVELOPERS
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.source import SourceText
from editorial.domain.source_row import Source
from editorial.domain.text import sha256
from editorial.formats import registry
from editorial.formats.format import Audience
from editorial.jobs.export_options import Include
from editorial.jobs.export_profiles import Profile, save_profile

REPLACES = "The file that is there will be replaced."


@pytest.mark.parametrize(
    ("form", "there", "asked", "said"),
    [
        ("JSON Lines", "out.jsonl", "out.jsonl", REPLACES),
        ("JSON Lines", "out.jsonl", "other.jsonl", " "),
        ("JSON Lines", "out-quotes.csv", "out.csv", " "),
        ("CSV", "out-quotes.csv", "out.csv", REPLACES),
        ("JSON Lines", "out.jsonl", "", " "),
    ],
)
def test_it_says_so_where_a_file_would_be_replaced(editor, tmp_path, form, there, asked, said):
    (tmp_path / there).write_text("kept", encoding="utf-8")
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    window.form.setCurrentIndex(window.form.findText(form, Qt.MatchFlag.MatchStartsWith))
    height = window.height()
    window.path.setText(str(tmp_path / asked) if asked else "")
    assert window.replaces.text() == said
    assert window.height() == height


def test_its_formats_are_those_of_the_registry_each_with_a_file_name(editor, monkeypatch):
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, made_up_format.FORMAT))
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    shown = [window.form.itemText(row) for row in range(window.form.count())]
    for_editors = [one.info.words for one in registry.writable() if one.info.audience is Audience.EDITORS]
    assert shown[: len(for_editors) + 1] == [*for_editors, FOR_DEVELOPERS]
    assert "Excel: a sheet of quotes and one of names" in for_editors
    assert len(shown) == len(registry.writable()) + 1
    assert shown[-1] == "Pipes: one title and text a line"
    assert window.path.text().endswith("report.html")
    window.form.setCurrentIndex(window.form.count() - 1)
    assert window.path.text().endswith("verified.pipes")


def test_the_heading_above_the_formats_for_developers_cannot_be_chosen(editor, qtbot):
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    window.form.choose("json")
    qtbot.keyClick(window.form, Qt.Key.Key_Down)
    first = next(one.info for one in registry.writable() if one.info.audience is Audience.DEVELOPERS)
    assert window.form.info.id == first.id
    assert window.path.text().endswith(first.suggested(2))


def test_it_says_what_the_chosen_format_would_lose_and_how_many(editor, qtbot):
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    window.form.choose("csv")
    height = window.height()
    qtbot.waitUntil(lambda: window.loses.text().startswith("CSV does not hold 1 article’s text"))
    window.unverified.click()
    qtbot.waitUntil(lambda: "1 article’s text" not in window.loses.text() and "hold" in window.loses.text())
    window.form.choose("jsonl")
    qtbot.waitUntil(lambda: window.loses.text() == "JSON Lines holds all of it.")
    assert window.height() == height


def test_it_proposes_a_folder_where_each_of_several_articles_gets_a_file(editor, tmp_path):
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    window.form.choose("json")
    assert window.path.text().endswith("verified.json"), "one article is verified"
    window.unverified.click()
    assert window.path.text().endswith("verified")
    window.scope.setCurrentIndex(1)
    assert window.path.text().endswith("verified.json"), "the open article is one"
    window.path.setText(str(tmp_path / "mine.json"))
    window.scope.setCurrentIndex(0)
    assert window.path.text().endswith("mine.json"), "what an editor chose stays"


def test_choices_are_saved_under_a_name_and_repeated_with_one_key(editor, tmp_path):
    editor.open("Part 10")
    editor.press("Ctrl+Shift+E")
    assert "no export to repeat yet" in editor.said()
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    window.form.choose("jsonl")
    window.path.setText(str(tmp_path / "daily.jsonl"))
    window.profile.setCurrentText("daily")
    window.go.click()
    editor.bot.waitUntil(lambda: "exported to" in editor.said())
    (tmp_path / "daily.jsonl").unlink()
    editor.window.bindings.actions[ActionId.REPEAT_EXPORT].trigger()
    editor.bot.waitUntil((tmp_path / "daily.jsonl").is_file)


def test_a_profile_fills_the_choices_and_only_what_changed_can_be_asked_for(editor, tmp_path):
    editor.open("Part 10")
    include = Include(undecided=True, unverified=True)
    made = Profile(name="table", format_id="csv", place=str(tmp_path / "t.csv"), include=include, changed=True)
    editor.window.desk.job(save_profile, made)
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    assert window.profile.currentText() == "", "nothing is saved unless a name is given"
    window.profile.activated.emit(0)
    assert (window.form.info.id, window.path.text()) == ("csv", made.place)
    assert window.undecided.isChecked()
    assert window.changed.isChecked()
    window.go.click()
    editor.bot.waitUntil(lambda: "exported to" in editor.said())
    editor.window.bindings.actions[ActionId.EXPORT].trigger()
    window = editor.dialog("Export")
    window.profile.activated.emit(0)
    window.go.click()
    assert "no article was verified or changed" in window.replaces.text()
    assert window.isVisible()


def test_a_format_that_was_chosen_stays_while_a_name_is_typed_that_fits_it(editor):
    editor.open("Part 10")
    editor.press("Ctrl+E")
    window = editor.dialog("Export")
    window.form.choose("prodigy")
    window.path.selectAll()
    editor.bot.keyClicks(window.path, "out.jsonl")
    assert window.form.info.id == "prodigy"
    window.path.selectAll()
    editor.bot.keyClicks(window.path, "out.csv")
    assert window.form.info.id == "csv"


def test_the_texts_of_sources_are_exported_if_asked_for_where_the_format_holds_them(editor, tmp_path):
    said = SourceText.of("The tape, word by word")
    row = Source("s1", said.sha256, "Tape", "tape.txt", datetime(2026, 11, 3, tzinfo=UTC), "Ina")
    article = Article("other", "Other", "Another text", sha256("Another text"))
    made = Record.of(article, standing=Standing(State.VERIFIED), sources=[row])
    editor.add(replace(made, source_texts={said.sha256: said}))
    for name, on, held in (("with", True, True), ("without", False, False)):
        editor.window.bindings.actions[ActionId.EXPORT].trigger()
        window = editor.dialog("Export")
        window.form.choose("csv")
        assert not window.source_texts.isEnabled()
        window.form.choose("jsonl")
        assert window.source_texts.isEnabled()
        window.source_texts.setChecked(on)
        window.path.setText(str(tmp_path / f"{name}.jsonl"))
        window.profile.setCurrentText(name)
        window.go.click()
        editor.bot.waitUntil((tmp_path / f"{name}.jsonl").is_file)
        assert (said.text in (tmp_path / f"{name}.jsonl").read_text(encoding="utf-8")) is held
    editor.window.bindings.actions[ActionId.EXPORT].trigger()
    window = editor.dialog("Export")
    window.profile.activated.emit(0)
    first = window.source_texts.isChecked()
    window.profile.activated.emit(1)
    assert {first, window.source_texts.isChecked()} == {True, False}
