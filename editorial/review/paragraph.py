"""The undecided names of a paragraph, to decide them at one stroke."""

from __future__ import annotations

from editorial.domain.paragraphs import paragraphs
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span
from editorial.review.batch import Batch, LeftOut, may_be_two_things
from editorial.review.outline import Outline


def paragraph_at(outline: Outline, offset: int) -> Span | None:
    """Return the paragraph at an offset (code points), or None between paragraphs."""
    found = paragraphs(outline.record.article.text)
    return next((span for span in found if span.start <= offset < span.end), None)


def paragraph_batch(outline: Outline, paragraph: Span) -> Batch:
    """Return the undecided mentions in a paragraph; those of names that may be two things are left out."""
    found = Batch()
    every = outline.record.mentions.values()
    waiting = [one for one in every if not one.status.decided and paragraph.contains(one.span)]
    for mention in sorted(waiting, key=lambda one: (one.span, one.id)):
        item = outline.at(Ref(Table.MENTION, mention.id))
        if item is None:
            continue
        if not may_be_two_things(outline, item):
            found.mentions.append(mention)
        elif item not in (left := found.left_out.setdefault(LeftOut.TWO_THINGS, [])):
            left.append(item)
    return found
