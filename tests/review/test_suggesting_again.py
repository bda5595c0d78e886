"""Suggestions that come after decisions leave every one of them in place, and free to be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import at, name
from review_records import record as harbour

from editorial.domain.annotation import Mention
from editorial.domain.errors import RuleError
from editorial.domain.merging import merge, touched_by
from editorial.domain.record import Change, Record
from editorial.domain.suggestions import Suggestions
from editorial.review.commands.groups import SplitEntity
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.references import without_dangling_references
from editorial.review.session import now
from editorial.storage.library import Library


@st.composite
def found(draw: st.DrawFn) -> Suggestions:
    """What another model may find: some of it, and some of it otherwise."""
    record = harbour()
    mentions: list[Mention] = [*record.mentions.values(), name("m9", "Northwind", 2, "ORG", "e4")]
    mentions = draw(st.lists(st.sampled_from(mentions), unique_by=lambda mention: mention.id))
    others = st.sampled_from([at("Harbour"), at("Saltmere"), at("Brook", 2), at("council")])
    if mentions and draw(st.booleans()):
        mentions[0] = replace(mentions[0], span=draw(others))
    keys = {mention.entity for mention in mentions}
    quotes = {key: quote for key, quote in record.quotes.items() if draw(st.booleans())}
    return Suggestions(
        tuple(entity for entity in record.entities.values() if entity.id in keys),
        tuple(mentions),
        tuple(replace(q, continues=q.continues if q.continues in quotes else None) for q in quotes.values()),
    )


def _check_references(record: Record) -> None:
    for mention in record.mentions.values():
        assert mention.entity is None or mention.entity in record.entities
    for quote in record.quotes.values():
        assert {key for key in (quote.continues, quote.within, *quote.quoted) if key} <= set(record.quotes)
        assert {one.entity for one in quote.speakers if one.entity} | set(quote.candidates) <= set(record.entities)


def _back(changes: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(change.inverse for change in reversed(changes))


@given(data=st.data(), suggestions=found())
def test_every_decision_can_be_taken_back_after_new_suggestions(data: st.DataObject, suggestions: Suggestions) -> None:
    record, log = harbour(), list[tuple[Change, ...]]()
    for key in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=6)):
        draft = Draft(record, "A. Editor", now())
        try:
            MAKERS[key](data, record).run(draft)
        except RuleError:
            continue
        record = record.apply(draft.changes())
        log.append(draft.changes())
    touched = touched_by(change for changes in log for change in changes)
    again = merge(record, suggestions, touched)
    assert touched.isdisjoint(change.ref for change in again)
    record = record.apply(again)
    _check_references(record)
    assert merge(record, suggestions, touched) == ()
    for changes in reversed(log):
        record = record.apply(without_dangling_references(record, _back(changes)))
        _check_references(record)
    for changes in log:
        record = record.apply(without_dangling_references(record, changes))
        _check_references(record)


def test_a_suggestion_that_joined_a_name_an_editor_made_stands_alone_when_that_is_undone(library: Library) -> None:
    desk = Desk(library)
    session = desk.open("harbour")
    desk.apply(SplitEntity(mentions=("m1",), name="Saltmere", label="ORG"))
    made = session.record.mentions["m1"].entity
    assert made is not None
    joining = replace(session.record.mentions["m6"], entity=made)
    loaded = library.load("harbour")
    change = Change(loaded.record.mentions["m6"], joining)
    library.put_suggestions("harbour", [change], loaded.version, possibly_missed=(), model="other@1")
    session.take(session.stored()[0])
    desk.undo()
    assert made not in session.record.entities
    assert session.record.mentions["m6"].entity is None
    desk.redo()
    assert session.record.mentions["m1"].entity == made
    assert library.load("harbour").record == session.record
