"""What goes into a library comes out of it, whatever it is; and what was changed can be changed back."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records, standings, words
from replaying import assert_follows_from_log

from editorial.domain.annotation import How, Mark, Status
from editorial.domain.decision import Decision
from editorial.domain.merging import touched_by
from editorial.domain.record import Change, Record
from editorial.domain.source import Source
from editorial.domain.summary import Summary
from editorial.domain.text import sha256
from editorial.storage.library import Library

numbers = count()


@pytest.fixture(scope="module")
def shared() -> Iterator[Library]:
    """One library for all examples: each example brings an article of its own."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db") as library:
        yield library


def own(record: Record) -> Record:
    """Give the record an id and a text that no other example has; every span still fits."""
    number = next(numbers)
    text = f"{record.article.text}\n{number}"
    return replace(record, article=replace(record.article, id=f"a{number}", text=text, sha256=sha256(text)))


@st.composite
def edits(draw: st.DrawFn, record: Record) -> list[tuple[Change, ...]]:
    """Some decisions on a record, each as the changes it makes: rows altered, taken away, added, the state moved."""
    steps = []
    for _ in range(draw(st.integers(1, 3))):
        changes = []
        for row in draw(st.lists(st.sampled_from([*record.rows()]), max_size=4, unique_by=id)) if _any(record) else ():
            changes.append(draw(_edit(row, record)))
        if draw(st.booleans()):
            changes.append(Change(record.standing, draw(standings)))
        steps.append(tuple(changes))
        record = record.apply(changes)
    return steps


def _any(record: Record) -> bool:
    return next(iter(record.rows()), None) is not None


@st.composite
def _edit(draw: st.DrawFn, row: object, record: Record) -> Change:
    match row:
        case _ if row in record.entities.values():
            return Change(row, replace(row, name=draw(words), status=draw(st.sampled_from(Status))))
        case Source() if any(one.check and one.check.source == row.id for one in record.quotes.values()):
            return Change(row, replace(row, date=draw(words)))
        case _ if draw(st.booleans()):
            return Change(row, None)
        case _ if hasattr(row, "marks"):
            changed = replace(
                row, status=draw(st.sampled_from(Status)), marks=draw(st.frozensets(st.sampled_from(Mark)))
            )
            return Change(row, replace(changed, span=replace(row.span, start=0)) if draw(st.booleans()) else changed)
        case Source():
            return Change(row, replace(row, title=draw(words), origin=draw(words)))
        case _:
            return Change(row, replace(row, text=draw(words), span=None))


def decision(record: Record, changes: tuple[Change, ...]) -> Decision:
    at = datetime(2026, 11, 22, 10, 15, 0, 123456, tzinfo=UTC)
    return Decision(
        record.article.id,
        "Edit",
        Summary.of_words("Edit something"),
        "Editor",
        at,
        changes,
        How.GROUP,
        reason="because",
    )


@given(records(with_texts=True))
def test_a_record_is_loaded_as_it_was_added(shared: Library, record: Record) -> None:
    record = own(record)
    shared.add(record)
    loaded = shared.load(record.article.id).record
    assert loaded == replace(record, source_texts={})
    assert shared.source_texts(record.source_texts) == record.source_texts
    assert [row.id for row in loaded.rows()] == [row.id for row in record.rows()]
    assert_follows_from_log(shared, record.article.id)


@given(st.data())
def test_the_library_holds_what_the_record_in_memory_holds_and_its_log_replays(
    shared: Library, data: st.DataObject
) -> None:
    first = record = own(data.draw(records()))
    shared.add(record)
    version = shared.load(record.article.id).version
    for changes in data.draw(edits(record)):
        committed = shared.commit(decision(record, changes), version)
        assert committed.version == version + 1
        version, record = committed.version, record.apply(changes)
        assert shared.load(record.article.id).record == record
        assert shared.decision(committed.decision.number) == committed.decision
    replayed = first
    for entry in reversed(shared.log(record.article.id)):
        replayed = replayed.apply(entry.changes)
    assert replayed == record
    assert_follows_from_log(shared, record.article.id)
    log = shared.log(record.article.id)
    assert shared.touched(record.article.id) == touched_by(change for entry in log for change in entry.changes)


@given(st.data())
def test_changes_and_then_their_inverses_leave_the_library_as_it_was(shared: Library, data: st.DataObject) -> None:
    first = record = own(data.draw(records()))
    shared.add(record)
    version, done = 1, []
    for changes in data.draw(edits(record)):
        committed = shared.commit(decision(record, changes), version)
        version = committed.version
        done.append(committed.decision)
    for entry in reversed(done):
        back = tuple(change.inverse for change in reversed(entry.changes))
        undo = replace(decision(record, back), undoes=entry.number)
        version = shared.commit(undo, version).version
    assert shared.load(record.article.id).record == first


@given(st.data())
def test_the_queue_counts_what_the_record_holds_whatever_is_decided(shared: Library, data: st.DataObject) -> None:
    record = own(data.draw(records()))
    shared.add(record)
    version = 1
    for changes in [(), *data.draw(edits(record))]:
        version = shared.commit(decision(record, changes), version).version if changes else version
        record = shared.load(record.article.id).record
        (row,) = shared.queue_rows([record.article.id])
        assert row in shared.queue()
        assert (row.title, row.state) == (record.article.title, record.standing.state)
        assert row.words == len(record.article.text.split())
        assert (row.undecided, row.decided, row.flags) == counted(record)


def counted(record: Record) -> tuple[int, int, int]:
    rows = [*record.mentions.values(), *(quote for quote in record.quotes.values() if quote.within is None)]
    decided = sum(row.status.decided for row in rows)
    return len(rows) - decided, decided, sum(Mark.FLAG in row.marks for row in rows)


def test_two_changes_of_one_row_in_one_decision_count_as_one(library: Library, samples) -> None:
    record = samples.record()
    library.add(record)
    once = replace(record.mentions["m1"], label="ORG")
    twice = replace(once, marks=frozenset({Mark.UNSURE}))
    new = replace(once, id="m9")
    changes = (Change(record.mentions["m1"], once), Change(once, twice), Change(None, new), Change(new, None))
    library.commit(samples.decision(record, *changes), 1)
    assert library.load("harbour").record == record.apply(changes)
    assert library.decision(1).changes == changes
