"""spaCy's entity recogniser with the same choices, made for the whole batch at once.

spaCy goes from token to token, and asks each move at each whether it is valid; that takes half the time of the
recogniser. Its state is so small that this is not needed. Where no entity is open, the scores depend on the token
alone: one product gives them for all tokens. No entity reaches into another sentence: those that begin are followed in
all sentences of the batch together, a token of each at a time.

It is for spaCy's own architecture, greedy and without entities that are given beforehand; all others stay with spaCy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

from editorial.language.spacy_pipeline.ner_scores import FEATURES, DocScores, ScoringLayers, moves_of
from editorial.language.text.token_probabilities import FloatArray

RECOGNISER = "editorial_recogniser"
_Rows = npt.NDArray[np.int64]
_Flags = npt.NDArray[np.bool_]


class Recogniser:
    """Component that does what a pipeline's recogniser `ner` would, which is disabled, and keeps the scores."""

    def __init__(self, ner: EntityRecognizer, name: str) -> None:
        self._ner: Any = ner
        self.name = name
        self._scores: WeakKeyDictionary[Doc, DocScores] = WeakKeyDictionary()

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document."""
        self._recognise([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Set the entities of documents, a batch at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._recognise(batch)
            yield from batch

    def pop_scores(self, doc: Doc) -> DocScores | None:
        """Return and forget the scores of `doc` (they use much memory); None if there are none."""
        return self._scores.pop(doc, None)

    def _recognise(self, docs: Sequence[Doc]) -> None:
        columns = np.concatenate([doc.to_array([ENT_IOB, IS_SPACE, SENT_START]) for doc in docs])
        if not len(columns) or columns[:, 0].any():
            for doc in docs:
                self._ner(doc)
            return
        layers = ScoringLayers.of(self._ner.model.predict(docs))
        assert layers is not None, "the architecture was looked at when the component was made"
        bounds = np.cumsum([0, *map(len, docs)]).tolist()
        starts = np.append(columns[:, 2] == 1, np.True_)
        starts[bounds] = True
        scores = layers.closed(0, len(columns))
        names = _Choice(layers, moves_of(self._ner), starts[1:]).entities(scores, columns[:, 1] == 1)
        for doc, start, end in zip(docs, bounds, bounds[1:], strict=False):
            own = names[bisect_left(names, (start,)) : bisect_left(names, (end,))]
            doc.set_ents([Span(doc, first - start, last - start, label) for first, last, label in own])
            self._scores[doc] = DocScores(layers, start, scores[start:end])


class _Choice:
    """The choice among the moves of a recogniser: the best of those that are valid, the first of equally good ones.

    `moves` are its moves in order; `ends` says for each row of the batch whether it is the last of its sentence.
    """

    def __init__(self, layers: ScoringLayers, moves: Sequence[tuple[str, str]], ends: _Flags) -> None:
        self._layers, self._ends = layers, ends
        self._labels = [label for _, label in moves]
        actions = np.array([action for action, _ in moves])
        named = np.array([bool(label) for label in self._labels])
        self._outside, self._begin, self._unit = actions == "O", (actions == "B") & named, (actions == "U") & named
        column = {move: number for number, move in enumerate(moves)}
        self._inner = np.array([[column.get((action, label), -1) for action in "IL"] for label in self._labels])

    def entities(self, closed: FloatArray, blank: _Flags) -> list[tuple[int, int, str]]:
        """Return the entities of the batch in order: the first row, the row after the last one, and the label.

        `closed` are the scores where no entity is open; `blank` says which rows are white space.
        """
        allowed = np.zeros(closed.shape, dtype=np.bool_)
        allowed |= self._outside
        allowed[~blank] |= self._unit
        allowed[~(blank | self._ends)] |= self._begin
        best = np.where(allowed, closed[:, : len(self._labels)], np.float32(-np.inf)).argmax(axis=1)
        long = list(self._followed(best))
        free = self._unit[best]
        for first, last, _ in long:
            free[first:last] = False
        short = [(row, row + 1, self._labels[best[row]]) for row in free.nonzero()[0].tolist()]
        return sorted(long + short)

    def _followed(self, best: _Rows) -> Iterator[tuple[int, int, str]]:
        """Yield the entities of several tokens; `best` is the best move at each row where no entity is open."""
        begins = self._begin[best].nonzero()[0]
        sentence: _Rows = np.cumsum(self._ends) - self._ends
        first = begins[np.append(True, np.diff(sentence[begins]) > 0)] if len(begins) else begins
        row = first + 1
        while len(first):
            stays = self._stays(first, row, best[first])
            for start, end in zip(first[~stays].tolist(), (row[~stays] + 1).tolist(), strict=True):
                yield start, end, self._labels[best[start]]
            at = np.searchsorted(begins, row + 1)
            following = begins[np.minimum(at, len(begins) - 1)]
            goes_on = stays | ((at < len(begins)) & (sentence[following] == sentence[row]))
            first = np.where(stays, first, following)[goes_on]
            row = np.where(stays, row, following)[goes_on] + 1

    def _stays(self, first: _Rows, row: _Rows, move: _Rows) -> _Flags:
        """Return whether entities that began at `first` with a move go on after `row`, else they end there."""
        states = np.stack((row, first, row - 1), axis=1).astype(np.int32)
        assert states.shape[1] == FEATURES
        scores = self._layers.scores(states)
        inner, last = self._inner[move].T
        every = np.arange(len(row))
        better = scores[every, inner] - scores[every, last]
        equal_first = (better == 0) & (inner < last)
        stays: _Flags = ((better > 0) | equal_first) & ~self._ends[row]
        return stays


def recognise_at_once(nlp: Language) -> None:
    """Let a `Recogniser` do what the entity recogniser of a pipeline would, if that has spaCy's own architecture."""
    if "ner" in nlp.pipe_names and _is_known(nlp.get_pipe("ner")):
        nlp.disable_pipe("ner")
        nlp.add_pipe(RECOGNISER, after="ner")


@Language.factory(RECOGNISER, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def _make(nlp: Language, name: str) -> Recogniser:
    ner: Any = nlp.get_pipe("ner")
    return Recogniser(ner, name)


def _is_known(ner: Any) -> bool:
    """Return whether a recogniser is greedy and has the architecture of spaCy's own pipelines, on the CPU."""
    if type(ner) is not EntityRecognizer or ner.cfg["beam_width"] != 1 or not ner.model.attrs.get("has_upper"):
        return False
    lower = ner.model.get_ref("lower")
    return isinstance(ner.model.ops, NumpyOps) and bool(lower.get_dim("nF") == FEATURES and lower.get_dim("nP") > 1)
