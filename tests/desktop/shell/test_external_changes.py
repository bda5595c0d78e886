"""What another window or the command line changes in the same library is seen here without opening it again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_at_work import Editor
from library_case import READY, article
from library_trouble import written_meanwhile
from PySide6.QtWidgets import QWidget

from editorial.desktop.queue.facets import Facets, QueueStage
from editorial.domain.annotation import Mark, Status
from editorial.domain.article import State
from editorial.domain.errors import StorageError
from editorial.domain.record import Ref, Table
from editorial.domain.settings import Setting
from editorial.jobs.keeping import KeepSetting
from editorial.review.commands.decide import Confirm, Reject, SetMark
from editorial.review.commands.standing import SetAside, Verify
from editorial.review.desk import Desk


@pytest.fixture
def other(editor: Editor, library_path: Path) -> Iterator[Desk]:
    """Another window's desk on the same library."""
    desk = Desk.at(library_path)
    yield desk
    desk.library.close()


def go_away_and_come_back(editor: Editor) -> None:
    elsewhere = QWidget()
    editor.bot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()
    editor.bot.waitUntil(elsewhere.isActiveWindow)
    elsewhere.close()
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)


def row(editor, article_id):
    return editor.window.queue.model.row(article_id)


def test_what_another_window_did_with_articles_shows_when_the_editor_comes_back(editor, other):
    other.apply_to("boats", SetAside())
    other.library.add(article("late", "Late news", "It rained.", READY, source="x", published=None))
    assert row(editor, "late") is None
    go_away_and_come_back(editor)
    assert row(editor, "boats").state is State.SET_ASIDE
    assert editor.window.queue.model.rows[-1].id == "late"


def test_what_a_command_brought_in_shows_when_the_editor_comes_back(editor, library_path, tmp_path):
    text = tmp_path / "quay.txt"
    text.write_text("The quay is open\n\nBoats came in.\n", encoding="utf-8")
    command = [sys.executable, "-m", "editorial", "--database", str(library_path), "import", str(text)]
    subprocess.run(command, check=True, capture_output=True)
    go_away_and_come_back(editor)
    assert "The quay is open" in [one.title for one in editor.window.queue.model.rows]


def test_what_another_window_did_shows_when_a_job_ends_here(editor, other, tmp_path):
    other.apply_to("boats", SetAside())
    editor.window.work.back_up(tmp_path / "copy.db")
    editor.bot.waitUntil(lambda: row(editor, "boats").state is State.SET_ASIDE)


def test_what_was_hidden_by_a_write_here_shows_when_that_has_ended(editor, other):
    editor.bot.waitUntil(lambda: editor.window.elsewhere.made is not None and editor.window.background.idle)
    other.apply_to("boats", SetAside())
    with written_meanwhile(editor.window.desk.library):
        job = editor.window.desk.job(KeepSetting, Setting.ZOOM, 12)
        editor.window.background.start(job, progress=print, done=print, failed=print)
        go_away_and_come_back(editor)
        assert row(editor, "boats").state is not State.SET_ASIDE
    editor.bot.waitUntil(lambda: row(editor, "boats").state is State.SET_ASIDE)


def test_the_open_article_is_shown_as_it_is_now_and_can_be_worked_on(editor, other):
    editor.open("Harbour plan")
    focus = editor.window.reviewer.item.key
    mention = Ref(Table.MENTION, "m1")
    other.apply_to("harbour", SetMark(targets=(mention,), mark=Mark.FLAG))
    go_away_and_come_back(editor)
    editor.bot.waitUntil(lambda: Mark.FLAG in editor.record.mentions["m1"].marks)
    assert editor.window.reviewer.item.key == focus
    assert "changed elsewhere" in editor.said()
    editor.window.reviewer.apply(Confirm(targets=(mention,)))
    assert editor.record.mentions["m1"].status is Status.CONFIRMED


def test_a_key_decides_although_another_window_decided_about_something_else(editor, other):
    editor.open("Harbour plan")
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, "q4"))
    other.apply_to("harbour", SetMark(targets=(Ref(Table.MENTION, "m1"),), mark=Mark.FLAG))
    editor.press("Return")
    assert editor.record.quotes["q4"].status is Status.CONFIRMED
    assert Mark.FLAG in editor.record.mentions["m1"].marks
    assert "was here meanwhile" in editor.said()
    assert "saved" in editor.window.status.saved.text()
    editor.press("Ctrl+Z")
    assert editor.record.quotes["q4"].status is Status.SUGGESTED
    assert Mark.FLAG in editor.record.mentions["m1"].marks


@pytest.mark.parametrize(
    ("key", "status"), [("1", Status.REJECTED), ("Return", Status.REJECTED), ("2", Status.CONFIRMED)]
)
def test_one_key_takes_what_another_window_decided_or_what_was_meant_here(editor, other, key, status):
    editor.open("Harbour plan")
    quote = Ref(Table.QUOTE, "q4")
    editor.window.reviewer.focus_ref(quote)
    other.apply_to("harbour", Reject(targets=(quote,)))
    editor.press("Return")
    title = editor.window.ask.chooser.title.text()
    assert "reject “Big Pier”. You meant: confirm “Big Pier”" in title
    assert editor.record.quotes["q4"].status is Status.REJECTED
    editor.press(key)
    assert editor.window.ask.chooser is None
    assert editor.record.quotes["q4"].status is status
    assert other.library.load("harbour").record == editor.record


def test_nothing_that_is_in_sight_moves(editor, other):
    editor.window.queue.set_facets(Facets(stage=QueueStage.READY))
    before = [one.id for one in editor.window.queue.model.rows]
    other.apply_to("boats", Verify())
    go_away_and_come_back(editor)
    assert [one.id for one in editor.window.queue.model.rows] == before
    assert row(editor, "boats").state is State.VERIFIED


def test_what_was_done_here_is_not_read_again(editor, tmp_path, monkeypatch):
    editor.open("Harbour plan")
    go_away_and_come_back(editor)
    monkeypatch.setattr(editor.window.desk, "queue", lambda: pytest.fail("the whole queue was read again"))
    editor.press("Return")
    editor.window.work.back_up(tmp_path / "copy.db")
    editor.bot.waitUntil(lambda: editor.window.background.idle)
    go_away_and_come_back(editor)


def test_what_could_not_be_read_is_said_and_read_the_next_time(editor, other, monkeypatch):
    def refuse() -> None:
        raise StorageError("the disk could not be read")

    other.apply_to("boats", SetAside())
    with monkeypatch.context() as broken:
        broken.setattr(editor.window.desk, "queue", refuse)
        go_away_and_come_back(editor)
    assert "the disk could not be read" in editor.said()
    assert row(editor, "boats").state is State.SUGGESTED
    go_away_and_come_back(editor)
    assert row(editor, "boats").state is State.SET_ASIDE
