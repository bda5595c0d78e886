"""Names over all articles, in the real window: found, opened, joined and moved, with one undo."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from review_records import record

from editorial.desktop.actions.ids import ActionId
from editorial.domain.annotation import Kind, Status
from editorial.domain.people import SaidQuote
from editorial.domain.record import Ref, Table
from editorial.domain.text import sha256
from editorial.review.commands.groups import RenameEntity


def add(editor, key, name):
    """Add an article in which Ada Brook has this name."""
    one = record()
    text = f"{one.article.text}{key}"
    article = replace(
        one.article, id=key, text=text, sha256=sha256(text), title=f"Title of {key}", published="2024-05-06"
    )
    entities = {**one.entities, "e2": replace(one.entities["e2"], name=name)}
    editor.add(replace(one, article=article, entities=entities))


@pytest.fixture
def people(editor):
    add(editor, "two", "Ada M. Brook")
    editor.open("Harbour plan")
    editor.press("Ctrl+Shift+P")
    dialog = editor.dialog("Names in all articles")
    editor.bot.waitUntil(lambda: bool(dialog.model.shown))
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


class Asked:
    """Stands for a job that ended before it could be cancelled."""

    def cancel(self):
        pass


def quote(article):
    return SaidQuote(article, "", "", "q1", 0, "Stay.", Kind.DIRECT, Status.SUGGESTED, False, False, "e2")


def names(people):
    return [one.name for one in people.model.shown]


def link(editor, title):
    editor.bot.waitUntil(lambda: any(one.windowTitle() == title for one in QApplication.topLevelWidgets()))
    dialog = editor.dialog(title)
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def settle(editor, people, check):
    editor.bot.waitUntil(lambda: not editor.window.bulk.running)
    editor.bot.waitUntil(check)


def test_people_are_listed_first_and_other_types_can_be_chosen(editor, people):
    assert names(people) == ["Tom Vale", "Ada Brook", "Ada M. Brook"]
    editor.type("brook")
    assert names(people) == ["Ada Brook", "Ada M. Brook"]
    editor.press("Tab", "End")
    assert people.sort.currentText() == "All names"


def test_the_quotes_of_somebody_are_shown_filtered_and_opened_at_their_article(editor, people):
    editor.type("ada m")
    editor.bot.waitUntil(lambda: len(people.profile.quotes.shown) == 1)
    assert people.profile.quotes.index(0, 1).data() == "We waited too long, … Now we build."
    assert people.profile.quotes.index(0, 4).data() == "–"  # nobody checked it against a source
    assert people.profile.facts.text() == "Person · 1 article, 0 decided · 1 quote, 0 decided"
    people.profile.words.setText("zeppelin")
    assert not people.profile.quotes.shown
    people.profile.words.setText("build")
    people.open_article.click()
    assert editor.window.articles.current == "two"
    assert Ref(Table.QUOTE, "q1") in editor.window.reviewer.item.refs


def test_enter_opens_the_article_and_closes_nothing(editor, people):
    editor.type("ada m")
    editor.bot.waitUntil(lambda: len(people.profile.quotes.shown) == 1)
    editor.press("Return")
    assert people.isVisible()
    assert editor.window.articles.current == "two"


def test_the_quotes_of_somebody_who_was_left_are_not_shown_as_those_of_another(editor, people, monkeypatch):
    sent = []
    monkeypatch.setattr(
        people.profile._background, "start", lambda _job, **calls: sent.append(calls["done"]) or Asked()
    )
    people.profile.show_profiles(())
    for one in people.model.every[:2]:
        people.profile.show_profiles([one])
    first, last = sent
    last([quote("two")])
    first([quote("one")])  # was on its way when another name was chosen
    assert [one.article_id for one in people.profile.quotes.every] == ["two"]


def test_all_quotes_of_somebody_are_exported_by_keys(editor, people, tmp_path):
    editor.type("ada m")
    editor.bot.waitUntil(lambda: len(people.profile.quotes.shown) == 1)
    editor.press("Alt+X")
    editor.bot.waitUntil(lambda: any(one.windowTitle() == "Export" for one in QApplication.topLevelWidgets()))
    window = editor.dialog("Export")
    editor.bot.waitUntil(window.isActiveWindow)
    assert window.scope.currentText() == "Quotes of Ada M. Brook, in 1 article"
    assert not any(box.isEnabled() for box in (window.changed, window.verification, window.profile))
    window.form.choose("csv")
    window.path.setText(str(tmp_path / "ada.csv"))
    editor.press("Alt+D")
    editor.press("Alt+V")
    editor.bot.waitUntil(lambda: "other names, quotes and notes are left out" in window.loses.text())
    window.go.click()
    editor.bot.waitUntil(lambda: "exported to" in editor.said())
    assert "other names, quotes and notes left out" in editor.said()
    with (tmp_path / "ada-quotes.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["speaker"] for row in csv.DictReader(file)] == ["Ada M. Brook"]
    editor.window.bindings.actions[ActionId.EXPORT].trigger()
    again = editor.dialog("Export")
    assert all(box.isEnabled() for box in (again.changed, again.verification, again.profile))


def test_two_names_are_joined_after_a_look_and_one_undo_parts_them(editor, people):
    editor.type("brook")
    people.table.setFocus()
    editor.press("Shift+Down")
    assert people.count.text() == "2 names, 2 selected"
    editor.press("Alt+J")
    dialog = link(editor, "Join names")
    assert dialog.box.currentText() == "Ada M. Brook (a new entry)"
    assert dialog.changes.text().startswith("2 names in 2 articles will be linked to “Ada M. Brook”.")
    editor.press("Return")
    settle(editor, people, lambda: names(people) == ["Ada M. Brook"])
    assert people.model.shown[0].decided == 2
    people.activateWindow()
    editor.bot.waitUntil(people.isActiveWindow)
    people.table.setFocus()
    editor.press("Ctrl+Z")
    settle(editor, people, lambda: names(people) == ["Ada Brook", "Ada M. Brook"])
    loaded = [editor.window.desk.library.load(key).record.entities["e2"] for key in ("harbour", "two")]
    assert [one.authority for one in loaded] == [None, None]


def test_nothing_is_linked_if_the_question_is_left(editor, people):
    editor.press("Down", "Alt+L")
    link(editor, "Put on the newsroom's list")
    editor.press("Escape")
    assert editor.window.desk.authorities() == ()
    assert editor.window.desk.history("harbour") == []


def test_one_article_is_moved_to_an_entry_with_another_name(editor, people):
    people.profile.tabs.setCurrentIndex(1)
    people.profile.use_table.setFocus()
    editor.press("Ctrl+Home")
    people.move_articles.click()
    dialog = link(editor, "Move articles")
    dialog.name.setText("Tom Vale (harbour master)")
    assert "Tom Vale (harbour master)" in dialog.changes.text()
    dialog.link.click()
    settle(editor, people, lambda: "Tom Vale (harbour master)" in names(people))
    found = {one.name: one.articles for one in people.model.shown}
    assert (found["Tom Vale"], found["Tom Vale (harbour master)"]) == (1, 1)


def test_what_is_decided_in_the_article_meanwhile_is_read_when_the_window_is_looked_at_again(editor, people):
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)
    editor.window.desk.apply_to("harbour", RenameEntity(entity="e2", name="Ada Brooke"))
    editor.window.reviewer.refresh()
    people.set_stale()
    people.activateWindow()
    editor.bot.waitUntil(lambda: "Ada Brooke" in names(people))
