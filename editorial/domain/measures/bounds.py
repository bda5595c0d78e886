"""Bounds of spans for comparison, without quotation marks, punctuation and articles at their edges."""

from __future__ import annotations

import re
from typing import TypeAlias

from editorial.domain.text import Span

Bounds: TypeAlias = tuple[int, int]
"""Start and end in code points; unlike a Span it can be empty, if a span contains nothing but marks."""

_WORD = re.compile(r"\w+")
_OUTSIDE = " \t\n\r\xa0.,;:!?“”„«»‟\"'‘’`"
_THE = "the "
_POSSESSIVE = ("'s", "’s")


def bare(text: str, span: Span) -> Bounds:
    """Return the bounds without white space, quotation marks, brackets and punctuation at the edges."""
    words = span.of(text)
    inner = words.lstrip(_OUTSIDE + "(")
    start = span.end - len(inner)
    return start, start + len(inner.rstrip(_OUTSIDE + ")"))


def bare_name(text: str, span: Span) -> Bounds:
    """Return the bounds of a name as `bare`, also without a leading *the* and a final *'s*."""
    start, end = bare(text, span)
    name = text[start:end]
    return (
        start + (len(_THE) if name.lower().startswith(_THE) else 0),
        end - (len(_POSSESSIVE[0]) if name.endswith(_POSSESSIVE) else 0),
    )


def word_starts(text: str, bounds: Bounds) -> frozenset[int]:
    """Return the offsets of the words within the bounds (code points of the text)."""
    return frozenset(bounds[0] + word.start() for word in _WORD.finditer(text[bounds[0] : bounds[1]]))
