"""A name that grows over others takes the undecided ones in; decided ones stay unless the editor says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from review_records import TEXT, at, name, record

from editorial.domain.annotation import Entity, Note, NoteKind, Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.review.commands.decide import Confirm
from editorial.review.commands.names import AddName, MoveEdges
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.session import now
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library

LONG = Span(at("Tom Vale").start, at("Northwind").end)
"""*Tom Vale of Northwind*, with two names in it."""
NORTHWIND = Ref(Table.MENTION, "m6")


def record_of(desk: Desk) -> Record:
    assert desk.session is not None
    return desk.session.record


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            MoveEdges(target=Ref(Table.MENTION, "m5"), span=LONG),
            "edges of Tom Vale, with “Northwind” in it now",
        ),
        (
            AddName(span=LONG, label="ORG"),
            "add “Tom Vale of Northwind” as organisation, with “Tom Vale” and “Northwind” in it",
        ),
    ],
)
def test_undecided_names_inside_go_with_the_decision_and_come_back_with_undo(
    desk: Desk, library: Library, command: MoveEdges | AddName, said: str
) -> None:
    before = record_of(desk)
    outcome = desk.apply(command)
    after = record_of(desk)
    assert outcome.decision is not None
    assert decision_words(outcome.decision) == said
    assert "m6" not in after.mentions
    assert "e4" not in after.entities
    desk.undo()
    assert record_of(desk) == before
    desk.redo()
    assert record_of(desk) == after
    again = Desk(library)
    again.open("harbour")
    again.undo()
    assert record_of(again) == before


def test_a_decided_name_inside_stays_unless_the_editor_says_so(desk: Desk) -> None:
    desk.apply(Confirm(targets=(NORTHWIND,)))
    kept = record_of(desk).mentions["m6"]
    desk.apply(MoveEdges(target=Ref(Table.MENTION, "m5"), span=LONG))
    assert record_of(desk).mentions["m6"] == kept
    desk.undo()
    desk.apply(MoveEdges(target=Ref(Table.MENTION, "m5"), span=LONG, taken=("m6",)))
    assert record_of(desk).mentions["m6"].status is Status.REJECTED


def test_what_was_inside_before_the_edges_moved_stays(desk: Desk) -> None:
    desk.apply(AddName(span=at("Vale"), label="PLACE"))
    inner = {key for key, one in record_of(desk).mentions.items() if one.span == at("Vale")}
    desk.apply(MoveEdges(target=Ref(Table.MENTION, "m5"), span=LONG))
    assert inner <= set(record_of(desk).mentions)


def test_speakers_and_notes_of_what_is_taken_in_go_to_the_longer_name() -> None:
    made = record()
    leader = name("m9", "who leads it", 1, "PERSON", "e9")
    note = Note("n1", NoteKind.COMMENT, "sure?", "Ina", now(), on="m2")
    made = replace(
        made,
        entities={**made.entities, "e9": Entity("e9", "Ada", "PERSON")},
        mentions={**made.mentions, "m9": replace(leader, span=at("said"))},
        notes={"n1": note},
    )
    draft = Draft(made, "A. Editor", now())
    span = Span(at("said").start, at("Ada Brook").end)
    MoveEdges(target=Ref(Table.MENTION, "m9"), span=span).run(draft)
    after = made.apply(draft.changes())
    assert after.notes["n1"].on == "m9"
    assert {one.entity for one in after.quotes["q1"].speakers} == {"e9"}
    assert {one.span for one in after.quotes["q1"].speakers} == {span}
    assert "e2" in after.entities, "it has another occurrence"
    assert TEXT[span.start : span.end] == "said Ada Brook"
