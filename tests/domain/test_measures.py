"""The measures of suggestions against gold; the figures expected here were worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.annotation import (
    Entity,
    Kind,
    Mention,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article
from editorial.domain.measures.bounds import bare, bare_name
from editorial.domain.measures.evaluation import Evaluation, EvaluationTally, RuleTarget
from editorial.domain.measures.names import MISC, ComparedTypes
from editorial.domain.measures.rates import NO_COUNTS, Counts, Ranking, Scored, Share, ranking
from editorial.domain.measures.speakers import same_name
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

TEXT = (
    "“We build the long pier now,” said Ada Brook. “No,” she said. Mayor Tom Vale of Northwind said that the “cheap” "
    "pier would sink. The Saltmere’s Star called it “Big Pier”."
)
EVERY_TYPE = ComparedTypes(frozenset())


def at(words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def quote(key: str, words: str, kind: Kind = Kind.DIRECT, who: str = "", **fields: object) -> Quote:
    """A quote; `who` is the speaker's words, with an entity after a bar."""
    name, _, entity = who.partition("|")
    span = at(name) if name else None
    claim = Resolution("pronoun", fields.pop("claim", 0.5)) if entity else None
    speakers = (Speaker(span, entity or None, claim),) if who else ()
    source = Provenance(Origin.RULE, rule=str(fields.pop("rule", "clause")), score=0.9)
    return replace(Quote(key, at(words), kind, source, speakers=speakers), **fields)


def name(key: str, words: str, label: str, score: float = 0.5, status: Status = Status.CONFIRMED) -> Mention:
    return Mention(key, at(words), label, None, Provenance(Origin.MODEL, score=score), status)


def record(*rows: Entity | Mention | Quote) -> Record:
    return Record.of(
        Article("a", "A", TEXT, sha256(TEXT)),
        entities=[Entity("e1", "Ada Brook", "PERSON"), Entity("e2", "Tom Vale", "PERSON")],
        mentions=[row for row in rows if isinstance(row, Mention)],
        quotes=[row for row in rows if isinstance(row, Quote)],
    )


def measured(gold: Record, found: Record | None, types: ComparedTypes = EVERY_TYPE) -> Evaluation:
    measure = EvaluationTally(types)
    measure.add(gold, found)
    return measure.evaluation()


GOLD = record(
    quote("q1", "We build the long pier now", who="Ada Brook|e1"),
    quote("q2", "No", who="she|e1"),
    quote("q3", "the “cheap” pier would sink", Kind.MIXED, who="Tom Vale|e2", quoted=("q4",)),
    quote("q4", "cheap", who="Tom Vale|e2"),
)


def test_words_count_without_the_marks_and_points_around_them() -> None:
    assert bare(TEXT, Span(0, at(" said").start)) == (1, at(",”").start)
    assert bare(TEXT, at("”.")) == (len(TEXT), len(TEXT))
    named = at("The Saltmere’s")
    assert bare_name(TEXT, named) == (named.start + 4, named.end - 2)


def test_quotes_are_found_to_the_word_or_nearly_and_speakers_are_right_by_place_or_by_name() -> None:
    found = record(
        quote("q1", "We build the long pier now", who="Ada Brook|e1", claim=0.9),  # all right
        quote("q2", "No", who="Tom Vale|e2", claim=0.2),  # another speaker
        quote("q3", "pier would sink", Kind.INDIRECT, who="Mayor Tom|e2"),  # three of five words: nearly
        quote("q4", "Big Pier"),  # nobody said that
    )
    result = measured(GOLD, found)
    assert result.marks.exact == result.marks.relaxed == Counts(2, 3, 3)
    assert (result.marks.exact.precision, result.marks.exact.recall, result.marks.exact.f1) == (2 / 3, 2 / 3, 2 / 3)
    assert result.marks.speaker == result.marks.same_name == result.marks.meant == Share(1, 2)
    assert result.marks.both == Counts(1, 3, 3)
    # q4 of the gold is a part of q3, so it is no attribution of its own.
    assert (result.every.exact, result.every.relaxed) == (Counts(2, 4, 3), Counts(3, 4, 3))
    assert (result.every.speaker, result.every.both.f1) == (Share(2, 3), 4 / 7)
    assert result.speaker_scores == Ranking(1.0, 1, 2)


def test_half_of_the_words_is_nearly_and_less_is_not() -> None:
    gold = record(quote("q1", "We build the long pier now"))
    assert measured(gold, record(quote("q1", "the long pier"))).marks.relaxed.hits == 1
    assert measured(gold, record(quote("q1", "long pier"))).marks.relaxed.hits == 0


def test_a_quote_is_paired_once_and_with_the_closest() -> None:
    gold = record(quote("q1", "We build the long pier now", who="Ada Brook"))
    found = record(quote("q1", "We build the long", who="she"), quote("q2", "We build the long pier", who="Ada Brook"))
    assert (measured(gold, found).marks.relaxed, measured(gold, found).marks.both.hits) == (Counts(1, 2, 1), 1)


def test_terms_quotes_inside_quotes_and_what_was_rejected_stand_outside_on_both_sides() -> None:
    outside = (
        quote("q7", "Big Pier", Kind.TERM),
        quote("q8", "long pier", within="q1"),
        quote("q9", "cheap", status=Status.REJECTED),
        name("m1", "Northwind", "ORG", status=Status.REJECTED),
    )
    result = measured(record(*outside), record(*outside))
    assert result.marks.exact == result.every.exact == result.names == NO_COUNTS


def test_nobody_known_is_right_only_where_nobody_is_known() -> None:
    for gold, found, right in (("", "", 1), ("", "she", 0), ("she", "", 0)):
        figures = measured(record(quote("q1", "No", who=gold)), record(quote("q1", "No", who=found))).marks
        assert (figures.speaker, figures.meant.of) == (Share(right, 1), 0)


