"""Probabilities that the entity recogniser gives to each token of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TokenProbabilities:
    """For each token, how probable it is that a name starts there or continues, as numpy arrays.

    `labels` are the recogniser's labels. `starts` has the shape (tokens, labels): the probability that a name with the
    label starts at the token. `outside` has the shape (tokens,): the probability that the token is in no name. `inside`
    has the shape (tokens,): the probability that the name which the recogniser found there continues (1.0 outside
    names and at their first token).
    """

    labels: tuple[str, ...]
    starts: FloatArray
    outside: FloatArray
    inside: FloatArray


def concatenate(parts: Sequence[TokenProbabilities | None]) -> TokenProbabilities | None:
    """Return the probabilities of an article from those of its chunks, in order; None if any chunk has none."""
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    if len(known) == 1:
        return known[0]
    return TokenProbabilities(
        known[0].labels,
        np.concatenate([part.starts for part in known]),
        np.concatenate([part.outside for part in known]),
        np.concatenate([part.inside for part in known]),
    )
