from __future__ import annotations

from dataclasses import replace

import pytest
from review_records import HE, TEXT, at

from editorial.domain.annotation import How, Kind, Mark, NoteKind, Status
from editorial.domain.article import State
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.domain.utterance import utterances
from editorial.review.commands.command import Command
from editorial.review.commands.decide import ClearMark, Confirm, ConfirmSpeaker, Reject, SetMark
from editorial.review.commands.groups import (
    LinkAuthority,
    MergeEntities,
    RelabelEntity,
    RenameEntity,
    SetAliases,
    SplitEntity,
)
from editorial.review.commands.names import (
    AddName,
    ApplyToSame,
    DismissMissed,
    MoveEdges,
    RelabelName,
)
from editorial.review.commands.notes import AddNote, EditNote, RemoveNote
from editorial.review.commands.pieces import Join, Part
from editorial.review.commands.quotes import AddQuote, SetCue, SetKind
from editorial.review.commands.speakers import AddSpeaker, Attribute, AttributeToName, ClearSpeakers, ResolveSpeaker
from editorial.review.commands.standing import GateClosedError, Reopen, SetAside, Verify
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.same_name import same_names
from editorial.review.session import now


def m(*keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(Table.MENTION, key) for key in keys)


def q(*keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(Table.QUOTE, key) for key in keys)


def after(desk: Desk, *commands: Command) -> Record:
    for command in commands:
        desk.apply(command)
    assert desk.session is not None
    return desk.session.record


def added(record: Record, before: Record, table: str) -> list[str]:
    return [key for key in getattr(record, table) if key not in getattr(before, table)]


def test_confirming_says_who_when_and_how(desk: Desk) -> None:
    record = after(desk, Confirm(targets=m("m1", "m4"), how=How.GROUP))
    decided = record.mentions["m1"].decided
    assert record.mentions["m1"].status is Status.CONFIRMED
    assert decided is not None
    assert (decided.by, decided.how) == ("A. Editor", How.GROUP)
    assert record.standing.state is State.IN_REVIEW


def test_confirming_a_quote_leaves_an_inferred_speaker_a_claim(desk: Desk) -> None:
    record = after(desk, Confirm(targets=q("q1", "q3")))
    explicit, inferred = (record.quotes[key].speakers[0].resolution for key in ("q1", "q3"))
    assert explicit is not None
    assert inferred is not None
    assert (explicit.status, inferred.status) == (Status.CONFIRMED, Status.SUGGESTED)
    record = after(desk, ConfirmSpeaker(quotes=("q3",)))
    claim = record.quotes["q3"].speakers[0].resolution
    assert claim is not None
    assert claim.status is Status.CONFIRMED


def test_rejecting_what_an_editor_added_takes_it_out_with_its_entity(desk: Desk) -> None:
    before = after(desk)
    record = after(desk, AddName(span=at("council"), label="GROUP"))
    (key,) = added(record, before, "mentions")
    assert record.mentions[key].status is Status.ADDED
    record = after(desk, Reject(targets=m(key)))
    assert not added(record, before, "mentions")
    assert not added(record, before, "entities")


def test_a_selection_never_takes_in_a_stray_space(desk: Desk) -> None:
    before = after(desk)
    span = at("council")
    record = after(desk, AddName(span=Span(span.start - 1, span.end + 1), label="GROUP"))
    (key,) = added(record, before, "mentions")
    assert record.mentions[key].span.of(TEXT) == "council"


def test_adding_a_name_joins_the_entity_of_that_name(desk: Desk) -> None:
    before = after(desk)
    record = after(desk, AddName(span=at("Northwind", 2), label="ORG"))
    (key,) = added(record, before, "mentions")
    assert record.mentions[key].entity == "e4"


def test_the_same_words_cannot_be_added_twice(desk: Desk) -> None:
    with pytest.raises(RuleError, match="is a name already"):
        desk.apply(AddName(span=at("Tom Vale"), label="PERSON"))


def test_a_dismissed_stretch_is_kept_as_rejected(desk: Desk) -> None:
    before = after(desk)
    record = after(desk, DismissMissed(span=at("Monday")))
    (key,) = added(record, before, "mentions")
    assert record.mentions[key].status is Status.REJECTED


