"""Two editors on one article: each decision holds or is refused in words, and none is lost or written over."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import at as place
from review_records import record

from editorial.domain.annotation import Entity, Mention, Quote, Status
from editorial.domain.article import State
from editorial.domain.errors import ConflictError, RuleError
from editorial.domain.record import Record, Ref, Row, Table
from editorial.review.commands.command import Command
from editorial.review.commands.decide import Confirm, Reject
from editorial.review.commands.groups import MergeEntities, RenameEntity, SplitEntity
from editorial.review.commands.names import AddName, RelabelName
from editorial.review.commands.speakers import AddSpeaker, Attribute
from editorial.review.commands.standing import SetAside, Verify
from editorial.review.conflicts import DecidedElsewhereError
from editorial.review.desk import Desk
from editorial.review.session import Outcome
from editorial.storage.library import Library


@pytest.fixture
def other(library: Library) -> Iterator[Desk]:
    """Somebody else's window on the same article."""
    with Library.open(library.path) as again:
        desk = Desk(again)
        desk.open("harbour")
        yield desk


@pytest.fixture(autouse=True)
def kim(other: Desk, desk: Desk) -> None:
    """Let the other decide under another name, as on another machine."""
    assert other.session is not None
    other.session._user = lambda: "Kim"


def now(desk: Desk) -> Record:
    assert desk.session is not None
    return desk.session.record


def stored(desk: Desk) -> Record:
    return desk.library.load("harbour").record


def mention(key: str) -> Ref:
    return Ref(Table.MENTION, key)


def confirm(*keys: str) -> Confirm:
    return Confirm(targets=tuple(map(mention, keys)))


def test_a_decision_holds_where_somebody_else_decided_about_something_else(desk: Desk, other: Desk) -> None:
    other.apply(confirm("m6"))
    told: list[Outcome] = []
    desk.on_change.append(told.append)
    outcome = desk.apply(confirm("m5"))
    assert outcome.others >= {mention("m6")}
    assert told == [outcome]
    assert now(desk) == stored(desk)
    assert {now(desk).mentions[key].status for key in ("m5", "m6")} == {Status.CONFIRMED}
    assert [one.by for one in desk.history("harbour")] == ["A. Editor", "Kim"]


def test_what_both_decided_alike_is_no_conflict_and_stays_the_first_ones(desk: Desk, other: Desk) -> None:
    other.apply(confirm("m5"))
    outcome = desk.apply(confirm("m5"))
    assert outcome.decision is None
    assert mention("m5") in outcome.others
    decided = now(desk).mentions["m5"].decided
    assert decided is not None
    assert decided.by == "Kim"


CONFLICTS: dict[str, tuple[Command, Command]] = {
    "the same name": (confirm("m5"), Reject(targets=(mention("m5"),))),
    "a name that is another's now": (
        RenameEntity(entity="e3", name="Tim Vale"),
        Attribute(quotes=("q3",), entity="e3"),
    ),
    "a name that grew": (RelabelName(mention="m7", label="PLACE"), MergeEntities(keep="e2", gone="e3")),
    "a name that went": (MergeEntities(keep="e2", gone="e3"), RenameEntity(entity="e3", name="Tim Vale")),
    "an article that is done": (SetAside(), confirm("m5")),
    "an article to be verified": (confirm("m6"), Verify(reason="in print")),
}


