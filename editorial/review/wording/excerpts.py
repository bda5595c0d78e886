"""The beginning of a text, for messages and buttons."""

from __future__ import annotations

from editorial.review.wording.summaries import quoted

SHORT = 32
"""The length of an excerpt, in code points."""


def excerpt(text: str) -> str:
    """Return a text on one line, cut after some words if it is longer than SHORT."""
    line = " ".join(text.split())
    if len(line) > SHORT:
        line = line[:SHORT].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return line


def short(text: str) -> str:
    """Return the excerpt of a text in curly marks, for messages."""
    return quoted(excerpt(text))
