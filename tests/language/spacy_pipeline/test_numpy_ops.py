"""The models multiply with numpy's library, on one thread, and read as they did before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from editorial.domain.language_models import DEFAULT_MODEL
from editorial.language.spacy_pipeline.numpy_ops import multiply_with_numpy

TEXT = (
    "“The wall holds,” said Amara Okafor of the harbour board on Monday. She left Kenya in 2019, according to Bo Olsen."
)
CHECKOUT = Path(__file__).parents[3]


def has_spacys_own(nlp: Language) -> bool:
    """Return whether some layer uses the library that spaCy brings."""
    layers = [layer for name in ("tok2vec", "tagger", "parser", "ner") for layer in nlp.get_pipe(name).model.walk()]
    return any(layer.ops.use_blis for layer in layers if isinstance(layer.ops, NumpyOps))


def test_a_pipeline_reads_the_same_with_numpys_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    nlp = spacy.load(DEFAULT_MODEL)
    before = nlp(TEXT).to_json()
    multiply_with_numpy(nlp)
    assert not has_spacys_own(nlp)
    assert nlp(TEXT).to_json() == before


def test_a_library_that_may_use_every_processor_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    nlp = spacy.load(DEFAULT_MODEL)
    multiply_with_numpy(nlp)
    assert has_spacys_own(nlp)


@pytest.mark.parametrize(
    ("modules", "given", "expected"),
    [
        ("editorial.language", {}, "1"),
        ("editorial.language", {"OPENBLAS_NUM_THREADS": "3"}, "3"),
        ("numpy, editorial.language", {}, "None"),
    ],
)
def test_the_library_keeps_to_one_thread_if_it_can_be_told_in_time(
    modules: str, given: dict[str, str], expected: str
) -> None:
    ask = f"import {modules}, os; print(os.environ.get('OPENBLAS_NUM_THREADS'))"
    bare = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    told = subprocess.run([sys.executable, "-c", ask], env=bare | given, cwd=CHECKOUT, capture_output=True, check=True)
    assert told.stdout.decode().strip() == expected
