"""Undo is identity, in memory and in the database, whatever was done, also after a restart."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import TEXT, article, record

from editorial.domain.article import Article, State
from editorial.domain.errors import ConflictError, RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import sha256
from editorial.review.commands.decide import Confirm
from editorial.review.commands.standing import SetAside, Verify
from editorial.review.desk import Desk
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library


def _stored(library: Library) -> Record:
    return library.load("harbour").record


def _check_references(now: Record) -> None:
    for mention in now.mentions.values():
        assert mention.entity is None or mention.entity in now.entities
        assert mention.span.end <= len(TEXT)
    for quote in now.quotes.values():
        assert quote.continues is None or quote.continues in now.quotes
        assert quote.within is None or quote.within in now.quotes
        assert set(quote.quoted) <= set(now.quotes)
        assert set(quote.candidates) <= set(now.entities)
        assert {s.entity for s in quote.speakers if s.entity} <= set(now.entities)


@given(data=st.data())
def test_undoing_everything_is_identity_in_memory_and_in_the_library(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        library.add(record())
        desk = Desk(library)
        session = desk.open("harbour")
        states = [session.record]
        for key in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=8)):
            try:
                outcome = desk.apply(MAKERS[key](data, session.record))
            except RuleError:
                assert session.record == states[-1]
                continue
            _check_references(session.record)
            assert _stored(library) == session.record
            if outcome.decision is not None:
                states.append(session.record)
        for expected in reversed(states[:-1]):
            desk.undo()
            assert session.record == expected == _stored(library)
        assert not desk.next_undo
        again = Desk(library)  # as after a restart
        session = again.open("harbour")
        for expected in states[1:]:
            again.redo()
            assert session.record == expected == _stored(library)


def _second(library: Library) -> None:
    text = "Second article\n\nNothing to see."
    library.add(Record(Article("second", "Second article", text, sha256(text))))


def test_undo_opens_the_article_it_belongs_to_in_the_right_order_after_a_restart(library: Library) -> None:
    _second(library)
    desk = Desk(library)
    desk.open("harbour")
    desk.apply(Verify(reason="deadline"))
    desk.open("second")
    desk.apply(SetAside())
    desk.undo()
    again = Desk(library)
    again.open("second")
    assert again.words(again.next_undo) == "verify “Harbour plan splits Saltmere” without deciding 12"
    again.undo()
    assert again.session is not None
    assert again.session.article_id == "harbour"
    assert again.session.record.standing.state is State.SUGGESTED
    assert not again.next_undo


def test_a_new_decision_ends_what_could_be_redone(desk: Desk) -> None:
    desk.apply(SetAside())
    desk.undo()
    desk.apply(Confirm(targets=(Ref(Table.MENTION, "m1"),)))
    assert not desk.next_redo
    with pytest.raises(RuleError, match="nothing to redo"):
        desk.redo()


def test_undo_is_a_decision_of_its_own_in_the_log(desk: Desk) -> None:
    desk.apply(SetAside())
    desk.undo()
    words = [decision_words(decision) for decision in desk.history("harbour")]
    assert words == ["undo: set “Harbour plan splits Saltmere” aside", "set “Harbour plan splits Saltmere” aside"]


def test_nothing_changes_when_the_commit_fails(desk: Desk, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise ConflictError("no")

    before = _stored(library)
    session = desk.session
    assert session is not None
    with monkeypatch.context() as patched:
        patched.setattr(Library, "commit", refuse)
        with pytest.raises(ConflictError):
            session.apply(SetAside())
    assert session.record == before == _stored(library)


def test_the_text_of_an_article_is_never_changed(desk: Desk) -> None:
    desk.apply(Verify(reason="x"))
    assert desk.session is not None
    assert desk.session.record.article == article()


def test_what_was_undone_is_not_read_again_to_name_and_redo_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(library)
    desk.open("harbour")
    desk.apply(SetAside())
    desk = Desk(library)  # as after a restart
    read: list[int] = []
    decision = library.decision
    monkeypatch.setattr(library, "decision", lambda number: read.append(number) or decision(number))
    assert desk.words(desk.next_undo).startswith("set ")
    desk.undo()
    assert desk.words(desk.next_redo).startswith("set ")
    desk.redo()
    assert read == [1]