def test_who_is_meant_is_apart_from_the_words_and_left_out_where_the_gold_does_not_say() -> None:
    found = record(quote("q2", "No", who="she|e2"))
    figures = measured(record(quote("q2", "No", who="she|e1")), found)
    assert (figures.marks.speaker, figures.marks.meant) == (Share(1, 1), Share(0, 1))
    assert figures.rules[RuleTarget.MEANT, "pronoun"] == Share(0, 1)
    rejected = quote("q2", "No", who="she|e1")
    claim = Resolution("pronoun", 0.5, Status.REJECTED)
    rejected = replace(rejected, speakers=(replace(rejected.speakers[0], resolution=claim),))
    assert measured(record(rejected), found).marks.meant == Share(0, 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mayor Tom Vale", "Vale", True),
        ("Tom Vale’s", "Mr Vale", True),
        ("Tom Vale", "Tom Brook", False),
        ("the mayor", "The Mayor", False),  # no name in either
        ("Vale", None, False),
    ],
)
def test_names_are_the_same_by_their_last_word(one: str, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_names_are_measured_by_place_and_type_by_place_and_by_type() -> None:
    gold = record(
        name("m1", "Ada Brook", "PERSON"),
        name("m2", "Tom Vale", "PERSON"),
        name("m3", "Northwind", "ORG"),
        name("m4", "The Saltmere’s", "PLACE"),
    )
    found = record(
        name("m1", "Ada Brook", "PERSON", 0.9),
        name("m2", "Mayor Tom Vale", "PERSON", 0.4),  # too long
        name("m3", "Northwind", "PLACE", 0.6),  # another type
        name("m4", "Saltmere", "PLACE", 0.5),  # right: neither the nor ’s counts
        name("m5", "Big Pier", "WORK", 0.1),  # too much
    )
    result = measured(gold, found)
    assert (result.names, result.places) == (Counts(2, 5, 4), Counts(3, 5, 4))
    assert dict(result.labels) == {
        "PERSON": Counts(1, 2, 2),
        "ORG": Counts(0, 0, 1),
        "PLACE": Counts(1, 2, 1),
        "WORK": Counts(0, 1, 0),
    }
    assert dict(result.rules) == {(RuleTarget.NAME, "model"): Share(2, 5)}
    # Right are .9 and .5, wrong .4, .6 and .1: five of six pairs are in order.
    assert result.name_scores == Ranking(5 / 6, 3, 5)


def test_rules_are_credited_once_for_each_quote_and_its_speaker() -> None:
    found = record(
        quote("q1", "We build the long pier now", who="Ada Brook", rule="clause"),
        quote("q2", "No", who="Ada Brook", rule="clause"),
        quote("q3", "would sink", Kind.INDIRECT, rule="reported"),
    )
    assert dict(measured(GOLD, found).rules) == {
        (RuleTarget.QUOTE, "clause"): Share(2, 2),
        (RuleTarget.QUOTE, "reported"): Share(0, 1),
        (RuleTarget.SPEAKER, "clause"): Share(1, 2),
    }


def test_types_of_other_collections_count_as_ours() -> None:
    other = record(name("m1", "Saltmere", "GPE"), name("m2", "Ada Brook", "PER"), name("m3", "Big Pier", MISC))
    ours = record(name("m1", "Saltmere", "PLACE"), name("m2", "Ada Brook", "PERSON"), name("m3", "Big Pier", "EVENT"))
    assert measured(other, ours, ComparedTypes.for_gold([other])).names == Counts(3, 3, 3)
    assert measured(ours, ours, ComparedTypes.for_gold([ours])).labels["EVENT"] == Counts(1, 1, 1)


def test_types_that_are_not_looked_for_are_left_out_on_both_sides() -> None:
    gold = record(name("m1", "Ada Brook", "PERSON"), name("m2", "now", "DATE"))
    assert measured(gold, gold, ComparedTypes.for_gold([gold])).names == Counts(1, 1, 1)


def test_without_suggestions_everything_is_missed_and_counted_as_missing() -> None:
    result = measured(GOLD, None)
    assert (result.articles, result.missing) == (1, 1)
    assert (result.marks.exact, result.marks.exact.precision, result.marks.exact.f1) == (Counts(0, 0, 3), None, 0.0)
    assert result.speaker_scores.area is None


def test_figures_add_up_over_articles() -> None:
    measure = EvaluationTally(EVERY_TYPE)
    measure.add(GOLD, GOLD)
    measure.add(GOLD, None)
    result = measure.evaluation()
    assert (result.articles, result.missing) == (2, 1)
    assert (result.marks.exact, result.marks.speaker) == (Counts(3, 3, 6), Share(3, 3))


@given(records())
def test_what_is_the_same_is_right(one: Record) -> None:
    result = measured(one, one)
    for counts in (result.marks.exact, result.every.exact, result.names, result.places):
        assert counts.hits == counts.suggested == counts.gold
    for figures in (result.marks, result.every):
        assert figures.relaxed.hits <= figures.relaxed.gold
    assert result.name_scores.wrong == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=12))
def test_the_ranking_is_the_share_of_pairs_in_order(rows: list[tuple[int, bool]]) -> None:
    right, wrong = ([score for score, bad in rows if bad is kind] for kind in (False, True))
    pairs = [1.0 if low < high else 0.5 if low == high else 0.0 for low, high in product(wrong, right)]
    expected = sum(pairs) / len(pairs) if pairs else None
    assert ranking(Scored(score, bad) for score, bad in rows) == Ranking(expected, len(wrong), len(rows))
