"""What is remembered, in the real window: found, removed, put back, and opened where it was learnt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from editorial.desktop.dialogs.memory_model import COLUMNS, called
from editorial.domain.annotation import (
    Decided,
    Entity,
    Kind,
    Mention,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article, Standing, State
from editorial.domain.errors import StorageError
from editorial.domain.import_rules import ImportRule, ImportRuleKind
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.jobs.import_rules import remember_rule, rules_in_use

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMES = (("Ada Brook", "PERSON"), ("Northwind", "ORG"), ("Saltmere", "PLACE"))


def teach(editor) -> None:
    text = "Ada Brook of Northwind came to Saltmere. “No,” the mayor said."
    mayor = Span(text.index("the mayor"), text.index(" said"))
    claim = Resolution("nominal", 0.6, Status.CONFIRMED)
    decided = Decided("Ina", NOON)
    editor.window.desk.library.add(
        Record.of(
            Article("lesson", "The lesson", text, sha256(text)),
            standing=Standing(State.IN_REVIEW),
            entities=[replace(Entity(name, name, label), aliases=("Brook",) if name == "Ada Brook" else ())
                      for name, label in NAMES],
            mentions=[
                Mention(f"m{name}", Span(text.index(name), text.index(name) + len(name)), label, name,
                        Provenance(Origin.MODEL), Status.CONFIRMED, decided=decided)
                for name, label in NAMES
            ],
            quotes=[
                Quote("q1", Span(text.index("No,"), text.index("”")), Kind.DIRECT, Provenance(Origin.RULE),
                      speakers=(Speaker(mayor, "Ada Brook", claim),), status=Status.CONFIRMED, decided=decided)
            ],
        )
    )  # fmt: skip
    entity = editor.window.desk.library.load("lesson").record.entities["Ada Brook"]
    assert entity.aliases == ("Brook",)


@pytest.fixture
def memory(editor):
    teach(editor)
    editor.open("Harbour plan")
    editor.press("Ctrl+Shift+M")
    dialog = editor.dialog("What is remembered")
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def shown(memory):
    return [called(one) for one in memory.model.shown]


def row(memory, number):
    return [memory.model.index(number, column).data() for column in range(len(COLUMNS))]


def used(editor):
    return [one.name for one in editor.window.desk.library.remembered()]


def test_each_name_stands_with_where_it_came_from(memory):
    assert shown(memory) == ["Ada Brook", "“the mayor”", "Northwind", "Saltmere"]
    assert row(memory, 2)[:4] == ["Northwind", "organisation", "", "The lesson"]
    assert row(memory, 2)[4][:7] == "2026-11"
    assert row(memory, 2)[5] == "1"
    assert row(memory, 1)[:4] == ["“the mayor”", "speaker", "Ada Brook (person)", "The lesson"]
    assert memory.count.text() == "3 names, 1 speaker"


def test_typing_filters_over_all_columns(editor, memory):
    editor.type("lesson ORG")
    assert shown(memory) == ["Northwind"]
    editor.type("x")
    assert shown(memory) == []
    assert not memory.remove.isEnabled()
    assert not memory.open_article.isEnabled()


def test_a_name_is_removed_and_put_back_by_keys_alone(editor, memory):
    editor.type("northw")
    editor.press("Down", "Delete")
    assert used(editor) == ["Ada Brook", "Saltmere"]
    assert memory.count.text() == "“Northwind” (organisation) is no longer used; Put back undoes that"
    assert memory.current.forgotten
    assert memory.model.index(0, 0).data(Qt.ItemDataRole.FontRole).strikeOut()
    assert memory.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", removed")
    assert not memory.remove.isEnabled()
    editor.press("Tab", "Tab", "Space")
    assert set(used(editor)) == {name for name, _ in NAMES}
    assert not memory.current.forgotten


def test_what_imports_do_is_removed_and_put_back(editor):
    teach(editor)
    rule = ImportRule(ImportRuleKind.SHEET, '["Y2024", "Y2025"]', ("Y2025",))
    editor.window.desk.job(remember_rule, rule)
    editor.open("Harbour plan")
    editor.press("Ctrl+Shift+M")
    dialog = editor.dialog("What is remembered")
    editor.bot.waitUntil(dialog.isActiveWindow)
    assert dialog.count.text() == "3 names, 1 speaker, 1 import rule"
    editor.type("sheet")
    assert row(dialog, 0) == ["workbooks with “Y2024”, “Y2025”", "import rule", "the sheet “Y2025” is read", "", "", ""]
    editor.press("Down", "Delete")
    assert editor.window.desk.job(rules_in_use, rule.kind) == {}
    assert dialog.count.text() == "The rule for workbooks with “Y2024”, “Y2025” is no longer used; Put back undoes that"
    assert dialog.current.forgotten
    editor.press("Tab", "Space")
    assert editor.window.desk.job(rules_in_use, rule.kind) == {rule.about: rule.then}


def test_what_a_speaker_is_called_is_removed_and_put_back(editor, memory):
    library = editor.window.desk.library
    editor.type("mayor")
    editor.press("Down", "Delete")
    assert library.habits() == ()
    assert memory.count.text() == "“the mayor” for Ada Brook is no longer used; Put back undoes that"
    editor.press("Tab", "Tab", "Space")
    assert [(one.words, one.name) for one in library.habits()] == [("the mayor", "Ada Brook")]


def test_what_was_removed_stays_so_until_it_is_put_back(editor, memory):
    editor.press("Down", "Delete", "Esc")
    editor.window.bindings.actions["memory"].trigger()
    again = editor.dialog("What is remembered")
    assert [one.forgotten for one in again.model.shown] == [True, False, False, False]
    assert again.count.text() == "3 names, 1 speaker, 1 removed"


def test_the_article_that_taught_a_name_is_opened(editor, memory):
    editor.press("Down", "Return")
    assert editor.record.article.id == "lesson"


def test_what_corrections_taught_is_listed_removed_and_put_back(editor):
    text = "The Internet and Harrow Rovers FC."
    decided, found = Decided("Ina", NOON), Provenance(Origin.MODEL)
    club = text.index("Harrow")
    library = editor.window.desk.library
    library.add(
        Record.of(
            Article("taught", "The taught one", text, sha256(text)),
            standing=Standing(State.IN_REVIEW),
            mentions=[
                Mention("m1", Span(4, 12), "ORG", None, found, Status.REJECTED, decided=decided),
                Mention("m2", Span(club, club + 16), "ORG", None, found, Status.CORRECTED,
                        suggested={"start": club, "end": club + 13}, decided=decided),
            ],
        )
    )  # fmt: skip
    editor.open("Ferry boats")
    editor.press("Ctrl+Shift+M")
    memory = editor.dialog("What is remembered")
    editor.bot.waitUntil(memory.isActiveWindow)
    assert row(memory, 0)[:4] == ["“Harrow Rovers”", "longer or shorter", "“Harrow Rovers FC”", "The taught one"]
    assert row(memory, 1)[:4] == ["“Internet”", "no name", "", "The taught one"]
    assert memory.count.text() == "no names, 2 corrections"
    editor.type("internet")
    editor.press("Down", "Delete")
    assert [one.words for one in library.lessons()] == ["Harrow Rovers"]
    assert memory.count.text() == "“Internet” (no name) is no longer used; Put back undoes that"
    editor.press("Tab", "Tab", "Space")
    assert {one.words for one in library.lessons()} == {"Harrow Rovers", "Internet"}


def test_without_anything_remembered_it_says_how_that_comes(editor):
    editor.open("Ferry boats")
    editor.press("Ctrl+Shift+M")
    memory = editor.dialog("What is remembered")
    assert memory.count.text().startswith("Nothing is remembered yet")


def test_an_error_is_said_and_nothing_changes(editor, memory, monkeypatch):
    def fail(*_arguments):
        raise StorageError("the disk is full")

    monkeypatch.setattr(editor.window.desk.library, "forget", fail)
    editor.press("Down", "Delete")
    assert editor.said() == "the disk is full"
    assert not memory.current.forgotten


def test_an_article_that_waits_is_looked_at_again_once_it_stays_open(editor, monkeypatch):
    asked = []
    monkeypatch.setattr(editor.window.work, "refresh", asked.append)
    editor.open("Ferry boats")
    editor.open("Part 10")  # which is verified
    editor.open("Harbour plan")
    editor.bot.waitUntil(lambda: bool(asked))
    editor.open("Ferry boats")
    editor.bot.waitUntil(lambda: len(asked) > 1)
    assert asked == ["harbour", "boats"]
