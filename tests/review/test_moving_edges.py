"""What a name is called when the edges of the words that it was called after are moved."""

from __future__ import annotations

from review_records import at

from editorial.domain.annotation import Status
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.review.commands.decide import Confirm
from editorial.review.commands.names import MoveEdges
from editorial.review.desk import Desk


def moved(desk: Desk, mention: str, span: Span) -> Record:
    desk.apply(MoveEdges(target=Ref(Table.MENTION, mention), span=span))
    assert desk.session is not None
    return desk.session.record


def test_a_name_follows_the_only_words_it_was_called_after(desk: Desk) -> None:
    record = moved(desk, "m6", at("Vale of Northwind"))
    assert record.entities["e4"].name == "Vale of Northwind"
    assert record.entities["e4"].status is Status.CORRECTED
    desk.undo()
    assert desk.session is not None
    assert desk.session.record.entities["e4"].name == "Northwind"


def test_a_name_that_other_places_bear_stays(desk: Desk) -> None:
    record = moved(desk, "m4", at("port of Saltmere"))
    assert record.entities["e1"].name == "Saltmere"


def test_a_name_that_was_decided_stays(desk: Desk) -> None:
    desk.apply(Confirm(targets=(Ref(Table.ENTITY, "e4"),)))
    record = moved(desk, "m6", at("Vale of Northwind"))
    assert record.entities["e4"].name == "Northwind"


def test_a_name_is_not_among_its_own_other_names(desk: Desk) -> None:
    record = moved(desk, "m2", at("Brook"))
    assert record.entities["e2"].name == "Brook"
    assert record.entities["e2"].aliases == ()
