"""A quote whose speaker stands at a place is said by whom the place names, in the same step of undo."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import record

from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Reject
from editorial.review.commands.names import AddName, ApplyToSame, RelabelName
from editorial.review.commands.speakers import AddSpeaker, ResolveSpeaker
from editorial.review.desk import Desk
from editorial.storage.library import Library

ON_NAMES = ("relabel", "relabel all", "same", "merge", "split", "rename", "link", "move", "add name", "confirm")


def after(desk: Desk, *commands: Command) -> Record:
    for command in commands:
        desk.apply(command)
    assert desk.session is not None
    return desk.session.record


def said_by(now: Record, quote: str) -> list[str | None]:
    return [speaker.entity for speaker in now.quotes[quote].speakers]


def _said_where_named(now: Record) -> list[tuple[str, int, str]]:
    """Return quote, number of the speaker and mention, where the speaker stands at the mention and is who it names."""
    return [
        (quote.id, number, mention.id)
        for quote in now.quotes.values()
        for number, speaker in enumerate(quote.speakers)
        for mention in now.mentions.values()
        if (mention.span, mention.entity) == (speaker.span, speaker.entity)
    ]


@given(data=st.data())
def test_speakers_follow_their_places_whatever_is_done_with_names_and_undo_restores_all(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        library.add(record())
        desk = Desk(library)
        session = desk.open("harbour")
        states = [session.record]
        for key in data.draw(st.lists(st.sampled_from(ON_NAMES), min_size=1, max_size=6)):
            named = _said_where_named(session.record)
            try:
                outcome = desk.apply(MAKERS[key](data, session.record))
            except RuleError:
                continue
            if outcome.decision is None:
                continue
            now = session.record
            states.append(now)
            for quote, number, mention in named:
                assert now.quotes[quote].speakers[number].entity == now.mentions[mention].entity
        for expected in reversed(states[:-1]):
            desk.undo()
            assert session.record == expected == library.load("harbour").record


def test_another_type_for_one_place_takes_its_quotes_along(desk: Desk) -> None:
    now = after(desk, RelabelName(mention="m2", label="ORG"))
    other = now.mentions["m2"].entity
    assert other != "e2"
    assert said_by(now, "q1") == said_by(now, "q2") == [other]
    assert now.quotes["q1"].candidates == (other, "e2", "e3")
    assert now.mentions["m3"].entity == "e2"
    desk.undo()
    assert desk.session is not None
    assert said_by(desk.session.record, "q1") == ["e2"]


def test_the_same_decision_for_every_same_name_takes_the_quotes_along(desk: Desk) -> None:
    now = after(desk, ApplyToSame(source="m5", mentions=("m2",)))
    assert said_by(now, "q1") == said_by(now, "q2") == ["e3"]


def test_a_name_that_was_rejected_and_is_added_as_another_takes_its_quotes_along(desk: Desk) -> None:
    place = record().mentions["m2"].span
    now = after(desk, Reject(targets=(Ref(Table.MENTION, "m2"),)), AddName(span=place, label="PERSON", entity="e3"))
    assert said_by(now, "q1") == ["e3"]


def test_a_speaker_that_was_taken_for_somebody_else_than_the_place_names_stays(desk: Desk) -> None:
    now = after(desk, ResolveSpeaker(quotes=("q1",), entity="e3"), RelabelName(mention="m2", label="ORG"))
    assert said_by(now, "q1") == ["e3"]
    assert said_by(now, "q2") == ["e3"], "an open piece of the same utterance is proposed to be by the same"


def test_a_second_speaker_elsewhere_stays(desk: Desk) -> None:
    now = after(desk, AddSpeaker(quotes=("q1",), entity="e3"), RelabelName(mention="m2", label="ORG"))
    assert said_by(now, "q1") == [now.mentions["m2"].entity, "e3"]
