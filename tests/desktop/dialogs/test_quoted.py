"""Who is quoted, in the real window and by real keys: counted, drawn, followed to the quotes, and saved."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from review_records import record

from editorial.desktop.theme import Choice
from editorial.domain.annotation import Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.quoted import Count, Scope
from editorial.domain.record import Ref, Table
from editorial.domain.text import sha256
from editorial.review.commands.groups import RenameEntity


@pytest.fixture
def quoted(editor):
    one = record()
    text = f"{one.article.text}two"
    article = replace(one.article, id="two", text=text, sha256=sha256(text), title="Second", published="2024-05-06")
    brook = replace(one.entities["e2"], authority="p1", status=Status.CONFIRMED)
    editor.window.desk.put_authority(
        AuthorityRecord("p1", "Ada Brook", "PERSON", external_ids={"party": "Harbour List"})
    )
    editor.add(replace(one, article=replace(article, extra={"desk": "City"}), entities={**one.entities, "e2": brook}))
    editor.open("Harbour plan")
    editor.press("Ctrl+Shift+Q")
    dialog = editor.dialog("Who is quoted")
    editor.bot.waitUntil(lambda: dialog.plot is not None and dialog.save.isEnabled())
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def everything(editor, quoted):
    """Count also what nobody decided, by keys."""
    editor.press("Alt+W", "End")
    assert quoted.scope.currentData() is Scope.EVERYTHING


def rows(quoted):
    return {one.name: one.quotes for one in quoted.counts.shown}


def test_nothing_counts_before_an_editor_decided_it_and_that_is_said(editor, quoted):
    assert rows(quoted) == {}
    assert "in verified articles: 0 quotes" in quoted.told.text()
    assert "Left out are 4 quotes not decided." in quoted.told.text()
    everything(editor, quoted)
    assert rows(quoted) == {"Ada Brook": 1, "Tom Vale": 2} or rows(quoted)["Tom Vale"] == 2
    assert "4 quotes with 26 words in 2 articles" in quoted.told.text()


def test_quotes_are_counted_by_the_columns_of_the_list_and_the_fields_of_the_articles(editor, quoted):
    everything(editor, quoted)
    words = [quoted.by.itemText(at) for at in range(quoted.by.count())]
    assert words[-2:] == ["party (newsroom's list)", "desk (of the article)"]
    editor.press("Alt+B", "End")
    assert rows(quoted) == {"City": 2, "The article does not say": 2}
    editor.press("Up")
    assert rows(quoted)["Harbour List"] == 1
    assert quoted.counts.headerData(0, Qt.Orientation.Horizontal) == "party (newsroom's list)"
    assert "3 quotes are in the last rows, which say why." in quoted.told.text()


def test_each_number_leads_to_its_quotes_and_these_to_their_article_by_keys(editor, quoted):
    everything(editor, quoted)
    quoted.count_table.setFocus()
    editor.press("Ctrl+Home")
    assert quoted.counts.shown[0].name == "Tom Vale"
    assert quoted.counts.shown[0].quotes == len(quoted.behind.shown) == 2
    editor.press("Tab", "Down")
    assert quoted.behind_table.hasFocus()
    at = quoted.behind.shown[quoted.behind_table.currentIndex().row()]
    editor.press("Alt+O")
    editor.bot.waitUntil(lambda: editor.window.articles.current == at.article)  # a key presses a button for a while
    assert Ref(Table.QUOTE, at.quote) in editor.window.reviewer.item.refs


def test_enter_goes_to_the_quotes_then_to_the_article_and_closes_nothing(editor, quoted):
    assert quoted.count_table.hasFocus()
    everything(editor, quoted)
    editor.press("Return")
    assert quoted.isVisible()
    quoted.activateWindow()
    quoted.count_table.setFocus()
    editor.press("Return")
    assert quoted.behind_table.hasFocus()
    at = quoted.behind.shown[quoted.behind_table.currentIndex().row()]
    editor.press("Return")
    assert quoted.isVisible()
    assert editor.window.articles.current == at.article


def test_the_row_and_the_quote_stay_selected_when_the_quotes_are_read_again(editor, quoted):
    everything(editor, quoted)
    quoted.behind_table.setFocus()
    editor.press("Down")
    chosen = quoted.behind.shown[-1].article
    quoted.reload()
    before = quoted.counts.every
    editor.bot.waitUntil(lambda: quoted.counts.every is not before)
    assert quoted.behind.shown[quoted.behind_table.currentIndex().row()].article == chosen
    assert len(quoted.behind.shown) == 2


def test_the_plot_draws_the_rows_and_a_click_on_a_bar_selects_its_row(editor, quoted):
    everything(editor, quoted)
    assert "Tom Vale: 2" in quoted.plot.accessibleDescription()
    view = quoted.plot._view
    place = view.mapFromScene(view.getPlotItem().vb.mapViewToScene(QPointF(0.5, 1)))
    editor.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor.bot.waitUntil(lambda: quoted.count_table.currentIndex().row() == 1)
    editor.press("Alt+R", "End")
    assert quoted.measure.currentText() == "Words in marks"
    assert "Tom Vale: 12" in quoted.plot.accessibleDescription()


def test_a_low_plot_scrolls_so_that_no_name_covers_another(quoted):
    rows = [Count(f"Speaker {number}", None, ()) for number in range(20)]
    quoted.plot.show_tally(replace(quoted._tally, counts=rows))
    quoted.plot.resize(400, 120)
    QApplication.processEvents()
    view = quoted.plot._view
    first, second = (view.getPlotItem().vb.mapViewToScene(QPointF(0, at)).y() for at in (0, 1))
    assert second - first >= 0.9 * quoted.plot.fontMetrics().lineSpacing()


def pixel(quoted):
    """The colour of the ground of the plot."""
    return quoted.plot.grab().toImage().pixelColor(quoted.plot.width() - 6, quoted.plot.height() - 6)


def test_the_plot_takes_the_colours_of_the_theme(editor, quoted):
    editor.window.themes.choose(Choice.LIGHT)
    QApplication.processEvents()
    assert pixel(quoted).lightness() > 200
    editor.window.themes.choose(Choice.DARK)
    QApplication.processEvents()
    assert pixel(quoted).lightness() < 60


def save(editor, quoted, path):
    quoted.activateWindow()
    editor.bot.waitUntil(quoted.isActiveWindow)
    editor.press("Alt+S")
    editor.bot.waitUntil(lambda: any(one.isVisible() for one in quoted.findChildren(QFileDialog)))
    dialog = next(one for one in quoted.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    editor.bot.waitUntil(path.exists)


def test_a_table_a_page_and_pictures_are_saved(editor, quoted, tmp_path):
    everything(editor, quoted)
    save(editor, quoted, tmp_path / "who.csv")
    with (tmp_path / "who.csv").open(encoding="utf-8-sig", newline="") as file:
        assert ["Tom Vale", "2", "12", "12", "2", ""] in [*csv.reader(file)]
    save(editor, quoted, tmp_path / "who.html")
    assert "Tom Vale" in (tmp_path / "who.html").read_text(encoding="utf-8")
    save(editor, quoted, tmp_path / "who.png")
    image = QImage(str(tmp_path / "who.png"))
    assert image.width() == 1520
    assert len({image.pixelColor(x, y).name() for x in range(0, 1520, 8) for y in range(0, image.height(), 8)}) > 2
    editor.bot.waitUntil(lambda: "who.png" in editor.said())


def test_what_cannot_be_written_is_said(editor, quoted, tmp_path):
    (tmp_path / "no.csv").mkdir()
    quoted.save.click()
    dialog = next(one for one in quoted.findChildren(QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "gone" / "who.csv"))
    dialog.reject()
    editor.bot.waitUntil(lambda: "who.csv" in editor.said())


def test_what_is_decided_meanwhile_is_counted_when_the_window_is_looked_at_again(editor, quoted):
    everything(editor, quoted)
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)
    editor.window.desk.apply_to("harbour", RenameEntity(entity="e3", name="Tom Vales"))
    editor.window.reviewer.refresh()
    quoted.set_stale()
    quoted.activateWindow()
    editor.bot.waitUntil(lambda: "Tom Vales" in rows(quoted))
    assert quoted.by.currentText() == "Person"
    assert quoted.scope.currentData() is Scope.EVERYTHING