def test_relabelling_an_entity_relabels_its_mentions_and_keeps_what_was_suggested(desk: Desk) -> None:
    record = after(desk, RelabelEntity(entity="e1", label="ORG", how=How.GROUP))
    assert {record.mentions[key].label for key in ("m1", "m4", "m8")} == {"ORG"}
    assert record.mentions["m1"].suggested == {"label": "PLACE"}
    assert record.entities["e1"].label == "ORG"


def test_relabelling_one_mention_parts_it_from_its_group(desk: Desk) -> None:
    record = after(desk, RelabelName(mention="m8", label="ORG"))
    assert record.mentions["m8"].entity != "e1"
    assert record.mentions["m1"].label == "PLACE"
    assert (record.mentions["m8"].suggested or {})["entity"] == "e1"


def test_moving_an_edge_keeps_identity_and_moves_the_speaker_with_it(desk: Desk) -> None:
    record = after(desk, MoveEdges(target=m("m2")[0], span=at("Brook")))
    assert record.mentions["m2"].span == at("Brook")
    assert record.mentions["m2"].suggested == {"start": at("Ada Brook").start, "end": at("Ada Brook").end}
    assert record.quotes["q1"].speakers[0].span == at("Brook")


def test_an_edge_cannot_be_moved_onto_another_name(desk: Desk) -> None:
    with pytest.raises(RuleError, match="in the list already"):
        desk.apply(MoveEdges(target=m("m1")[0], span=at("Tom Vale")))


def test_merging_moves_mentions_speakers_and_candidates(desk: Desk) -> None:
    record = after(desk, MergeEntities(keep="e2", gone="e3"))
    assert "e3" not in record.entities
    assert record.mentions["m5"].entity == "e2"
    assert record.quotes["q3"].speakers[0].entity == "e2"
    assert record.quotes["q1"].candidates == ("e2",)
    assert set(record.entities["e2"].aliases) == {"Brook", "Tom Vale", "Vale"}


def test_splitting_moves_the_mentions_and_decides_that_both_are_different(desk: Desk) -> None:
    before = after(desk)
    record = after(desk, SplitEntity(mentions=("m8",), name="Saltmere", label="ORG"))
    (key,) = added(record, before, "entities")
    assert (record.entities[key].name, record.mentions["m8"].entity) == ("Saltmere", key)
    assert record.entities["e1"].status is Status.CONFIRMED


def test_splitting_everything_off_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleError, match="all occurrences"):
        desk.apply(SplitEntity(mentions=("m1", "m4", "m8"), name="Port", label="ORG"))


def test_after_a_split_the_same_for_all_leaves_the_other_of_that_name_alone(desk: Desk) -> None:
    record = after(desk, SplitEntity(mentions=("m8",), name="Saltmere", label="ORG"))
    assert same_names(record, "m8") == ()
    assert [place.mention for place in same_names(record, "m1")] == ["m4"]
    record = after(desk, ApplyToSame(source="m1", mentions=("m4",)))
    assert record.mentions["m8"].label == "ORG"
    assert record.mentions["m8"].entity != record.mentions["m1"].entity


def test_the_same_for_all_offers_places_the_software_missed(desk: Desk) -> None:
    record = after(desk, Confirm(targets=m("m6")))
    (place,) = same_names(record, "m6")
    assert (place.mention, place.span) == (None, at("Northwind", 2))
    before = record
    record = after(desk, ApplyToSame(source="m6", mentions=(), places=(place.span,)))
    (key,) = added(record, before, "mentions")
    decided = record.mentions[key].decided
    assert record.mentions[key].entity == "e4"
    assert decided is not None
    assert decided.how is How.ALL_SAME


def test_the_same_for_all_after_another_type_covers_the_group_it_came_from(desk: Desk) -> None:
    record = after(desk, RelabelName(mention="m1", label="ORG"))
    assert [place.mention for place in same_names(record, "m1")] == ["m4", "m8"]
    record = after(desk, ApplyToSame(source="m1", mentions=("m4", "m8")))
    assert {record.mentions[key].label for key in ("m1", "m4", "m8")} == {"ORG"}


def test_renaming_keeps_the_old_name_as_another_name(desk: Desk) -> None:
    record = after(desk, RenameEntity(entity="e3", name=" Thomas  Vale "))
    assert record.entities["e3"].name == "Thomas Vale"
    assert "Tom Vale" in record.entities["e3"].aliases


