"""Span of an article with the words around it, as lists and cards show it."""

from __future__ import annotations

from editorial.desktop.wording.findings import one_line

CONTEXT = 60
"""Maximum number of code points shown on each side of a span."""


def context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the words before a span (code points), in it and after it, within its paragraph, each on one line."""
    before = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + CONTEXT].partition("\n")[0]
    if len(before) == CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == CONTEXT:
        after = f"{after.rpartition(' ')[0]} …"
    lead = " " if before[-1:].isspace() else ""
    trail = " " if after[:1].isspace() else ""
    return one_line(before) + lead, one_line(text[start:end]), trail + one_line(after)
