"""No message outlives what it is about, and none claims what is not so."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from editor_at_work import Editor
from library_case import READY, article
from review_records import record

from editorial.desktop.actions.messages import ENDS, Life, Message, Moment, Tone
from editorial.desktop.shell.article_reloader import CHANGED_ELSEWHERE
from editorial.domain.annotation import Status
from editorial.domain.article import Standing, State
from editorial.domain.decision import Decision
from editorial.domain.errors import StorageError
from editorial.domain.record import Change, Ref, Table
from editorial.jobs.progress import Progress
from editorial.jobs.suggesting import Suggest, SuggestReport
from editorial.review.commands.decide import Confirm
from editorial.review.desk import Desk

FULL = "The disk is full. Make room, then repeat what you did last. Nothing was changed."


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.add(record())
    editor.add(article("boats", "Ferry boats lie idle", "The café is shut.", READY, source="x", published=None))
    editor.open("Harbour")
    return editor


def focus(editor: Editor, key: str, table: Table = Table.MENTION) -> None:
    editor.window.reviewer.focus_ref(Ref(table, key))


def move(editor: Editor) -> None:
    editor.press("J")


def decide(editor: Editor) -> None:
    editor.press("F")  # the focus stays


def leave(editor: Editor) -> None:
    editor.open("Ferry boats")


def ended_with(report: SuggestReport) -> Generator[Progress, None, SuggestReport]:
    """Return the steps of a job that has none but its report."""
    yield from ()
    return report


HAPPENS = {Moment.MOVED: move, Moment.DECIDED: decide, Moment.LEFT: leave}


@pytest.mark.parametrize("moment", Moment)
@pytest.mark.parametrize("life", Life)
@pytest.mark.parametrize("tone", Tone)
def test_a_message_is_there_as_long_as_it_is_true(harbour: Editor, tone: Tone, life: Life, moment: Moment) -> None:
    focus(harbour, "m2")
    harbour.window.messages.show_message(Message("It is so", tone, life=life))
    HAPPENS[moment](harbour)
    assert harbour.said() == ("" if moment in ENDS[life] else "It is so")


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("life", Life)
def test_a_message_is_closed_by_its_button(harbour: Editor, tone: Tone, life: Life) -> None:
    bar = harbour.window.messages
    bar.show_message(Message("It is so", tone, life=life))
    bar._close.click()
    assert harbour.said() == ""


def test_every_life_has_an_end() -> None:
    assert set(ENDS) == set(Life)
    for life in Life:
        for tone in Tone:
            message = Message("x", tone, life=life)
            assert ENDS[life] or message.seconds is not None or tone is Tone.ERROR


def test_what_was_refused_is_forgotten_at_the_next_finding(harbour: Editor) -> None:
    focus(harbour, "q3", Table.QUOTE)
    harbour.press("Shift+K")
    assert harbour.said() == "There is no piece before this one to part it from"
    harbour.press("J")
    assert harbour.said() == ""


def test_what_was_refused_is_forgotten_at_the_next_decision(harbour: Editor) -> None:
    focus(harbour, "q3", Table.QUOTE)
    harbour.press("Shift+K")
    harbour.press("F")
    assert harbour.said() == ""


def test_what_was_done_to_places_is_still_said_when_the_focus_has_gone_on(harbour: Editor) -> None:
    focus(harbour, "m1")
    harbour.press("E", "Space", "Return")
    assert harbour.said().startswith("Confirmed: 2 of 3 occurrences")
    harbour.window.view.setFocus()
    harbour.press("F")
    assert harbour.said() == ""


def test_a_failed_save_is_not_called_saved_and_the_next_one_ends_the_message(
    harbour: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, status = harbour.window.desk.library, harbour.window.status
    focus(harbour, "m2")
    harbour.press("F")
    assert status.saved.text().startswith("saved ✓")

    def fail(_decision: Decision, _version: int, _texts: object) -> None:
        raise StorageError(FULL)

    with monkeypatch.context() as full:
        full.setattr(library, "commit", fail)
        harbour.press("Return")
        assert harbour.said() == FULL
        assert "✓" not in status.saved.text()
        assert status.saved.text().startswith("not saved")
        harbour.press("J")
        assert harbour.said() == FULL
        assert status.saved.text().startswith("not saved")
    harbour.press("Return")
    assert harbour.said() == ""
    assert status.saved.text().startswith("saved ✓")


def test_everything_is_decided_is_taken_back_with_the_decision(harbour: Editor) -> None:
    rows = [at for at in harbour.record.refs() if at.table in {Table.MENTION, Table.QUOTE} and at.id != "m6"]
    harbour.window.desk.apply(Confirm(targets=tuple(rows)))
    focus(harbour, "q3", Table.QUOTE)
    harbour.window.controllers.decisions.confirm_speaker()
    focus(harbour, "m6")
    harbour.press("Return")
    assert "Everything is decided" in harbour.said()
    harbour.press("Ctrl+Z")
    assert "Everything is decided" not in harbour.said()
    assert harbour.record.mentions["m6"].status is Status.SUGGESTED


def test_first_suggestions_are_not_called_a_change_elsewhere(editor: Editor) -> None:
    made = record()
    editor.add(article("boats", "Ferry boats lie idle", "The café is shut.", READY, source="x", published=None))
    library = editor.window.desk.library
    library.add(replace(made, standing=Standing(State.NEW), mentions={}, quotes={}, entities={}))
    editor.window.refresher.later("harbour")
    editor.window.refresher.flush()
    editor.window.reviewer.open("harbour")
    changes = [Change(None, row) for row in (*made.entities.values(), *made.mentions.values())]
    standing = Change(Standing(State.NEW), Standing(State.SUGGESTED))
    library.put_suggestions("harbour", [*changes, standing], 1, possibly_missed=(), model="made@1")
    editor.window.reloader.reload("harbour")
    editor.bot.waitUntil(lambda: bool(editor.record.mentions))
    assert editor.said() == ""


def test_a_problem_of_an_article_is_taken_back_once_it_has_none(harbour: Editor) -> None:
    work = harbour.window.work
    work._tell_problem("boats", StorageError("Ferry boats: it could not be read"))
    assert "could not be read" in harbour.said()
    work._tell_problem("harbour", None)
    assert "could not be read" in harbour.said()
    work._tell_problem("boats", None)
    assert harbour.said() == ""


def test_a_decision_elsewhere_is_called_one(harbour: Editor, database: Path) -> None:
    with Desk.at(database) as other:
        other.apply_to("harbour", Confirm(targets=(Ref(Table.MENTION, "m5"),)))
    harbour.window.reloader.reload("harbour")
    harbour.bot.waitUntil(lambda: harbour.record.mentions["m5"].status is Status.CONFIRMED)
    assert harbour.said() == CHANGED_ELSEWHERE
    focus(harbour, "m2")
    harbour.press("F")
    assert harbour.said() == ""


def test_a_run_that_the_library_ends_halfway_is_not_called_unchanged(
    harbour: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = SuggestReport(done=("boats",), failure=StorageError(FULL), unread=2)
    monkeypatch.setattr(Suggest, "run", lambda _self, _cancel: ended_with(report))
    harbour.window.work.find_again("boats", "harbour", "other")
    harbour.bot.waitUntil(lambda: "After that this stopped: The disk is full." in harbour.said())
    assert "Nothing was changed" not in harbour.said()
    assert "2 articles were not looked at." in harbour.said()