def test_aliases_and_links_are_set_and_taken_back(desk: Desk) -> None:
    record = after(
        desk, SetAliases(entity="e3", aliases=("Tommy", " Vale ")), LinkAuthority(entity="e3", authority="a1")
    )
    assert record.entities["e3"].aliases == ("Tommy", "Vale")
    assert record.entities["e3"].authority == "a1"
    assert after(desk, LinkAuthority(entity="e3", authority=None)).entities["e3"].authority is None


def test_giving_a_quote_to_another_speaker_decides_all_its_pieces(desk: Desk) -> None:
    record = after(desk, Attribute(quotes=("q1", "q2"), entity="e3"))
    for key in ("q1", "q2"):
        speaker = record.quotes[key].speakers[0]
        assert (speaker.entity, record.quotes[key].status) == ("e3", Status.CORRECTED)
        assert speaker.span is not None
        assert speaker.span.of(TEXT) in {"Tom Vale", "Vale"}
    assert record.quotes["q1"].suggested is not None


def test_who_a_pronoun_means_changes_but_the_words_that_name_the_speaker_stay(desk: Desk) -> None:
    record = after(desk, Attribute(quotes=("q3",), entity="e2"))
    speaker = record.quotes["q3"].speakers[0]
    assert (speaker.span, speaker.entity) == (HE, "e2")
    record = after(desk, ResolveSpeaker(quotes=("q3",), entity="e3"))
    assert record.quotes["q3"].speakers[0].entity == "e3"


def test_giving_a_quote_to_the_speaker_it_has_confirms_it(desk: Desk) -> None:
    record = after(desk, Attribute(quotes=("q3",), entity="e3"))
    claim = record.quotes["q3"].speakers[0].resolution
    assert record.quotes["q3"].status is Status.CONFIRMED
    assert claim is not None
    assert claim.status is Status.CONFIRMED


def test_a_speaker_may_be_unknown_unnamed_or_the_author(desk: Desk) -> None:
    assert after(desk, ClearSpeakers(quotes=("q3",))).quotes["q3"].speakers == ()
    unnamed = after(desk, Attribute(quotes=("q3",))).quotes["q3"].speakers[0]
    assert unnamed.entity is None
    record = after(desk, AttributeToName(quotes=("q3",), name="Ina Field"))
    speaker = record.quotes["q3"].speakers[0]
    assert record.entities[speaker.entity or ""].name == "Ina Field"


def test_two_people_may_have_said_it_together(desk: Desk) -> None:
    record = after(desk, AddSpeaker(quotes=("q1",), entity="e3"))
    assert [speaker.entity for speaker in record.quotes["q1"].speakers] == ["e2", "e3"]
    with pytest.raises(RuleError, match="already has this speaker"):
        desk.apply(AddSpeaker(quotes=("q1",), entity="e3"))


def test_an_added_quote_leaves_its_marks_outside(desk: Desk) -> None:
    before = after(desk)
    span = at("‘Big Pier’")
    record = after(desk, Reject(targets=q("q4")), AddQuote(span=span))
    assert not added(record, before, "quotes")
    assert (record.quotes["q4"].kind, record.quotes["q4"].status) == (Kind.DIRECT, Status.CORRECTED)


def test_a_quote_inside_a_quote_is_decided_with_it(desk: Desk) -> None:
    before = after(desk)
    record = after(desk, AddQuote(span=at("waited too long")))
    (key,) = added(record, before, "quotes")
    assert record.quotes[key].within == "q1"
    nested = replace(record.quotes[key], status=Status.SUGGESTED, decided=None)
    assert desk.session is not None
    desk.session.record = replace(record, quotes={**record.quotes, key: nested})
    draft = Draft(desk.session.record, "A. Editor", now())
    Confirm(targets=q("q1")).run(draft)
    assert draft.quote(key).status is Status.CONFIRMED


def test_a_term_has_no_speaker(desk: Desk) -> None:
    record = after(desk, SetKind(quotes=("q3",), kind=Kind.TERM))
    assert (record.quotes["q3"].kind, record.quotes["q3"].speakers) == (Kind.TERM, ())


