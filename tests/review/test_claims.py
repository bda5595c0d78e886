"""What a decision claims: *one by one* is said only of what one item of the list was about, whatever the command."""

from __future__ import annotations

import inspect
import pkgutil
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import TEXT, at, record

import editorial.review.commands
from editorial.domain.annotation import (
    Decided,
    How,
    Kind,
    Mark,
    Mention,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.errors import RuleError
from editorial.domain.record import Change, Record, Ref, Table
from editorial.domain.reply import Reply, ReplyState
from editorial.domain.source import Source, SourceArrival, SourceText
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.utterance import tied, utterances
from editorial.review.commands.apart import KeepApart
from editorial.review.commands.command import Command
from editorial.review.commands.decide import ClearMark, Confirm, ConfirmSpeaker, Reject, SetMark
from editorial.review.commands.groups import (
    DismissAlias,
    LinkAuthority,
    MergeEntities,
    RelabelEntity,
    RenameEntity,
    SetAliases,
    SplitEntity,
)
from editorial.review.commands.names import AddName, ApplyToSame, DismissMissed, MoveEdges, RelabelName
from editorial.review.commands.notes import AddNote, EditNote, RemoveNote
from editorial.review.commands.pieces import Join, Part
from editorial.review.commands.quotes import AddQuote, SetCue, SetKind
from editorial.review.commands.several import ConfirmSeveral, MergeSeveral, RejectSeveral, RelabelSeveral, Several
from editorial.review.commands.sources import AttachSource, CheckQuote, ClearCheck, RemoveSource
from editorial.review.commands.speakers import AddSpeaker, Attribute, AttributeToName, ClearSpeakers, ResolveSpeaker
from editorial.review.commands.standing import Reopen, SetAside, Verify
from editorial.review.commands.standing_by import ClearReply, NoteReply, Protect
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.session import now
from editorial.storage.library import Library

NESTED = Quote("q5", at("a bad plan"), Kind.DIRECT, Provenance(Origin.RULE), within="q3")


def names(*keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(Table.MENTION, key) for key in keys)


def quotes(*keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(Table.QUOTE, key) for key in keys)


ONE, GROUP, SAME = How.SINGLE, How.GROUP, How.ALL_SAME
PIECE, OUTER, IMPLIED = How.WITH_PIECE, How.WITH_OUTER, How.IMPLIED
Claims = dict[str, How]

CASES: dict[str, tuple[Command, How, Claims]] = {
    "one occurrence of a name": (Confirm(targets=names("m5")), ONE, {"m5": ONE}),
    "a name in two places": (Confirm(targets=names("m2", "m3")), GROUP, {"m2": GROUP, "m3": GROUP}),
    "a quote in two pieces": (Confirm(targets=quotes("q1", "q2")), ONE, {"q1": ONE, "q2": PIECE}),
    "a quote with one inside": (Confirm(targets=quotes("q3")), ONE, {"q3": ONE, "q5": OUTER}),
    "two quotes": (Confirm(targets=quotes("q1", "q3")), GROUP, {"q1": GROUP, "q3": GROUP, "q5": OUTER}),
    "a name and a quote": (Confirm(targets=(*names("m5"), *quotes("q4"))), GROUP, {"m5": GROUP, "q4": GROUP}),
    "a speaker": (ConfirmSpeaker(quotes=("q3",)), ONE, {}),
    "reject a place": (Reject(targets=names("m5")), ONE, {"m5": ONE}),
    "reject places": (Reject(targets=names("m2", "m3")), GROUP, {"m2": GROUP, "m3": GROUP}),
    "reject a quote with one inside": (Reject(targets=quotes("q3")), ONE, {"q3": ONE, "q5": OUTER}),
    "mark a place": (SetMark(targets=names("m5"), mark=Mark.FLAG), ONE, {}),
    "mark places": (SetMark(targets=names("m2", "m3"), mark=Mark.UNSURE), GROUP, {}),
    "clear marks": (ClearMark(targets=names("m7", "m8"), mark=Mark.FLAG), GROUP, {}),
    "type of a name": (RelabelEntity(entity="e4", label="PLACE"), ONE, {"e4": ONE, "m6": ONE}),
    "type of a name in places": (
        RelabelEntity(entity="e2", label="ORG"), GROUP, {"e2": GROUP, "m2": GROUP, "m3": GROUP},
    ),
    "type of one of its places": (
        RelabelEntity(entity="e2", label="ORG", mentions=("m3",)), ONE, {"m3": ONE, "e2": IMPLIED},
    ),
    "several": (
        ConfirmSeveral(chosen=Several(mentions=("m5", "m6"))), GROUP, {"m5": GROUP, "m6": GROUP, "e4": GROUP},
    ),
    "a paragraph": (
        ConfirmSeveral(chosen=Several(mentions=("m5", "m6")), how=How.PARAGRAPH), How.PARAGRAPH,
        {"m5": How.PARAGRAPH, "m6": How.PARAGRAPH, "e4": How.PARAGRAPH},
    ),
    "reject several": (
        RejectSeveral(chosen=Several(mentions=("m5",), quotes=("q3",))), GROUP,
        {"m5": GROUP, "q3": GROUP, "q5": OUTER},
    ),
    "type of several": (
        RelabelSeveral(chosen=Several(mentions=("m5", "m7")), label="ORG"), GROUP,
        {"m5": GROUP, "m7": GROUP, "e3": GROUP},
    ),
    "merge several": (MergeSeveral(keep="e2", mentions=("m3", "m5", "m7")), GROUP, {"e2": GROUP}),
    "another name": (RenameEntity(entity="e2", name="A. Brook"), ONE, {"e2": ONE}),
    "other names": (SetAliases(entity="e2", aliases=("Addie",)), ONE, {"e2": ONE}),
    "no other name": (DismissAlias(entity="e2", alias="Addie"), ONE, {}),
    "link": (LinkAuthority(entity="e2", authority="a1"), ONE, {"e2": ONE}),
    "link at one": (LinkAuthority(entity="e2", authority="a1", mentions=("m3",)), ONE, {"m3": ONE, "e2": IMPLIED}),
    "merge": (MergeEntities(keep="e2", gone="e3"), GROUP, {"e2": GROUP}),
    "not the same": (KeepApart(entity="e2", other="e3"), ONE, {}),
    "split": (SplitEntity(mentions=("m3",), name="Brook", label="PLACE"), ONE, {"m3": ONE, "e2": IMPLIED}),
    "split several": (
        SplitEntity(mentions=("m1", "m4"), name="Port", label="PLACE"), GROUP,
        {"m1": GROUP, "m4": GROUP, "e1": IMPLIED},
    ),
    "type of one mention": (RelabelName(mention="m3", label="ORG"), ONE, {"m3": ONE}),
    "a missed name": (AddName(span=at("Monday"), label="DATE"), ONE, {"Monday": ONE}),
    "edges": (MoveEdges(target=names("m5")[0], span=at("Tom Vale of")), ONE, {"m5": ONE, "e3": IMPLIED}),
    "every same name": (ApplyToSame(source="m1", mentions=("m4", "m8")), SAME, {"m1": SAME, "m4": SAME, "m8": SAME}),
    "no name": (DismissMissed(span=at("Monday")), ONE, {"Monday": ONE}),
    "a missed quote": (AddQuote(span=at("late on Monday")), ONE, {"late on Monday": ONE}),
    "kind": (SetKind(quotes=("q1", "q2"), kind=Kind.TERM), ONE, {"q1": ONE, "q2": PIECE}),
    "introducing words": (SetCue(quotes=("q1", "q2"), span=at("voted")), ONE, {"q1": ONE, "q2": PIECE}),
    "join": (Join(quote="q3"), ONE, {}),
    "part": (Part(quote="q2"), ONE, {}),
    "speaker": (Attribute(quotes=("q1", "q2"), entity="e3"), ONE, {"q1": ONE, "q2": PIECE}),
    "speaker of a quote with one inside": (Attribute(quotes=("q3",), entity="e2"), ONE, {"q3": ONE, "q5": OUTER}),
    "speaker by name": (AttributeToName(quotes=("q1", "q2"), name="Kim"), ONE, {"q1": ONE, "q2": PIECE, "Kim": ONE}),
    "second speaker": (AddSpeaker(quotes=("q1", "q2"), entity="e3"), ONE, {"q1": ONE, "q2": PIECE}),
    "unknown speaker": (ClearSpeakers(quotes=("q1", "q2")), ONE, {"q1": ONE, "q2": PIECE}),
    "unknown speaker of several": (
        ClearSpeakers(quotes=("q1", "q3")), GROUP, {"q1": GROUP, "q3": GROUP, "q5": OUTER},
    ),
    "who he is": (ResolveSpeaker(quotes=("q3",), entity="e2"), ONE, {}),
    "a note": (AddNote(kind=NoteKind.COMMENT, text="hm", on="m1"), ONE, {}),
    "change a note": (EditNote(note="n1", text="hm"), ONE, {}),
    "remove a note": (RemoveNote(note="n1"), ONE, {}),
    "a source": (
        AttachSource(arrival=SourceArrival(title="Minutes", text=SourceText.of("The port is ours."))), ONE, {},
    ),
    "no source any more": (RemoveSource(source="s1"), ONE, {}),
    "check": (CheckQuote(quotes=("q1", "q2"), outcome=CheckOutcome.CHECKED, source="s1"), ONE, {}),
    "no check": (ClearCheck(quotes=("q3",)), ONE, {}),
    "a pseudonym": (Protect(entity="e2", pseudonym="Somebody"), ONE, {}),
    "to be asked": (NoteReply(entity="e2", state=ReplyState.TO_ASK), ONE, {}),
    "not to be asked": (ClearReply(entity="e3"), ONE, {}),
    "verify": (Verify(reason="deadline"), ONE, {}),
    "set aside": (SetAside(), ONE, {}),
}  # fmt: skip
"""For each command what the decision says, and what it says of each row that it decides (by id or words)."""


def harbour() -> Record:
    """The article, with a quote inside another one, two flags, a source, and a check made with it."""
    made = record()
    flagged = {key: replace(made.mentions[key], marks=frozenset({Mark.FLAG})) for key in ("m7", "m8")}
    brook = replace(made.entities["e2"], possible_aliases=("Addie",))
    vale = replace(made.entities["e3"], reply=Reply(ReplyState.TO_ASK, "Ina", now()))
    source = Source("s1", "0" * 64, "Transcript", "Ina", now())
    q3 = made.quotes["q3"]
    check = SourceCheck(CheckOutcome.MUST_CHANGE, "Ina", now(), q3.span, q3.said_by, source="s1")
    return replace(
        made,
        sources={"s1": source},
        quotes={**made.quotes, "q3": replace(q3, check=check), "q5": NESTED},
        mentions={**made.mentions, **flagged},
        entities={**made.entities, "e2": brook, "e3": vale},
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claims") / "library.db"
    with Library.open(path) as library:
        library.add(harbour())
    return path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    with Library.open(Path(shutil.copy(made, tmp_path))) as library:
        desk = Desk(library)
        desk.open("harbour")
        yield desk


def named(change: Change) -> str:
    row = change.after
    if change.before is None and isinstance(row, Mention | Quote):
        return row.span.of(TEXT)
    return getattr(row, "name", "") if change.before is None else change.ref.id


def claims(changes: tuple[Change, ...]) -> Claims:
    """Return what the changes say of each row that they decide."""
    found: Claims = {}
    for change in changes:
        now: Decided | None = getattr(change.after, "decided", None)
        if now is not None and now != getattr(change.before, "decided", None):
            found[named(change)] = now.how
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_command_claims_no_more_than_was_in_focus(desk: Desk, case: str) -> None:
    command, how, wanted = CASES[case]
    if isinstance(command, EditNote | RemoveNote):
        outcome = desk.apply(AddNote(kind=NoteKind.COMMENT, text="?", on="m1"))
        note = next(at.id for at in outcome.changed if at.table is Table.NOTE)
        command = replace(command, note=note)
    decision = desk.apply(command).decision
    assert decision is not None
    found = claims(decision.changes)
    assert decision.how is how
    assert {key: found.get(key) for key in wanted} == wanted
    extra = {key: value for key, value in found.items() if key not in wanted}
    assert not extra or set(extra) <= ADDED.get(case, set()), extra


ADDED = {
    "type of one of its places": {"Ada Brook"},
    "link at one": {"Ada Brook"},
    "split": {"Brook"},
    "split several": {"Port"},
    "type of one mention": {"Brook"},
    "a missed name": {"Monday"},
}
"""Names that a command adds besides what it is about."""


def commands() -> set[type[Command]]:
    """Every command of the program."""
    folder = editorial.review.commands
    modules = [import_module(f"{folder.__name__}.{one.name}") for one in pkgutil.iter_modules(folder.__path__)]
    kinds = (kind for module in modules for _, kind in inspect.getmembers(module, inspect.isclass))
    return {kind for kind in kinds if issubclass(kind, Command) and kind is not Command}


def test_every_command_has_a_case_here() -> None:
    assert commands() - {type(command) for command, _, _ in CASES.values()} <= {Reopen}


@given(data=st.data())
def test_one_by_one_is_said_of_one_item_whatever_is_done(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        library.add(harbour())
        desk = Desk(library)
        session = desk.open("harbour")
        for key in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=5)):
            before = session.record
            try:
                decision = desk.apply(MAKERS[key](data, before)).decision
            except RuleError:
                continue
            if decision is not None:
                _check(before, decision.changes, decision.how)


def _check(before: Record, changes: tuple[Change, ...], how: How) -> None:
    rows = [c.after for c in changes if isinstance(c.after, Mention | Quote) and c.ref.table is not Table.NOTE]
    alone = [row for row in rows if row.decided and row.decided.how is How.SINGLE and row != before.get(_ref(row))]
    now = [row for row in alone if row.decided != getattr(before.get(_ref(row)), "decided", None)]
    assert len(now) <= 1
    assert how is not How.SINGLE or not any(row.decided and row.decided.how.in_bulk for row in now)
    pieces = [row for row in rows if isinstance(row, Quote) and row.decided and row.decided.how is How.WITH_PIECE]
    sets = tied(before.quotes[row.id] for row in rows if row.id in before.quotes)
    assert all(len(sets[piece.id]) > 1 for piece in pieces)


def _ref(row: Mention | Quote) -> Ref:
    return Ref(Table.MENTION if isinstance(row, Mention) else Table.QUOTE, row.id)


def test_a_speaker_is_confirmed_only_in_the_pieces_that_have_the_one_shown(desk: Desk) -> None:
    he = Resolution("pronoun", 0.6)
    session = desk.session
    assert session is not None
    for key, entity in (("q1", "e2"), ("q2", "e3")):
        quote = replace(session.record.quotes[key], speakers=(Speaker(None, entity, he),))
        session.record = replace(session.record, quotes={**session.record.quotes, key: quote})
    shown = next(one for one in utterances(session.record.quotes) if one.id == "q1")
    assert shown.speaker is not None
    assert shown.speaker.entity == "e2"
    after = _run(ConfirmSpeaker(quotes=("q1", "q2")), session.record)
    assert [after[key].speakers[0].resolution.status for key in ("q1", "q2")] == [Status.CONFIRMED, Status.SUGGESTED]
    rest = next(one for one in utterances(after) if one.id == "q1")
    assert rest.speaker is not None
    assert rest.speaker.entity == "e3"
    again = _run(ConfirmSpeaker(quotes=("q1", "q2")), replace(session.record, quotes=after))
    assert again["q2"].speakers[0].resolution.status is Status.CONFIRMED


def _run(command: Command, before: Record) -> Mapping[str, Quote]:
    draft = Draft(before, "A. Editor", now())
    command.run(draft)
    return before.apply(draft.changes()).quotes


def test_a_decision_taken_twice_within_a_second_claims_no_more(desk: Desk) -> None:
    for entity in ("e3", "e2"):
        desk.apply(Attribute(quotes=("q1", "q2"), entity=entity))
    assert desk.session is not None
    found = desk.session.record.quotes
    assert found["q1"].decided is not None
    assert found["q2"].decided is not None
    assert (found["q1"].decided.how, found["q2"].decided.how) == (How.SINGLE, How.WITH_PIECE)
    assert found["q1"].status is Status.CORRECTED
