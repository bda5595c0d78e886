"""The log has everything that changes what a library holds, and a change of the log itself is noticed."""

import importlib
import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from older_library import take_sources_out, take_standing_by_out
from record_strategies import records
from replaying import assert_whole_log

from editorial.domain.chain import FaultCode, article_faults
from editorial.domain.library import AuthorityRecord
from editorial.domain.log_entry import EntryKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import Change, Record
from editorial.domain.settings import UNLOGGED, Setting
from editorial.domain.suggestions import Remembered
from editorial.domain.text import Span
from editorial.formats.loss.part import take_away
from editorial.formats.loss.parts import CHECKS, SOURCES
from editorial.storage.library import Library
from editorial.storage.sqlite import entry_reading

possibly_missed = st.lists(st.builds(PossiblyMissed, st.just(Span(0, 3)), st.floats(0, 1)), max_size=2).map(tuple)
LIMA = AuthorityRecord("p1", "Ana Lima", "PERSON", aliases=("Lima",), external_ids={"wikidata": "Q1"})


def kinds(library: Library, article_id: str | None) -> list[str]:
    return [entry.kind for entry in library.logbook.entries(article_id)]


def _suggest(library: Library, record: Record, samples) -> None:
    before = record.mentions["m2"]
    changes = [Change(before, replace(before, label="ORG"))]
    library.put_suggestions(record.article.id, changes, 1, possibly_missed=(), model="made@2")


def _link(library: Library, record: Record, samples) -> None:
    before = record.entities["e1"]
    library.put_links(record.article.id, [Change(before, replace(before, authority="p1"))], 1)


STEPS: dict[EntryKind, Callable[[Library, Record, object], object]] = {
    EntryKind.DECISION: lambda lib, record, s: lib.commit(s.confirm(record), 1),
    EntryKind.SUGGESTIONS: _suggest,
    EntryKind.LINKS: _link,
    EntryKind.PROBLEM: lambda lib, record, s: lib.mark_problem(record.article.id, Problem.of_words("It broke.")),
    EntryKind.EXPORT: lambda lib, record, s: lib.mark_exported([record.article.id], s.noon),
}
"""What changes an article, by the kind of its entry."""
NEWSROOM_STEPS: dict[str, tuple[EntryKind, Callable[[Library, object], object]]] = {
    "deletion": (EntryKind.DELETION, lambda lib, s: lib.deletions.delete([EntryKind.DECISION.value])),
    "forgotten": (EntryKind.SETTING, lambda lib, s: lib.forget(Remembered("Ana Lima", "PERSON"))),
    "remembered": (EntryKind.SETTING, lambda lib, s: lib.restore_remembered(Remembered("Ana Lima", "PERSON"))),
    "label": (EntryKind.SETTING, lambda lib, s: lib.set_setting(Setting.LABELS, ["SHIP"])),
    "own list": (EntryKind.LIST, lambda lib, s: lib.put_authority_records([LIMA])),
    "struck off": (EntryKind.LIST, lambda lib, s: lib.remove_authority_record(lib.authority_records()[0])),
}
BY = dict.fromkeys((EntryKind.SUGGESTIONS, EntryKind.LINKS, EntryKind.PROBLEM)) | {EntryKind.DECISION: "Editor"}
"""Who made an entry of these kinds; the others are by the name that is set."""


def test_what_changes_the_library_is_logged_and_all_of_it_follows_from_the_log(library: Library, samples) -> None:
    library.set_setting(Setting.USER, "Ina Field")
    for kind, step in STEPS.items():
        record = samples.record(kind.value, f"The 🏟 is ours, said Ana Lima. Lima left: {kind}.")
        library.add(record)
        step(library, record, samples)
        entries = library.logbook.entries(kind.value)
        assert [entry.kind for entry in entries] == [EntryKind.IMPORT, kind]
        assert [entry.by for entry in entries] == ["Ina Field", BY.get(kind, "Ina Field")]
    for kind, newsroom_step in NEWSROOM_STEPS.values():
        newsroom_step(library, samples)
        last = library.logbook.entries(None)[-1]
        assert (last.kind, last.by) == (kind, "Ina Field")
    assert_whole_log(library)


def test_what_changes_nothing_is_not_logged(library: Library, samples) -> None:
    library.add(samples.record())
    library.set_setting(Setting.LABELS, ["SHIP"])
    before = kinds(library, None), kinds(library, "harbour")
    library.set_setting(Setting.LABELS, ["SHIP"])
    library.set_setting(Setting.ZOOM, 14)
    library.mark_problem("harbour", None)
    library.add(samples.record())
    library.put_authority_records([])
    assert (kinds(library, None), kinds(library, "harbour")) == before


