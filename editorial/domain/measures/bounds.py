"""What of a span counts when two are compared: not the marks, the full stop or the article at its edges."""

from __future__ import annotations

import re
from typing import TypeAlias

from editorial.domain.text import Span

Bounds: TypeAlias = tuple[int, int]
"""Start and end in code points; unlike a Span it may be empty, where a span holds nothing but marks."""

_WORD = re.compile(r"\w+")
_OUTSIDE = " \t\n\r\xa0.,;:!?“”„«»‟\"'‘’`"
_THE = "the "
_POSSESSIVE = ("'s", "’s")


def bare(text: str, span: Span) -> Bounds:
    """Return the edges without the white space, quotation marks, brackets and punctuation outside the words."""
    words = span.of(text)
    inner = words.lstrip(_OUTSIDE + "(")
    start = span.end - len(inner)
    return start, start + len(inner.rstrip(_OUTSIDE + ")"))


def bare_name(text: str, span: Span) -> Bounds:
    """Return the edges of a name, besides without a leading *the* and an ending *'s*."""
    start, end = bare(text, span)
    name = text[start:end]
    return (
        start + (len(_THE) if name.lower().startswith(_THE) else 0),
        end - (len(_POSSESSIVE[0]) if name.endswith(_POSSESSIVE) else 0),
    )


def word_starts(text: str, bounds: Bounds) -> frozenset[int]:
    """Return where the words between the edges start."""
    return frozenset(bounds[0] + word.start() for word in _WORD.finditer(text[bounds[0] : bounds[1]]))
