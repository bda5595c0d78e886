"""Filling sentences with the parameters of a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Words = Callable[[Any], str]


class _Worded(dict[str, str]):
    """Parameters in words; one that is missing is three dots."""

    def __missing__(self, key: str) -> str:
        return "…"


def fill(template: str | None, code: str, params: Mapping[str, Any], words: Mapping[str, Words]) -> str:
    """Return the template with its parameters in words; without a template the code and the parameters, readably.

    `words` says how to word a parameter, by its name; others are shown as they are. Nothing in `params` makes this
    raise: another version of the program may have written it.
    """
    worded = _Worded({key: _word(value, words.get(key, str)) for key, value in params.items()})
    if template is None:
        return " ".join(part for part in (code.replace("-", " "), ", ".join(worded.values())) if part)
    return template.format_map(worded).strip()


def _word(value: Any, words: Words) -> str:
    try:
        return words(value)
    except (AttributeError, KeyError, TypeError, ValueError):
        return str(value)
