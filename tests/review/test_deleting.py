"""Undo passes over the decisions of deleted articles, and brings the articles back until the program ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from review_records import record

from editorial.domain.article import State
from editorial.domain.errors import RuleError
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.review.commands.standing import SetAside
from editorial.review.desk import Desk
from editorial.storage.library import Library


def other() -> Record:
    one = record()
    text = one.article.text + "\nMore."
    return replace(one, article=replace(one.article, id="other", title="Another", text=text, sha256=sha256(text)))


@pytest.fixture
def desk(tmp_path: Path):
    with Library.open(tmp_path / "library.db") as library:
        for one in (record(), other()):
            library.add(one)
        yield Desk(library)


def state(desk: Desk, article_id: str) -> State:
    return desk.library.load(article_id).record.standing.state


def undo(desk: Desk) -> None:
    if desk.undoes_deletion:
        desk.restore_deleted()
    else:
        desk.undo()


def test_undo_passes_over_the_decisions_of_a_deleted_article_and_they_come_back_with_it(desk: Desk) -> None:
    for article_id in ("other", "harbour"):
        desk.apply_to(article_id, SetAside())
    desk.delete(["harbour"])
    assert desk.words(desk.next_undo) == f"delete “{record().article.title}”"
    with pytest.raises(RuleError):
        desk.undo()
    assert desk.restore_deleted() == ("harbour",)
    desk.undo()
    assert state(desk, "harbour") is not State.SET_ASIDE
    assert state(desk, "other") is State.SET_ASIDE
    desk.undo()
    assert state(desk, "other") is not State.SET_ASIDE
    assert desk.next_undo == ()


def test_what_is_decided_after_a_deletion_is_undone_before_it(desk: Desk) -> None:
    desk.apply_to("harbour", SetAside())
    desk.delete(["harbour"])
    desk.apply_to("other", SetAside())
    assert not desk.undoes_deletion
    undo(desk)
    assert state(desk, "other") is not State.SET_ASIDE
    assert desk.undoes_deletion
    undo(desk)
    assert state(desk, "harbour") is State.SET_ASIDE
    assert desk.next_redo  # what was undone elsewhere can be done again
    undo(desk)
    assert state(desk, "harbour") is not State.SET_ASIDE
    assert desk.next_undo == ()


def test_a_deletion_cannot_be_done_again_by_a_key(desk: Desk) -> None:
    desk.delete(["harbour", "other"])
    assert desk.words(desk.next_undo) == "delete 2 articles"
    assert set(desk.restore_deleted()) == {"harbour", "other"}
    assert desk.next_redo == desk.next_undo == ()
    with pytest.raises(RuleError):
        desk.restore_deleted()


def test_a_step_over_several_articles_keeps_those_that_are_left(desk: Desk) -> None:
    step = None
    for article_id in ("harbour", "other"):
        outcome = desk.apply_to(article_id, SetAside(), step)
        step = step or outcome.decision.number
    assert len(desk.next_undo) == 2
    desk.delete(["harbour"])
    desk._stack.drop([-1])  # as after a restart
    assert len(desk.next_undo) == 1
    desk.undo()
    assert state(desk, "other") is not State.SET_ASIDE


def test_after_a_restart_a_deletion_is_final_and_undo_goes_on_with_the_others(desk: Desk) -> None:
    for article_id in ("other", "harbour"):
        desk.apply_to(article_id, SetAside())
    desk.delete(["harbour"])
    path = desk.library.path
    desk.library.close()
    with Library.open(path) as library:
        again = Desk(library)
        assert not again.undoes_deletion
        again.undo()
        assert state(again, "other") is not State.SET_ASIDE
        assert again.next_undo == ()


def test_undo_passes_over_what_another_window_deleted(desk: Desk) -> None:
    for article_id in ("other", "harbour"):
        desk.apply_to(article_id, SetAside())
    with Library.open(desk.library.path) as elsewhere:
        elsewhere.deletions.delete(["harbour"])
    assert desk.changed_elsewhere()
    assert desk.words(desk.next_undo) == "set “Another” aside"
    desk.undo()
    assert state(desk, "other") is not State.SET_ASIDE
    assert desk.next_undo == ()
