"""The recogniser that chooses for a whole batch chooses what spaCy's own does, token by token."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from editorial.domain.language_models import DEFAULT_MODEL
from editorial.formats.record.json_codec import read_json
from editorial.language.spacy_pipeline.ner_probabilities import record_scores, token_probabilities
from editorial.language.spacy_pipeline.recogniser import RECOGNISER, recognise_at_once

RECORDS = sorted((Path(__file__).parents[3] / "seeds" / "records").glob("*.json"))
WORDS = (
    *("Amara", "Okafor", "the", "Bank", "of", "Kenya", "in", "2019", "said", "“", "”", "U.S.", "'s", "and", "\n\n"),
    *("New", "York", "Times", "on", "Monday", " ", "$", "5", "million", "—", "Dr.", "a", "RIVERTON", "😀"),
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    recognise_at_once(nlp)
    return nlp


def of(docs: Sequence[Doc]) -> list[Any]:
    return [([(e.start, e.end, e.label_) for e in doc.ents], [token.ent_iob for token in doc]) for doc in docs]


def both(nlp: Language, ours: Sequence[Doc], spacys: Sequence[Doc]) -> tuple[Any, Any]:
    """Return the entities that each of the two finds in the same documents."""
    ner: Any = nlp.get_pipe("ner")
    known: Any = nlp.get_pipe(RECOGNISER)
    return of(list(known.pipe(ours, batch_size=8))), of(list(ner.pipe(spacys, batch_size=8)))


def test_the_samples_have_the_same_entities(nlp: Language) -> None:
    assert "ner" not in nlp.pipe_names
    texts = [read_json(path).article.text for path in RECORDS]
    ours, spacys = list(nlp.pipe(texts)), list(nlp.pipe(texts, disable=[RECOGNISER]))
    assert not any(doc.ents for doc in spacys)
    expected = of(list(nlp.get_pipe("ner").pipe(spacys, batch_size=8)))
    assert of(ours) == expected
    assert any(end - start > 2 for ents, _ in expected for start, end, _ in ents)


@given(st.lists(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((None, None, True, False))), max_size=40)))
def test_any_batch_of_words_and_sentences_has_the_same_entities(
    nlp: Language, batch: list[list[tuple[str, bool | None]]]
) -> None:
    def made() -> list[Doc]:
        return [Doc(nlp.vocab, [word for word, _ in one], sent_starts=[begins for _, begins in one]) for one in batch]

    ours, spacys = both(nlp, made(), made())
    assert ours == spacys


def test_entities_that_were_given_beforehand_are_kept(nlp: Language) -> None:
    def made() -> list[Doc]:
        doc = Doc(nlp.vocab, ["Amara", "Okafor", "left", "the", "old", "mill", "of", "Kenya", "on", "Monday"])
        doc.set_ents([Span(doc, 3, 6, "PRODUCT")], default="missing")
        return [doc]

    ours, spacys = both(nlp, made(), made())
    assert ours == spacys
    assert (3, 6, "PRODUCT") in ours[0][0]


def test_the_probabilities_are_those_that_are_recorded_of_spacys_own(nlp: Language) -> None:
    text = read_json(RECORDS[0]).article.text
    other = spacy.load(DEFAULT_MODEL)
    record_scores(other)
    ours, theirs = token_probabilities(nlp, nlp(text)), token_probabilities(other, other(text))
    assert ours is not None
    assert theirs is not None
    assert ours.labels == theirs.labels
    for name in ("starts", "outside", "inside"):
        assert getattr(ours, name) == pytest.approx(getattr(theirs, name), abs=1e-4)


def test_a_recogniser_that_searches_with_a_beam_is_left_to_spacy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner", name="ner")
    recognise_at_once(nlp)
    assert nlp.pipe_names == ["ner"]
