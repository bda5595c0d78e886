"""Words that cross the end of a paragraph or a quotation mark: no name, and no words for a speaker, do that."""

from __future__ import annotations

import re
from collections.abc import Iterable

from editorial.domain.annotation import Kind, Quote, Status
from editorial.domain.errors import RuleError
from editorial.domain.text import Span
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import short

IN_MARKS = frozenset({Kind.DIRECT, Kind.TERM})
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n|[.!?…:][\"”’»)\]]*[^\S\n]*\n")
"""An empty line, or a line that ends where a sentence does; a name may go on in the next line otherwise."""
_TITLE = re.compile(r"\b[^\W\d_]{1,4}\.[^\S\n]*\n\Z")
"""An initial or a title at the end of a line (*Mr.*)."""


def crosses_paragraphs(text: str, span: Span) -> bool:
    """Return whether a span begins in one paragraph of a text and ends in another."""
    if "\n" not in span.of(text):
        return False
    found = _PARAGRAPHS.finditer(text, span.start, span.end)
    return any(not _TITLE.search(text, span.start, match.end()) for match in found)


def cut_by(quotes: Iterable[Quote], span: Span) -> Quote | None:
    """Return a standing quote in quotation marks that begins or ends within a span, but does not do both."""
    marked = (one for one in quotes if one.kind in IN_MARKS and one.status is not Status.REJECTED)
    crossing = (one for one in marked if one.span.overlaps(span))
    return next((one for one in crossing if not one.span.contains(span) and not span.contains(one.span)), None)


def refuse_crossing(draft: Draft, span: Span) -> None:
    """Raise RuleError if words for a name or a speaker cross the end of a paragraph or a quotation mark."""
    words = short(span.of(draft.text))
    if crosses_paragraphs(draft.text, span):
        raise RuleError(f"{words} goes beyond the end of a paragraph: select words of one paragraph")
    if cut_by(draft.quotes(), span) is not None:
        raise RuleError(f"{words} crosses a quotation mark: select words on one side of it")
