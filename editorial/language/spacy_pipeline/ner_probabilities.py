"""Token probabilities from spaCy's entity recogniser: the softmax over its transitions at each token.

spaCy discards these scores. They are kept for each document: by `Recogniser`, which computes them for its own choice,
or by `record_scores`, which wraps the model of any other recogniser so that its scoring layers are kept, to be applied
again to every token. `token_probabilities` reads both.

Method: the greedy softmax of the transition-based model; it ranks the model's errors, and beam search does not rank
them better. It works for pipelines with the architecture of spaCy's own small, medium and large models. For others
there are no probabilities, and names are scored by the rest of the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from editorial.language.spacy_pipeline.ner_scores import DocScores, ScoringLayers, moves_of
from editorial.language.spacy_pipeline.recogniser import RECOGNISER, Recogniser
from editorial.language.text.token_probabilities import FloatArray, TokenProbabilities


class RecordingModel:
    """Wrapper of the recogniser's thinc model that keeps the scoring layers of each document it has read.

    All other attributes are those of the wrapped model. Layers are held by weak reference to the document.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._scores: WeakKeyDictionary[Doc, DocScores] = WeakKeyDictionary()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in {"_model", "_scores"}:
            raise AttributeError(name)
        return getattr(self._model, name)

    def __reduce__(self) -> tuple[type[RecordingModel], tuple[Any]]:
        return RecordingModel, (self._model,)

    def predict(self, docs: Sequence[Doc]) -> Any:
        """Run the wrapped model on a batch, as spaCy does, and record its scoring layers."""
        step = self._model.predict(docs)
        layers = ScoringLayers.of(step)
        if layers is None:
            return step
        offset = 0
        for doc in docs:
            self._scores[doc] = DocScores(layers, offset)
            offset += len(doc)
        return step

    def pop_scores(self, doc: Doc) -> DocScores | None:
        """Return and forget the scores of `doc` (they use much memory); None if there are none."""
        return self._scores.pop(doc, None)


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
    ner: Any = nlp.get_pipe("ner") if "ner" in nlp.component_names else None
    known: Any = nlp.get_pipe(RECOGNISER) if RECOGNISER in nlp.pipe_names else getattr(ner, "model", None)
    recorded = known.pop_scores(doc) if isinstance(known, RecordingModel | Recogniser) else None
    if ner is None or recorded is None or not len(doc):
        return None
    moves = moves_of(ner)
    table = _softmax(recorded.closed(len(doc))[:, : len(moves)])
    labels = tuple(dict.fromkeys(label for _, label in moves if label))
    starts = np.zeros((len(doc), len(labels)), dtype=np.float32)
    for column, (action, label) in enumerate(moves):
        if action in "BU" and label:
            starts[:, labels.index(label)] += table[:, column]
    outside = table[:, [c for c, (action, _) in enumerate(moves) if action == "O"]].sum(axis=1)
    return TokenProbabilities(labels, starts, outside, _inside(doc, recorded, moves))


def _inside(doc: Doc, recorded: DocScores, moves: Sequence[tuple[str, str]]) -> FloatArray:
    """Return for each later token of an entity the probability of the move made, out of the two that continue it."""
    inside = np.ones(len(doc), dtype=np.float32)
    tokens = [(ent.start, i, ent.end, ent.label_) for ent in doc.ents for i in range(ent.start + 1, ent.end)]
    if not tokens:
        return inside
    states = np.array([(i, start, i - 1) for start, i, _, _ in tokens], dtype=np.int32) + recorded.offset
    table = _softmax(recorded.layers.scores(states)[:, : len(moves)])
    columns = {move: column for column, move in enumerate(moves)}
    for row, (_, i, end, label) in zip(table, tokens, strict=True):
        last, on = columns.get(("L", label)), columns.get(("I", label))
        if last is not None and on is not None:
            possible = float(row[last] + row[on])
            inside[i] = float(row[last if i == end - 1 else on]) / possible if possible else 0.0
    return inside


def _softmax(scores: FloatArray) -> FloatArray:
    """Return the probabilities of the moves in some parser states, both as arrays of the shape (states, moves)."""
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: FloatArray = scores / scores.sum(axis=1, keepdims=True)
    return result
