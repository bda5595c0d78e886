"""Spans inside quotation marks, found paragraph by paragraph from the text alone, in time linear in the text.

Pairing the marks of each paragraph separately limits the effect of a missing mark to that paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.paragraphs import paragraphs
from editorial.domain.text import Span, tidy
from editorial.language.lexicon.quotes import QuotationMarks
from editorial.language.passages.mark_pairing import SENTENCE_MARKS, MarkPairing, OpenSpan, lost_end, opener_at
from editorial.language.passages.quote_marks import find_quote_marks

_CREDIT = re.compile(
    r"(?<=[.!?…])\s*(?:[—–―]|--?)\s?(?=[^\W\d_a-z])(?:[^\W\d_a-z][\w.’'-]*[ \xa0]?){1,4}(?:,[^.!?\n]{2,60})?\.?$"
)
"""A name after a dash at the end of a quote, inside its marks (*“We will win. — Mary Ellis, coach”*)."""
_LONGEST_CREDIT = 120
_LOOK_AHEAD = 4
"""The most paragraphs without any mark over which an open quote can continue to its closing mark."""


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """The text between two quotation marks, in code points.

    `span` excludes the marks, `outer` includes them. `family` is the family of the marks (`double`, `single`, …).
    `paragraph` is the index of the paragraph. `parent` and `continues` are indices into the result of
    `find_quoted_spans`: the span that this one is nested in, and the span of an earlier paragraph that was left open
    and that this one continues. `opened` or `closed` is False if that mark is missing.
    """

    span: Span
    outer: Span
    family: str
    paragraph: int
    parent: int | None = None
    continues: int | None = None
    opened: bool = True
    closed: bool = True


def find_quoted_spans(text: str, marks: QuotationMarks, where: Sequence[Span] | None = None) -> tuple[QuotedSpan, ...]:
    """Return all spans inside quotation marks, in the order of their starts.

    `where` are the paragraphs of the text, if they are known already.
    """
    found: list[OpenSpan] = []
    pending: OpenSpan | None = None
    unmarked: list[tuple[int, Span]] = []
    where = paragraphs(text) if where is None else where
    for number, paragraph in enumerate(where):
        in_paragraph = find_quote_marks(text, paragraph, marks)
        if not in_paragraph and pending is not None and len(unmarked) < _LOOK_AHEAD:
            unmarked.append((number, paragraph))
            continue
        pairing = MarkPairing(text, paragraph, number, marks, in_paragraph, pending)
        pairing.next_opener = opener_at(text, where[number + 1].start, marks) if number + 1 < len(where) else None
        pairing.run()
        if pending is not None:
            first = pairing.first
            if first is None or first.family != pending.family or (first.opened and unmarked):
                _end_unclosed(text, marks, pending, found)
            else:
                found.extend(_continue_over(pending, first, unmarked))
        unmarked.clear()
        found.extend(pairing.done)
        pending = pairing.left_open
    if pending is not None:
        _end_unclosed(text, marks, pending, found)
    return _finished(text, found)


def with_main_marks(
    text: str, spans: tuple[QuotedSpan, ...], marks: QuotationMarks, main: str = "double"
) -> tuple[QuotedSpan, ...]:
    """Return the spans; if the text quotes with single marks, as British copy does, those get the family `main`.

    It does if most of the spans that look like speech (several words with punctuation at their end) have single marks.
    """
    votes = Counter(
        quoted.family in marks.single
        for quoted in spans
        if quoted.parent is None and _like_speech(quoted.span.of(text))
    )
    if votes[True] < 2 or votes[True] <= votes[False]:
        return spans
    return tuple(
        replace(quoted, family=main) if quoted.parent is None and quoted.family in marks.single else quoted
        for quoted in spans
    )


def _like_speech(text: str) -> bool:
    """Return whether a quoted text has several words and ends like speech."""
    return text[-1] in SENTENCE_MARKS and text.count(" ") > 1


def _continue_over(pending: OpenSpan, first: OpenSpan, unmarked: list[tuple[int, Span]]) -> list[OpenSpan]:
    """Link `first` to the span that an earlier paragraph left open; return spans for the paragraphs between them."""
    between = []
    for number, paragraph in unmarked:
        span = OpenSpan(
            paragraph.start,
            paragraph.start,
            pending.glyph,
            pending.family,
            number,
            end=paragraph.end,
            stop=paragraph.end,
            opened=False,
            closed=False,
            continues=pending,
        )
        pending = span
        between.append(span)
    first.continues = pending
    return between


def _end_unclosed(text: str, marks: QuotationMarks, pending: OpenSpan, found: list[OpenSpan]) -> None:
    """Set the end of a span that was left open and that no later paragraph continues: its closing mark is missing.

    If another quote starts inside it with the same mark, it must have ended before that one.
    """
    children: list[OpenSpan] = []
    for span in reversed(found):
        if span.paragraph < pending.paragraph:
            break
        if span.kept_parent is pending:
            children.append(span)
    limit = min((child.start for child in children if child.glyph == pending.glyph), default=pending.end)
    end = lost_end(text, pending.inside, limit, marks)
    if any(child.start < end < child.stop for child in children):
        end = limit
    pending.end = pending.stop = end
    for child in children:
        if child.start >= end:
            child.parent = None


def _said_end(text: str, span: OpenSpan) -> int:
    """Return the end of what is said inside marks: without the name of who said it, if that is inside them, too."""
    credit = _CREDIT.search(text, max(span.inside, span.end - _LONGEST_CREDIT), span.end) if span.closed else None
    return credit.start() if credit else span.end


def _finished(text: str, found: list[OpenSpan]) -> tuple[QuotedSpan, ...]:
    """Return the final spans in order, without white space at their ends and without empty ones.

    The end of a span whose closing mark is missing is a guess; a span that goes on after it is not nested in it.
    """
    found.sort(key=lambda span: (span.start, -span.stop))
    kept = [(each, span) for each in found if (span := tidy(text, each.inside, _said_end(text, each))) is not None]
    index = {id(each): number for number, (each, _) in enumerate(kept)}
    spans = [
        QuotedSpan(
            span,
            Span(each.start, max(each.stop, span.end)),
            each.family,
            each.paragraph,
            index.get(id(each.kept_parent)),
            index.get(id(each.continues)),
            each.opened,
            each.closed,
        )
        for each, span in kept
    ]
    return tuple(
        one if one.parent is None or spans[one.parent].outer.contains(one.outer) else replace(one, parent=None)
        for one in spans
    )
