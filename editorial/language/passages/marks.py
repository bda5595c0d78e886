"""Finds what stands between quotation marks, paragraph by paragraph; plain text in, no model, cost linear in the text.

Scanning each paragraph by itself keeps one forgotten mark from turning the rest of an article inside out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.text import Span, tidy
from editorial.language.lexicon.quotes import QuotationMarks
from editorial.language.passages.mark_tokens import MarkToken, mark_tokens
from editorial.language.text.paragraphs import paragraphs

DEEPEST = 3
"""How many quotes can be open inside one another; deeper openers are ignored, which also bounds the cost."""

_LOOK_AHEAD = 4
"""Over how many paragraphs without any mark a quote that was left open may run on to its closing mark."""

_INTRODUCING = frozenset(":,")
"""What stands before a quote that its clause introduces."""
_LEAD = 4
"""How many code points of white space may stand before a quote."""
_SENTENCE_MARKS = frozenset(",.!?…")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, in code points of the text.

    `span` leaves the marks outside, `outer` takes them in. `parent` and `continues` are places in the tuple that
    `find_stretches` returns: the stretch this one is nested in, and the one in an earlier paragraph, left open, that it
    takes up again. `paragraph` counts paragraphs from 0; `opened` and `closed` are False where that mark is missing;
    `family` is that of the marks (`double`, `single`, …).
    """

    span: Span
    outer: Span
    family: str
    paragraph: int
    parent: int | None = None
    continues: int | None = None
    opened: bool = True
    closed: bool = True


def find_stretches(text: str, marks: QuotationMarks, where: Sequence[Span] | None = None) -> tuple[Stretch, ...]:
    """Return every stretch inside quotation marks, in the order of their starts.

    `where` may give the paragraphs of the text if they are known already.
    """
    found: list[_Open] = []
    pending: _Open | None = None
    unmarked: list[tuple[int, Span]] = []
    where = paragraphs(text) if where is None else where
    for number, paragraph in enumerate(where):
        tokens = mark_tokens(text, paragraph, marks)
        if not tokens and pending is not None and len(unmarked) < _LOOK_AHEAD:
            unmarked.append((number, paragraph))
            continue
        scan = _Scan(text, paragraph, number, marks, tokens, pending)
        scan.next_opener = _opener_at(text, where[number + 1].start, marks) if number + 1 < len(where) else None
        scan.run()
        if pending is not None:
            first = scan.first
            if first is None or first.family != pending.family or (first.opened and unmarked):
                _give_up(text, marks, pending, found)
            else:
                found.extend(_run_on(pending, first, unmarked))
        unmarked.clear()
        found.extend(scan.done)
        pending = scan.left_open
    if pending is not None:
        _give_up(text, marks, pending, found)
    return _finished(text, found)


def with_main_marks(
    text: str, stretches: tuple[Stretch, ...], marks: QuotationMarks, main: str = "double"
) -> tuple[Stretch, ...]:
    """Return the stretches, those in single marks counted as `main` ones if the text quotes with single marks.

    British copy often does. It shows in stretches of some length that end like speech.
    """
    votes = Counter(
        stretch.family in marks.single
        for stretch in stretches
        if stretch.parent is None and _like_speech(stretch.span.of(text))
    )
    if votes[True] < 2 or votes[True] <= votes[False]:
        return stretches
    return tuple(
        replace(stretch, family=main) if stretch.parent is None and stretch.family in marks.single else stretch
        for stretch in stretches
    )


def _like_speech(text: str) -> bool:
    """Return whether words in marks are several and end as speech does."""
    return text[-1] in _SENTENCE_MARKS and text.count(" ") > 1


@dataclass(slots=True, eq=False)
class _Open:
    """A stretch in the making; `start` and `stop` take the marks in, `inside` and `end` leave them out."""

    start: int
    inside: int
    glyph: str
    family: str
    paragraph: int
    parent: _Open | None = None
    end: int = -1
    stop: int = -1
    opened: bool = True
    closed: bool = True
    continues: _Open | None = None
    dropped: bool = False

    @property
    def kept_parent(self) -> _Open | None:
        """The nearest parent that was found to be a stretch."""
        parent = self.parent
        while parent is not None and parent.dropped:
            parent = parent.parent
        return parent


def _run_on(pending: _Open, first: _Open, unmarked: list[tuple[int, Span]]) -> list[_Open]:
    """Join `first` to the quote that an earlier paragraph left open, over paragraphs without marks in between."""
    pieces = []
    for number, span in unmarked:
        piece = _Open(span.start, span.start, pending.glyph, pending.family, number, None, span.end, span.end)
        piece.opened = piece.closed = False
        piece.continues, pending = pending, piece
        pieces.append(piece)
    first.continues = pending
    return pieces


