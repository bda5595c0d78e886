"""Has a spaCy pipeline multiply its matrices with numpy's library: a quarter less work than with the one it brings."""

from __future__ import annotations

import os

from spacy.language import Language
from thinc.api import Model, NumpyOps


def multiply_with_numpy(nlp: Language) -> None:
    """Make the models of a pipeline that reckon on the processor use numpy's library.

    What they give is the same but for the last digits. Does nothing where numpy was loaded before anybody said on how
    many threads: on several it is slower than what spaCy brings.
    """
    if "OPENBLAS_NUM_THREADS" not in os.environ:
        return
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if type(layer.ops) is NumpyOps:  # subclasses know better: one is for Apple's processors
                layer.ops = ops
