"""The newsroom's list finds its own names in an article, and few that are none."""

from __future__ import annotations

import pytest

from editorial.domain.annotation import Entity, Mention, Origin, Provenance, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.newsroom_list import NewsroomList, looked_up
from editorial.domain.reason import ReasonCode
from editorial.domain.text import Span

LISTED = NewsroomList(
    [
        AuthorityRecord("a1", "John Petrie", "PERSON", ("Johnny Petrie",)),
        AuthorityRecord("a2", "Castleby", "PLACE"),
        AuthorityRecord("a3", "Harrow Rovers", "CLUB", ("Rovers",)),
        AuthorityRecord("a4", "Sam Lee", "PERSON"),
        AuthorityRecord("a5", "Sam Lee", "PERSON"),
        AuthorityRecord("a6", "Paul Gant", "PERSON"),
        AuthorityRecord("a7", "Channel 4", "ORG"),
        AuthorityRecord("a8", "Quay Rangers", "ORG"),
        AuthorityRecord("a9", "Zoë Müller", "PERSON"),
        AuthorityRecord("b1", "Jean-Luc Picard", "PERSON"),
        AuthorityRecord("b2", "Katherine Hall", "PERSON"),
        AuthorityRecord("b3", "Saltmere", "PLACE"),
    ]
)


def entity(name: str, label: str = "PERSON", *aliases: str) -> Entity:
    return Entity("e1", name, label, aliases)


@pytest.mark.parametrize(
    ("found", "record"),
    [
        (entity("John Petrie"), "a1"),
        (entity("JOHN  PETRIE"), "a1"),
        (entity("Johnny Petrie"), "a1"),
        (entity("Petrie", "PERSON", "John Petrie"), "a1"),
        (entity("John Petrie", "WORK"), None),
        (entity("Castleby", "ORG"), None),
        (entity("Harrow Rovers", "ORG"), "a3"),
        (entity("Harrow Rovers", "PLACE"), "a3"),
        (entity("Harrow Rovers", "DATE"), None),
        (entity("Sam Lee"), None),
        (entity("Lou", "PERSON", "Rovers"), None),
    ],
)
def test_a_name_matches_one_record_of_its_type(found: Entity, record: str | None) -> None:
    match = LISTED.match(found)
    assert (match.id if match is not None else None) == record


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (entity("Jon Petrie"), "John Petrie"),
        (entity("John Pertie"), "John Petrie"),
        (entity("John Petri"), None),
        (entity("John Petrey"), None),
        (entity("Dohn Petrie"), None),
        (entity("Jan Petry"), None),
        (entity("Petri"), None),
        (entity("Paula Gant"), None),
        (entity("Channel 5", "ORG"), None),
        (entity("Casteby", "PLACE"), "Castleby"),
        (entity("Castelby", "PLACE"), "Castleby"),
        (entity("Castelby", "ORG"), None),
        (entity("Quay Ranger", "ORG"), None),
        (entity("John Petrie"), None),
        (entity("Zoe Muller"), "Zoë Müller"),
        (entity("Muller"), None),
        (entity("Jean Luc Picard"), "Jean-Luc Picard"),
        (entity("Jean-Luc  PICARD"), None),
        (entity("Catherine Hall"), "Katherine Hall"),
        (entity("Mary Hall"), None),
        (entity("Saltmer", "PLACE"), "Saltmere"),
    ],
)
def test_a_name_that_differs_by_a_letter_may_be_misspelt(found: Entity, name: str | None) -> None:
    near = LISTED.near(found)
    assert (near.name if near is not None else None) == name


def test_what_is_open_is_linked_or_doubted_with_the_reason() -> None:
    text = "Jon Petrie met Harrow Rovers."
    entities = [Entity("e1", "Jon Petrie", "PERSON"), Entity("e2", "Harrow Rovers", "ORG")]
    sure = Provenance(Origin.MODEL, score=0.9)
    mentions = [
        Mention("m1", Span(0, 10), "PERSON", "e1", sure),
        Mention("m2", Span(15, 28), "ORG", "e2", sure),
    ]
    rows, changed = looked_up(LISTED, entities, mentions, text)
    assert [(row.id, row.authority, row.label, row.status) for row in rows] == [("e2", "a3", "CLUB", Status.SUGGESTED)]
    doubted, linked = sorted(changed, key=lambda mention: mention.id)
    assert doubted.provenance.score == 0.65
    assert doubted.provenance.evidence[-1].code is ReasonCode.NEARLY_LISTED
    assert (linked.label, linked.provenance.evidence[0].code) == ("CLUB", ReasonCode.LISTED)
    decided = [Entity("e2", "Harrow Rovers", "ORG", status=Status.CONFIRMED)]
    assert looked_up(LISTED, decided, mentions[1:], text) == ((), ())
