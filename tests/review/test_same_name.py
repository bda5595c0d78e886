"""The preview of "the same for every name here" offers the other places of these words, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_records import at, name
from review_records import record as harbour

from editorial.domain.annotation import Mention, Status
from editorial.domain.corrected import suggested_span
from editorial.domain.record import Change, Record, Ref, Table
from editorial.domain.text import Span, sha256
from editorial.review.commands.names import ApplyToSame, MoveEdges
from editorial.review.draft import Draft
from editorial.review.same_name import Doubt, Elsewhere, SameName, find_same, same_names
from editorial.review.same_words import written_alike
from editorial.review.session import now
from editorial.review.wording.summaries import summary_words


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


def test_where_another_entity_has_that_name_a_new_place_is_offered_but_not_chosen() -> None:
    record = _text("Vale met Vale. Vale left.", (0, "e3", Status.CONFIRMED), (9, "e4", Status.CONFIRMED))
    found = find_same(record, "m0")
    assert found.offered == (SameName(Span(15, 19), None, doubt=Doubt.SHARED),)
    assert found.others == {Elsewhere.ANOTHER: 1}


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


TITLE = "A House for Crows"


def _book(text: str, *names: tuple[str, int, Status]) -> Record:
    """Return a record of a text in which m0 is the first TITLE; each other name is its words, its start, its status."""
    made = harbour()
    article = replace(made.article, text=text, sha256=sha256(text))
    first = text.index(TITLE)
    rows = [replace(name("m0", "Vale", 1, "WORK", "e3"), span=Span(first, first + len(TITLE)))]
    rows += [
        replace(name(f"m{n}", "Vale", 1, "PERSON", "e4"), span=Span(start, start + len(words)), status=status)
        for n, (words, start, status) in enumerate(names, 1)
    ]
    return Record.of(article, entities=made.entities.values(), mentions=rows)


def _swapped(words: list[str], gaps: list[str]) -> str:
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True))


spellings = st.builds(
    _swapped,
    st.sampled_from([TITLE.split(), TITLE.upper().split(), TITLE.lower().split()]),
    st.lists(st.sampled_from([" ", "\u00a0", "\n", "  ", " \n "]), min_size=3, max_size=3),
)
planted = st.lists(st.tuples(spellings, st.sampled_from(["", "’s", "'s", "’", ",", "."])), min_size=1, max_size=6)


@given(planted, st.data())
def test_every_repeat_is_found_however_it_is_written_and_whatever_lies_inside(
    planted: list[tuple[str, str]], data: st.DataObject
) -> None:
    text, places = f"{TITLE} opened. ", []
    for words, after in planted:
        places.append(Span(len(text), len(text) + len(words)))
        text += f"{words}{after} was read by Housemann. "
    junk = []
    for place in places:
        for _ in range(data.draw(st.integers(0, 2))):
            start = data.draw(st.integers(place.start, place.end - 2))
            end = data.draw(st.integers(start + 1, place.end - (start == place.start)))
            junk.append((text[start:end], start, data.draw(st.sampled_from(Status))))
    record = _book(text, *junk)
    found = find_same(record, "m0")
    assert [one.span for one in found.offered] == places
    assert not found.others
    for one in found.offered:
        inside = {record.mentions[key].status.decided for key in one.inside}
        assert (one.doubt is Doubt.DECIDED_INSIDE) == (True in inside)


def test_a_name_inside_goes_unless_it_was_decided_and_the_editor_did_not_say_so() -> None:
    text = f"{TITLE}. {TITLE}. {TITLE}."
    crows = [text.index("Crows", 20 * n) for n in (1, 2)]
    record = _book(text, ("Crows", crows[0], Status.SUGGESTED), ("Crows", crows[1], Status.CONFIRMED))
    one, other = same_names(record, "m0")
    assert (one.inside, one.doubt) == (("m1",), None)
    assert (other.inside, other.doubt) == (("m2",), Doubt.DECIDED_INSIDE)
    draft = Draft(record, "A. Editor", now())
    ApplyToSame(source="m0", mentions=(), places=(one.span, other.span)).run(draft)
    after = record.apply(draft.changes())
    assert "m1" not in after.mentions
    assert after.mentions["m2"] == record.mentions["m2"]
    draft = Draft(record, "A. Editor", now())
    command = ApplyToSame(source="m0", mentions=(), places=(one.span, other.span), taken=("m2",))
    command.run(draft)
    assert record.apply(draft.changes()).mentions["m2"].status is Status.REJECTED
    assert summary_words(command.summary(record)) == (f"the same for 2 others called {TITLE}, with 2 names inside them")


def test_what_is_part_of_a_longer_name_is_counted_and_not_offered() -> None:
    longer = f"The {TITLE} Prize"
    text = f"{TITLE} won {longer}."
    found = find_same(_book(text, (longer, text.index(longer), Status.SUGGESTED)), "m0")
    assert (found.offered, found.others) == ((), {Elsewhere.LONGER: 1})


def test_the_possessive_may_be_in_the_name_or_outside() -> None:
    record = _text("Vale and Vale’s and Vales", (0, "e3", Status.CONFIRMED), (9, "e3", Status.SUGGESTED))
    record = _with(record, replace(record.mentions["m1"], span=Span(9, 15)))
    assert [(one.mention, one.span) for one in same_names(record, "m0")] == [("m1", Span(9, 15))]


@pytest.mark.parametrize(
    ("name", "found", "alike"),
    [
        ("May", "may", False),
        ("WHO", "Who", False),
        ("Harrow Rovers", "HARROW ROVERS", True),
        ("HARROW ROVERS", "Harrow Rovers", True),
        ("Hell's Kitchen", "Hell’s\nKitchen", True),
        ("McDonald’s", "McDonald", False),
    ],
)
def test_what_is_written_otherwise_is_not_chosen_at_first(name: str, found: str, *, alike: bool) -> None:
    assert written_alike(name, found) is alike


def _titles(status: Status = Status.SUGGESTED) -> tuple[Record, list[Span]]:
    """Return a record with *Mr Vale* three times, of which the first was corrected to *Vale*."""
    text = "Mr Vale came. Mr\nVale sat. Mr Vale left. Mr Vale, the other one."
    starts = [0, 14, 27, 41]
    record = _text(text, *((start, "e4" if start == 41 else "e3", status) for start in starts))
    spans = [Span(start, start + 7) for start in starts]
    record = _with(record, *(replace(m, span=s) for m, s in zip(record.mentions.values(), spans, strict=True)))
    draft = Draft(record, "A. Editor", now())
    MoveEdges(target=Ref(Table.MENTION, "m0"), span=Span(3, 7)).run(draft)
    return record.apply(draft.changes()), spans


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.CONFIRMED])
def test_a_corrected_edge_is_offered_for_all_with_the_edges_it_had(status: Status) -> None:
    record, spans = _titles(status)
    found = find_same(record, "m0")
    assert [(one.mention, one.span.start) for one in found.offered] == [("m1", 17), ("m2", 30)]
    assert found.others == {Elsewhere.ANOTHER: 1}
    draft = Draft(record, "A. Editor", now())
    ApplyToSame(source="m0", mentions=(), edges=tuple((str(one.mention), one.span) for one in found.offered)).run(draft)
    after = record.apply(draft.changes())
    for key, was in zip(("m1", "m2"), spans[1:], strict=False):
        row = after.mentions[key]
        assert (row.span.of(after.article.text), row.status) == ("Vale", Status.CORRECTED)
        assert suggested_span(row) == was
    assert find_same(after, "m0").offered == ()


def test_a_longer_edge_is_offered_where_the_words_before_are_the_same() -> None:
    text = "Harrow Vale won. Vale lost. Harrow Vale drew."
    record = _text(text, *((start, "e3", Status.SUGGESTED) for start in (7, 17, 35)))
    draft = Draft(record, "A. Editor", now())
    MoveEdges(target=Ref(Table.MENTION, "m0"), span=Span(0, 11)).run(draft)
    record = record.apply(draft.changes())
    assert [(one.mention, one.span) for one in same_names(record, "m0")] == [("m2", Span(28, 39))]
