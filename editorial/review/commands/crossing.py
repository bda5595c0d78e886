"""Words that cross the end of a paragraph or a quotation mark: no name, and no words for a speaker, do that."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.annotation import Kind, Quote, Status
from editorial.domain.errors import RuleError
from editorial.domain.taking import crosses_paragraphs
from editorial.domain.text import Span
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import short

IN_MARKS = frozenset({Kind.DIRECT, Kind.TERM})


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