def test_what_several_articles_go_through_at_once_is_logged_once_for_each(library: Library, samples) -> None:
    keys = ["harbour", "other"]
    library.add_all([samples.record(key, f"The 🏟 is ours, said Ana Lima. Lima left {key}.") for key in keys])
    library.mark_exported([*keys, "harbour"], samples.noon)
    for key in keys:
        assert kinds(library, key) == [EntryKind.IMPORT, EntryKind.EXPORT]
    assert_whole_log(library)


def test_an_entry_does_not_repeat_the_text_of_an_article(library: Library, samples) -> None:
    library.add(samples.record())
    (entry,) = library.logbook.entries("harbour")
    assert "ours, said" not in entry.content
    assert json.loads(entry.content)["article"]["sha256"] == samples.record().article.sha256


def test_what_remains_of_a_deleted_article_is_hashes(library: Library, path: Path, samples) -> None:
    library.add(samples.record("other", "Other words, said Ana Lima. Lima left."))
    library.add(samples.record())
    library.commit(samples.confirm(samples.record()), 1)
    head = library.logbook.entries("harbour")[-1].hash
    library.deletions.delete(["harbour"])
    (*_, last) = library.logbook.entries(None)
    assert json.loads(last.content) == {"sha256": samples.record().article.sha256, "head": head, "entries": 2}
    assert last.article_id is None
    assert_whole_log(library)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("SELECT count(*) FROM log WHERE article_id = 'harbour'").fetchone() == (0,)
        assert plain.execute("SELECT count(*) FROM chain WHERE hash = ?", (head,)).fetchone() == (1,)
    library.add(samples.record())
    assert kinds(library, "harbour") == [EntryKind.IMPORT]
    assert_whole_log(library)


# Whoever changes the file itself


@pytest.fixture(scope="module")
def told_once(tmp_path_factory: pytest.TempPathFactory, samples) -> bytes:
    """A library with entries of several kinds about two articles."""
    path = tmp_path_factory.mktemp("log") / "library.db"
    with Library.open(path) as library:
        library.set_setting(Setting.LABELS, ["SHIP"])
        for key in ("harbour", "other"):
            record = samples.record(key, f"The 🏟 is ours, said Ana Lima. Lima left {key}.")
            library.add(record)
            done = library.commit(samples.confirm(record), 1).decision
            undo = replace(samples.decision(record, *(change.inverse for change in done.changes)), undoes=done.number)
            library.commit(undo, 2)
        library.put_authority_records([LIMA])
        library.mark_exported(["harbour"], samples.noon)
    return path.read_bytes()


@pytest.fixture
def told(told_once: bytes, path: Path) -> Path:
    """A closed library with entries of several kinds about two articles."""
    path.parent.mkdir()
    path.write_bytes(told_once)
    return path


@pytest.fixture
def bare(told: Path) -> Iterator[sqlite3.Connection]:
    """A copy in memory without the triggers: what somebody has who knows SQLite."""
    with closing(sqlite3.connect(told)) as plain, closing(sqlite3.connect(":memory:")) as copy:
        plain.backup(copy)
        for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            copy.execute(f"DROP TRIGGER {name}")
        yield copy


def tamper(bare: sqlite3.Connection, *statements: str) -> None:
    for statement in statements:
        assert bare.execute(statement).rowcount > 0, statement


def faults(bare: sqlite3.Connection) -> set[str]:
    return {fault.code.value for fault in entry_reading.faults(bare, lambda _number: None)}


def test_an_untouched_log_has_no_fault(bare: sqlite3.Connection) -> None:
    assert faults(bare) == set()


def test_a_change_of_any_field_in_the_log_is_noticed(bare: sqlite3.Connection) -> None:
    for table in ("decisions", "log", "chain"):
        for _, column, *_ in bare.execute(f"PRAGMA table_info({table})").fetchall():
            for at in ("min", "max"):
                where = f"{column} IS NOT NULL" if column != "content" else "decision IS NULL"
                value = f"{column} + 1000" if column in {"number", "decision", "undoes"} else _other(column)
                if column in {"redoes", "step", "reason"}:
                    where, value = "1", "1"
                row = f"(SELECT {at}(number) FROM {table} WHERE {where})"
                tamper(bare, f"UPDATE {table} SET {column} = {value} WHERE number = {row}")
                assert faults(bare), (table, column, at)
                bare.rollback()
    assert faults(bare) == set()


def _other(column: str) -> str:
    if column in {"hash", "chain"}:
        return "'" + "0" * 64 + "'"
    return "'group'" if column == "how" else f"{column} || ' '"


REMOVED = {
    "the last entry": "DELETE FROM log WHERE number = (SELECT max(number) FROM log)",
    "the first": "DELETE FROM log WHERE number = 1",
    "one between": "DELETE FROM log WHERE number = 4",
    "all of one article": "DELETE FROM log WHERE article_id = 'harbour'",
    "a decision": "DELETE FROM decisions WHERE number = 2",
    "links of the chain at the end": "DELETE FROM chain WHERE number > (SELECT max(number) - 2 FROM chain)",
    "a link between": "DELETE FROM chain WHERE number = 4",
}