@pytest.mark.parametrize(("theirs", "mine"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_a_true_conflict_is_refused_and_shows_both(desk: Desk, other: Desk, theirs: Command, mine: Command) -> None:
    other.apply(theirs)
    before = stored(desk)
    with pytest.raises(DecidedElsewhereError, match="Kim was here meanwhile") as refused:
        desk.apply(mine)
    assert refused.value.theirs is not None
    assert refused.value.theirs.by == "Kim"
    assert refused.value.mine.action == type(mine).__name__
    assert now(desk) == stored(desk) == before


def test_after_a_conflict_was_seen_the_same_key_decides_all_the_same(desk: Desk, other: Desk) -> None:
    other.apply(confirm("m5"))
    with pytest.raises(DecidedElsewhereError):
        desk.apply(Reject(targets=(mention("m5"),)))
    desk.apply(Reject(targets=(mention("m5"),)))
    assert stored(desk).mentions["m5"].status is Status.REJECTED


def test_a_command_that_makes_new_rows_holds_too(desk: Desk, other: Desk) -> None:
    other.apply(confirm("m6"))
    outcome = desk.apply(SplitEntity(mentions=("m7",), name="Vale House", label="ORG"))
    assert outcome.decision is not None
    other.apply(AddName(span=place("council"), label="ORG"))
    assert desk.apply(AddName(span=place("Monday"), label="DATE")).decision is not None
    assert now(desk) == stored(desk)


def test_undo_across_somebody_elses_decision_takes_back_only_ones_own(desk: Desk, other: Desk) -> None:
    desk.apply(confirm("m5"))
    other.open("harbour")
    other.apply(confirm("m6"))
    desk.undo()
    assert now(desk).mentions["m5"].status is Status.SUGGESTED
    assert now(desk).mentions["m6"].status is Status.CONFIRMED
    assert now(desk).standing.state is State.IN_REVIEW
    assert now(desk) == stored(desk)


def test_what_somebody_else_changed_since_is_not_undone_but_said(desk: Desk, other: Desk) -> None:
    desk.apply(confirm("m5"))
    other.open("harbour")
    assert other.session is not None
    other.session._user = lambda: "Kim"
    other.apply(RelabelName(mention="m5", label="ORG"))
    before = stored(desk)
    with pytest.raises(RuleError, match=r"changed since.*Kim was here meanwhile .*type of Tom Vale to organisation"):
        desk.undo()
    assert now(desk) == stored(desk) == before


def test_a_name_that_somebody_decided_to_be_a_speaker_is_not_taken_away_by_undo(desk: Desk, other: Desk) -> None:
    desk.apply(AddName(span=place("council"), label="ORG"))
    added = next(key for key in now(desk).entities if key not in {"e1", "e2", "e3", "e4"})
    other.open("harbour")
    other.apply(AddSpeaker(quotes=("q2",), entity=added))
    with pytest.raises(RuleError, match=r"changed since|somebody decided"):
        desk.undo()
    assert now(desk).quotes["q2"].speakers[-1].entity == added
    assert now(desk) == stored(desk)


def _decided(row: Row | None) -> bool:
    return isinstance(row, Entity | Mention | Quote) and row.status.decided


def _act(desk: Desk, key: str, data: st.DataObject) -> Callable[[], Outcome]:
    if key == "undo":
        return desk.undo
    return desk.redo if key == "redo" else lambda: desk.apply(MAKERS[key](data, now(desk)))


STEPS = st.lists(st.tuples(st.integers(0, 1), st.sampled_from([*sorted(MAKERS), "undo", "redo"])), max_size=6)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one article, to be copied."""
    path = tmp_path_factory.mktemp("together") / "library.db"
    with Library.open(path) as made:
        made.add(record())
    return path


def take_turns(desks: tuple[Desk, Desk], data: st.DataObject) -> int:
    """Let two editors decide by turns; return how many decisions were made."""
    made = 0
    for who, key in data.draw(STEPS):
        desk, seen, before = desks[who], now(desks[who]), stored(desks[who])
        try:
            outcome = _act(desk, key, data)()
        except (RuleError, ConflictError):
            assert stored(desk) == before
            continue
        assert now(desk) == stored(desk)
        assert outcome.decision is not None or stored(desk) == before
        made += outcome.decision is not None
        for change in outcome.decision.changes if outcome.decision is not None else ():
            assert not _decided(change.before) or change.before == seen.get(change.ref)
    return made


@given(data=st.data())
def test_of_two_editors_neither_loses_nor_writes_over_a_decision(template: Path, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(template, folder))
        with Library.open(path) as one, Library.open(path) as two:
            desks = Desk(one), Desk(two)
            for desk in desks:
                desk.open("harbour")
            made = take_turns(desks, data)
            log = one.log("harbour")
            assert len(log) == made
            again = record()
            for decision in reversed(log):
                again = again.apply(decision.changes)
            assert again == stored(desks[0])
            for desk in desks:
                assert desk.open("harbour").record == again
