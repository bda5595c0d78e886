"""The outline goes through everything that wants deciding, once, in the order of the text or of doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from review_commands import MAKERS
from review_records import article, at, name
from review_records import record as harbour

from editorial.domain.annotation import (
    Entity,
    Kind,
    Mark,
    Mention,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Zone, ZoneKind
from editorial.domain.errors import RuleError
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Change, Record, Ref, Table, ref
from editorial.domain.text import Span
from editorial.review.draft import Draft
from editorial.review.outline import Item, ItemKind, Outline, OutlineOptions
from editorial.review.session import now

MISSED = (PossiblyMissed(at("Northwind", 2), 0.4), PossiblyMissed(at("Monday"), 0.3), PossiblyMissed(at("jobs"), 0.2))


some_spans = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))
some_scores = st.sampled_from([None, 0.1, 0.5, 0.9])
keys = st.sampled_from(["q0", "q1", "q2", "q3", "nowhere"])
suggested = st.builds(Provenance, st.just(Origin.MODEL), score=some_scores)
said = st.builds(
    Speaker,
    some_spans,
    st.none() | st.just("e0"),
    st.builds(Resolution, st.sampled_from(["pronoun", "same-name"]), some_scores, st.sampled_from(Status)),
)
statuses = st.sampled_from([Status.SUGGESTED, Status.SUGGESTED, Status.CONFIRMED, Status.REJECTED])
marks = st.sampled_from([frozenset(), frozenset(), frozenset({Mark.FLAG})])
mentions = st.builds(
    Mention,
    id=st.just(""),
    span=some_spans,
    label=st.sampled_from(["PERSON", "ORG"]),
    entity=st.sampled_from([None, "e0", "e1", "nowhere"]),
    provenance=suggested,
    status=statuses,
    marks=marks,
)
quotes = st.builds(
    Quote,
    id=st.just(""),
    span=some_spans,
    kind=st.sampled_from(Kind),
    provenance=suggested,
    continues=st.none() | keys,
    within=st.none() | st.none() | keys,
    quoted=st.lists(keys, max_size=1).map(tuple),
    speakers=st.just(()) | st.tuples(said),
    status=statuses,
    marks=marks,
)


@st.composite
def outlines(draw: st.DrawFn) -> Outline:
    """The outline of a record with any links, circles and links to nowhere among them, and anything shown."""
    record = Record.of(
        article(),
        entities=[Entity("e0", "Ana", "PERSON"), Entity("e1", "Bo", "PERSON")],
        mentions=[replace(one, id=f"m{n}") for n, one in enumerate(draw(st.lists(mentions, max_size=5)))],
        quotes=[replace(one, id=f"q{n}") for n, one in enumerate(draw(st.lists(quotes, max_size=4)))],
    )
    missed = draw(st.lists(st.builds(PossiblyMissed, some_spans, st.just(0.5)), max_size=3))
    return Outline(record, draw(_shown(record)), missed)


def _shown(record: Record) -> st.SearchStrategy[OutlineOptions]:
    return st.builds(OutlineOptions, st.booleans(), st.frozensets(st.sampled_from(sorted(record.entities)), max_size=2))


def _m(*keys: str) -> set[Ref]:
    return {Ref(Table.MENTION, key) for key in keys}


def _with(record: Record, *rows: Entity | Mention | Quote) -> Record:
    return record.apply(Change(record.get(ref(row)), row) for row in rows)


def _keys(outline: Outline) -> list[str]:
    return [item.key for item in outline.items]


def test_the_findings_of_an_article_come_in_the_order_of_its_text() -> None:
    outline = Outline(harbour(), missed=MISSED)
    assert _keys(outline) == [
        "name:e1",
        f"missed:{at('Monday').start}",
        "quote:q1",
        "name:e2",
        "quote:q3",
        "claim:q3",
        "name:e3",
        "name:e4",
        "term:q4",
        f"missed:{at('jobs').start}",
        f"missed:{at('Northwind', 2).start}",
    ]


@given(outlines())
def test_items_are_sorted_by_the_text_and_each_has_a_key_of_its_own(outline: Outline) -> None:
    starts = [item.span.start for item in outline.items]
    assert starts == sorted(starts)
    assert len(set(_keys(outline))) == len(outline.items)
    assert all(outline.get(item.key) is item for item in outline.items)


@given(outlines())
def test_every_undecided_annotation_is_decided_by_exactly_one_item(outline: Outline) -> None:
    record = outline.record
    counts = Counter(at for item in outline.items if item.kind is not ItemKind.CLAIM for at in item.refs)
    assert all(count == 1 for count in counts.values())
    undecided = {ref(m) for m in record.mentions.values() if not m.status.decided}
    undecided |= {ref(q) for q in record.quotes.values() if not q.status.decided and q.within is None}
    assert undecided <= set(counts)
    open_items = {
        at for item in outline.items if item.undecided and item.kind is not ItemKind.CLAIM for at in item.refs
    }
    assert undecided <= open_items


@given(outlines())
def test_every_row_of_an_item_leads_back_to_it(outline: Outline) -> None:
    for item in outline.items:
        for at_ in item.refs:
            found = outline.at(at_)
            assert found is not None
            assert found == item or item.kind is ItemKind.CLAIM
        if item.utterance is not None and item.kind is not ItemKind.CLAIM:
            assert all(outline.at(ref(nested)) is not None for nested in item.utterance.nested)
        if item.entity is not None:
            assert outline.at(Ref(Table.ENTITY, item.entity)) is not None


@given(outlines())
def test_next_and_previous_are_inverse(outline: Outline) -> None:
    walked, item = [], outline.following(None, 0)
    while item is not None:
        walked.append(item)
        following = outline.following(item.key)
        assert following is None or outline.preceding(following.key) is item
        item = following
    assert walked == [*outline.items]
    assert not walked or outline.preceding(walked[0].key) is None


@given(outlines(), st.integers(0, 60))
def test_when_the_item_in_focus_is_gone_the_focus_goes_on_from_its_place(outline: Outline, offset: int) -> None:
    after = [item for item in outline.items if item.span.start >= offset]
    before = [item for item in outline.items if item.span.start < offset]
    assert outline.following("gone", offset) == (after[0] if after else None)
    assert outline.preceding("gone", offset) == (before[-1] if before else None)
    undecided = [item for item in (*after, *before) if item.undecided]
    assert outline.undecided_after("gone", offset) == (undecided[0] if undecided else None)


@given(outlines())
def test_going_on_visits_every_undecided_item_and_goes_round(outline: Outline) -> None:
    wanted = [item for item in outline.items if item.undecided]
    key, walked = None, []
    for _ in wanted:
        item = outline.undecided_after(key)
        assert item is not None
        walked.append(item)
        key = item.key
    assert walked == wanted
    assert outline.undecided_after(key) == (wanted[0] if wanted else None)


@given(outlines())
def test_the_order_of_doubt_visits_exactly_what_needs_attention_and_goes_round(outline: Outline) -> None:
    wanted = [item for item in outline.items if item.attention]
    item, walked = outline.next_doubtful(None), []
    for _ in wanted:
        assert item is not None
        walked.append(item)
        following = outline.next_doubtful(item.key)
        assert following is not None
        assert outline.previous_doubtful(following.key) == item
        item = following
    assert Counter(one.key for one in walked) == Counter(one.key for one in wanted)
    assert item == (walked[0] if walked else None)
    doubts = [one.doubt for one in walked]
    assert doubts == sorted(doubts, reverse=True)


@given(outlines())
def test_from_what_needs_no_attention_the_next_doubtful_one_is_less_doubtful(outline: Outline) -> None:
    doubts = [item.doubt for item in outline.items if item.attention]
    for item in (one for one in outline.items if not one.attention and doubts):
        following, preceding = outline.next_doubtful(item.key), outline.previous_doubtful(item.key)
        assert following is not None
        assert preceding is not None
        assert following.doubt < item.doubt or not any(doubt < item.doubt for doubt in doubts)
        assert preceding.doubt > item.doubt or not any(doubt > item.doubt for doubt in doubts)


def test_a_stretch_that_may_be_a_name_vanishes_when_a_name_covers_it_and_comes_back() -> None:
    record = harbour()
    outline = Outline(record, missed=MISSED)
    rejected = replace(name("m9", "Monday", 1, "DATE", "e1"), status=Status.REJECTED, entity=None)
    covered = _with(record, name("m10", "jobs", 1, "WORK", "e4"), rejected)
    changed = _m("m9", "m10")
    outline.update(covered, changed)
    assert [item.span for item in outline.section(ItemKind.MISSED)] == [at("Northwind", 2)]
    outline.update(record, changed)
    assert [item.span for item in outline.section(ItemKind.MISSED)] == [at("Monday"), at("jobs"), at("Northwind", 2)]


def test_two_stretches_at_one_place_are_one_item() -> None:
    twice = (*MISSED, PossiblyMissed(Span(MISSED[0].span.start, MISSED[0].span.start + 3), 0.1))
    assert len(Outline(harbour(), missed=twice).section(ItemKind.MISSED)) == 3


def test_a_mention_of_no_entity_stands_alone() -> None:
    record = _with(harbour(), replace(harbour().mentions["m6"], entity=None))
    item = Outline(record).at(Ref(Table.MENTION, "m6"))
    assert item is not None
    assert (item.kind, item.entity, item.key) == (ItemKind.MENTION, None, "mention:m6")


def test_an_opened_group_shows_its_mentions_one_by_one() -> None:
    outline = Outline(harbour(), OutlineOptions(opened=frozenset({"e1"})))
    mentions = [*outline.mention_items("e1")]
    assert [item.refs for item in mentions] == [(Ref(Table.MENTION, key),) for key in ("m1", "m4", "m8")]
    assert outline.get("name:e1") is None
    assert outline.at(Ref(Table.ENTITY, "e1")) == mentions[0]


def test_what_was_rejected_is_shown_on_demand_only() -> None:
    record = harbour()
    gone = (record.mentions["m5"], record.mentions["m7"], record.quotes["q3"])
    record = _with(record, *(replace(row, status=Status.REJECTED) for row in gone))
    hidden = Outline(record)
    assert {"name:e3", "quote:q3"}.isdisjoint(_keys(hidden))
    shown = Outline(record, OutlineOptions(rejected=True))
    assert {"name:e3", "quote:q3"} <= set(_keys(shown))
    assert shown.get("claim:q3") is None


def test_doubtful_are_low_scores_mixed_types_no_speaker_and_whatever_carries_a_mark() -> None:
    record = harbour()
    assert [item.key for item in Outline(record).by_doubt] == ["name:e4", "claim:q3"]
    changed = (
        replace(record.mentions["m7"], label="PLACE"),
        replace(record.mentions["m1"], marks=frozenset({Mark.UNSURE})),
        replace(record.quotes["q3"], speakers=()),
    )
    attention = {item.key for item in Outline(_with(record, *changed)).items if item.attention}
    assert attention == {"name:e4", "name:e3", "name:e1", "quote:q3"}


def test_a_doubt_outside_the_story_comes_later_than_the_same_doubt_within() -> None:
    doubtful = name("m6", "Northwind", 1, "ORG", "e4", 0.4), name("m5", "Tom Vale", 1, "PERSON", "e3", 0.4)
    whole = harbour()
    zone = Zone(at("Tom Vale of Northwind"), ZoneKind.BOILERPLATE)
    record = replace(whole, article=replace(article(), zones=(zone,)), mentions={m.id: m for m in doubtful})
    assert {item.weight for item in Outline(record).items if item.kind is ItemKind.NAME} == {0.5}
    within = replace(record, mentions={**record.mentions, "m8": name("m8", "Northwind", 2, "ORG", "e4", 0.4)})
    order = [item.entity for item in Outline(within).by_doubt if item.kind is ItemKind.NAME]
    assert order == ["e4", "e3"]


def test_a_decided_item_is_not_doubtful_and_has_no_score() -> None:
    record = harbour()
    decided = [replace(m, status=Status.CONFIRMED) for m in record.mentions.values()]
    for shown in (OutlineOptions(), OutlineOptions(opened=frozenset(record.entities))):
        items = Outline(_with(record, *decided), shown).section(ItemKind.NAME)
        assert {(item.undecided, item.score, item.doubt) for item in items} == {(False, None, 0.0)}


def _same(one: Outline, other: Outline) -> None:
    assert [*one.items] == [*other.items]
    assert one.record == other.record
    assert [*one.by_doubt] == [*other.by_doubt]
    assert {key: ids for key, ids in one.namesakes.items() if ids} == other.namesakes
    for kind in ItemKind:
        assert [*one.section(kind)] == [*other.section(kind)]
    for at_ in {*one.record.refs(), *(at_ for item in other.items for at_ in item.refs)}:
        assert one.at(at_) == other.at(at_)
    for item in other.items:
        assert one.get(item.key) == item
        assert one.following(item.key) == other.following(item.key)
        assert one.undecided_after(item.key) == other.undecided_after(item.key)
        for outline in (one, other):
            outline.leave_candidates(None)
        assert one.candidates(item) == other.candidates(item)


def _follow(outline: Outline, record: Record, changed: Collection[Ref]) -> None:
    """Bring an outline up to date, and hold that it tells rightly which items are gone and which are new."""
    before = [*outline.items]
    renewed = outline.update(record, changed)
    items = {item.key: item for item in before}
    for item in renewed.gone:
        assert items.pop(item.key) == item
    for item in renewed.new:
        assert items.setdefault(item.key, item) is item
    assert items == {item.key: item for item in outline.items}
    for utterance in {item.utterance.id for item in (*renewed.gone, *renewed.new) if item.utterance}:
        assert _of(utterance, before) == _of(utterance, renewed.gone)
        assert _of(utterance, outline.items) == _of(utterance, renewed.new)


def _of(utterance: str, items: Iterable[Item]) -> set[str]:
    return {item.key for item in items if item.utterance is not None and item.utterance.id == utterance}


@given(data=st.data())
def test_an_outline_brought_up_to_date_equals_one_worked_out_anew(data: st.DataObject) -> None:
    record, shown = harbour(), data.draw(_shown(harbour()))
    outline = Outline(record, shown, MISSED)
    if data.draw(st.booleans()):
        assert all(gathered is not None for gathered in outline.prepare())
    for key in data.draw(st.lists(st.sampled_from(sorted(MAKERS)), min_size=1, max_size=8)):
        draft = Draft(record, "A. Editor", now())
        try:
            MAKERS[key](data, record).run(draft)
        except RuleError:
            continue
        changes = draft.changes()
        after, changed = record.apply(changes), frozenset(change.ref for change in changes)
        _follow(outline, after, changed)
        _same(outline, Outline(after, shown, MISSED))
        if data.draw(st.booleans()):
            after = after.apply(change.inverse for change in reversed(changes))
            _follow(outline, after, changed)
            _same(outline, Outline(record, shown, MISSED))
        record = after


@given(outlines(), st.data())
def test_rows_taken_out_and_put_back_in_any_order_make_the_same_outline(before: Outline, data: st.DataObject) -> None:
    shown = data.draw(_shown(before.record))
    record, whole = before.record, before.record
    outline = Outline(record, shown, MISSED)
    for _ in range(data.draw(st.integers(1, 6))):
        chosen = data.draw(st.lists(st.sampled_from([*whole.refs()]), max_size=3, unique=True))
        changes = [Change(record.get(at_), None if record.get(at_) else _other(whole, at_, data)) for at_ in chosen]
        record = record.apply(changes)
        _follow(outline, record, chosen)
        _same(outline, Outline(record, shown, MISSED))


@given(outlines(), st.data())
def test_groups_opened_and_closed_make_the_same_outline(outline: Outline, data: st.DataObject) -> None:
    record, missed, rejected = outline.record, [*outline._missed], outline._shown.rejected
    for opened in data.draw(st.lists(st.frozensets(st.sampled_from(["e0", "e1"])), min_size=1, max_size=4)):
        outline.show(opened)
        _same(outline, Outline(record, OutlineOptions(rejected, opened), missed))


def _other(record: Record, where: Ref, data: st.DataObject) -> Entity | Mention | Quote:
    """Return the row with other things in it."""
    row = record.get(where)
    assert isinstance(row, Entity | Mention | Quote)
    if isinstance(row, Entity):
        return row
    return replace(data.draw(mentions if isinstance(row, Mention) else quotes), id=row.id)


def test_only_what_changed_is_told_of_and_of_an_opened_group_only_the_places_that_did() -> None:
    record = harbour()
    outline = Outline(record, OutlineOptions(opened=frozenset({"e1"})), MISSED)
    renewed = outline.update(_with(record, replace(record.mentions["m4"], status=Status.CONFIRMED)), _m("m4"))
    assert [item.key for item in renewed.new] == [item.key for item in renewed.gone] == ["mention:m4"]
    assert renewed.new[0] is outline.get("mention:m4")