@pytest.mark.parametrize("statement", REMOVED.values(), ids=REMOVED)
def test_what_is_taken_out_of_the_log_is_missed(bare: sqlite3.Connection, statement: str) -> None:
    tamper(bare, statement)
    assert faults(bare)


PUT_IN = {
    "an entry": (
        "INSERT INTO chain SELECT max(number) + 1, hash, chain FROM chain",
        "INSERT INTO log SELECT max(number) + 1, kind, article_id, at, made_by, decision, content FROM log",
    ),
    "a decision": (
        "INSERT INTO decisions SELECT 99, article_id, action, summary, 'Somebody', decided_at, how, reason, undoes, "
        "redoes, changes, step FROM decisions WHERE number = 1",
    ),
}


@pytest.mark.parametrize("statements", PUT_IN.values(), ids=PUT_IN)
def test_what_is_put_into_the_log_is_noticed(bare: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    tamper(bare, *statements)
    assert faults(bare)


@pytest.mark.parametrize("table", ["log", "chain", "decisions"])
@pytest.mark.parametrize(("first", "second"), [(1, 2), (3, 4), (2, 4)])
def test_another_order_of_the_log_is_noticed(bare: sqlite3.Connection, table: str, first: int, second: int) -> None:
    swap = [(first, 9999), (second, first), (9999, second)]
    tamper(bare, *(f"UPDATE {table} SET number = {new} WHERE number = {old}" for old, new in swap))
    assert faults(bare)


def test_an_entry_rewritten_with_its_hash_still_does_not_fit_the_chain(told: Path) -> None:
    with Library.open(told) as library:
        entries = library.logbook.entries("harbour")
    forged = entries[1]._replace(by="Somebody")
    assert {fault.code for fault in article_faults([entries[0], forged, *entries[2:]])} == {FaultCode.CHANGED}


@pytest.mark.parametrize("table", ["log", "chain"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = number + 9 WHERE number = 2", "DELETE FROM {}"])
def test_the_log_can_only_be_appended_to(told: Path, table: str, statement: str) -> None:
    with closing(sqlite3.connect(told)) as plain, pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
        plain.execute(statement.format(table))


# Libraries from before there was a log


def make_older(path: Path) -> None:
    """Take the log out of a library, as if an older version of the program had made it."""
    with closing(sqlite3.connect(path)) as plain:
        for table in ("log", "chain"):
            plain.execute(f"DROP TABLE {table}")
        take_standing_by_out(plain)
        take_sources_out(plain)
        for trigger in ("begin", "quotes_insert", "quotes_delete", "quotes_update"):
            plain.execute(f"CREATE TRIGGER counts_{trigger} AFTER INSERT ON settings BEGIN SELECT 1; END")
        for column in ("sources", "unchecked", "to_change"):
            plain.execute(f"ALTER TABLE counts DROP COLUMN {column}")
        plain.execute("UPDATE alembic_version SET version_num = '0007'")
        plain.commit()


@settings(max_examples=4)
@given(record=records(), missed=possibly_missed)
def test_whatever_an_article_holds_is_in_its_baseline(record: Record, missed: tuple[PossiblyMissed, ...]) -> None:
    record, _ = take_away(record, (CHECKS, SOURCES))  # younger than the log
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        with Library.open(path) as library:
            library.add(record)
            key = record.article.id
            library.put_suggestions(key, (), 1, possibly_missed=missed, model="made@2")
            library.mark_problem(key, Problem.of_words("It broke."))
            library.mark_exported([key], datetime(2026, 11, 22, tzinfo=UTC))
            library.put_authority_records([LIMA])
            library.set_setting(Setting.LABELS, ["SHIP"])
        make_older(path)
        with Library.open(path) as library:
            assert [entry.kind for entry in library.logbook.entries(key)] == [EntryKind.BASELINE]
            assert_whole_log(library)


def test_the_log_of_an_older_library_begins_with_what_there_is(told: Path, samples) -> None:
    make_older(told)
    with Library.open(told) as library:
        decision, baseline = EntryKind.DECISION, EntryKind.BASELINE
        assert kinds(library, "harbour") == [decision, decision, baseline]
        assert [entry.kind for entry in library.logbook.entries(None)] == [baseline]
        assert_whole_log(library)
        record = samples.record()
        library.commit(samples.confirm(record, "m2"), 3)
        library.set_setting(Setting.LABELS, ["BOAT"])
        assert_whole_log(library)


def test_the_log_still_leaves_out_the_settings_that_the_migration_did() -> None:
    script = importlib.import_module("editorial.storage.migrations.versions.0008_log")
    assert set(script.UNLOGGED) <= set(UNLOGGED)
