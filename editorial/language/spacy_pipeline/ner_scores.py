"""The scores that spaCy's entity recogniser gives to its moves, for any number of its states at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from editorial.language.text.token_probabilities import FloatArray

FEATURES = 3
"""Tokens that a state refers to: the next one, and the first and the last of the open entity (-1 if none is open)."""

States = npt.NDArray[np.int32]
"""States of the recogniser, of the shape (states, FEATURES): rows of the batch."""


@dataclass(frozen=True, slots=True)
class ScoringLayers:
    """The scoring layers of one batch (thinc models); `class_mask` is 0 for moves that were never learned."""

    hidden: Any
    output: Any
    class_mask: Any

    @classmethod
    def of(cls, step: Any) -> ScoringLayers | None:
        """Return the layers of spaCy's step model; None for another architecture."""
        hidden, output = getattr(step, "state2vec", None), getattr(step, "vec2scores", None)
        if hidden is None or output is None or getattr(hidden, "nF", 0) != FEATURES:
            return None
        return cls(hidden, output, getattr(step, "_class_mask", None))

    def scores(self, states: States) -> FloatArray:
        """Return the score of each move, of the shape (states, moves); minus infinity where one was never learned."""
        hidden = self.hidden.predict(np.ascontiguousarray(states))
        scores: FloatArray = np.asarray(self.output.predict(hidden.reshape(hidden.shape[0], -1)))
        if self.class_mask is not None and not np.all(self.class_mask):
            scores = np.where(np.asarray(self.class_mask) > 0, scores, np.float32(-np.inf))
        return scores

    def closed(self, first: int, last: int) -> FloatArray:
        """Return the score of each move where no entity is open, for the rows of a batch from `first` up to `last`."""
        states = np.full((last - first, FEATURES), -1, dtype=np.int32)
        states[:, 0] = np.arange(first, last)
        return self.scores(states)


@dataclass(frozen=True, slots=True)
class DocScores:
    """The scoring layers for a document whose tokens begin at the row `offset` of its batch."""

    layers: ScoringLayers
    offset: int
    known: FloatArray | None = None
    """What `closed` returns, if it was computed before."""

    def closed(self, length: int) -> FloatArray:
        """Return the scores for the `length` tokens of the document where no entity is open."""
        return self.layers.closed(self.offset, self.offset + length) if self.known is None else self.known


def moves_of(ner: Any) -> tuple[tuple[str, str], ...]:
    """Return (action, label) of each class of the model; *U-*, which `move_names` hides, is a class without a label."""
    names = (str(ner.moves.get_class_name(i)) for i in range(ner.moves.n_moves))
    return tuple((name[0], name[2:]) for name in names)
