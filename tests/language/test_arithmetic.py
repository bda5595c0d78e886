"""The models multiply with numpy's library, on one thread, and read as they did before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import spacy
from thinc.api import NumpyOps

from editorial.domain.suggestions import DEFAULT_MODEL
from editorial.language.arithmetic import multiply_with_numpy

TEXT = (
    "“The wall holds,” said Amara Okafor of the harbour board on Monday. She left Kenya in 2019, according to Bo Olsen."
)
CHECKOUT = Path(__file__).parents[2]


def test_a_pipeline_reads_the_same_with_numpys_library() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    before = nlp(TEXT).to_json()
    multiply_with_numpy(nlp)
    layers = [layer for name in ("tok2vec", "tagger", "parser", "ner") for layer in nlp.get_pipe(name).model.walk()]
    assert not any(layer.ops.use_blis for layer in layers if isinstance(layer.ops, NumpyOps))
    assert nlp(TEXT).to_json() == before


def test_the_library_keeps_to_one_thread_unless_told_otherwise() -> None:
    ask = "import sys, editorial.language, os; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    for given, expected in (({}, "1 False"), ({"OPENBLAS_NUM_THREADS": "3"}, "3 False")):
        command = [sys.executable, "-c", ask]
        told = subprocess.run(
            command, env=environment | given, cwd=CHECKOUT, capture_output=True, text=True, check=True
        )
        assert told.stdout.strip() == expected
