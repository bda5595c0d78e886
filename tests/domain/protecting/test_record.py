"""A record with pseudonyms names nobody who is protected, and its offsets count in the replaced text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records
from review_records import at, name, record

from editorial.domain.annotation import Entity, Note, NoteKind, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.plain import to_plain
from editorial.domain.protecting.folding import folded
from editorial.domain.protecting.known import ProtectedRow, names_of
from editorial.domain.protecting.leaks import Where, leaks
from editorial.domain.protecting.names import TraceKind
from editorial.domain.protecting.record import REPLACED, with_pseudonyms
from editorial.domain.record import Record
from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.text import Span, sha256
from editorial.formats.record.parse import from_record
from editorial.formats.record.serialise import to_record

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAMED = re.compile(r"(?<![^\W_])ana[\W_]{0,8}lima(?![^\W_])")
PLACES = st.sampled_from(["Harbour", "About Ana Lima", "ana-lima.txt", "Lima, Ana", "ANA LIMA’s day"])


@st.composite
def about_ana(draw: st.DrawFn) -> Record:
    """Any record, with a protected name in one of its entities, and in titles, ids, notes and sources."""
    made = draw(records(with_texts=True))
    made = replace(made, article=replace(made.article, title=draw(PLACES), source=draw(PLACES), id=draw(PLACES)))
    ana = Entity("ana", "Ana Lima", "PERSON", pseudonym="Somebody", extra={"x-who": draw(PLACES)})
    mentions = {
        key: replace(one, entity=draw(st.sampled_from([one.entity, "ana"]))) for key, one in made.mentions.items()
    }
    notes = {key: replace(one, text=draw(PLACES)) for key, one in made.notes.items()}
    sources = {key: replace(one, title=draw(PLACES), origin=draw(PLACES)) for key, one in made.sources.items()}
    return replace(made, entities={**made.entities, "ana": ana}, mentions=mentions, notes=notes, sources=sources)


def everything(made: Record) -> str:
    rows = [made.article, made.standing, *made.rows(), *made.source_texts.values()]
    return folded(repr([*map(to_plain, rows), made.extra]))


@given(about_ana())
def test_no_part_of_a_record_names_who_is_protected_unless_it_is_told(made: Record) -> None:
    names = names_of(made, [])
    after = with_pseudonyms(made, names)
    told = [one for one in leaks(after, names) if one.kind in {TraceKind.NAME, TraceKind.ADDRESS}]
    assert told or not NAMED.search(everything(after))


@given(about_ana())
def test_every_stretch_is_in_the_new_text_and_has_the_whole_pseudonym(made: Record) -> None:
    after = with_pseudonyms(made, names_of(made, []))
    assert after.article.sha256 == sha256(after.article.text)
    for mention in after.mentions.values():
        if mention.entity is not None and after.entities[mention.entity].pseudonym == "Somebody":
            rejected = mention.status is Status.REJECTED
            words = mention.span.of(after.article.text)
            assert rejected or "Somebody" in words or "somebody" in words  # small in what an address may be (*Lima0@*)
    spans = [one.span for one in after.mentions_and_quotes] + [zone.span for zone in after.article.zones]
    assert all(span.end <= len(after.article.text) for span in spans)
    assert all(text.is_whole for text in after.source_texts.values())


@given(about_ana())
def test_a_record_with_pseudonyms_is_written_and_read_again(made: Record) -> None:
    after = with_pseudonyms(made, names_of(made, []))
    assert from_record(to_record(after), source="made").entities.keys() == after.entities.keys()


def harbour(**changes: Any) -> Record:
    """The small article, with Ada Brook protected."""
    made = record()
    ada = replace(made.entities["e2"], pseudonym="Eva W.", **changes)
    return replace(made, entities={**made.entities, "e2": ada})


def protected(made: Record, *rows: ProtectedRow) -> Record:
    return with_pseudonyms(made, names_of(made, rows))


def test_all_places_of_a_name_are_replaced_and_quotes_keep_their_words() -> None:
    before, after = harbour(), protected(harbour())
    assert "Brook" not in after.article.text
    assert after.article.text.count("Eva W.") == 2
    assert [one.span.of(after.article.text) for one in after.quotes.values()] == [
        one.span.of(before.article.text) for one in before.quotes.values()
    ]
    assert after.entities["e2"] == replace(
        before.entities["e2"], name="Eva W.", aliases=(), pseudonym="Eva W.", authority=None
    )
    assert after.extra[REPLACED] == {"names": 1, "places": 2}
    assert leaks(after, names_of(harbour(), [])) == ()


def test_an_id_that_was_the_hash_of_the_text_is_that_of_the_new_text() -> None:
    made = harbour()
    made = replace(made, article=replace(made.article, id=made.article.sha256))
    after = protected(made)
    assert after.article.id == after.article.sha256 == sha256(after.article.text) != made.article.id


def test_ids_with_the_name_are_other_ones_and_what_refers_to_them_still_does() -> None:
    made = harbour()
    entities = {
        "ada-brook": replace(made.entities["e2"], id="ada-brook"),
        "eva-w": replace(made.entities["e3"], id="eva-w"),
    }
    mention = replace(made.mentions["m2"], entity="ada-brook")
    article = replace(made.article, id="brook-interview", source="ada_brook.txt")
    after = protected(replace(made, article=article, entities=entities, mentions={"m2": mention}, quotes={}))
    assert (after.article.id, after.article.source) == ("eva-w-interview", "eva-w.txt")
    assert after.entities.keys() == {"eva-w-2", "eva-w"}, "two stay two"
    assert after.mentions["m2"].entity == "eva-w-2"


def test_what_tells_who_somebody_is_goes_with_the_name() -> None:
    after = protected(harbour(authority="Q42", possible_aliases=("Addie",), extra={"wikidata": "Q42"}))
    assert (after.entities["e2"].authority, after.entities["e2"].extra) == (None, {})
    assert all(one.provenance.evidence == () for one in after.mentions.values() if one.entity == "e2")


def test_a_name_of_somebody_else_is_left_and_told() -> None:
    made = harbour()
    brother = Entity("e9", "Sam Brook", "PERSON")
    text = made.article.text + "Sam Brook laughed.\n"
    mention = replace(name("m9", "Saltmere", 1, "PERSON", "e9"), span=Span(len(made.article.text), len(text) - 9))
    made = replace(
        made,
        article=replace(made.article, text=text, sha256=sha256(text)),
        entities={**made.entities, "e9": brother},
        mentions={**made.mentions, "m9": mention},
    )
    after = protected(made)
    assert "Sam Brook laughed" in after.article.text
    assert {(one.where, one.words, one.kind) for one in leaks(after, names_of(made, []))} == {
        (Where.TEXT, "Brook", TraceKind.NAME),
        (Where.NAMES, "Brook", TraceKind.NAME),
    }


def test_a_longer_name_around_it_is_replaced_inside() -> None:
    made = harbour()
    trust = Entity("e9", "Ada Brook Trust", "ORG")
    text = made.article.text + "The Ada Brook Trust paid.\n"
    span = Span(text.index("Ada Brook Trust"), text.index(" paid"))
    mention = replace(name("m9", "Saltmere", 1, "ORG", "e9"), span=span)
    made = replace(
        made,
        article=replace(made.article, text=text, sha256=sha256(text)),
        entities={**made.entities, "e9": trust},
        mentions={**made.mentions, "m9": mention},
    )
    after = protected(made)
    assert after.entities["e9"].name == after.mentions["m9"].span.of(after.article.text) == "Eva W. Trust"


def test_sources_have_the_pseudonym_in_text_turns_title_and_file_and_another_hash() -> None:
    made = harbour()
    said = SourceText.of(
        "ADA BROOK: We waited. Brook: Now!", [Turn(Span(11, 21), "ADA BROOK"), Turn(Span(29, 33), "Brook")]
    )
    source = Source("s1", said.sha256, "Talk with Ada Brook", "Ina", NOON, "ada-brook.srt")
    after = protected(replace(made, sources={"s1": source}, source_texts={said.sha256: said}))
    (one,), (text,) = after.sources.values(), after.source_texts.values()
    assert (one.title, one.origin, one.sha256) == ("Talk with Eva W.", "eva-w.srt", text.sha256)
    assert text.text == "Eva W.: We waited. Eva W.: Now!"
    assert [(turn.speaker, turn.span.of(text.text)) for turn in text.turns] == [
        ("Eva W.", "We waited."),
        ("Eva W.", "Now!"),
    ]


def test_notes_and_what_was_decided_have_the_pseudonym() -> None:
    made = harbour()
    note = Note("n1", NoteKind.COMMENT, "Ask Brook again", "Ada Brook", NOON, on="m2")
    after = protected(replace(made, notes={"n1": note}))
    assert (after.notes["n1"].text, after.notes["n1"].by, after.notes["n1"].on) == ("Ask Eva W. again", "Eva W.", "m2")


def test_a_name_linked_to_the_same_record_is_replaced_in_other_articles_with_all_its_names() -> None:
    made = record()
    linked = replace(made, entities={**made.entities, "e3": replace(made.entities["e3"], authority="a1")})
    row = ProtectedRow("other", "e7", "Thomas Vale", "PERSON", ("Tommy Vale",), "a1", "Karl M.")
    names = names_of(linked, [row], {"a1": AuthorityRecord("a1", "Tom Vale", "PERSON", ("T. B. Vale",))})
    assert {"Tom Vale", "Thomas Vale", "Tommy Vale", "T. B. Vale"} <= set(names[0].forms)
    after = with_pseudonyms(linked, names)
    assert "Vale" not in after.article.text
    assert after.entities["e3"].name == "Karl M."


def test_a_name_that_is_protected_elsewhere_is_told_where_it_is_not_linked() -> None:
    row = ProtectedRow("other", "e7", "Tom Vale", "PERSON", ("Vale",), None, "Karl M.")
    names = names_of(record(), [row])
    after = with_pseudonyms(record(), names)
    assert after == record()
    assert {(one.words, one.kind) for one in leaks(after, names)} == {("Tom Vale", TraceKind.ELSEWHERE)}


def test_nothing_refers_to_an_article_whose_id_is_the_hash_of_a_text_with_a_protected_name() -> None:
    made = record()
    made = replace(made, article=replace(made.article, supersedes="0" * 64))
    assert with_pseudonyms(made, (), {"0" * 64}).article.supersedes is None
    assert with_pseudonyms(made, (), ()).article.supersedes == "0" * 64


def test_the_name_of_the_file_is_looked_at() -> None:
    names = names_of(harbour(), [])
    (leak,) = leaks(protected(harbour()), names, "brook-interview.html")
    assert (leak.where, leak.words) == (Where.FILE, "brook")


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.REJECTED])
def test_a_rejected_name_keeps_its_pseudonym(status: Status) -> None:
    assert "Ada Brook" not in protected(harbour(status=status)).article.text


def test_another_name_inside_a_protected_one_is_left_out_and_its_note_is_kept() -> None:
    made = harbour()
    inside = replace(name("m9", "Saltmere", 1, "PLACE", "e1"), span=Span(at("Brook").start, at("Brook").end))
    note = Note("n1", NoteKind.COMMENT, "no place", "Ina", NOON, on="m9")
    after = protected(replace(made, mentions={**made.mentions, "m9": inside}, notes={"n1": note}))
    assert "m9" not in after.mentions
    assert (after.notes["n1"].on, after.notes["n1"].span.of(after.article.text)) == (None, "Eva W.")
