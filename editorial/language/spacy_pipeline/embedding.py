"""Embedding of the words of a batch: each only once, however often it stands there.

The embedding of spaCy's own pipelines (`MultiHashEmbed`) is worked out token by token, though it depends on a few
attributes of the word alone, and of the words of eight articles only one in eight is a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

_NAMES = ("extract_features", "list2ragged", "with_array(", "with_array(maxout", "ragged2list")
"""How the names of the layers of such an embedding begin."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with about as many ones as zeros: 2**64 divided by the golden ratio."""
_Numbers = npt.NDArray[np.uint64]


def embed_words_once(nlp: Language) -> None:
    """Make the models of a pipeline that run on the CPU embed each word of a batch once; training stays as it is.

    Results differ in the last digits at most.
    """
    for _, pipe in nlp.components:
        model = getattr(pipe, "model", None)
        for layer in model.walk() if isinstance(model, Model) else ():
            if _is_embedding(layer):
                # A layer around it would change how the weights are stored.
                layer._func = _once(layer._func)


def _is_embedding(layer: Model[Any, Any]) -> bool:
    """Return whether a layer is an embedding by attributes of the words alone."""
    names = [part.name for part in layer.layers]
    known = len(names) == len(_NAMES) and all(map(str.startswith, names, _NAMES))
    return known and type(layer.ops) is NumpyOps


def _once(each: Callable[..., Any]) -> Callable[..., Any]:
    """Return what a layer does instead of `each`: the same for each different word."""

    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: Any) -> tuple[Any, Any]:
        if is_train or not docs:
            whole: tuple[Any, Any] = each(model, docs, is_train)
            return whole
        words: _Numbers = np.concatenate(features := model.layers[0].predict(docs))
        first, place = _different(words)
        found: Any = [words[first]]
        for layer in model.layers[1:]:
            found = layer.predict(found)
        return np.split(found[0][place], np.cumsum([len(some) for some in features])[:-1]), None

    return forward


def _different(rows: _Numbers) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return where each different row stands first, and for every row which of these it equals."""
    hashes = np.zeros(len(rows), dtype=np.uint64)
    for column in rows.T:
        hashes = (hashes ^ (hashes >> np.uint64(29))) * _FACTOR + column  # modulo 2**64
    _, first, place = np.unique(hashes, return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][place], rows):  # two rows have one hash
        return np.arange(len(rows)), np.arange(len(rows))
    return first, place
