"""The preview of "the same for every name here" offers the other places of these words, and no others."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from review_records import at, name
from review_records import record as harbour

from editorial.domain.annotation import Mention, Status
from editorial.domain.record import Change, Record
from editorial.domain.text import Span, sha256
from editorial.review.commands.names import ApplyToSame
from editorial.review.draft import Draft
from editorial.review.same_name import SameName, same_names
from editorial.review.session import now


def _with(record: Record, *rows: Mention) -> Record:
    return record.apply(Change(record.mentions.get(row.id), row) for row in rows)


def _spans(found: tuple[SameName, ...]) -> list[Span]:
    return [one.span for one in found]


def _text(text: str, *names: tuple[int, str, Status]) -> Record:
    """Return a record of another text; each name is its start, its entity and its status."""
    record = harbour()
    article = replace(record.article, text=text, sha256=sha256(text))
    mentions = [
        replace(name(f"m{n}", "Vale", 1, "PERSON", entity), span=Span(start, start + 4), status=status)
        for n, (start, entity, status) in enumerate(names)
    ]
    return Record.of(article, entities=record.entities.values(), mentions=mentions)


SAME = "Vale Vale. A Vale\nVales Vale Vale"
some = st.tuples(st.sampled_from([0, 5, 13, 18, 24, 29]), st.sampled_from(["e3", "e4"]), st.sampled_from(Status))
same = st.lists(some, min_size=1, max_size=5, unique_by=lambda one: one[0]).map(lambda names: _text(SAME, *names))
"""An article that says one name over and over."""


@given(same, st.data())
def test_what_is_offered_has_the_same_words_and_lies_elsewhere(record: Record, data: st.DataObject) -> None:
    source = record.mentions[data.draw(st.sampled_from(sorted(record.mentions)))]
    text = record.article.text
    found = same_names(record, source.id)
    assert _spans(found) == sorted(_spans(found))
    for place in found:
        assert place.span.of(text) == source.span.of(text)
        if place.mention is None:
            assert not any(place.span.overlaps(m.span) for m in record.mentions.values())
        else:
            assert place.mention != source.id
            assert record.mentions[place.mention].span == place.span


@given(same, st.data())
def test_whatever_is_offered_can_be_decided_and_is_offered_no_more(record: Record, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(record.mentions)))
    draft = Draft(record, "A. Editor", now())
    places = same_names(record, source)
    command = ApplyToSame(
        source=source,
        mentions=tuple(one.mention for one in places if one.mention is not None),
        places=tuple(one.span for one in places if one.mention is None),
    )
    command.run(draft)
    after = record.apply(draft.changes())
    assert same_names(after, source) == ()


def test_other_mentions_of_the_entity_are_offered_until_they_are_decided_the_same() -> None:
    record = _with(harbour(), replace(harbour().mentions["m1"], status=Status.CONFIRMED))
    assert [one.mention for one in same_names(record, "m1")] == ["m4", "m8"]
    record = _with(record, replace(record.mentions["m4"], status=Status.CONFIRMED))
    assert [one.mention for one in same_names(record, "m1")] == ["m8"]


def test_another_entity_of_that_name_is_left_alone_and_no_new_place_is_guessed() -> None:
    record = _text("Vale met Vale. Vale left.", (0, "e3", Status.CONFIRMED), (9, "e4", Status.CONFIRMED))
    assert same_names(record, "m0") == ()


def test_a_rejected_name_is_not_offered_for_confirming_and_everything_is_for_rejecting() -> None:
    text = "Vale met Vale. Vale left."
    names = ((0, "e3", Status.CONFIRMED), (9, "e3", Status.REJECTED), (15, "e3", Status.CONFIRMED))
    assert same_names(_text(text, *names), "m0") == ()
    assert [one.mention for one in same_names(_text(text, *names), "m1")] == ["m0", "m2"]


def test_rejecting_offers_no_place_that_is_no_name() -> None:
    record = _with(harbour(), replace(harbour().mentions["m6"], status=Status.REJECTED))
    assert same_names(record, "m6") == ()


def test_only_whole_words_are_offered() -> None:
    record = _text("Vale, Valed, unVale, Vale’s. Vale-on-Sea", (0, "e3", Status.CONFIRMED))
    assert _spans(same_names(record, "m0")) == [Span(21, 25), Span(29, 33)]


def test_a_place_that_was_missed_is_offered() -> None:
    (place,) = same_names(_with(harbour(), replace(harbour().mentions["m6"], status=Status.CONFIRMED)), "m6")
    assert place == SameName(at("Northwind", 2), None)


def test_a_correction_read_from_a_file_that_makes_no_sense_does_no_harm() -> None:
    odd = replace(harbour().mentions["m1"], status=Status.CORRECTED, suggested={"entity": ["e1"]})
    assert [one.mention for one in same_names(_with(harbour(), odd), "m1")] == ["m4", "m8"]
