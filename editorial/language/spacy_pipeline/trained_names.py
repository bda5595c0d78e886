"""The weights of a trained name recogniser: reading, writing, and putting them into a loaded pipeline."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language

from editorial.domain.errors import EditorialError

_log = logging.getLogger(__name__)
_stock: WeakKeyDictionary[Language, bytes] = WeakKeyDictionary()
"""The weights that pipelines came with, kept once they were replaced."""
_in_use: WeakKeyDictionary[Language, tuple[str, str]] = WeakKeyDictionary()
"""The file that was asked for last, and the one whose weights a pipeline has; "" for those that it came with."""


class NotTrainable(EditorialError):  # noqa: N818 - reads as what it is
    """The pipeline has no recogniser that can be trained by itself."""


def recogniser_of(nlp: Language) -> Any:
    """Return the recogniser of a pipeline. Raises NotTrainable if it has none, or shares its layers with others."""
    ner: Any = nlp.get_pipe("ner") if "ner" in nlp.component_names else None
    if ner is None or not hasattr(ner, "moves"):
        raise NotTrainable("This language model has no name recogniser that can be trained.")
    if any(layer.name.endswith("listener") for layer in ner.model.walk()):
        raise NotTrainable("The name recogniser of this language model cannot be trained: it shares its layers.")
    return ner


def weights_of(nlp: Language) -> bytes:
    """Return the weights that the recogniser of a pipeline has now. Raises NotTrainable."""
    weights: bytes = recogniser_of(nlp).model.to_bytes()
    return weights


def put_weights(nlp: Language, weights: bytes) -> None:
    """Put weights into the recogniser of a pipeline. Raises NotTrainable, and ValueError if they do not fit."""
    ner = recogniser_of(nlp)
    try:
        ner.model.from_bytes(weights)
    except Exception as error:  # whatever the reading of a damaged file raises
        raise ValueError("these weights do not fit") from error


def between(nlp: Language, first: bytes, share: float) -> bytes:
    """Return weights on the line from `first` (share 0) to those that the recogniser has now (share 1).

    Raises ValueError if `first` does not fit.
    """
    now = weights_of(nlp)
    last = _parameters(nlp)
    put_weights(nlp, first)
    for (layer, name), before in _parameters(nlp).items():
        layer.set_param(name, before + share * (last[layer, name] - before))
    result = weights_of(nlp)
    put_weights(nlp, now)
    return result


def _parameters(nlp: Language) -> dict[tuple[Any, str], Any]:
    layers = recogniser_of(nlp).model.walk()
    return {
        (layer, name): layer.get_param(name).copy()
        for layer in layers
        for name in layer.param_names
        if layer.has_param(name)
    }


def write_weights(weights: bytes, path: Path) -> None:
    """Write weights to a file for its owner alone, all or nothing. Raises OSError."""
    beside = path.with_name(f"{path.name}.part")
    beside.touch(mode=0o600)
    beside.write_bytes(weights)
    beside.replace(path)


def use_weights(nlp: Language, path: str) -> str:
    """Let a pipeline have the weights of a file, or for "" those that it came with; return what its name gets for that.

    If the file cannot be used, the pipeline has the weights that it came with.
    """
    if not path and nlp not in _in_use:
        return ""
    asked, used = _in_use.get(nlp, ("", ""))
    if asked != path:
        used = path
        try:
            if nlp not in _stock:
                _stock[nlp] = weights_of(nlp)
            put_weights(nlp, Path(path).read_bytes() if path else _stock[nlp])
        except (OSError, ValueError, NotTrainable) as error:
            _log.warning("the trained recogniser is not used: %s", error)
            used = ""
            if nlp in _stock:
                put_weights(nlp, _stock[nlp])
        _in_use[nlp] = path, used
    return f"+{Path(used).stem}" if used else ""
