"""Libraries in which decisions and problems are English sentences: they become codes, and undo still works."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from review_records import at, record

from editorial.domain.annotation import Kind, Mark, NoteKind
from editorial.domain.article import Standing
from editorial.domain.decision import Decision
from editorial.domain.problem import Problem, ProblemCode
from editorial.domain.record import Change, Record, Ref, Table
from editorial.domain.summary import Summary, SummaryCode
from editorial.review.commands.command import Command
from editorial.review.commands.decide import ClearMark, Confirm, Reject, SetMark
from editorial.review.commands.groups import (
    LinkAuthority,
    MergeEntities,
    RelabelEntity,
    RenameEntity,
    SetAliases,
    SplitEntity,
)
from editorial.review.commands.names import AddName, ApplyToSame, DismissMissed, MoveEdges, RelabelName
from editorial.review.commands.notes import AddNote, EditNote, RemoveNote
from editorial.review.commands.quotes import AddQuote, SetCue, SetKind
from editorial.review.commands.speakers import AddSpeaker, Attribute, AttributeToName, ClearSpeakers, ResolveSpeaker
from editorial.review.commands.standing import Reopen, SetAside, Verify
from editorial.review.desk import Desk
from editorial.review.wording.problems import problem_words
from editorial.review.wording.summaries import decision_words, summary_words
from editorial.storage import schema
from editorial.storage.columns.lists import CHANGES
from editorial.storage.library import Library
from editorial.storage.sqlite.engine import for_writing, make_engine

MIGRATION = import_module("editorial.storage.migrations.versions.0005_summary_codes")
M, Q, E = (lambda key, table=table: Ref(table, key) for table in (Table.MENTION, Table.QUOTE, Table.ENTITY))
STEPS: list[Callable[[Record], Command]] = [
    lambda _: Confirm(targets=(M("m1"),)),
    lambda _: Confirm(targets=(E("e1"), M("m1"), M("m4"))),
    lambda _: Confirm(targets=(M("m2"), M("m3"))),
    lambda _: Confirm(targets=(M("m6"), M("m7"))),
    lambda _: SetMark(targets=(Q("q1"),), mark=Mark.FLAG),
    lambda _: ClearMark(targets=(Q("q1"),), mark=Mark.FLAG),
    lambda _: SetMark(targets=(M("m6"),), mark=Mark.UNSURE),
    lambda _: ClearMark(targets=(M("m6"),), mark=Mark.UNSURE),
    lambda _: Reject(targets=(M("m7"),)),
    lambda _: RelabelName(mention="m6", label="RIVER_BED"),
    lambda _: RelabelEntity(entity="e1", label="ORG", mentions=("m1",)),
    lambda _: RenameEntity(entity="e2", name="Ada B. Brook"),
    lambda _: SetAliases(entity="e2", aliases=("Brook",)),
    lambda _: LinkAuthority(entity="e2", authority="a1"),
    lambda _: LinkAuthority(entity="e2", authority=None),
    lambda _: MoveEdges(target=M("m5"), span=at("Vale")),
    lambda _: DismissMissed(span=at("Monday")),
    lambda _: AddName(span=at("port"), label="PLACE"),
    lambda _: ApplyToSame(source="m1", mentions=("m4",)),
    lambda _: SplitEntity(mentions=("m2",), name="Other", label="PERSON"),
    lambda _: MergeEntities(keep="e1", gone="e3"),
    lambda _: AddQuote(span=at("Vale and Saltmere’s mayor met"), kind=Kind.INDIRECT),
    lambda _: SetKind(quotes=("q1",), kind=Kind.MIXED),
    lambda _: SetCue(quotes=("q1",), span=None),
    lambda _: Attribute(quotes=("q1",)),
    lambda _: Attribute(quotes=("q1",), span=at("thanked")),
    lambda _: AttributeToName(quotes=("q1",), name="unnamed"),
    lambda _: AddSpeaker(quotes=("q1",), entity="e1"),
    lambda _: AddSpeaker(quotes=("q1",)),
    lambda _: ResolveSpeaker(quotes=("q1",), entity="e1"),
    lambda _: ClearSpeakers(quotes=("q1",)),
    lambda _: AddNote(kind=NoteKind.COMMENT, text="Is this so?\nAsk: the mayor, and then again the mayor.", on="m1"),
    lambda _: AddNote(kind=NoteKind.PROBLEM, text="harbour", span=at("port")),
    lambda now: EditNote(note=next(iter(now.notes)), text="“marks”"),
    lambda now: RemoveNote(note=next(iter(now.notes))),
    lambda _: Verify(reason="because"),
    lambda _: Reopen(),
    lambda _: SetAside(),
]
"""What an editor does, in this order; each of them changes something in the article."""
OLD = ("articles", "entities", "mentions", "quotes", "notes", "authority_records", "settings")


def upgraded(path: Path, revision: str) -> None:
    """Make an empty library of an older revision."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    path.touch()
    engine = make_engine(path, checkpoint_pages=0, foreign_keys="OFF")
    with for_writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def as_it_was(new: Path, old: Path, decisions: list[Decision], problem: str) -> None:
    """Copy a library into one of revision 0003, with the sentences of that time."""
    upgraded(old, "0003")
    with closing(sqlite3.connect(old)) as plain:
        plain.execute("ATTACH ? AS new", (str(new),))
        for table in OLD:
            columns = ", ".join(f'"{row[1]}"' for row in plain.execute(f"PRAGMA main.table_info({table})"))
            plain.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        plain.execute("UPDATE main.articles SET problem = ?", (problem,))
        columns = ("verified_by", "verified_at", "override_reason", "override_undecided")
        cleared = ", ".join(f"{column} = NULL" for column in columns)
        plain.execute(f"UPDATE main.articles SET {cleared} WHERE state <> 'verified'")
        assert CHANGES.write is not None
        for decision in reversed(decisions):
            columns = "number, article_id, action, decided_by, decided_at, how, reason, undoes, redoes, step"
            query = f"SELECT ?, ?, {columns} FROM new.decisions WHERE number = ?"
            values = (decision_words(decision), CHANGES.write(decision.changes), decision.number)
            plain.execute(f"INSERT INTO main.decisions (words, changes, {columns}) {query}", values)
        plain.commit()


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A library in which an editor did everything, undid two things and made one again."""
    path = tmp_path / "new.db"
    with Library.open(path) as library:
        library.add(record())
        desk = Desk(library)
        desk.set_user("A. Editor")
        session = desk.open("harbour")
        for step in STEPS:
            outcome = desk.apply(step(session.record))
            assert outcome.decision is not None, step(session.record)
        desk.undo()
        desk.undo()
        desk.redo()
    return path


SINCE = (
    SummaryCode.ADD_NAME_OVER,
    SummaryCode.DISMISS_ALIAS,
    SummaryCode.KEEP_APART,
    SummaryCode.MOVE_EDGES_OVER,
    SummaryCode.MOVE_EDGES_TYPED,
    SummaryCode.MOVE_EDGES_OVER_TYPED,
    SummaryCode.SAME_FOR_OTHERS_OVER,
    SummaryCode.VERIFY_ALL_THE_SAME,
    *(SummaryCode.ATTACH_SOURCE, SummaryCode.REMOVE_SOURCE, SummaryCode.REMOVE_SOURCE_WITH),
    *(SummaryCode.CHECK_QUOTE, SummaryCode.CHECK_ALTERED, SummaryCode.CHECK_MUST_CHANGE, SummaryCode.CHECK_NO_SOURCE),
    SummaryCode.CLEAR_CHECK,
    SummaryCode.PROTECT,
    SummaryCode.UNPROTECT,
    SummaryCode.REPLY_TO_ASK,
    SummaryCode.REPLY_ASKED,
    SummaryCode.REPLY_ANSWERED,
    SummaryCode.REPLY_DECLINED,
    SummaryCode.CLEAR_REPLY,
    SummaryCode.ADD_NOTES,
)
"""Codes that no decision was ever stored as a sentence for."""


def as_recorded_then(decision: Decision) -> Decision:
    """Return a decision without what verifications and their summaries did not yet say."""
    changes = tuple(Change(_then(change.before), _then(change.after)) for change in decision.changes)
    summary = decision.summary
    if summary.code == SummaryCode.VERIFY_ALL_THE_SAME:
        summary = Summary.of(SummaryCode.VERIFY, text=summary.params["text"])
    return replace(decision, changes=changes, summary=summary)


def _then(row: Any) -> Any:
    if not isinstance(row, Standing):
        return row
    return Standing(row.state, row.verified and replace(row.verified, left=None))


def test_a_library_with_sentences_becomes_one_with_codes_and_undo_goes_on(worked: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with Library.open(worked) as library:
        decisions = [as_recorded_then(decision) for decision in library.log()]
        now = library.load("harbour").record
    assert {decision.summary.code for decision in decisions} >= set(SummaryCode) - {
        *(SummaryCode.WORDS, SummaryCode.SPLIT, SummaryCode.JOIN_QUOTES, SummaryCode.PART_QUOTES),
        SummaryCode.CONFIRM_SPEAKER,
        *SINCE,
    }
    as_it_was(worked, old, decisions, "The language process stopped while it was looking for names and quotes.")
    with Library.open(old) as library:
        assert [decision_words(one) for one in library.log()] == [decision_words(one) for one in decisions]
        assert library.log() == decisions
        assert library.queue()[0].problem == Problem.of(ProblemCode.PROCESS_STOPPED)
        desk = Desk(library)
        assert desk.words(desk.next_undo) == "reopen “Harbour plan splits Saltmere”"
        assert desk.words(desk.next_redo) == "set “Harbour plan splits Saltmere” aside"
        while desk.next_undo:
            desk.undo()
        assert library.load("harbour").record.mentions == record().mentions
        assert library.load("harbour").record.quotes == record().quotes
        while desk.next_redo:
            desk.redo()
        assert set(library.load("harbour").record.mentions) == set(now.mentions)
    with closing(sqlite3.connect(old)) as plain, pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
        plain.execute("UPDATE decisions SET summary = '{}'")
    assert old.with_name("old.before-0003.db").exists()


@pytest.mark.parametrize(
    ("action", "summary"),
    [
        ("Join", Summary.of(SummaryCode.JOIN_QUOTES, target={"text": "Now we build…"})),
        ("Part", Summary.of(SummaryCode.PART_QUOTES, target={"text": "a ” from the quote before"})),
        ("ConfirmSpeaker", Summary.of(SummaryCode.CONFIRM_SPEAKER, target={"text": "so to say"})),
        ("SplitEntity", Summary.of(SummaryCode.SPLIT, target={"names": 2}, name="X as Y")),
        ("RenameEntity", Summary.of(SummaryCode.RENAME, target={"name": "2 of Ana", "places": 3}, name="Ana")),
        ("SetKind", Summary.of(SummaryCode.CHANGE_KIND, target={"text": "from here to there"}, kind="term")),
        ("Attribute", Summary.of(SummaryCode.SET_SPEAKER, target={"text": "from here to there"}, name="Ana")),
    ],
)
def test_a_sentence_is_read_back(action: str, summary: Summary) -> None:
    assert MIGRATION._summary(action, summary_words(summary), None, None) == {"code": summary.code, **summary.params}


def test_places_are_read_back_where_the_sentence_now_says_occurrences() -> None:
    found = MIGRATION._summary("Reject", "reject 12 of 13 places of a\nb", None, None)
    assert found == {"code": SummaryCode.REJECT, "target": {"name": "a\nb", "places": 12, "of": 13}}


@pytest.mark.parametrize(
    ("action", "words", "code"),
    [
        ("Confirm", "Confirm a name", "words"),
        ("Invented", "confirm Ana", "words"),
        ("AddName", "add Ana as person", "words"),
        ("AddName", "add “Ana” as Person", "words"),
        ("SetKind", "kind of “Ana” to sung", "words"),
        ("ApplyToSame", "the same for some others called Ana", "words"),
        ("ApplyToSame", "the same for 1 other called Ana", "same-for-others"),
        ("Confirm", "", "words"),
        ("Confirm", "confirm 1 names", "confirm"),
        ("Confirm", "confirm 0 of 07 places of Ana", "confirm"),
        ("SplitEntity", "split 02 of Ana off as Bo", "split"),
    ],
)
def test_nothing_is_lost_of_a_sentence_that_is_not_known(action: str, words: str, code: str) -> None:
    found = MIGRATION._summary(action, words, None, None)
    assert found["code"] == code
    assert summary_words(Summary(found.pop("code"), found)) == words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Looking for names and quotes took more than 5 minutes and was stopped.",
            {"code": "timed-out", "seconds": 300},
        ),
        (
            "Looking for names and quotes took more than 119 seconds and was stopped.",
            {"code": "timed-out", "seconds": 119},
        ),
        (
            "Looking for names and quotes took more than 120 seconds and was stopped.",
            {
                "code": "words",
                "words": "Looking for names and quotes took more than 120 seconds and was stopped.",
            },
        ),
        (
            "The language process gave an answer that makes no sense: 'x'\ny",
            {"code": "bad-answer", "detail": "'x'\ny"},
        ),
        (
            "The names and quotes could not be looked for: ValueError: torn",
            {"code": "not-read", "detail": "ValueError: torn"},
        ),
        ("it stopped", {"code": "words", "words": "it stopped"}),
    ],
)
def test_a_problem_is_read_back(words: str, found: dict[str, Any]) -> None:
    read = MIGRATION._coded(MIGRATION.PROBLEMS, words)
    assert read == found
    assert problem_words(Problem(read.pop("code"), read)) == words
