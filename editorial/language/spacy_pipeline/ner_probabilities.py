"""Token probabilities from spaCy's entity recogniser: the softmax over its transitions at each token.

spaCy discards these scores. `record_scores` wraps the recogniser's model so that its scoring layers are kept for each
document, and `token_probabilities` applies them again to every token, which costs one small matrix product.

Method: the greedy softmax of the transition-based model; it ranks the model's errors, and beam search does not rank
them better. It works for pipelines with the architecture of spaCy's own small, medium and large models. For others
there are no probabilities, and names are scored by the rest of the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc

from editorial.language.text.token_probabilities import FloatArray, TokenProbabilities

_FEATURES = 3
"""Tokens that a parser state refers to: the next one, and the first and the last of the open entity."""


@dataclass(frozen=True, slots=True)
class _ScoringLayers:
    """The scoring layers of one batch (thinc models), and the row at which the document's tokens begin in it."""

    hidden: Any
    output: Any
    class_mask: Any
    offset: int


class RecordingModel:
    """Wrapper of the recogniser's thinc model that keeps the scoring layers of each document it has read.

    All other attributes are those of the wrapped model. Layers are held by weak reference to the document.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._layers: WeakKeyDictionary[Doc, _ScoringLayers] = WeakKeyDictionary()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in {"_model", "_layers"}:
            raise AttributeError(name)
        return getattr(self._model, name)

    def __reduce__(self) -> tuple[type[RecordingModel], tuple[Any]]:
        return RecordingModel, (self._model,)

    def predict(self, docs: Sequence[Doc]) -> Any:
        """Run the wrapped model on a batch, as spaCy does, and record its scoring layers."""
        step = self._model.predict(docs)
        hidden, output = getattr(step, "state2vec", None), getattr(step, "vec2scores", None)
        if hidden is None or output is None or getattr(hidden, "nF", 0) != _FEATURES:
            return step
        offset = 0
        for doc in docs:
            self._layers[doc] = _ScoringLayers(hidden, output, getattr(step, "_class_mask", None), offset)
            offset += len(doc)
        return step

    def pop_layers(self, doc: Doc) -> _ScoringLayers | None:
        """Return and forget the scoring layers of `doc` (they use much memory); None if there are none."""
        return self._layers.pop(doc, None)


def record_scores(nlp: Language) -> None:
    """Make the entity recogniser of a pipeline record its scores; do nothing if it has none or records already."""
    if "ner" not in nlp.pipe_names:
        return
    ner: Any = nlp.get_pipe("ner")
    if hasattr(ner, "model") and hasattr(ner, "moves") and not isinstance(ner.model, RecordingModel):
        ner.model = RecordingModel(ner.model)


def token_probabilities(nlp: Language, doc: Doc) -> TokenProbabilities | None:
    """Return the probabilities of a document that the pipeline has just processed.

    None if the scores were not recorded, or were already returned for this document.
    """
    ner: Any = nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None
    model = getattr(ner, "model", None)
    layers = model.pop_layers(doc) if isinstance(model, RecordingModel) else None
    if ner is None or layers is None or not len(doc):
        return None
    moves = _moves(ner)
    closed = np.full((len(doc), _FEATURES), -1, dtype=np.int32)
    closed[:, 0] = np.arange(layers.offset, layers.offset + len(doc))
    table = _softmax(layers, closed, len(moves))
    labels = tuple(dict.fromkeys(label for action, label in moves if label))
    starts = np.zeros((len(doc), len(labels)), dtype=np.float32)
    for column, (action, label) in enumerate(moves):
        if action in "BU" and label:
            starts[:, labels.index(label)] += table[:, column]
    outside = table[:, [c for c, (action, _) in enumerate(moves) if action == "O"]].sum(axis=1)
    return TokenProbabilities(labels, starts, outside, _inside(doc, layers, moves))


def _inside(doc: Doc, layers: _ScoringLayers, moves: Sequence[tuple[str, str]]) -> FloatArray:
    """Return for each later token of an entity the probability of the move made, out of the two that continue it."""
    inside = np.ones(len(doc), dtype=np.float32)
    tokens = [(ent.start, i, ent.end, ent.label_) for ent in doc.ents for i in range(ent.start + 1, ent.end)]
    if not tokens:
        return inside
    states = np.array([(i, start, i - 1) for start, i, _, _ in tokens], dtype=np.int32) + layers.offset
    table = _softmax(layers, states, len(moves))
    columns = {move: column for column, move in enumerate(moves)}
    for row, (_, i, end, label) in zip(table, tokens, strict=True):
        last, on = columns.get(("L", label)), columns.get(("I", label))
        if last is not None and on is not None:
            possible = float(row[last] + row[on])
            inside[i] = float(row[last if i == end - 1 else on]) / possible if possible else 0.0
    return inside


def _softmax(layers: _ScoringLayers, states: npt.NDArray[np.int32], moves: int) -> FloatArray:
    """Return the probabilities of the moves in some parser states, as an array of the shape (states, moves)."""
    hidden = layers.hidden.predict(np.ascontiguousarray(states))
    scores: FloatArray = np.asarray(layers.output.predict(hidden.reshape(hidden.shape[0], -1)))[:, :moves]
    if layers.class_mask is not None:
        scores = np.where(np.asarray(layers.class_mask)[:moves] > 0, scores, np.float32(-np.inf))
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: FloatArray = scores / scores.sum(axis=1, keepdims=True)
    return result


def _moves(ner: Any) -> list[tuple[str, str]]:
    """Return (action, label) of each class of the model; *U-*, which `move_names` hides, is a class without a label."""
    names = (str(ner.moves.get_class_name(i)) for i in range(ner.moves.n_moves))
    return [(name[0], name[2:]) for name in names]
