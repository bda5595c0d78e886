from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.annotation import (
    Entity,
    Kind,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.formats.record.json_codec import from_record, to_record
from editorial.formats.selection import OmittedCounts, Selected, StatusFilter, said_by, select

ARTICLE = Article(id="a", title="T", text="x" * 40, sha256="")
RULE = Provenance(Origin.RULE)
AT = datetime(2026, 11, 22, tzinfo=UTC)


def quote(id_: str, status: Status, **fields: object) -> Quote:
    return Quote(id_, Span(1, 5), Kind.DIRECT, RULE, status=status, **fields)  # type: ignore[arg-type]


def mention(id_: str, status: Status, entity: str | None = None) -> Mention:
    return Mention(id_, Span(3, 7), "PERSON", entity, RULE, status=status)


@pytest.mark.parametrize(
    "which",
    [
        StatusFilter(),
        StatusFilter(undecided=True),
        StatusFilter(rejected=True),
        StatusFilter(undecided=True, rejected=True),
    ],
)
@given(record=records())
def test_a_selection_refers_to_nothing_that_it_leaves_out_and_counts_the_rest(
    record: Record, which: StatusFilter
) -> None:
    found = select(record, which)
    part = found.record
    again = to_record(part, found.left_out)
    assert from_record(again, source="export").mentions == part.mentions  # the reader refuses dangling references
    for row in [*part.mentions.values(), *part.quotes.values()]:
        assert which.takes(row.status)
    gone = len(record.mentions) + len(record.quotes) - len(part.mentions) - len(part.quotes)
    claims = sum(
        before.resolution is not None and after.resolution is None and record.quotes[id_].within is None
        for id_, one in part.quotes.items()
        for before, after in zip(record.quotes[id_].speakers, one.speakers, strict=True)
    )
    assert found.left_out.undecided + found.left_out.rejected == gone + claims


@given(records())
def test_everything_leaves_nothing_out(record: Record) -> None:
    found = select(record, StatusFilter(undecided=True, rejected=True))
    assert found.record == record
    assert found.left_out == OmittedCounts()


def test_by_default_only_what_an_editor_decided_to_be_right_is_exported() -> None:
    record = Record.of(ARTICLE, mentions=[mention(status.value, status) for status in Status])
    found = select(record)
    assert set(found.record.mentions) == {"confirmed", "corrected", "added"}
    assert found.left_out == OmittedCounts(undecided=1, rejected=1)


def test_an_entity_stays_while_something_that_stays_needs_it() -> None:
    ids = ("named", "speaking", "gone", "alone", "suggested")
    entities = [Entity(id_, id_, "PERSON", status=Status.CONFIRMED) for id_ in ids[:4]]
    entities.append(Entity("suggested", "s", "PERSON"))
    record = Record.of(
        ARTICLE,
        entities=entities,
        mentions=[mention("m1", Status.CONFIRMED, "named"), mention("m2", Status.REJECTED, "gone")],
        quotes=[quote("q1", Status.CONFIRMED, speakers=(Speaker(entity="speaking"),), candidates=("gone", "named"))],
    )
    found = select(record)
    assert set(found.record.entities) == {"named", "speaking", "alone"}
    assert found.record.quotes["q1"].candidates == ("named",)
    assert found.left_out == OmittedCounts(rejected=1)


def test_later_pieces_and_nested_quotes_lean_on_what_stays() -> None:
    record = Record.of(
        ARTICLE,
        quotes=[
            quote("q1", Status.CONFIRMED),
            quote("q2", Status.SUGGESTED, continues="q1"),
            quote("q3", Status.CONFIRMED, continues="q2", within="q4", quoted=("q1", "q2")),
            quote("q4", Status.REJECTED),
        ],
    )
    kept = select(record).record.quotes["q3"]
    assert (kept.continues, kept.within, kept.quoted) == ("q1", None, ("q1",))


def test_an_undecided_speaker_keeps_its_words_and_loses_the_claim() -> None:
    guessed = Speaker(Span(8, 10), "e1", Resolution("pronoun", 0.6))
    known = Speaker(Span(12, 15), "e2", Resolution("same-name", 1.0, Status.CONFIRMED))
    record = Record.of(
        ARTICLE,
        entities=[Entity("e1", "A", "PERSON", status=Status.CONFIRMED), Entity("e2", "B", "PERSON")],
        quotes=[quote("q1", Status.CONFIRMED, speakers=(guessed, known))],
    )
    found = select(record)
    assert found.record.quotes["q1"].speakers == (Speaker(Span(8, 10)), known)
    assert set(found.record.entities) == {"e2"}
    assert found.left_out == OmittedCounts(undecided=1)


def test_a_note_on_what_was_left_out_stays_on_the_same_words() -> None:
    record = Record.of(
        ARTICLE,
        mentions=[mention("m1", Status.REJECTED)],
        notes=[Note("n1", NoteKind.COMMENT, "not a name", "A. Editor", AT, on="m1")],
    )
    note = select(record).record.notes["n1"]
    assert (note.on, note.span) == (None, Span(3, 7))


@given(records(), st.data())
def test_the_quotes_of_one_person_are_a_sound_record_that_counts_what_it_lacks(
    record: Record, data: st.DataObject
) -> None:
    entity = data.draw(st.sampled_from(sorted(record.entities) or ["nobody"]))
    found = said_by(Selected(record), {entity})
    part = found.record
    tables = ("mentions", "quotes", "notes")
    gone = sum(len(getattr(record, name)) - len(getattr(part, name)) for name in tables)
    assert found.left_out == OmittedCounts(others=gone)
    assert all(one.entity == entity for one in part.mentions.values())
    again = from_record(to_record(part, found.left_out), source="made")  # refuses references that lead nowhere
    assert list(again.quotes) == list(part.quotes)
    if gone:
        assert to_record(again)["left_out"]["others"] == gone


def test_the_quotes_of_one_person_have_all_their_pieces_the_quotes_inside_and_the_notes_on_them() -> None:
    brook, vale = Speaker(entity="brook"), Speaker(entity="vale")
    record = Record.of(
        ARTICLE,
        entities=[Entity(key, key, "PERSON") for key in ("brook", "vale", "oake")],
        mentions=[mention("m1", Status.CONFIRMED, "brook"), mention("m2", Status.CONFIRMED, "vale")],
        quotes=[
            quote("q1", Status.CONFIRMED, speakers=(brook,), candidates=("brook", "oake")),
            quote("q2", Status.CONFIRMED, continues="q1"),
            quote("inside", Status.CONFIRMED, within="q1", speakers=(Speaker(entity="oake"),)),
            quote("joint", Status.CONFIRMED, speakers=(vale, brook)),
            quote("other", Status.CONFIRMED, speakers=(vale,)),
        ],
        notes=[
            Note("n1", NoteKind.COMMENT, "on hers", "A. Editor", AT, on="q2"),
            Note("n2", NoteKind.COMMENT, "on his", "A. Editor", AT, on="other"),
            Note("n3", NoteKind.COMMENT, "on the article", "A. Editor", AT),
        ],
    )
    found = said_by(Selected(record, OmittedCounts(undecided=2)), {"brook"})
    assert list(found.record.quotes) == ["q1", "q2", "inside", "joint"]
    assert (list(found.record.mentions), list(found.record.notes)) == (["m1"], ["n1"])
    assert set(found.record.entities) == {"brook", "vale", "oake"}, "those who speak beside her, and inside"
    assert found.left_out == OmittedCounts(undecided=2, others=4)
