"""New suggestions never touch a decision, never bring back what was rejected, and change nothing the second time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_records import at, name
from review_records import record as harbour

from editorial.domain.annotation import (
    Entity,
    Kind,
    Mark,
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
from editorial.domain.merging import merge
from editorial.domain.record import Change, Record, Ref, Table, ref
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span, sha256

LENGTH = 40
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
MODEL = Provenance(Origin.MODEL)
REPORTED = (Kind.INDIRECT, Kind.MIXED)
spans = st.tuples(st.integers(0, LENGTH - 9), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
labels = st.sampled_from(["PERSON", "ORG"])


def _some(keys: Iterable[str]) -> st.SearchStrategy[str | None]:
    found = sorted(keys)
    return st.none() | st.sampled_from(found) if found else st.none()


def _few(keys: Iterable[str]) -> st.SearchStrategy[tuple[str, ...]]:
    found = sorted(keys)
    return st.lists(st.sampled_from(found), max_size=2, unique=True).map(tuple) if found else st.just(())


@st.composite
def annotations(draw: st.DrawFn) -> tuple[list[Entity], list[Mention], list[Quote]]:
    """Suggestions over a short text, so that much overlaps; every link leads somewhere."""
    entities = [
        Entity(f"e{n}", draw(st.sampled_from(["Ana", "Bo"])), draw(labels)) for n in range(draw(st.integers(0, 3)))
    ]
    some = _some(one.id for one in entities)
    few = _few(one.id for one in entities)
    mentions = [Mention(f"m{n}", draw(spans), draw(labels), draw(some), MODEL) for n in range(draw(st.integers(0, 5)))]
    quotes: list[Quote] = []
    for n in range(draw(st.integers(0, 5))):
        earlier, outer = [q.id for q in quotes], [q.id for q in quotes if q.within is None]
        said = draw(st.none() | st.builds(Speaker, st.none() | spans, some, st.just(Resolution("pronoun", 0.5))))
        quotes.append(
            Quote(
                f"q{n}",
                draw(spans),
                draw(st.sampled_from(Kind)),
                MODEL,
                continues=draw(_some(earlier)),
                within=draw(_some(outer)),
                quoted=draw(_few(earlier)),
                speakers=() if said is None else (said,),
                candidates=draw(few),
            )
        )
    return entities, mentions, quotes


@st.composite
def cases(draw: st.DrawFn) -> tuple[Record, Suggestions, frozenset[Ref]]:
    """A record with some decided, new suggestions on its text, and what decisions in the log touched."""
    entities, mentions, quotes = draw(annotations())
    statuses = st.sampled_from([Status.SUGGESTED, Status.SUGGESTED, *Status])
    marks = st.sampled_from([frozenset(), frozenset(), frozenset({Mark.FLAG})])
    moved = st.none() | spans.map(lambda span: {"start": span.start, "end": span.end})
    was = st.sampled_from([None, {"entity": "e0"}, {"entity": ["?"]}, {"label": "ORG"}, {"start": 9}])
    keys = [one.id for one in (*entities, *mentions, *quotes)]
    noted = draw(_few(keys))
    text = "x" * LENGTH
    record = Record.of(
        Article("a", "A", text, sha256(text)),
        entities=[replace(one, status=draw(statuses)) for one in entities],
        mentions=[replace(m, status=draw(statuses), marks=draw(marks), suggested=draw(moved | was)) for m in mentions],
        quotes=[
            replace(
                q,
                status=draw(statuses),
                marks=draw(marks),
                suggested=draw(moved | st.sampled_from(Kind).map(lambda kind: {"kind": kind.value})),
            )
            for q in quotes
        ],
        notes=[Note(f"n{key}", NoteKind.COMMENT, "?", "A", MOMENT, on=key) for key in noted],
    )
    some_refs = st.sampled_from([*record.refs(), Ref(Table.ENTITY, "e2"), Ref(Table.MENTION, "m4")])
    touched = draw(st.frozensets(some_refs, max_size=3))
    found = draw(st.just((entities, mentions, quotes)) | annotations())
    return record, Suggestions(*map(tuple, found)), touched


def _held(record: Record, touched: frozenset[Ref]) -> dict[Ref, object]:
    """Return what an editor or the log spoke of."""
    noted = {note.on for note in record.notes.values()}
    return {
        ref(row): row
        for row in record.rows()
        if not isinstance(row, Note)
        and (row.status.decided or getattr(row, "marks", None) or row.id in noted or ref(row) in touched)
    }


def _check_references(record: Record) -> None:
    for mention in record.mentions.values():
        assert mention.entity is None or mention.entity in record.entities
    for quote in record.quotes.values():
        assert {key for key in (quote.continues, quote.within, *quote.quoted) if key} <= set(record.quotes)
        assert {one.entity for one in quote.speakers if one.entity} | set(quote.candidates) <= set(record.entities)
        assert quote.continues != quote.id != quote.within


@given(cases())
def test_what_was_decided_marked_noted_or_touched_stays_as_it_is(
    case: tuple[Record, Suggestions, frozenset[Ref]],
) -> None:
    record, suggestions, touched = case
    after = record.apply(merge(record, suggestions, touched))
    for where, row in _held(record, touched).items():
        assert after.get(where) == row
    assert after.notes == record.notes
    assert after.standing == record.standing


@given(cases())
def test_every_reference_leads_somewhere_and_ids_are_unique(case: tuple[Record, Suggestions, frozenset[Ref]]) -> None:
    record, suggestions, touched = case
    after = record.apply(merge(record, suggestions, touched))
    _check_references(after)
    ids = [row.id for row in after.rows() if not isinstance(row, Note)]
    assert len(ids) == len(set(ids))
    for key, row in (*after.entities.items(), *after.mentions.items(), *after.quotes.items()):
        assert row.id == key


@given(cases())
def test_suggesting_the_same_again_changes_nothing(case: tuple[Record, Suggestions, frozenset[Ref]]) -> None:
    record, suggestions, touched = case
    after = record.apply(merge(record, suggestions, touched))
    assert merge(after, suggestions, touched) == ()


def test_whoever_watches_the_merging_is_called_for_every_row_and_can_end_it() -> None:
    made = harbour()
    found = Suggestions(*(tuple(rows.values()) for rows in (made.entities, made.mentions, made.quotes)))
    calls: list[None] = []
    merge(Record.of(made.article), found, watch=lambda: calls.append(None))
    assert len(calls) >= 3 * (len(found.mentions) + len(found.quotes))  # made, compared, and told as a change

    def stop() -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        merge(Record.of(made.article), found, watch=stop)


def test_rows_of_a_new_article_are_not_kept_twice() -> None:
    made = harbour()
    found = Suggestions(*(tuple(rows.values()) for rows in (made.entities, made.mentions, made.quotes)))
    changes = merge(Record.of(made.article), found)
    assert {id(change.after) for change in changes} >= {id(row) for row in (*found.mentions, *found.quotes)}


@given(cases())
def test_nothing_new_overlaps_what_was_kept(case: tuple[Record, Suggestions, frozenset[Ref]]) -> None:
    record, suggestions, touched = case
    after = record.apply(merge(record, suggestions, touched))
    held = _held(record, touched)
    for mention in after.mentions.values():
        if ref(mention) not in held:
            assert not any(mention.span.overlaps(row.span) for row in held.values() if isinstance(row, Mention))
    for quote in after.quotes.values():
        if record.quotes.get(quote.id) != quote:
            alike = [row for row in held.values() if isinstance(row, Quote) and _alike(row, quote)]
            assert not any(quote.span.overlaps(row.span) for row in alike)


def _alike(one: Quote, other: Quote) -> bool:
    nested = (one.within is None) == (other.within is None)
    return nested and (one.kind in REPORTED) == (other.kind in REPORTED)


@given(cases())
def test_no_new_row_takes_the_id_of_one_that_undo_may_bring_back(
    case: tuple[Record, Suggestions, frozenset[Ref]],
) -> None:
    record, suggestions, touched = case
    for change in merge(record, suggestions, touched):
        assert change.ref not in touched


@given(cases())
def test_on_an_untouched_article_the_suggestions_are_taken_as_they_are(
    case: tuple[Record, Suggestions, frozenset[Ref]],
) -> None:
    record, suggestions, _ = case
    empty = Record.of(record.article)
    after = empty.apply(merge(empty, suggestions))
    assert tuple(after.entities.values()) == suggestions.entities
    assert tuple(after.mentions.values()) == suggestions.mentions
    assert tuple(after.quotes.values()) == suggestions.quotes


def _again(record: Record, touched: frozenset[Ref] = frozenset(), **rows: object) -> Record:
    """Return the record after the suggestions of the untouched article came again, with other `rows` in them."""
    fresh = harbour()
    found = Suggestions(*(tuple(part.values()) for part in (fresh.entities, fresh.mentions, fresh.quotes)))
    return record.apply(merge(record, replace(found, **rows), touched))


def _with(record: Record, *rows: Entity | Mention | Quote) -> Record:
    return record.apply(Change(record.get(ref(row)), row) for row in rows)


def _settled(record: Record, status: Status, *keys: str) -> Record:
    return _with(record, *(replace(record.mentions[key], status=status) for key in keys))


def test_a_rejected_name_stays_rejected() -> None:
    record = _settled(harbour(), Status.REJECTED, "m6")
    assert _again(record) == record


def test_a_name_of_another_type_does_not_come_back_with_the_old_one() -> None:
    record = harbour()
    relabelled = [
        replace(m, label="ORG", status=Status.CORRECTED) for m in record.mentions.values() if m.entity == "e1"
    ]
    record = _with(record, replace(record.entities["e1"], label="ORG", status=Status.CORRECTED), *relabelled)
    after = _again(record, quotes=(Quote("q9", at("It is"), Kind.DIRECT, MODEL, candidates=("e1",)),))
    assert [one.label for one in after.entities.values() if one.name == "Saltmere"] == ["ORG"]
    assert after.quotes["q9"].candidates == ("e1",)


def test_names_that_were_merged_stay_one() -> None:
    record = harbour()
    mentions = [replace(record.mentions[key], entity="e2") for key in ("m5", "m7")]
    quotes = [replace(quote, candidates=("e2",)) for quote in record.quotes.values() if quote.candidates]
    said = replace(quotes[2], speakers=(replace(quotes[2].speakers[0], entity="e2"),))
    record = _with(record, *mentions, *quotes[:2], said, replace(record.entities["e2"], status=Status.CORRECTED))
    record = record.apply([Change(record.entities["e3"], None)])
    touched = frozenset(map(ref, (*mentions, *quotes))) | {Ref(Table.ENTITY, "e3")}
    new = Quote("q9", at("met"), Kind.INDIRECT, MODEL, speakers=(Speaker(at("Vale", 2), "e3"),), candidates=("e3",))
    after = _again(record, touched, quotes=(*harbour().quotes.values(), new))
    assert sorted(after.entities) == ["e1", "e2", "e4"]
    assert (after.quotes["q9"].speakers[0].entity, after.quotes["q9"].candidates) == ("e2", ("e2",))


def test_a_name_nobody_lets_stand_is_no_speaker_any_more() -> None:
    record = _settled(harbour(), Status.REJECTED, "m5", "m7")
    after = _again(record)
    assert "e3" in after.entities  # what was rejected keeps its entity
    gone = [replace(record.mentions[key], entity=None) for key in ("m5", "m7")]
    record = _with(record, *gone)
    record = record.apply([Change(record.entities["e3"], None), *_without_quotes(record)])
    after = _again(record)
    assert "e3" not in after.entities
    assert after.quotes["q3"].speakers[0].entity is None
    assert after.quotes["q3"].speakers[0].resolution is None


def _without_quotes(record: Record) -> list[Change]:
    return [Change(quote, None) for quote in record.quotes.values()]


def test_a_piece_that_a_decided_one_continues_is_not_lost() -> None:
    record = harbour()
    record = _with(record, replace(record.quotes["q2"], status=Status.CONFIRMED))
    after = _again(record, quotes=())
    assert sorted(after.quotes) == ["q1", "q2"]


def test_a_quote_made_another_kind_is_not_suggested_beside_itself() -> None:
    record = harbour()
    changed = replace(
        record.quotes["q3"], kind=Kind.INDIRECT, status=Status.CORRECTED, suggested={"kind": Kind.DIRECT.value}
    )
    record = _with(record, changed)
    assert _again(record) == record


def test_a_name_whose_edges_were_moved_away_does_not_come_back_where_it_was() -> None:
    record = harbour()
    was = record.mentions["m6"].span
    moved = replace(
        record.mentions["m6"],
        span=at("jobs"),
        status=Status.CORRECTED,
        suggested={"start": was.start, "end": was.end},
    )
    record = _with(record, moved)
    assert _again(record) == record


def test_a_new_mention_joins_the_entity_an_editor_confirmed() -> None:
    record = _settled(harbour(), Status.CONFIRMED, "m1")
    renamed = replace(record.entities["e1"], id="e-own", status=Status.CORRECTED)
    mentions = [replace(m, entity="e-own") for m in record.mentions.values() if m.entity == "e1"]
    record = _with(record, renamed, *mentions)
    record = record.apply([Change(record.entities["e1"], None)])
    after = _again(record)
    assert {after.mentions[key].entity for key in ("m1", "m4", "m8")} == {"e-own"}
    assert "e1" not in after.entities


def test_of_two_entities_of_one_name_new_mentions_join_the_one_that_stands() -> None:
    rejected = Entity("e8", "Northwind", "ORG", status=Status.REJECTED)
    record = _with(harbour(), rejected, replace(harbour().entities["e4"], id="e0", status=Status.CONFIRMED))
    after = _again(record)
    assert after.mentions["m6"].entity == "e0"


def test_what_is_no_longer_found_goes_and_what_is_new_comes() -> None:
    record = harbour()
    new = name("m9", "Northwind", 2, "ORG", "e4")
    after = _again(record, mentions=(*(m for m in record.mentions.values() if m.id != "m6"), new))
    assert "m6" not in after.mentions
    assert after.mentions["m9"] == new


@pytest.mark.parametrize(
    "suggested", [{"start": 50}, {"start": 9, "end": 3}, {"start": "a", "end": "b"}, {"entity": []}]
)
def test_an_imported_correction_that_makes_no_sense_does_no_harm(suggested: dict[str, object]) -> None:
    record = harbour()
    odd = replace(record.mentions["m1"], status=Status.CORRECTED, suggested=suggested)
    record = _with(record, odd, replace(record.quotes["q3"], status=Status.CORRECTED, suggested={"speakers": [7, {}]}))
    assert _again(record) == record


def test_tens_of_thousands_of_names_are_merged_without_comparing_each_with_each() -> None:
    count = 20_000
    text = "Ana Bo " * count
    entities = tuple(Entity(f"e{n}", f"Ana {n}", "PERSON") for n in range(count // 4))
    mentions = tuple(
        Mention(f"m{n}", Span(7 * n, 7 * n + 3), "PERSON", f"e{n % len(entities)}", MODEL) for n in range(count)
    )
    quotes = tuple(Quote(f"q{n}", Span(70 * n, 70 * n + 60), Kind.DIRECT, MODEL) for n in range(count // 10))
    found = Suggestions(entities, mentions, quotes)
    empty = Record.of(Article("a", "A", text, sha256(text)))
    full = empty.apply(merge(empty, found))
    decided = replace(
        full,
        mentions={key: replace(one, status=Status.CONFIRMED) for key, one in full.mentions.items()},
        quotes={key: replace(one, status=Status.CONFIRMED) for key, one in full.quotes.items()},
    )
    assert merge(decided, found, frozenset(full.refs())) == ()


def test_what_another_program_annotated_stays_where_that_is_asked_for_and_keeps_its_origin() -> None:
    made = harbour()
    imported = Provenance(Origin.IMPORT)
    mention = replace(made.mentions["m2"], provenance=imported)
    quotes = {**made.quotes, "q1": replace(made.quotes["q1"], provenance=imported)}
    record = replace(made, mentions={**made.mentions, "m2": mention}, quotes=quotes)
    after = record.apply(merge(record, Suggestions(), keep_imported=True))
    assert [*after.mentions.values()] == [mention]
    assert after.quotes["q1"] == quotes["q1"]
    assert mention.entity in after.entities
    found = Suggestions(tuple(made.entities.values()), tuple(made.mentions.values()), tuple(made.quotes.values()))
    again = record.apply(merge(record, found, keep_imported=True))
    assert (again.mentions["m2"], again.quotes["q1"]) == (mention, quotes["q1"])
    assert [one.span for one in again.mentions.values()].count(mention.span) == 1
    assert len(again.mentions) == len(made.mentions)
    assert len(again.quotes) == len(made.quotes)
    assert again.entities.keys() == made.entities.keys()
    assert not record.apply(merge(record, Suggestions())).mentions
