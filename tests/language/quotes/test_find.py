"""Quotes are found with their speakers, in utterances, on articles that were checked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from editorial.domain.annotation import Kind

SEED = Path(__file__).parents[3] / "seeds" / "000_d98b2c6786ce758e.txt"


@pytest.fixture(scope="module")
def seed(find_in: Any) -> Any:
    return find_in(SEED.read_text("utf-8"))


def test_the_seed_has_seven_quotes_in_five_utterances(seed: Any) -> None:
    direct = seed.of_kind(Kind.DIRECT)
    assert len(direct) == 7
    assert sum(quote.continues is None for quote in direct) == 5


def test_the_seed_quotes_are_petries_and_rosenbergs(seed: Any) -> None:
    assert [seed.speaker(quote) for quote in seed.of_kind(Kind.DIRECT)] == [
        *("Petrie", "he", "he"),
        *("Rosenberg", "Rosenberg", "Rosenberg", "Rosenberg"),
    ]
    assert [(seed.entity(quote) or "").split()[-1] for quote in seed.of_kind(Kind.DIRECT)] == ["Petrie"] * 3 + [
        "Rosenberg"
    ] * 4


def test_a_pronoun_is_resolved_as_a_claim_of_its_own(seed: Any) -> None:
    by_name, by_pronoun, *_ = (quote.speakers[0].resolution for quote in seed.of_kind(Kind.DIRECT))
    assert by_name is not None
    assert by_pronoun is not None
    assert (by_name.rule, by_name.inferred) == ("same-name", False)
    assert (by_pronoun.rule, by_pronoun.inferred) == ("pronoun", True)
    assert (by_pronoun.score or 0) < (by_name.score or 0)


def test_a_speaker_named_only_in_the_paragraph_before_is_found_with_doubt(seed: Any) -> None:
    quote = next(q for q in seed.quotes if q.span.of(seed.text).startswith("What’s nice for us"))
    assert quote.speakers[0].span is not None
    assert "\n" in seed.text[quote.speakers[0].span.end : quote.span.start]
    assert (quote.provenance.score or 0) < 0.9


def test_two_seed_quotes_hold_a_nested_one(seed: Any) -> None:
    nested = [quote for quote in seed.quotes if quote.within is not None]
    assert [quote.span.of(seed.text).split()[0] for quote in nested] == ["This", "Hey,"]
    direct = {quote.id for quote in seed.of_kind(Kind.DIRECT)}
    assert {quote.within for quote in nested} <= direct


def test_titles_in_the_seed_headline_are_terms(seed: Any) -> None:
    assert [quote.span.of(seed.text) for quote in seed.of_kind(Kind.TERM)] == ["Jessica Jones", "Defenders"]


def test_ids_count_up_in_the_order_of_the_text(seed: Any) -> None:
    assert [quote.id for quote in seed.quotes] == [f"q{number}" for number in range(1, len(seed.quotes) + 1)]
    assert [quote.span.start for quote in seed.quotes] == sorted(quote.span.start for quote in seed.quotes)


def test_the_cue_stands_by_itself(seed: Any) -> None:
    first = seed.of_kind(Kind.DIRECT)[0]
    assert first.cue is not None
    assert first.cue.of(seed.text) == "said"
