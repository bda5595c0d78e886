"""Pairing of the quotation marks of one paragraph with a stack of open spans."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from editorial.domain.text import Span
from editorial.language.lexicon.quotes import QuotationMarks
from editorial.language.passages.quote_marks import QuoteMark

MAX_DEPTH = 3
"""How many spans can be open inside one another; deeper openers are ignored, which also limits the cost."""

SENTENCE_MARKS = frozenset(",.!?…")
"""Punctuation at the end of direct speech, before its closing mark."""
_INTRODUCING = frozenset(":,")
"""Punctuation before a quote that is introduced by its clause."""
_LEAD = 4
"""The most code points of white space, or of other characters that are no letters, before a quote."""


@dataclass(slots=True, eq=False)
class OpenSpan:
    """A quoted span under construction, in code points.

    `start` and `stop` include the marks, `inside` and `end` exclude them. `dropped` spans turned out not to be quoted.
    The other fields are those of `QuotedSpan`.
    """

    start: int
    inside: int
    glyph: str
    family: str
    paragraph: int
    parent: OpenSpan | None = None
    end: int = -1
    stop: int = -1
    opened: bool = True
    closed: bool = True
    continues: OpenSpan | None = None
    dropped: bool = False

    @property
    def kept_parent(self) -> OpenSpan | None:
        """The nearest ancestor that was not dropped."""
        parent = self.parent
        while parent is not None and parent.dropped:
            parent = parent.parent
        return parent


def lost_end(text: str, start: int, end: int, marks: QuotationMarks) -> int:
    """Return the most likely end, within `start` to `end`, of a span whose closing mark is missing."""
    match = marks.lost_end.search(text, start, end)
    return match.start() + 1 if match else end


def opener_at(text: str, offset: int, marks: QuotationMarks) -> str | None:
    """Return the longest mark at an offset that can open a span, or None."""
    if text[offset].isalnum():
        return None
    return max((glyph for glyph in marks.opening if text.startswith(glyph, offset)), key=len, default=None)


class MarkPairing:
    """Pairs the marks of one paragraph.

    `pending` is the span that an earlier paragraph left open, `next_opener` the mark that the next paragraph starts
    with. After `run`, `done` has the finished spans in order, `left_open` the span whose closing mark is not in the
    paragraph, and `first` the span at the start of the paragraph, which may continue `pending`.
    """

    def __init__(
        self,
        text: str,
        paragraph: Span,
        number: int,
        marks: QuotationMarks,
        found: list[QuoteMark],
        pending: OpenSpan | None,
    ) -> None:
        self._text, self._paragraph, self._number, self._marks = text, paragraph, number, marks
        self._found, self._pending = found, pending
        self._stack: list[OpenSpan] = []
        self._ahead = Counter(mark.glyph for mark in found)
        self._closers_only = not any(m.glyph in marks.openers and m.family not in marks.single for m in found)
        self.next_opener: str | None = None
        self.done: list[OpenSpan] = []
        self.first: OpenSpan | None = None
        self.left_open: OpenSpan | None = None

    def run(self) -> None:
        """Pair all marks of the paragraph."""
        for mark in self._found:
            self._ahead[mark.glyph] -= 1
            if mark.family in self._marks.single:
                self._single(mark)
            else:
                self._double(mark)
        self._end_paragraph()
        self.done.sort(key=lambda span: span.start)
        if self.done:
            lead = self._text[self._paragraph.start : self.done[0].start]
            if len(lead) < _LEAD and not any(c.isalnum() for c in lead):
                self.first = self.done[0]

    def _single(self, mark: QuoteMark) -> None:
        """Use a single mark as opener, closer or apostrophe."""
        top = self._stack[-1] if self._stack else None
        inside = top is not None and top.family == mark.family
        if inside and mark.closes and mark.glyph not in self._marks.openers:
            if not self._may_be_apostrophe(mark):
                self._close(mark, len(self._stack) - 1)
            return
        if mark.glyph in self._marks.closers or not mark.opens:
            return
        if not mark.awaited and (self._stack or not self._continues_later(mark.start, mark.glyph)):
            return
        if inside and top is not None:
            self._drop(top)
        self._push(mark)

    def _continues_later(self, start: int, glyph: str) -> bool:
        """Return whether a single mark opens a quote that the next paragraph continues with the same mark.

        This is the case at the start of a paragraph, and after the punctuation that introduces a quote.
        """
        if self.next_opener != glyph:
            return False
        lead = self._text[max(self._paragraph.start, start - _LEAD) : start].rstrip()
        return lead[-1] in _INTRODUCING if lead else start - self._paragraph.start < _LEAD

    def _may_be_apostrophe(self, mark: QuoteMark) -> bool:
        """Return whether a mark that could close the open span may be an apostrophe instead."""
        before = self._text[mark.start - 1]
        after = self._text[mark.end : mark.end + 1]
        clipped = self._text.endswith(self._marks.clipped_after, 0, mark.start)
        span = self._stack[-1]
        spare = mark.spare or (not mark.awaited and self._continues_later(span.start, span.glyph))
        return spare and after.isspace() and (before in self._marks.possessive_after or clipped)

    def _double(self, mark: QuoteMark) -> None:
        """Use a mark that cannot be an apostrophe as opener or closer."""
        at = self._partner(mark)
        if mark.glyph in self._marks.openers:
            if at is not None and mark.closes and not mark.opens:
                self._close(mark, at)
            elif at is not None and self._stack[at].glyph == mark.glyph:
                self._reopen(mark, at)
            else:
                self._push(mark)
        elif mark.glyph in self._marks.closers:
            if at is not None and not (mark.opens and not mark.closes and self._ahead[mark.glyph]):
                self._close(mark, at)
            else:
                self._unpaired(mark)
        elif at is None:
            if mark.opens or not mark.closes or mark.family != "double":
                self._push(mark)
            else:
                self._unpaired(mark)
        elif mark.opens and self._text[mark.start - 1 : mark.start] not in {"—", "–", "-", "…"}:
            self._reopen(mark, at)
        else:
            self._close(mark, at)

    def _partner(self, mark: QuoteMark) -> int | None:
        """Return the stack index of the span that a mark can close; one with a matching glyph is preferred."""
        fitting = None
        for at in range(len(self._stack) - 1, -1, -1):
            span = self._stack[at]
            if span.family != mark.family and span.glyph != self._marks.partners.get(mark.glyph):
                continue
            if fitting is None:
                fitting = at
            if (span.glyph in self._marks.straight) == (mark.glyph in self._marks.straight):
                return at
        return fitting

    def _reopen(self, mark: QuoteMark, at: int) -> None:
        """Open a span with the glyph of an open one.

        It is nested if enough closing marks follow for both; otherwise the closing mark of the first one is missing.
        """
        straight = mark.glyph in self._marks.straight
        closers = (
            self._ahead[mark.glyph]
            if straight
            else sum(self._ahead[g] for g in self._marks.closers if self._marks.closers[g] == mark.family)
        )
        openers = 0 if straight else self._ahead[mark.glyph]
        span = self._stack[at]
        continued = self.next_opener is not None and at == 0 and span.start == self._paragraph.start
        if closers - openers < (1 if continued else 2) and span.glyph == mark.glyph:
            self._drop_above(at + 1)
            self._stack.pop()
            end = lost_end(self._text, span.inside, mark.start, self._marks)
            self._finish(span, end, end)
            span.closed = False
        self._push(mark)

    def _unpaired(self, mark: QuoteMark) -> None:
        """Use a mark that closes nothing: a mistyped opener, or the end of a span whose opening mark is missing."""
        begins = mark.opens or (self._closers_only and self._ahead[mark.glyph] == 1)
        if begins and self._ahead[mark.glyph] and not self._closes_pending(mark):
            self._push(mark)
            return
        before = self._text[mark.start - 1 : mark.start]
        if self.done or self._stack or mark.start == self._paragraph.start:
            return
        if self._closes_pending(mark) or before in SENTENCE_MARKS:
            start = self._paragraph.start
            span = OpenSpan(start, start, mark.glyph, mark.family, self._number, opened=False)
            self._finish(span, mark.start, mark.end)

    def _closes_pending(self, mark: QuoteMark) -> bool:
        """Return whether a mark closes the span that an earlier paragraph left open."""
        return self._pending is not None and self._pending.family == mark.family and mark.closes and not mark.opens

    def _push(self, mark: QuoteMark) -> None:
        """Open a span, unless too many are open."""
        if len(self._stack) < MAX_DEPTH:
            parent = self._stack[-1] if self._stack else None
            self._stack.append(OpenSpan(mark.start, mark.end, mark.glyph, mark.family, self._number, parent))

    def _close(self, mark: QuoteMark, at: int) -> None:
        """Close the span at a stack index."""
        self._drop_above(at + 1)
        self._finish(self._stack.pop(), mark.start, mark.end)

    def _finish(self, span: OpenSpan, end: int, stop: int) -> None:
        """Set the end of a span and add it to the finished ones."""
        span.end, span.stop = end, stop
        self.done.append(span)

    def _drop_above(self, keep: int) -> None:
        """Drop the open spans above the first `keep` of the stack; they were not closed inside their parent."""
        while len(self._stack) > keep:
            self._drop(self._stack[-1])

    def _drop(self, span: OpenSpan) -> None:
        """Remove an open span that is not quoted."""
        self._stack.remove(span)
        span.dropped = True

    def _end_paragraph(self) -> None:
        """Keep the outermost span that may continue in the next paragraph, and drop the other open ones."""
        left = next((span for span in self._stack if self._stays_open(span)), None)
        for span in list(reversed(self._stack)):
            if span is not left:
                self._drop(span)
        if left is not None:
            left.parent, left.closed = None, False
            self._finish(left, self._paragraph.end, self._paragraph.end)
            self.left_open = left

    def _stays_open(self, span: OpenSpan) -> bool:
        """Return whether an open span may continue in the next paragraph."""
        return span.family not in self._marks.single or self._continues_later(span.start, span.glyph)
