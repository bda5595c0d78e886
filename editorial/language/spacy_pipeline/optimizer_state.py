"""The state of an optimiser as bytes, so that a training can go on in another process as if it had not stopped."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from spacy.language import Language
from thinc.api import Optimizer

from editorial.language.spacy_pipeline.trained_names import recogniser_of

_MOMENTS, _COUNTS = ("mom1", "mom2"), ("nr_update", "last_seen")
"""The attributes of Adam that change: arrays for each parameter, and how often it was updated."""


def optimizer_state(nlp: Language, optimizer: Optimizer) -> bytes:
    """Return the state of the optimiser that trains the recogniser of a pipeline."""
    places = {layer.id: place for place, layer in enumerate(recogniser_of(nlp).model.walk())}
    kept = {
        f"{name}/{places[layer]}/{parameter}": np.asarray(value)
        for name in (*_MOMENTS, *_COUNTS)
        for (layer, parameter), value in getattr(optimizer, name).items()
    }
    stream = BytesIO()
    np.savez(stream, **kept)  # type: ignore[arg-type]  # numpy takes any name
    return stream.getvalue()


def restore_optimizer(nlp: Language, optimizer: Optimizer, state: bytes) -> None:
    """Give a new optimiser the state that another one had. Raises ValueError if it does not fit."""
    layers = [layer.id for layer in recogniser_of(nlp).model.walk()]
    try:
        with np.load(BytesIO(state), allow_pickle=False) as kept:
            for key, value in kept.items():
                name, place, parameter = key.split("/")
                known: dict[tuple[int, str], Any] = getattr(optimizer, name)
                known[layers[int(place)], parameter] = value if name in _MOMENTS else int(value)
    except (IndexError, AttributeError, OSError, BadZipFile) as error:
        raise ValueError("this state does not fit") from error
