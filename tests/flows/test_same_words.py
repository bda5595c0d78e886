"""Where else the words of a quote stand: told on the card, shown beside each other, and listed for all articles."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from review_records import TEXT, record

from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

SAID = "We waited far too long for the lamps on the bridge"


def add(editor, key, words, speaker="e2", date="2024-05-06"):
    """Add an article in which somebody says some words."""
    one = record()
    text = f"{TEXT}\n“{words},” was heard in {key}."
    start = text.rindex("“") + 1
    old = one.quotes["q1"]
    said = replace(
        old, span=Span(start, start + len(words)), cue=None, speakers=(replace(old.speakers[0], entity=speaker),)
    )
    article = replace(one.article, id=key, text=text, sha256=sha256(text), title=f"Title of {key}", published=date)
    editor.add(replace(one, article=article, quotes={"q1": said}))


@pytest.fixture
def at_quote(editor):
    add(editor, "here", SAID, date="2025-06-07")
    add(editor, "same", SAID, date="2024-05-06")
    add(editor, "other", SAID.replace("far too long", "too long"), "e3", date="2025-01-02")
    editor.bot.waitUntil(lambda: editor.window.elsewhere.made is not None)
    editor.open("Title of here")
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, "q1"))
    return editor


def dialog_of(editor, title):
    dialog = editor.dialog(title)
    editor.bot.waitUntil(dialog.isActiveWindow)
    editor.bot.waitUntil(lambda: bool(dialog.model.shown))
    return dialog


def asked_for_a_file(editor):
    """Return the dialog for a file; a button that is pressed with Alt reacts a moment later."""

    def found():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible()]

    editor.bot.waitUntil(lambda: bool(found()))
    return found()[0]


HERE, ALL = "The same words in other articles", "The same words in all articles"


def test_the_card_says_in_how_many_other_articles_the_words_stand_and_how(at_quote):
    card = at_quote.window.findings.card.quote
    at_quote.bot.waitUntil(lambda: not card.elsewhere.isHidden())
    assert card.elsewhere.text() == (
        "These words stand in 2 other articles: the same in 1, altered in 1, by another speaker in 1"
    )
    at_quote.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    assert card.elsewhere.isHidden()


def test_a_key_shows_both_quotes_with_what_differs_and_leads_there_and_back(at_quote):
    at_quote.press("Shift+Q")
    dialog = dialog_of(at_quote, HERE)
    assert [pair.second.article for pair in dialog.model.shown] == ["other", "same"]
    assert dialog.sides.left.head.text() == "Ada Brook in “Title of here”, 2025-06-07"
    assert dialog.sides.right.head.text() == "Tom Vale in “Title of other”, 2025-01-02"
    assert dialog.sides.differences.text() == "What differs: “far” only on the left"
    marked = [one.cursor.selectedText() for one in dialog.sides.left.view.extraSelections()]
    assert "far" in marked
    at_quote.press("Return")
    assert at_quote.window.articles.current == "other"
    assert Ref(Table.QUOTE, "q1") in at_quote.window.reviewer.item.refs
    assert "Shift+Q shows the way back" in at_quote.said()
    at_quote.bot.waitUntil(at_quote.window.isActiveWindow)
    at_quote.window.view.setFocus()
    at_quote.press("Shift+Q")
    dialog = dialog_of(at_quote, HERE)
    assert dialog.current.second.article == "here"
    at_quote.press("Return")
    assert at_quote.window.articles.current == "here"


def test_without_a_quote_in_focus_it_says_what_to_do(at_quote):
    at_quote.window.reviewer.focus_ref(Ref(Table.MENTION, "m5"))
    at_quote.press("Shift+Q")
    assert at_quote.said() == "Go to a quote first: its words are looked for in other articles"


def test_all_pairs_are_listed_sorted_filtered_and_opened(at_quote):
    at_quote.press("Ctrl+Shift+D")
    dialog = dialog_of(at_quote, ALL)
    assert [(one.first.article, one.second.article) for one in dialog.model.shown] == [
        ("same", "here"), ("other", "here"), ("same", "other")
    ]  # fmt: skip
    assert dialog.count.text().startswith("3 pairs. 3 quotes read.")
    dialog.which.setCurrentText("By another speaker")
    assert [one.same.match.other_speaker for one in dialog.model.shown] == [True, True]
    dialog.field.setFocus()
    at_quote.type("title of same")
    assert [(one.first.article, one.second.article) for one in dialog.model.shown] == [("same", "other")]
    dialog.table.setFocus()
    at_quote.press("Alt+L")
    at_quote.bot.waitUntil(lambda: at_quote.window.articles.current == "same")
    assert dialog.isVisible()


def test_pairs_are_sorted_by_their_heading(at_quote):
    at_quote.press("Ctrl+Shift+D")
    dialog = dialog_of(at_quote, ALL)
    dialog.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [one.same.sameness for one in dialog.model.shown] == ["altered", "altered", "same"]
    assert dialog.table.sorting.currentText() == "By words"
    dialog.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert [one.second.speaker for one in dialog.model.shown] == ["Tom Vale", "Ada Brook", "Ada Brook"]
    assert dialog.table.sorting.currentText() == "By other speaker, backwards"


def test_comparing_can_be_stopped_and_begun_again(at_quote, monkeypatch):
    from editorial.jobs import elsewhere
    from editorial.jobs.progress import Progress

    def endless(self, cancel):
        while True:
            cancel.check()
            yield Progress(1, 3, "Comparing")

    monkeypatch.setattr(elsewhere.PairsOfLibrary, "run", endless)
    at_quote.press("Ctrl+Shift+D")
    dialog = at_quote.dialog(ALL)
    at_quote.bot.waitUntil(lambda: dialog.count.text() == "Comparing: 33 %")
    at_quote.bot.waitUntil(dialog.isActiveWindow)
    at_quote.press("Alt+S")
    at_quote.bot.waitUntil(lambda: dialog.count.text().startswith("Stopped: nothing is listed"))
    monkeypatch.undo()
    at_quote.press("Alt+A")
    at_quote.bot.waitUntil(lambda: len(dialog.model.shown) == 3)


def test_the_pairs_that_are_listed_are_written_to_a_file(at_quote, tmp_path):
    at_quote.press("Ctrl+Shift+D")
    dialog = dialog_of(at_quote, ALL)
    dialog.which.setCurrentText("The same words")
    at_quote.press("Alt+E")
    asked = asked_for_a_file(at_quote)
    asked.fileSelected.emit(str(tmp_path / "pairs.csv"))
    asked.close()
    at_quote.bot.waitUntil(lambda: "1 pair written to" in at_quote.said())
    with (tmp_path / "pairs.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["sameness"], row["article_id_1"], row["article_id_2"], row["words_1"]) == ("same", "same", "here", SAID)


def test_a_quote_of_which_only_a_part_stands_elsewhere_says_so(at_quote):
    add(at_quote, "part", SAID.partition(" on the")[0], date="2020-01-01")
    at_quote.press("Shift+Q")
    dialog = dialog_of(at_quote, HERE)
    dialog.table.setFocus()
    at_quote.press("Down", "Down")
    assert dialog.current.second.article == "part"
    assert dialog.sides.differences.text() == "No word differs. The one on the right is a part of the other"
    marked = [one.cursor.selectedText() for one in dialog.sides.left.view.extraSelections()]
    assert marked == ["We waited far too long for the lamps"]


def test_the_window_fits_into_a_screen_at_twice_the_scale(at_quote):
    at_quote.press("Ctrl+Shift+D")
    dialog = dialog_of(at_quote, ALL)
    assert "Quotes of fewer than five words" in dialog.count.text()
    assert dialog.minimumSizeHint().width() <= 800
