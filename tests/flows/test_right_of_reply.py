"""By real keys: who must be asked is noted, listed and waited for before an article is verified."""

from __future__ import annotations

import pytest
from editor_at_work import Editor
from PySide6.QtCore import Qt
from review_records import record

from editorial.desktop.dialogs.replies import NONE, TITLE
from editorial.domain.article import State
from editorial.domain.record import Ref, Table
from editorial.domain.reply import ReplyGate, ReplyState
from editorial.domain.settings import Setting
from editorial.review.commands.decide import Confirm, ConfirmSpeaker


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.open("Harbour plan")
    return editor


def note(editor: Editor, mention: str, *keys_and_words: str) -> None:
    """Press Shift+W on a name, then the digit of the answer, and answer each question with Enter behind it."""
    editor.window.reviewer.focus_ref(Ref(Table.MENTION, mention))
    editor.press("Shift+W", keys_and_words[0])
    for words in keys_and_words[1:]:
        if words:
            editor.press("Ctrl+A")
            editor.type(words)
        editor.press("Return")


def reply(editor: Editor, key: str = "e3"):
    return editor.record.entities[key].reply


def open_list(editor: Editor):
    editor.window.bindings.actions["replies"].trigger()
    return editor.dialog(TITLE)


def test_who_must_be_asked_is_noted_by_keys_shown_undone_and_taken_back(harbour: Editor) -> None:
    note(harbour, "m5", "1", "about the jobs")
    assert (reply(harbour).state, reply(harbour).note) == (ReplyState.TO_ASK, "about the jobs")
    card = harbour.window.findings.card.name
    assert card.standing_by.text() == "Right of reply: to be asked: about the jobs"
    note(harbour, "m5", "2", "Monday", "by e-mail", "")
    noted = reply(harbour)
    assert (noted.state, noted.when, noted.how, noted.note) == (
        ReplyState.ASKED,
        "Monday",
        "by e-mail",
        "about the jobs",
    )
    assert card.standing_by.text() == "Right of reply: asked, no answer yet (Monday, by e-mail): about the jobs"
    harbour.press("Ctrl+Z")
    assert reply(harbour).state is ReplyState.TO_ASK
    note(harbour, "m5", "5")
    assert reply(harbour) is None
    assert not card.standing_by.isVisible()


def test_the_list_has_who_was_not_asked_and_opens_the_article(harbour: Editor) -> None:
    assert open_list(harbour).count.text() == NONE
    harbour.dialog(TITLE).close()
    harbour.window.activateWindow()
    harbour.bot.waitUntil(harbour.window.isActiveWindow)
    harbour.window.view.setFocus()
    note(harbour, "m5", "1", "about the jobs")
    note(harbour, "m2", "3", "Monday", "", "no comment on the port")
    dialog = open_list(harbour)
    assert [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())] == ["Tom Vale"]
    dialog.wanted.setCurrentIndex(2)
    rows = [[dialog.table.item(row, column).text() for column in range(5)] for row in range(dialog.table.rowCount())]
    assert rows == [
        ["Tom Vale", "to be asked", "", "", "about the jobs"],
        ["Ada Brook", "answered", "Monday", "", "no comment on the port"],
    ]
    harbour.bot.waitUntil(dialog.isActiveWindow)
    harbour.bot.keyClick(dialog, Qt.Key.Key_Return)
    assert harbour.window.reviewer.item.entity == "e3"


def test_an_article_waits_for_those_who_must_be_asked_if_the_newsroom_wants_it(harbour: Editor) -> None:
    every = (
        *(Ref(Table.MENTION, key) for key in harbour.record.mentions),
        *(Ref(Table.QUOTE, key) for key in ("q1", "q2", "q3", "q4")),
    )
    harbour.window.desk.apply(Confirm(targets=every))
    harbour.window.desk.apply(ConfirmSpeaker(quotes=("q3",)))
    note(harbour, "m5", "1", "")
    dialog = open_list(harbour)
    dialog.gate.setCurrentIndex(1)
    dialog.gate.activated.emit(1)
    assert harbour.window.desk.setting(Setting.REPLIES) == ReplyGate.ASKED
    dialog.close()
    harbour.window.activateWindow()
    harbour.bot.waitUntil(harbour.window.isActiveWindow)
    harbour.window.view.setFocus()
    harbour.press("Ctrl+Return")
    assert "name was not asked for a reply" in harbour.said()
    assert harbour.record.standing.state is State.IN_REVIEW
    assert harbour.window.reviewer.item.entity == "e3"
