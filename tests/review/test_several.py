"""Several findings at one stroke: what was chosen changes and nothing else, no speaker is decided, one undo for all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from review_records import RULE, at, name, record

from editorial.domain.annotation import How, Kind, Mark, Quote, Status
from editorial.domain.errors import RuleError
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Change, Record, Ref, Table
from editorial.domain.text import Span
from editorial.review.batch import LeftOut, Stroke, batch
from editorial.review.commands.command import Command
from editorial.review.commands.decide import SetMark
from editorial.review.commands.groups import RelabelEntity
from editorial.review.commands.several import (
    ConfirmSeveral,
    MergeSeveral,
    RejectSeveral,
    RelabelSeveral,
    Several,
)
from editorial.review.desk import Desk
from editorial.review.outline import Outline, OutlineOptions
from editorial.review.paragraph import paragraph_at, paragraph_batch
from editorial.review.wording.summaries import decision_words

MISSED = PossiblyMissed(at("Northwind", 2), 0.4)
EVERYTHING = Several(tuple(f"m{number}" for number in range(1, 9)), ("q1", "q2", "q3", "q4"), (MISSED.span,))
NAMES = Several(EVERYTHING.mentions)


def now(desk: Desk) -> Record:
    assert desk.session is not None
    return desk.session.record


def said(desk: Desk, command: Command) -> str:
    decision = desk.apply(command).decision
    assert decision is not None
    return decision_words(decision)


COMMANDS: dict[str, tuple[Command, str]] = {
    "confirm": (
        ConfirmSeveral(chosen=replace(NAMES, quotes=("q4",)), how=How.GROUP),
        "confirm 4 names in 8 occurrences and 1 term",
    ),
    "reject": (
        RejectSeveral(chosen=EVERYTHING, how=How.GROUP),
        "reject 4 names in 8 occurrences, 2 quotes, 1 term and 1 possibly missed name",
    ),
    "type": (
        RelabelSeveral(chosen=replace(NAMES, missed=(MISSED.span,)), label="EVENT", how=How.PARAGRAPH),
        "type of 4 names in 8 occurrences and 1 possibly missed name to event",
    ),
    "merge": (
        MergeSeveral(keep="e2", mentions=("m2", "m3", "m5", "m7"), how=How.GROUP),
        "merge Tom Vale with Ada Brook",
    ),
    "mark": (
        SetMark(targets=Several(("m1", "m2"), ("q1", "q2")).refs, mark=Mark.FLAG, how=How.GROUP),
        "flag 2 names and 1 quote",
    ),
}


@pytest.mark.parametrize(("command", "words"), COMMANDS.values(), ids=COMMANDS)
def test_the_log_says_how_many_and_how_and_one_undo_takes_all_back(desk: Desk, command: Command, words: str) -> None:
    before = now(desk)
    assert said(desk, command) == words
    after = now(desk)
    (decision,) = desk.history("harbour")
    assert decision.how is command.how is not How.SINGLE
    desk.undo()
    assert now(desk) == before
    desk.redo()
    assert now(desk) == after == desk.library.load("harbour").record


@pytest.mark.parametrize("command", [COMMANDS["confirm"][0], COMMANDS["type"][0], COMMANDS["merge"][0]])
def test_no_speaker_is_decided(desk: Desk, command: Command) -> None:
    desk.apply(command)
    speakers = [speaker for quote in now(desk).quotes.values() for speaker in quote.speakers]
    assert not any(one.resolution is not None and one.resolution.status.decided for one in speakers)


def test_confirming_a_quote_that_somebody_said_among_others_is_refused(desk: Desk) -> None:
    before = now(desk)
    with pytest.raises(RuleError, match="speaker is always decided by itself"):
        desk.apply(ConfirmSeveral(chosen=Several(("m1",), ("q3",)), how=How.GROUP))
    assert now(desk) == before


def test_every_row_says_that_it_was_decided_with_others(desk: Desk) -> None:
    desk.apply(ConfirmSeveral(chosen=NAMES, how=How.PARAGRAPH))
    rows = (*now(desk).mentions.values(), *now(desk).entities.values())
    assert {row.decided.how for row in rows if row.decided is not None} == {How.PARAGRAPH}
    assert all(row.status is Status.CONFIRMED for row in rows)


def test_a_name_is_decided_with_its_last_place(desk: Desk) -> None:
    desk.apply(ConfirmSeveral(chosen=Several(("m1", "m4")), how=How.GROUP))
    assert now(desk).entities["e1"].status is Status.SUGGESTED
    desk.apply(ConfirmSeveral(chosen=Several(("m8", "m2")), how=How.GROUP))
    assert now(desk).entities["e1"].status is Status.CONFIRMED
    assert now(desk).entities["e2"].status is Status.SUGGESTED


def test_places_that_were_not_chosen_keep_name_and_type_and_stay_undecided(desk: Desk) -> None:
    before = now(desk)
    desk.apply(RelabelSeveral(chosen=Several(("m8", "m6")), label="ORG", how=How.PARAGRAPH))
    after = now(desk)
    assert all(after.mentions[key] == before.mentions[key] for key in ("m1", "m4"))
    assert after.entities["e1"] == before.entities["e1"]
    assert after.entities[after.mentions["m8"].entity or ""].label == "ORG"
    assert after.mentions["m6"].status is Status.CONFIRMED


def test_names_of_several_types_are_not_merged(desk: Desk) -> None:
    with pytest.raises(RuleError, match="one type"):
        desk.apply(MergeSeveral(keep="e2", mentions=("m5", "m1"), how=How.GROUP))
    with pytest.raises(RuleError, match="two names"):
        desk.apply(MergeSeveral(keep="e2", mentions=("m2", "m3"), how=How.GROUP))


def test_three_names_are_merged_at_once(desk: Desk) -> None:
    desk.apply(RelabelEntity(entity="e4", label="PERSON"))
    words = said(desk, MergeSeveral(keep="e2", mentions=("m5", "m7", "m6"), how=How.GROUP))
    assert words == "merge 2 names in 3 occurrences with Ada Brook"
    assert {now(desk).mentions[key].entity for key in ("m2", "m3", "m5", "m6", "m7")} == {"e2"}
    assert set(now(desk).entities) == {"e1", "e2"}


# --- what a stroke may decide ---


def outline(of: Record | None = None, *opened: str) -> Outline:
    return Outline(of or record(), OutlineOptions(opened=frozenset(opened)), [MISSED])


def left(found: Outline, stroke: Stroke) -> dict[LeftOut, int]:
    return {why: len(items) for why, items in batch(found, found.items, stroke).left_out.items()}


def test_each_stroke_leaves_out_what_it_must_not_decide() -> None:
    found = outline()
    claims = 1  # the list never selects one; here it is left out with its quote
    assert left(found, Stroke.CONFIRM) == {LeftOut.SPEAKER: 2 + claims, LeftOut.MISSED: 1}
    assert left(found, Stroke.REJECT) == {}
    assert left(found, Stroke.RELABEL) == {LeftOut.NO_NAME: 3 + claims}
    assert left(found, Stroke.MARK) == {LeftOut.MISSED: 1}
    assert left(found, Stroke.MERGE) == {LeftOut.NO_NAME: 3 + claims, LeftOut.MISSED: 1}


def test_what_is_decided_already_is_not_confirmed_again(desk: Desk) -> None:
    desk.apply(ConfirmSeveral(chosen=Several(("m1", "m2", "m3")), how=How.GROUP))
    found = outline(now(desk))
    confirmed = batch(found, found.items, Stroke.CONFIRM)
    assert [mention.id for mention in confirmed.mentions] == ["m4", "m5", "m6", "m7", "m8"]
    assert [item.entity for item in confirmed.left_out[LeftOut.DECIDED]] == ["e2"]


def twice() -> Record:
    """Return the record with another Saltmere, an organisation."""
    made = record()
    other = replace(made.entities["e1"], id="e9", label="ORG")
    return made.apply([Change(None, other), Change(None, name("m9", "Harbour", 1, "ORG", "e9"))])


@pytest.mark.parametrize("opened", [(), ("e1", "e9")])
@pytest.mark.parametrize("stroke", [Stroke.CONFIRM, Stroke.REJECT, Stroke.RELABEL])
def test_what_may_be_two_things_is_left_out_opened_or_not(stroke: Stroke, opened: tuple[str, ...]) -> None:
    found = outline(twice(), *opened)
    chosen = batch(found, found.items, stroke)
    assert {item.entity for item in chosen.left_out[LeftOut.TWO_THINGS]} == {"e1", "e9"}
    assert not {mention.entity for mention in chosen.mentions} & {"e1", "e9"}


def test_what_may_be_two_things_is_left_out_of_a_paragraph() -> None:
    found = outline(twice())
    paragraph = paragraph_at(found, at("Tom Vale").start)
    assert paragraph is not None
    chosen = paragraph_batch(found, paragraph)
    assert [mention.id for mention in chosen.mentions] == ["m5", "m6", "m7"]
    assert [item.entity for item in chosen.left_out[LeftOut.TWO_THINGS]] == ["e1"]


def test_a_paragraph_holds_only_what_is_undecided_in_it(desk: Desk) -> None:
    desk.apply(ConfirmSeveral(chosen=Several(("m5",))))
    found = outline(now(desk))
    paragraph = paragraph_at(found, at("Tom Vale").start)
    assert paragraph is not None
    assert [mention.id for mention in paragraph_batch(found, paragraph).mentions] == ["m6", "m7", "m8"]


def test_of_a_rejected_clause_the_direct_quotes_in_it_stay() -> None:
    made = record()
    clause = Quote("q9", Span(at("who leads it").start, at("Now we build.").end), Kind.MIXED, RULE, quoted=("q2",))
    found = outline(made.apply([Change(None, clause)]))
    item = found.at(Ref(Table.QUOTE, "q9"))
    assert item is not None
    rejected = batch(found, [item], Stroke.REJECT).utterances
    assert [one.ids for one in rejected] == [("q9",)]


def test_the_keys_of_a_batch_choose_from_it_and_from_nothing_else() -> None:
    found = outline()
    chosen = batch(found, found.items, Stroke.REJECT)
    keys = {"m1", "q1", f"missed:{MISSED.span.start}", "m99", "q2"}
    assert chosen.chosen(keys) == Several(("m1",), ("q1", "q2"), (MISSED.span,))
    assert chosen.chosen(keys).refs == (Ref(Table.MENTION, "m1"), Ref(Table.QUOTE, "q1"), Ref(Table.QUOTE, "q2"))
