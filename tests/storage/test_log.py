"""The log has everything that changes what a library holds, and a change of the log itself is noticed."""

import importlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from replaying import assert_whole_log

from editorial.domain.chain import FaultCode, article_faults
from editorial.domain.library import AuthorityRecord
from editorial.domain.log_entry import EntryKind
from editorial.domain.problem import Problem
from editorial.domain.record import Change, Record
from editorial.domain.settings import UNLOGGED, Setting
from editorial.domain.suggestions import Remembered
from editorial.storage.library import Library

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


def tamper(path: Path, *statements: str) -> None:
    """Change the file as somebody would who knows SQLite: without the triggers."""
    with closing(sqlite3.connect(path)) as plain:
        for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            plain.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert plain.execute(statement).rowcount > 0, statement
        plain.commit()


def faults(path: Path) -> set[str]:
    with Library.open(path) as library:
        return {fault.code.value for fault in library.logbook.faults()}


def columns(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as plain:
        return [name for _, name, *_ in plain.execute(f"PRAGMA table_info({table})")]


def test_an_untouched_log_has_no_fault(told: Path) -> None:
    assert faults(told) == set()


def test_a_change_of_any_field_in_the_log_is_noticed(told: Path) -> None:
    whole = told.read_bytes()
    for table in ("decisions", "log", "chain"):
        for column in columns(told, table):
            for at in ("min", "max"):
                told.write_bytes(whole)
                where = f"{column} IS NOT NULL" if column != "content" else "decision IS NULL"
                value = f"{column} + 1000" if column in {"number", "decision", "undoes"} else _other(column)
                if column in {"redoes", "step", "reason"}:
                    where, value = "1", "1"
                row = f"(SELECT {at}(number) FROM {table} WHERE {where})"
                tamper(told, f"UPDATE {table} SET {column} = {value} WHERE number = {row}")
                assert faults(told), (table, column, at)


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
def test_what_is_taken_out_of_the_log_is_missed(told: Path, statement: str) -> None:
    tamper(told, statement)
    assert faults(told)


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
def test_what_is_put_into_the_log_is_noticed(told: Path, statements: tuple[str, ...]) -> None:
    tamper(told, *statements)
    assert faults(told)


@pytest.mark.parametrize("table", ["log", "chain", "decisions"])
@pytest.mark.parametrize(("first", "second"), [(1, 2), (3, 4), (2, 4)])
def test_another_order_of_the_log_is_noticed(told: Path, table: str, first: int, second: int) -> None:
    swap = [(first, 9999), (second, first), (9999, second)]
    tamper(told, *(f"UPDATE {table} SET number = {new} WHERE number = {old}" for old, new in swap))
    assert faults(told)


def test_an_entry_rewritten_with_its_hash_still_does_not_fit_the_chain(told: Path) -> None:
    with Library.open(told) as library:
        entries = library.logbook.entries("harbour")
    forged = replace(entries[1], by="Somebody")
    assert {fault.code for fault in article_faults([entries[0], forged, *entries[2:]])} == {FaultCode.CHANGED}


@pytest.mark.parametrize("table", ["log", "chain"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET number = number + 9 WHERE number = 2", "DELETE FROM {}"])
def test_the_log_can_only_be_appended_to(told: Path, table: str, statement: str) -> None:
    with closing(sqlite3.connect(told)) as plain, pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
        plain.execute(statement.format(table))


# Libraries from before there was a log


def test_the_log_of_an_older_library_begins_with_what_there_is(told: Path, samples) -> None:
    with closing(sqlite3.connect(told)) as plain:
        for table in ("log", "chain"):
            plain.execute(f"DROP TABLE {table}")
        plain.execute("UPDATE alembic_version SET version_num = '0007'")
        plain.commit()
    with Library.open(told) as library:
        decision, baseline = EntryKind.DECISION, EntryKind.BASELINE
        assert kinds(library, "harbour") == [decision, decision, baseline]
        assert [entry.kind for entry in library.logbook.entries(None)] == [baseline]
        assert_whole_log(library)
        record = samples.record()
        library.commit(samples.confirm(record, "m2"), 3)
        library.set_setting(Setting.LABELS, ["BOAT"])
        assert_whole_log(library)


def test_the_migration_leaves_out_the_settings_that_the_log_does() -> None:
    script = importlib.import_module("editorial.storage.migrations.versions.0008_log")
    assert set(script.UNLOGGED) == set(UNLOGGED)