def test_a_cue_stands_outside_its_quote(desk: Desk) -> None:
    record = after(desk, SetCue(quotes=("q3",), span=at("thanked")))
    assert record.quotes["q3"].cue == at("thanked")
    with pytest.raises(RuleError, match="outside"):
        desk.apply(SetCue(quotes=("q3",), span=at("bad")))


def test_joined_pieces_are_one_utterance_with_one_speaker_and_can_be_parted(desk: Desk) -> None:
    record = after(desk, Join(quote="q3"))
    assert record.quotes["q3"].continues == "q2"
    assert record.quotes["q3"].speakers == record.quotes["q1"].speakers
    assert len([one for one in utterances(record.quotes) if one.kind is Kind.DIRECT]) == 1
    record = after(desk, Part(quote="q2"))
    assert [one.ids for one in utterances(record.quotes)][:2] == [("q1",), ("q2", "q3")]


def test_marks_go_on_and_off_and_confirming_ends_unsure(desk: Desk) -> None:
    record = after(desk, SetMark(targets=m("m1"), mark=Mark.FLAG), SetMark(targets=m("m1"), mark=Mark.UNSURE))
    assert record.mentions["m1"].marks == {Mark.FLAG, Mark.UNSURE}
    assert after(desk, Confirm(targets=m("m1"))).mentions["m1"].marks == {Mark.FLAG}
    assert after(desk, ClearMark(targets=m("m1"), mark=Mark.FLAG)).mentions["m1"].marks == frozenset()


def test_notes_are_written_changed_and_removed(desk: Desk) -> None:
    record = after(desk, AddNote(kind=NoteKind.PROBLEM, text="misspelt?", span=at("Vale")))
    (note,) = record.notes.values()
    assert (note.by, note.span) == ("A. Editor", at("Vale"))
    assert after(desk, EditNote(note=note.id, text="checked")).notes[note.id].text == "checked"
    assert not after(desk, RemoveNote(note=note.id)).notes
    with pytest.raises(RuleError, match="words"):
        desk.apply(AddNote(kind=NoteKind.COMMENT, text="  "))


def decide_all(desk: Desk) -> None:
    record = after(desk)
    after(
        desk, Confirm(targets=m(*record.mentions)), Confirm(targets=q(*record.quotes)), ConfirmSpeaker(quotes=("q3",))
    )


def test_the_gate_counts_what_is_undecided_and_opens_when_nothing_is(desk: Desk) -> None:
    with pytest.raises(GateClosedError) as closed:
        desk.apply(Verify())
    assert (len(closed.value.gate.names), len(closed.value.gate.quotes)) == (8, 4)
    decide_all(desk)
    record = after(desk, Verify())
    assert record.standing.state is State.VERIFIED
    assert record.standing.verified is not None
    assert record.standing.verified.override is None


def test_an_unsure_annotation_keeps_the_gate_closed(desk: Desk) -> None:
    decide_all(desk)
    after(desk, SetMark(targets=m("m1"), mark=Mark.UNSURE))
    with pytest.raises(GateClosedError, match="unsure"):
        desk.apply(Verify())


def test_an_open_claim_about_a_speaker_keeps_the_gate_closed(desk: Desk) -> None:
    record = after(desk)
    after(desk, Confirm(targets=m(*record.mentions)), Confirm(targets=q(*record.quotes)))
    with pytest.raises(GateClosedError, match="1 speaker is undecided"):
        desk.apply(Verify())


def test_an_override_is_recorded_with_its_reason_and_count(desk: Desk) -> None:
    record = after(desk, Confirm(targets=m("m1", "m2", "m3")), Verify(reason="deadline"))
    assert record.standing.verified is not None
    override = record.standing.verified.override
    assert override is not None
    assert (override.reason, override.undecided) == ("deadline", 9)


def test_changing_a_verified_article_reopens_it(desk: Desk) -> None:
    decide_all(desk)
    record = after(desk, Verify(), RelabelEntity(entity="e4", label="PLACE"))
    assert (record.standing.state, record.standing.verified) == (State.IN_REVIEW, None)


def test_set_aside_and_reopen(desk: Desk) -> None:
    assert after(desk, SetAside()).standing.state is State.SET_ASIDE
    assert after(desk, Reopen()).standing.state is State.IN_REVIEW
    with pytest.raises(RuleError, match="open already"):
        desk.apply(Reopen())
