"""A corrected name or speaker has the open quotes that depend on it proposed again, and no decided one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from courtroom import courtroom, span
from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import record

from editorial.domain.annotation import Status
from editorial.domain.errors import RuleError
from editorial.domain.labels import ORG, PERSON
from editorial.domain.record import Record, Ref, Table
from editorial.domain.utterance import is_open
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Confirm, ConfirmSpeaker, Reject
from editorial.review.commands.following import CANDIDATES
from editorial.review.commands.groups import MergeEntities, RelabelEntity
from editorial.review.commands.names import AddName, RelabelName
from editorial.review.commands.speakers import Attribute, AttributeToName, ClearSpeakers, ResolveSpeaker
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.proposals.again import propose_again
from editorial.review.wording.reasons import reason_words
from editorial.storage.library import Library

MUNRO = "Alistair Munro KC"


@pytest.fixture
def court(tmp_path: Path) -> Iterator[Desk]:
    with Library.open(tmp_path / "court.db") as library:
        library.add(courtroom())
        desk = Desk(library)
        desk.open("court")
        yield desk


def after(desk: Desk, *commands: Command) -> Record:
    for command in commands:
        desk.apply(command)
    assert desk.session is not None
    return desk.session.record


def said_by(now: Record, quote: str) -> list[str | None]:
    return [now.entities[one.entity].name if one.entity else None for one in now.quotes[quote].speakers]


def why(now: Record, quote: str) -> list[str]:
    claim = now.quotes[quote].speakers[0].resolution
    return [reason_words(reason) for reason in claim.evidence] if claim is not None else []


def candidates(now: Record, quote: str) -> list[str]:
    return [now.entities[key].name for key in now.quotes[quote].candidates]


def add_munro() -> AddName:
    return AddName(span=span(MUNRO), label=PERSON)


def test_a_name_added_links_the_quote_whose_speaker_it_names_and_he_after_it(court: Desk) -> None:
    before = after(court)
    assert said_by(before, "q1") == [None]
    assert said_by(before, "q2") == ["Paul Gant"]
    now = after(court, add_munro())
    assert said_by(now, "q1") == said_by(now, "q2") == [MUNRO]
    assert why(now, "q1") == [f"proposed again because “{MUNRO}” is a name now"]
    assert why(now, "q2") == [f"proposed again because the quote before it is by “{MUNRO}” now"]
    assert now.quotes["q1"].status is now.quotes["q2"].status is Status.SUGGESTED
    assert said_by(now, "q3") == ["Iris Gant"], "somebody else spoke in between"
    assert said_by(now, "q4") == ["Iris Gant"]
    assert MUNRO in candidates(now, "q3")
    assert candidates(now, "q1")[0] == MUNRO
    court.undo()
    assert court.session is not None
    assert court.session.record == replace(before, standing=court.session.record.standing)
    court.redo()
    assert court.session.record == now


def test_the_surname_alone_is_linked_too(court: Desk) -> None:
    assert said_by(after(court, add_munro()), "q5") == [MUNRO]


def test_what_is_decided_stays(court: Desk) -> None:
    decided = after(court, Confirm(targets=(Ref(Table.QUOTE, "q1"),)), ConfirmSpeaker(quotes=("q2",)))
    now = after(court, add_munro())
    assert [now.quotes[key] for key in ("q1", "q2")] == [decided.quotes[key] for key in ("q1", "q2")]


def test_taking_the_added_name_out_again_leaves_nothing_of_it(court: Desk) -> None:
    now = after(court, add_munro())
    (mention,) = (one.id for one in now.mentions.values() if one.status is Status.ADDED)
    now = after(court, Reject(targets=(Ref(Table.MENTION, mention),)))
    assert MUNRO not in {entity.name for entity in now.entities.values()}
    assert said_by(now, "q1") == said_by(now, "q2") == [None]


def test_another_speaker_takes_the_pronoun_after_it_along(court: Desk) -> None:
    now = after(court, Attribute(quotes=("q3",), entity="e3"))
    assert said_by(now, "q4") == ["Judge Nora Harrow"]
    assert "“Judge Nora Harrow” now" in why(now, "q4")[0]


def test_a_pronoun_of_the_other_sex_does_not_follow(court: Desk) -> None:
    assert said_by(after(court, Attribute(quotes=("q3",), entity="e1")), "q4") == ["Iris Gant"]


def test_what_was_carried_over_follows_with_its_reasons(court: Desk) -> None:
    now = after(court, ResolveSpeaker(quotes=("q6",), entity="e3"))
    assert said_by(now, "q7") == ["Judge Nora Harrow"]
    assert why(now, "q7")[0] in [reason_words(reason) for reason in now.quotes["q7"].provenance.evidence]


def test_another_piece_of_the_utterance_follows_in_both_directions(court: Desk) -> None:
    now = after(court, Attribute(quotes=("q9",), entity="e2"))
    assert said_by(now, "q8") == ["Iris Gant"]
    assert "another piece" in why(now, "q8")[0]
    assert now.quotes["q8"].status is Status.SUGGESTED


def test_a_speaker_by_name_reaches_what_follows(court: Desk) -> None:
    now = after(court, AttributeToName(quotes=("q3",), name="Vera Lund"))
    assert said_by(now, "q4") == ["Vera Lund"]


def test_the_group_follows_an_organisation(court: Desk) -> None:
    now = after(court, Attribute(quotes=("q10",), entity="e5"))
    assert said_by(now, "q11") == ["Harrow Steel"]


def test_a_name_of_another_type_is_no_he_any_more(court: Desk) -> None:
    now = after(court, RelabelEntity(entity="e4", label=PERSON))
    assert said_by(now, "q10") == ["Quay Union"]
    assert said_by(now, "q11") == ["Quay Union"], "nobody else is nearer"


def test_one_place_of_another_type_takes_what_follows_along(court: Desk) -> None:
    (mention,) = (one.id for one in after(court).mentions.values() if one.span == span("Quay Union"))
    now = after(court, RelabelName(mention=mention, label=ORG), AddName(span=span("The tribunal"), label=ORG))
    assert said_by(now, "q11") == ["Quay Union"]


def test_another_type_of_a_speaker_is_not_offered_anew_everywhere(court: Desk) -> None:
    before = after(court)
    now = after(court, RelabelEntity(entity="e2", label=ORG))
    changed = {key for key in now.quotes if now.quotes[key].candidates != before.quotes[key].candidates}
    assert changed <= {"q4"}, "only what is proposed again"


def test_merging_moves_the_claims_and_invents_none(court: Desk) -> None:
    before = after(court)
    now = after(court, MergeEntities(keep="e3", gone="e2"))
    assert said_by(now, "q3") == said_by(now, "q4") == ["Judge Nora Harrow"]
    assert why(now, "q4") == why(before, "q4")


def test_unknown_leaves_what_follows_alone_but_what_was_carried_over(court: Desk) -> None:
    now = after(court, ClearSpeakers(quotes=("q3",)))
    assert said_by(now, "q4") == ["Iris Gant"]


@given(data=st.data())
def test_only_open_quotes_are_proposed_again_and_they_stay_open(data: st.DataObject) -> None:
    now = data.draw(st.sampled_from([record(), courtroom()]))
    for key in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=6)):
        draft = Draft(now, "Ina", datetime(2026, 1, 1, tzinfo=UTC))
        try:
            MAKERS[key](data, now).run(draft)
        except (RuleError, StopIteration):
            continue
        own = now.apply(draft.changes())
        propose_again(draft)
        now = now.apply(draft.changes())
        assert (own.entities, own.mentions, own.notes) == (now.entities, now.mentions, now.notes)
        for before in own.quotes.values():
            quote = now.quotes[before.id]
            if quote != before:
                assert is_open(before)
                assert is_open(quote)
                proposed = {"speakers": (), "candidates": (), "provenance": before.provenance}
                assert replace(quote, **proposed) == replace(before, **proposed)
                assert {one.entity for one in quote.speakers} <= {None, *now.entities}
                assert len(quote.candidates) <= CANDIDATES


def test_all_of_it_is_one_decision_about_few_rows(court: Desk) -> None:
    outcome = court.apply(add_munro())
    assert {ref.id for ref in outcome.changed if ref.table is Table.QUOTE} <= {f"q{number}" for number in range(1, 12)}
    assert outcome.decision is not None
    assert outcome.decision.action == "AddName"


def reject_name(now: Record, key: str) -> Reject:
    places = (Ref(Table.MENTION, one.id) for one in now.mentions.values() if one.entity == key)
    return Reject(targets=(Ref(Table.ENTITY, key), *places))


def test_a_rejected_name_leaves_the_open_quotes_that_hung_on_it_to_nobody_named(court: Desk) -> None:
    now = after(court, reject_name(court.session.record, "e2"))
    assert said_by(now, "q3") == [None]
    assert now.quotes["q3"].speakers[0].span == span("Iris Gant"), "the words stay"
    assert why(now, "q3") == ["proposed again because “Iris Gant” was rejected as a name"]
    assert said_by(now, "q4") == [None], "she said hung on it too"
    assert "Iris Gant" not in candidates(now, "q3")
    assert now.quotes["q3"].status is Status.SUGGESTED
    court.undo()
    assert said_by(court.session.record, "q3") == said_by(court.session.record, "q4") == ["Iris Gant"]


def test_a_pronoun_that_meant_a_rejected_name_means_nobody_named(court: Desk) -> None:
    now = after(court, reject_name(court.session.record, "e1"))
    assert said_by(now, "q2") == [None]
    assert why(now, "q2") == ["proposed again because “Paul Gant” was rejected as a name"]


def test_a_decided_quote_keeps_a_rejected_name(court: Desk) -> None:
    now = after(court, Confirm(targets=(Ref(Table.QUOTE, "q3"),)), reject_name(court.session.record, "e2"))
    assert said_by(now, "q3") == ["Iris Gant"]


def test_a_name_confirmed_again_after_it_was_rejected_is_proposed_again(court: Desk) -> None:
    now = after(court, reject_name(court.session.record, "e2"))
    targets = (
        Ref(Table.ENTITY, "e2"),
        *(Ref(Table.MENTION, one.id) for one in now.mentions.values() if one.entity == "e2"),
    )
    now = after(court, Confirm(targets=targets))
    assert said_by(now, "q3") == ["Iris Gant"]


def test_a_place_that_is_rejected_unlinks_the_quote_that_names_its_speaker_there(court: Desk) -> None:
    now = after(court, Reject(targets=(Ref(Table.MENTION, "m2"),)))
    assert said_by(now, "q3") == [None]