def _give_up(text: str, marks: QuotationMarks, pending: _Open, found: list[_Open]) -> None:
    """Nothing takes up the quote that was left open: its closing mark is missing.

    If another quote starts inside it with the same mark, it must have ended before that one.
    """
    children: list[_Open] = []
    for piece in reversed(found):
        if piece.paragraph < pending.paragraph:
            break
        if piece.kept_parent is pending:
            children.append(piece)
    limit = min((child.start for child in children if child.glyph == pending.glyph), default=pending.end)
    end = _lost_end(text, pending.inside, limit, marks)
    if any(child.start < end < child.stop for child in children):
        end = limit
    pending.end = pending.stop = end
    for child in children:
        if child.start >= end:
            child.parent = None


def _lost_end(text: str, start: int, end: int, marks: QuotationMarks) -> int:
    """Return where a quote whose closing mark is missing most likely ended."""
    match = marks.lost_end.search(text, start, end)
    return match.start() + 1 if match else end


class _Scan:
    """Pairs the marks of one paragraph with a stack of what is open.

    Afterwards `done` holds what was found, `left_open` the quote whose closing mark is not in the paragraph, and
    `first` the stretch at the paragraph's very start, which may take up one left open before.
    """

    def __init__(
        self,
        text: str,
        paragraph: Span,
        number: int,
        marks: QuotationMarks,
        tokens: list[MarkToken],
        pending: _Open | None,
    ) -> None:
        self._text, self._paragraph, self._number, self._marks = text, paragraph, number, marks
        self._tokens, self._pending = tokens, pending
        self._stack: list[_Open] = []
        self._ahead = Counter(token.glyph for token in tokens)
        self._closers_only = not any(t.glyph in marks.openers and t.family not in marks.single for t in tokens)
        self.next_opener: str | None = None
        self.done: list[_Open] = []
        self.first: _Open | None = None
        self.left_open: _Open | None = None

    def run(self) -> None:
        """Scan the paragraph."""
        for token in self._tokens:
            self._ahead[token.glyph] -= 1
            if token.family in self._marks.single:
                self._single(token)
            else:
                self._plain(token)
        self._end_of_paragraph()
        self.done.sort(key=lambda piece: piece.start)
        if self.done:
            lead = self._text[self._paragraph.start : self.done[0].start]
            if len(lead) < 4 and not any(c.isalnum() for c in lead):
                self.first = self.done[0]

    def _single(self, token: MarkToken) -> None:
        top = self._stack[-1] if self._stack else None
        inside = top is not None and top.family == token.family
        if inside and token.closes and token.glyph not in self._marks.openers:
            if not self._may_be_apostrophe(token):
                self._close(token, len(self._stack) - 1)
            return
        if token.glyph in self._marks.closers or not token.opens:
            return
        if not token.awaited and (self._stack or not self._goes_on(token.start, token.glyph)):
            return
        if inside and top is not None:
            self._drop(top)
        self._push(token)

    def _goes_on(self, start: int, glyph: str) -> bool:
        """Return whether a single mark opens a quote that the next paragraph takes up with the same mark.

        So it is at the start of a paragraph, and behind the words that introduce a quote.
        """
        if self.next_opener != glyph:
            return False
        lead = self._text[max(self._paragraph.start, start - _LEAD) : start].rstrip()
        return lead[-1] in _INTRODUCING if lead else start - self._paragraph.start < _LEAD

    def _may_be_apostrophe(self, token: MarkToken) -> bool:
        before = self._text[token.start - 1]
        after = self._text[token.end : token.end + 1]
        clipped = self._text.endswith(self._marks.clipped_after, 0, token.start)
        piece = self._stack[-1]
        spare = token.spare or (not token.awaited and self._goes_on(piece.start, piece.glyph))
        return spare and after.isspace() and (before in self._marks.possessive_after or clipped)

    def _plain(self, token: MarkToken) -> None:
        at = self._partner(token)
        if token.glyph in self._marks.openers:
            if at is not None and token.closes and not token.opens:
                self._close(token, at)
            elif at is not None and self._stack[at].glyph == token.glyph:
                self._open_again(token, at)
            else:
                self._push(token)
        elif token.glyph in self._marks.closers:
            if at is not None and not (token.opens and not token.closes and self._ahead[token.glyph]):
                self._close(token, at)
            else:
                self._stray(token)
        elif at is None:
            if token.opens or not token.closes or token.family != "double":
                self._push(token)
            else:
                self._stray(token)
        elif token.opens and self._text[token.start - 1 : token.start] not in {"—", "–", "-", "…"}:
            self._open_again(token, at)
        else:
            self._close(token, at)

    def _partner(self, token: MarkToken) -> int | None:
        """Return the place on the stack of what this mark could close, best the one whose glyph fits."""
        fitting = None
        for at in range(len(self._stack) - 1, -1, -1):
            piece = self._stack[at]
            if piece.family != token.family and piece.glyph != self._marks.partners.get(token.glyph):
                continue
            if fitting is None:
                fitting = at
            if (piece.glyph in self._marks.straight) == (token.glyph in self._marks.straight):
                return at
        return fitting

    def _open_again(self, token: MarkToken, at: int) -> None:
        """A second opener of one glyph: nested if enough closers follow for both, else the first was never closed."""
        straight = token.glyph in self._marks.straight
        closers = (
            self._ahead[token.glyph]
            if straight
            else sum(self._ahead[g] for g in self._marks.closers if self._marks.closers[g] == token.family)
        )
        openers = 0 if straight else self._ahead[token.glyph]
        piece = self._stack[at]
        goes_on = self.next_opener is not None and at == 0 and piece.start == self._paragraph.start
        if closers - openers < (1 if goes_on else 2) and piece.glyph == token.glyph:
            self._abandon(at + 1)
            self._stack.pop()
            end = _lost_end(self._text, piece.inside, token.start, self._marks)
            self._finish(piece, end, end)
            piece.closed = False
        self._push(token)

    def _stray(self, token: MarkToken) -> None:
        """A mark that closes nothing: an opener typed wrongly, or the end of a quote whose opening mark is missing."""
        begins = token.opens or (self._closers_only and self._ahead[token.glyph] == 1)
        if begins and self._ahead[token.glyph] and not self._pending_here(token):
            self._push(token)
            return
        before = self._text[token.start - 1 : token.start]
        if self.done or self._stack or token.start == self._paragraph.start:
            return
        if self._pending_here(token) or before in _SENTENCE_MARKS:
            start = self._paragraph.start
            piece = _Open(start, start, token.glyph, token.family, self._number, opened=False)
            self._finish(piece, token.start, token.end)

    def _pending_here(self, token: MarkToken) -> bool:
        return self._pending is not None and self._pending.family == token.family and token.closes and not token.opens

    def _push(self, token: MarkToken) -> None:
        if len(self._stack) < DEEPEST:
            parent = self._stack[-1] if self._stack else None
            self._stack.append(_Open(token.start, token.end, token.glyph, token.family, self._number, parent))

    def _close(self, token: MarkToken, at: int) -> None:
        self._abandon(at + 1)
        self._finish(self._stack.pop(), token.start, token.end)

    def _finish(self, piece: _Open, end: int, stop: int) -> None:
        piece.end, piece.stop = end, stop
        self.done.append(piece)

    def _abandon(self, keep: int) -> None:
        """Drop whatever is open above the first `keep` of the stack: it was never closed inside its parent."""
        while len(self._stack) > keep:
            self._drop(self._stack[-1])

    def _drop(self, piece: _Open) -> None:
        self._stack.remove(piece)
        piece.dropped = True

    def _end_of_paragraph(self) -> None:
        left = next((piece for piece in self._stack if self._stays_open(piece)), None)
        for piece in list(reversed(self._stack)):
            if piece is not left:
                self._drop(piece)
        if left is not None:
            left.parent, left.closed = None, False
            self._finish(left, self._paragraph.end, self._paragraph.end)
            self.left_open = left

    def _stays_open(self, piece: _Open) -> bool:
        return piece.family not in self._marks.single or self._goes_on(piece.start, piece.glyph)


def _opener_at(text: str, offset: int, marks: QuotationMarks) -> str | None:
    """Return the mark that may open a quote at an offset, the longest that fits, or None."""
    glyphs = marks.openers.keys() | marks.straight.keys()
    return max((glyph for glyph in glyphs if text.startswith(glyph, offset)), key=len, default=None)


def _finished(text: str, found: list[_Open]) -> tuple[Stretch, ...]:
    found.sort(key=lambda piece: (piece.start, -piece.stop))
    kept = [(piece, span) for piece in found if (span := tidy(text, piece.inside, piece.end)) is not None]
    place = {id(piece): number for number, (piece, _) in enumerate(kept)}
    return tuple(
        Stretch(
            span,
            Span(piece.start, max(piece.stop, span.end)),
            piece.family,
            piece.paragraph,
            place.get(id(piece.kept_parent)),
            place.get(id(piece.continues)),
            piece.opened,
            piece.closed,
        )
        for piece, span in kept
    )
