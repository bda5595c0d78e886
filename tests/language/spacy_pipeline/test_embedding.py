"""Words that are embedded once for a batch have the vectors that they have token by token."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from thinc.api import Model, fix_random_seed

from editorial.domain.language_models import DEFAULT_MODEL
from editorial.language.spacy_pipeline import embedding
from editorial.language.spacy_pipeline.embedding import embed_words_once

WORDS = ("The", "the", "wall", "Amara", "Okafor", "’s", "don't", "2019", "“", "—", " ", "\n\n", "U.S.", "😀", "said")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), max_size=5).filter(any)


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    embed_words_once(nlp)
    return nlp


def vectors(nlp: Language, name: str) -> Model[Any, Any]:
    """Return the layers that give the vectors of words to a component."""
    model: Any = nlp.get_pipe(name).model
    return model if name == "tok2vec" else model.get_ref("tok2vec")


def same(ours: list[Any], theirs: list[Any]) -> bool:
    return len(ours) == len(theirs) and all(
        one.shape == other.shape and np.allclose(one, other, atol=1e-4) for one, other in zip(ours, theirs, strict=True)
    )


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
@given(texts=TEXTS)
def test_any_texts_have_the_same_vectors(nlp: Language, plain: Language, name: str, texts: list[str]) -> None:
    docs = [plain.make_doc(text) for text in texts]
    assert same(list(vectors(nlp, name).predict(docs)), list(vectors(plain, name).predict(docs)))


def test_a_word_is_embedded_once(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    embed: Any = next(
        layer for layer in vectors(nlp, "ner").walk() if layer.layers[1:2] and "list2ragged" in layer.name
    )
    while len(embed.layers) != 5:
        embed = embed.layers[0]
    mixed, seen = embed.layers[3], []
    own = mixed._func
    monkeypatch.setattr(
        mixed, "_func", lambda model, words, is_train: (seen.append(len(words.data)), own(model, words, is_train))[1]
    )
    vectors(nlp, "ner").predict([nlp.make_doc("the wall the wall"), nlp.make_doc("the harbour wall")])
    assert seen == [3]


def test_words_whose_hashes_are_equal_are_told_apart(
    nlp: Language, plain: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding, "_FACTOR", np.uint64(0))
    docs = [plain.make_doc("Amara said the wall holds the wall of Kenya in 2019.")]
    assert same(list(vectors(nlp, "tok2vec").predict(docs)), list(vectors(plain, "tok2vec").predict(docs)))


def test_what_is_stored_and_trained_stays_as_it_is(nlp: Language, plain: Language) -> None:
    ours, theirs = vectors(nlp, "ner"), vectors(plain, "ner")
    assert ours.to_bytes() == theirs.to_bytes()
    docs = [plain.make_doc("Amara said the wall holds the wall.")]
    gradients = []
    for model in (ours, theirs):
        fix_random_seed(1)
        found, back = model.begin_update(docs)
        back(found)
        gradients.append([layer.get_grad("E").copy() for layer in model.walk() if layer.has_grad("E")])
    assert all(np.allclose(one, other, atol=1e-4) for one, other in zip(*gradients, strict=True))
    assert gradients[0]
