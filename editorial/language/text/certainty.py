"""How sure the model was: the softmax over the moves of its greedy reading, for each token.

spaCy's entity recogniser throws its scores away. Here they are kept as it reads, and for the price of one small matrix
product we get, for each token, the mass of each label that a name could start with there. Method: the greedy softmax of
the transition model (it ranks errors; beam search does not). Works for pipelines built like spaCy's own small, medium
and large ones; for others there are no masses, and scores come from the rest of the evidence.
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

Array = npt.NDArray[np.float32]

_FEATURES = 3
"""Tokens that a state of the recogniser looks at: the next one, the first and the last of the open name."""


@dataclass(frozen=True, slots=True)
class Masses:
    """For each token of a document the mass of each label, and of none, if a name may start there or go on.

    `starts[token, label]` is the mass of names that start at the token, `outside[token]` that of no name;
    `inside[token]` the mass of going on within the name that the model found there (1 outside names);
    `labels` names the columns.
    """

    labels: tuple[str, ...]
    starts: Array
    outside: Array
    inside: Array


@dataclass(frozen=True, slots=True)
class _Step:
    """The scoring layers of one batch, and where in it the tokens of one document begin."""

    hidden: Any
    output: Any
    seen: Any
    offset: int


class Listener:
    """Stands in front of the recogniser's model, passes everything on, and keeps the scoring layers of what it read."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._steps: WeakKeyDictionary[Doc, _Step] = WeakKeyDictionary()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name in {"_model", "_steps"}:
            raise AttributeError(name)
        return getattr(self._model, name)

    def __reduce__(self) -> tuple[type[Listener], tuple[Any]]:
        return Listener, (self._model,)

    def predict(self, docs: Sequence[Doc]) -> Any:
        """Run the model on a batch, as spaCy calls it."""
        step = self._model.predict(docs)
        hidden, output = getattr(step, "state2vec", None), getattr(step, "vec2scores", None)
        if hidden is None or output is None or getattr(hidden, "nF", 0) != _FEATURES:
            return step
        offset = 0
        for doc in docs:
            self._steps[doc] = _Step(hidden, output, getattr(step, "_class_mask", None), offset)
            offset += len(doc)
        return step

    def take(self, doc: Doc) -> _Step | None:
        """Hand over, once, what is needed to score `doc` (it holds much memory)."""
        return self._steps.pop(doc, None)


def listen(nlp: Language) -> None:
    """Make the recogniser of a pipeline keep its scores; does nothing if it has none."""
    if "ner" not in nlp.pipe_names:
        return
    ner: Any = nlp.get_pipe("ner")
    if hasattr(ner, "model") and hasattr(ner, "moves") and not isinstance(ner.model, Listener):
        ner.model = Listener(ner.model)


def masses(nlp: Language, doc: Doc) -> Masses | None:
    """Return the masses of a document that the pipeline has just read, once; None if they were not kept."""
    ner: Any = nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None
    listener = getattr(ner, "model", None)
    step = listener.take(doc) if isinstance(listener, Listener) else None
    if ner is None or step is None or not len(doc):
        return None
    moves = _moves(ner)
    closed = np.full((len(doc), _FEATURES), -1, dtype=np.int32)
    closed[:, 0] = np.arange(step.offset, step.offset + len(doc))
    table = _softmax(step, closed, len(moves))
    labels = tuple(dict.fromkeys(label for action, label in moves if label))
    starts = np.zeros((len(doc), len(labels)), dtype=np.float32)
    for column, (action, label) in enumerate(moves):
        if action in "BU" and label:
            starts[:, labels.index(label)] += table[:, column]
    outside = table[:, [c for c, (action, _) in enumerate(moves) if action == "O"]].sum(axis=1)
    return Masses(labels, starts, outside, _inside(doc, step, moves))


def joined(parts: Sequence[Masses | None]) -> Masses | None:
    """Return the masses of an article that was read in parts; None if those of a part are not known."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    if len(known) == 1:
        return known[0]
    return Masses(
        known[0].labels,
        np.concatenate([part.starts for part in known]),
        np.concatenate([part.outside for part in known]),
        np.concatenate([part.inside for part in known]),
    )


def _inside(doc: Doc, step: _Step, moves: Sequence[tuple[str, str]]) -> Array:
    """Return for each token within a found name the mass of the move the model made, of those it could make."""
    inside = np.ones(len(doc), dtype=np.float32)
    tokens = [(ent.start, i, ent.end, ent.label_) for ent in doc.ents for i in range(ent.start + 1, ent.end)]
    if not tokens:
        return inside
    states = np.array([(i, start, i - 1) for start, i, _, _ in tokens], dtype=np.int32) + step.offset
    table = _softmax(step, states, len(moves))
    columns = {move: column for column, move in enumerate(moves)}
    for row, (_, i, end, label) in zip(table, tokens, strict=True):
        last, on = columns.get(("L", label)), columns.get(("I", label))
        if last is not None and on is not None:
            possible = float(row[last] + row[on])
            inside[i] = float(row[last if i == end - 1 else on]) / possible if possible else 0.0
    return inside


def _softmax(step: _Step, states: npt.NDArray[np.int32], moves: int) -> Array:
    hidden = step.hidden.predict(np.ascontiguousarray(states))
    scores: Array = np.asarray(step.output.predict(hidden.reshape(hidden.shape[0], -1)))[:, :moves]
    if step.seen is not None:
        scores = np.where(np.asarray(step.seen)[:moves] > 0, scores, np.float32(-np.inf))
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Array = scores / scores.sum(axis=1, keepdims=True)
    return result


def _moves(ner: Any) -> list[tuple[str, str]]:
    """Return (action, label) of each class of the model; *U-*, which `move_names` hides, is a class without a label."""
    names = (str(ner.moves.get_class_name(i)) for i in range(ner.moves.n_moves))
    return [(name[0], name[2:]) for name in names]
