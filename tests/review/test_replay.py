"""What a library holds follows from its log, whatever was done: commands, undo, suggestions, links, exports."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from replaying import assert_follows_from_log, assert_whole_log
from review_commands import MAKERS
from review_records import article, at, name, record

from editorial.domain.article import State
from editorial.domain.errors import RuleError
from editorial.domain.merging import merge
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem, ProblemCode
from editorial.domain.record import Change, Record
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span, sha256
from editorial.domain.verification import flaws, is_provable, record_of
from editorial.review.commands.standing import Verify
from editorial.review.desk import Desk

OTHER_STEPS = ("undo", "redo", "suggest", "link", "problem", "export", "delete")
numbers = count()


@pytest.fixture(scope="module")
def shared() -> Iterator[Desk]:
    """One library for all examples: each example brings an article of its own."""
    with tempfile.TemporaryDirectory() as folder, Desk.at(Path(folder) / "library.db") as desk:
        yield desk


def _own(found: Record) -> Record:
    number = next(numbers)
    text = f"{found.article.text}{number}"
    return replace(found, article=replace(found.article, id=f"a{number}", text=text, sha256=sha256(text)))


def _suggest(desk: Desk, article_id: str) -> None:
    library, now = desk.library, record()
    found = Suggestions(
        tuple(now.entities.values()),
        (name("m1", "Saltmere", 1, "PLACE", "e1"), name("m9", "Northwind", 2, "ORG", "e4")),
        tuple(now.quotes.values()),
        (PossiblyMissed(Span(0, 7), 0.2),),
    )
    loaded = library.load(article_id)
    changes = merge(loaded.record, found, library.touched(article_id))
    library.put_suggestions(article_id, changes, loaded.version, possibly_missed=found.possibly_missed, model="made@2")


def _link(desk: Desk, article_id: str) -> None:
    loaded = desk.library.load(article_id)
    changes = [Change(one, replace(one, authority="a9")) for one in loaded.record.entities.values()]
    desk.library.put_links(article_id, changes, loaded.version)


def _do(desk: Desk, article_id: str, step: str, data: st.DataObject) -> None:
    library = desk.library
    if step == "undo" and desk.next_undo:
        desk.undo()
    elif step == "redo" and desk.next_redo:
        desk.redo()
    elif step == "suggest":
        _suggest(desk, article_id)
    elif step == "link":
        _link(desk, article_id)
    elif step == "problem":
        problem = data.draw(st.sampled_from([None, Problem.of(ProblemCode.TIMED_OUT, seconds=3)]))
        library.mark_problem(article_id, problem)
    elif step == "export":
        library.mark_exported([article_id], datetime.now(UTC))
    elif step == "delete":
        desk.close()
        desk.delete([article_id])
        desk.restore_deleted()
    elif step in MAKERS:
        desk.apply(MAKERS[step](data, desk.open(article_id).record))


@settings(max_examples=25)
@given(data=st.data())
def test_the_rows_of_an_article_follow_from_its_log_whatever_was_done(shared: Desk, data: st.DataObject) -> None:
    start, first = data.draw(st.sampled_from([(record(), []), (Record(article()), ["suggest"])]))
    found = _own(start)
    article_id = found.article.id
    shared.library.add(found)
    steps = st.sampled_from([*sorted(MAKERS), *OTHER_STEPS])
    for step in [*first, *data.draw(st.lists(steps, min_size=1, max_size=8))]:
        try:
            _do(shared, article_id, step, data)
        except RuleError:
            continue
        assert_follows_from_log(shared.library, article_id)
    assert shared.library.logbook.faults() == ()
    if shared.open(article_id).record.standing.state is not State.VERIFIED:
        shared.apply(Verify(reason="because"))
    proof = shared.library.logbook.proof(article_id)
    assert is_provable(proof)
    assert flaws(record_of(proof, by="Ina Field", at=datetime.now(UTC), program="test", key="key")) == ()


def test_an_article_of_many_places_is_suggested_and_rebuilt_in_parts(tmp_path: Path) -> None:
    with Desk.at(tmp_path / "library.db") as desk:
        desk.library.add(Record(article()))
        many = [replace(name(f"m{n}", "Saltmere", 1, "PLACE", "e1"), span=at("Saltmere")) for n in range(1203)]
        changes = [Change(None, one) for one in (record().entities["e1"], *many)]
        desk.library.put_suggestions("harbour", changes, 1, possibly_missed=(), model="made@2")
        assert len(desk.library.logbook.kept("harbour").record.mentions) == 1203
        assert_whole_log(desk.library)
