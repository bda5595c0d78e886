"""The queue in the real window: filtered, selected, kept in step, by keys and by clicks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library_case import READY, article
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from window_case import opened

from editorial.desktop.queue.delegate import TITLE_LINES, title_lines
from editorial.desktop.queue.facets import Facets, QueueMark, QueueStage, Sort
from editorial.desktop.wording.queue import detail, spoken, tip
from editorial.domain.article import State
from editorial.domain.errors import RuleError
from editorial.jobs.exporting import Export
from editorial.review.desk import Desk

MENU = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
LEFT = Qt.MouseButton.LeftButton


def ids(editor):
    return [row.id for row in editor.window.queue.model.rows]


def spot(editor, article_id, part=0.5):
    table = editor.window.queue.list
    rect = table.visualRect(table.model().index(table.model().position_of(article_id), 0))
    return QPoint(rect.left() + round(rect.width() * part), rect.center().y())


def click(editor, article_id, modifier=Qt.KeyboardModifier.NoModifier):
    viewport = editor.window.queue.list.viewport()
    editor.bot.mouseClick(viewport, LEFT, modifier, spot(editor, article_id))


def menu_of(editor):
    editor.bot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(editor, words):
    menu = menu_of(editor)
    action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))
    assert action.isEnabled(), words
    menu.setActiveAction(action)
    editor.bot.keyClick(menu, Qt.Key.Key_Return)
    editor.window.activateWindow()  # as a window manager does once a menu has gone
    editor.bot.waitUntil(editor.window.isActiveWindow)


def state_of(editor, article_id):
    return editor.window.desk.queue_rows([article_id])[0].state


def test_typing_filters_at_once_and_enter_goes_on_to_the_list(editor):
    editor.window.queue.filter.setFocus()
    editor.type("story")
    assert ids(editor) == ["part10", "part2"]
    editor.press("Return")
    assert editor.window.queue.list.hasFocus()
    editor.press("Down", "Return")
    assert editor.record.article.id in {"part10", "part2"}


def test_a_filter_that_fits_nothing_says_so_and_is_cleared_by_its_button(editor):
    queue = editor.window.queue
    queue.filter.setFocus()
    editor.type("zeppelin")
    assert ids(editor) == []
    assert queue.empty.isVisible()
    queue.show_all.setFocus()
    editor.press("Space")
    assert len(ids(editor)) == 5
    assert not queue.empty.isVisible()
    assert queue.filter.text() == ""


def test_the_state_is_chosen_by_keyboard_and_tells_how_many_there_are(editor):
    stage = editor.window.queue.bar.stage
    stage.setFocus()
    assert stage.itemText(0).split() == ["All", "articles", "5"]
    editor.press("Down")
    assert editor.window.queue.model.facets.stage is QueueStage.OPEN
    assert ids(editor) == ["harbour", "boats", "gate"]


@MENU
def test_facets_of_the_menu_show_that_something_is_hidden(editor):
    queue = editor.window.queue
    queue.set_facets(Facets(marks=frozenset({QueueMark.PROBLEM})))
    assert ids(editor) == ["gate"]
    assert queue.bar.more.text() != "More"
    assert queue.footer.shown.text() == "filter: 1 shown"
    assert queue.footer.verified.text() == "1 of 5 verified"
    queue.bar.more.setFocus()
    editor.press("Space")
    choose(editor, "Show all articles")
    assert len(ids(editor)) == 5


@MENU
def test_the_order_is_remembered(editor, qtbot, library_path):
    editor.window.queue.bar.more.setFocus()
    editor.press("Space")
    menu = menu_of(editor)
    order = next(one.menu() for one in menu.actions() if one.text() == "&Order")
    order.actions()[1].trigger()
    menu.close()
    expected = ["gate", "boats", "harbour", "part2", "part10"]
    assert ids(editor) == expected
    editor.window.close()
    editor.window.desk.library.close()
    with opened(qtbot, library_path) as again:
        assert again.window.queue.model.facets.sort is Sort.TITLE
        assert ids(again) == expected


def test_a_click_opens_but_not_with_shift_or_ctrl(editor):
    click(editor, "boats")
    assert editor.record.article.id == "boats"
    click(editor, "part2", Qt.KeyboardModifier.ControlModifier)
    click(editor, "gate", Qt.KeyboardModifier.ShiftModifier)
    assert editor.record.article.id == "boats"
    assert len(editor.window.queue.list.selected()) > 1


@MENU
def test_several_are_set_aside_each_by_a_decision_of_its_own_and_undone_in_one_step(editor):
    queue, desk = editor.window.queue, editor.window.desk
    queue.list.setFocus()
    editor.press("Home", "Ctrl+A")
    assert queue.footer.selected.text() == "5 selected"
    queue.footer.act.setFocus()
    editor.press("Space")
    choose(editor, "Set aside (3 articles)")
    editor.bot.waitUntil(lambda: "3 articles set aside" in editor.said())
    assert aside(desk) == {"part2", "harbour", "boats", "gate"}
    assert len(desk.library.log()) == 3
    assert {decision.article_id for decision in desk.library.log()} == {"harbour", "boats", "gate"}
    editor.window.view.setFocus()
    assert editor.window.bindings.actions["undo"].text().endswith(" aside, and 2 more")
    editor.press("Ctrl+Z")
    editor.bot.waitUntil(lambda: "3 articles put back as they were" in editor.said())
    assert aside(desk) == {"part2"}
    assert {row.state for row in queue.model.rows if row.id in {"harbour", "boats", "gate"}} == {State.SUGGESTED}
    again = Desk(desk.library)  # as after a restart
    assert len(again.next_redo) == 3
    editor.press("Ctrl+Shift+Z")
    editor.bot.waitUntil(lambda: "3 articles changed again" in editor.said())
    assert aside(desk) == {"part2", "harbour", "boats", "gate"}
    assert len(Desk(desk.library).next_undo) == 3


def aside(desk):
    return {row.id for row in desk.queue() if row.state is State.SET_ASIDE}


def test_what_cannot_be_taken_back_is_said_and_the_others_are(editor, monkeypatch):
    desk = editor.window.desk
    editor.window.queue_actions.set_aside(["boats", "gate"])
    editor.bot.waitUntil(lambda: len(desk.next_undo) == 2)
    take_back = desk.take_back

    def refuse(number, step=None):
        if desk.library.decision(number).article_id == "gate":
            raise RuleError("not now")
        return take_back(number, step)

    monkeypatch.setattr(desk, "take_back", refuse)
    editor.bot.waitUntil(lambda: "set aside" in editor.said())
    editor.window.undo.undo()
    editor.bot.waitUntil(lambda: editor.said() == "1 article put back as they were, 1 not: not now")
    assert aside(desk) == {"part2", "gate"}
    assert len(desk.next_undo) == 1


def test_undo_stops_what_is_still_being_done_and_takes_back_what_was(editor):
    desk = editor.window.desk
    editor.window.queue_actions.set_aside(["harbour", "boats", "gate"])
    editor.window.bulk._step()
    editor.window.bulk._step()
    assert len(desk.next_undo) == 2
    editor.window.undo.undo()
    editor.bot.waitUntil(lambda: "2 articles put back" in editor.said())
    assert aside(desk) == {"part2"}


def test_jobs_have_only_those_rows_read_again_that_they_changed(editor, tmp_path, monkeypatch):
    monkeypatch.setattr(editor.window.queue, "set_rows", lambda _rows: pytest.fail("the whole queue was read again"))
    file = tmp_path / "quay.txt"
    file.write_text("The quay is open\n\nBoats came in.\n", encoding="utf-8")
    asked = []
    read = editor.window.desk.queue_rows
    monkeypatch.setattr(editor.window.desk, "queue_rows", lambda some: asked.extend(some) or read(some))
    monkeypatch.setattr(editor.window.work, "prepare_waiting", lambda: None)
    editor.window.work.import_paths([file])
    editor.bot.waitUntil(lambda: "The quay is open" in [row.title for row in editor.window.queue.model.rows])
    editor.window.work.export(Export(editor.window.desk.library, tmp_path / "out.jsonl", article_ids=["part10"]))
    editor.bot.waitUntil(lambda: editor.window.queue.model.row("part10").exported_at.year > 2025)
    assert set(asked) == {editor.window.queue.model.rows[-1].id, "part10"}


def test_what_was_done_with_several_is_named_in_the_undo_menu_and_the_status_line(editor):
    editor.window.queue_actions.set_aside(["boats"])
    editor.bot.waitUntil(lambda: state_of(editor, "boats") is State.SET_ASIDE)
    editor.bot.waitUntil(lambda: "Ferry boats" in editor.window.bindings.actions["undo"].text())
    assert "Ferry boats" in editor.window.status.undo.text()


def test_several_that_no_longer_fit_the_filter_leave_the_list(editor):
    editor.window.queue.set_facets(Facets(stage=QueueStage.OPEN))
    editor.window.queue_actions.set_aside(["boats", "gate"])
    editor.bot.waitUntil(lambda: ids(editor) == ["harbour"])


def test_several_are_reopened_and_the_rest_is_told(editor):
    editor.window.queue_actions.reopen(["part10", "part2", "boats"])
    editor.bot.waitUntil(lambda: "2 articles reopened, 1 not" in editor.said())
    assert state_of(editor, "part10") is State.IN_REVIEW
    assert state_of(editor, "part2") is State.IN_REVIEW


def test_stopping_leaves_the_rest_as_it_was(editor):
    editor.window.queue_actions.set_aside(["harbour", "boats", "gate"])
    editor.window.progress.stop.click()
    editor.bot.waitUntil(lambda: not editor.window.bulk.running)
    assert len(editor.window.desk.library.log()) < 3


@MENU
def test_the_menu_of_a_row_opens_by_keyboard(editor):
    editor.window.queue.list.setFocus()
    editor.press("Home")
    table = editor.window.queue.list
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), table.mapToGlobal(QPoint(0, 0)))
    QApplication.sendEvent(table, event)
    choose(editor, "Set aside")
    editor.bot.waitUntil(lambda: state_of(editor, "harbour") is State.SET_ASIDE)


def test_an_article_that_could_not_be_read_offers_to_try_again(editor):
    asked = []
    editor.window.work.find_again = lambda *articles: asked.append(articles)
    table = editor.window.queue.list
    row = table.visualRect(table.model().index(table.model().position_of("gate"), 0))
    there = editor.window.queue._delegate.retry_rect(row, table.fontMetrics()).center()
    editor.bot.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, there)
    assert asked == [("gate",)]
    assert "try again" in spoken(editor.window.desk.queue_rows(["gate"])[0])


def test_several_are_exported_as_chosen(editor):
    editor.window.dialogs.get().library_dialogs.export(["part10", "part2"])
    dialog = editor.dialog("Export")
    assert dialog.scope.currentText() == "The 2 articles selected"
    asked = []
    dialog.export_requested.disconnect()
    dialog.export_requested.connect(asked.append)
    editor.click(dialog.go)
    assert asked[0]._article_ids == ("part10", "part2")


def test_a_decision_reads_one_row_and_moves_none(editor):
    editor.open("Harbour plan")
    editor.window.queue.set_facets(Facets(stage=QueueStage.READY))
    before = ids(editor)
    read = []
    whole = editor.window.desk.queue  # the window's own way: a job in the background may read the library's meanwhile
    editor.window.desk.queue = lambda: read.append("all") or whole()
    left = editor.window.queue.model.row("harbour").undecided
    editor.press("Return")
    editor.bot.waitUntil(lambda: editor.window.queue.model.row("harbour").undecided < left)
    assert read == []
    assert ids(editor) == before
    assert "in review" in detail(editor.window.queue.model.row("harbour"))


def test_queue_and_findings_say_what_they_count_and_agree(editor):
    editor.open("Harbour plan")
    row = editor.window.queue.model.row("harbour")
    panel = editor.window.findings
    names, quotes = len(editor.record.mentions), len(editor.record.quotes)
    headings = [panel.list.model_rows.line(place).times for place, row in enumerate(panel.list.rows) if not row.item]
    assert headings == ["2 in 3 pieces", "1", "4 in 8 occurrences"]
    assert (names, quotes, row.undecided) == (8, 4, 12)
    assert detail(row) == "ready · 12 left"
    assert panel.filter_bar.undecided.text() == "Undecided 7"
    assert panel.filter_bar.undecided.toolTip().endswith("in 12 occurrences")
    editor.press("Return")
    editor.bot.waitUntil(lambda: panel.filter_bar.undecided.toolTip().endswith("in 9 occurrences"))
    assert panel.filter_bar.undecided.accessibleDescription().endswith("in 9 occurrences")
    assert panel.filter_bar.undecided.text() == "Undecided 6"
    assert "3 of 12 decided, counting" in tip(editor.window.queue.model.row("harbour"))


def test_where_more_is_to_be_said_of_an_article_in_review_its_sign_stands_for_its_state(editor):
    row = replace(editor.window.queue.model.row("harbour"), state=State.IN_REVIEW, undecided=1, flags=2)
    assert detail(row) == "1 left · 2 flagged"
    assert ", in review, 1 left, 2 flagged" in spoken(row)


def test_new_articles_show_up_while_a_job_brings_them(editor):
    editor.window.desk.library.add(article("new", "Late news", "It rained.", READY, source="x", published=None))
    editor.window.refresher.later("new")
    editor.bot.waitUntil(lambda: ids(editor)[-1] == "new")


def test_after_verifying_the_next_article_opens(editor):
    editor.open("Ferry boats")
    editor.press("Ctrl+Return")
    assert state_of(editor, "boats") is State.VERIFIED
    assert editor.record.article.id != "boats"
    assert "2 of 5" in editor.window.queue.footer.verified.text()


def test_what_is_verified_leaves_the_list_of_what_is_to_do_once_the_next_is_open(editor):
    editor.window.queue.set_facets(Facets(stage=QueueStage.OPEN))
    editor.open("Ferry boats")
    editor.press("Ctrl+Return")
    assert editor.record.article.id == "gate"
    assert ids(editor) == ["harbour", "gate"]
    assert editor.window.queue.list.selected() == ["gate"]


def test_a_long_title_has_two_lines_and_all_rows_one_height(editor):
    font = QFont()
    metrics = QFontMetrics(font)
    words = "Ein sehr langer Titel 🚢 mit vielen Worten " * 5
    lines = title_lines(words, font, 180)
    assert len(lines) == TITLE_LINES
    assert lines[-1].endswith("…")
    assert words.startswith(lines[0])
    assert all(metrics.horizontalAdvance(line) <= 180 for line in lines)
    assert title_lines("Short 🚢", font, 180) == ["Short 🚢"]
    assert title_lines("", font, 180) in ([], [""])
    table = editor.window.queue.list
    assert len({table.rowHeight(row) for row in range(5)}) == 1


def test_ten_thousand_articles_are_filtered_without_a_look_at_the_library(editor):
    queue = editor.window.queue
    row = queue.model.row("boats")
    queue.set_rows([replace(row, id=f"a{n}", title=f"Article {n}") for n in range(10_000)])
    queue.filter.setText("9999")
    assert ids(editor) == ["a9999"]
    assert queue.footer.verified.text() == "0 of 10,000 verified"


def test_only_the_article_that_was_open_and_the_one_that_is_are_painted_again(editor, monkeypatch):
    editor.open("Ferry boats")
    editor.bot.wait(50)
    delegate, painted = editor.window.queue.list.itemDelegate(), set()
    paint = delegate.paint
    monkeypatch.setattr(
        delegate, "paint", lambda p, o, index: (painted.add(ids(editor)[index.row()]), paint(p, o, index))
    )
    editor.window.articles.open("gate")
    editor.bot.waitUntil(lambda: {"boats", "gate"} <= painted)
    assert painted == {"boats", "gate"}


def test_an_article_that_is_opened_again_where_it_begins_is_focused_once(editor):
    editor.window.articles.open("harbour")
    first, focused = editor.window.reviewer.item.key, []
    editor.window.articles.open("gate")
    editor.window.reviewer.focused.connect(lambda item: focused.append(item and item.key))
    editor.window.articles.open("harbour")
    assert focused == [first]


def test_the_keys_of_a_list_work(editor):
    table = editor.window.queue.list
    table.setFocus()
    editor.press("End")
    assert table.currentIndex().row() == 4
    editor.press("Home")
    assert table.currentIndex().row() == 0
    editor.bot.keySequence(table, QKeySequence("Shift+Down"))
    assert len(table.selected()) == 2
    editor.press("Esc")
    assert len(table.selected()) == 1


def test_the_queue_counts_quotes_to_check_only_where_there_are_sources_and_those_to_change_everywhere(editor):
    row = replace(editor.window.queue.model.row("harbour"), unchecked=3)
    assert detail(row) == "ready · 12 left"
    assert detail(replace(row, sources=1)) == "ready · 12 left · 3 to check"
    assert detail(replace(row, to_change=1)) == "ready · 12 left · 1 to change"
    assert "sources: 1; quotes in marks not checked: 3; to change: 0" in tip(replace(row, sources=1))
    assert "3 to check" in spoken(replace(row, sources=1))
    busy = replace(row, state=State.IN_REVIEW, sources=1, to_change=1)
    assert detail(busy) == "12 left · check 3 · change 1"
    assert detail(replace(busy, flags=2)) == "12 left · check 3 · change 1 · 2 flagged", "what is cut is the least"
    assert "12 left, 3 to check, 1 to change" in spoken(busy)


def test_what_is_to_check_is_not_cut_off_in_a_narrow_queue(editor):
    row = replace(
        editor.window.queue.model.row("harbour"), undecided=33, sources=1, unchecked=10, state=State.SUGGESTED
    )
    widths = {
        form: len(form)
        for form in ("ready · 33 left · 10 to check", "ready · 33 left · check 10", "33 left · check 10")
    }
    for form, width in widths.items():
        assert detail(row, lambda line, width=width: len(line) <= width) == form
