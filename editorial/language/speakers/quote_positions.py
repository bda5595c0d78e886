"""Positions of quotes and cues relative to each other: gaps, sentences and paragraphs between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

_LOOSE = 3
"""Fewer code points than this between a quote and the edge of its paragraph do not count."""
_LOOK_BACK = 20
"""Code points before a quote that are searched for the text before it."""
_GOES_ON = frozenset(",?!")
"""Punctuation at the end of a quote after which its sentence may go on with a small letter."""
_CONTINUING = frozenset(",-—–;")
"""Punctuation before a quote that shows that the sentence continues with it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How many words there are between two tokens, and how many sentences end there."""

    words: int
    ends: int


class QuotePositions:
    """Compares the positions of quoted spans (by index) and of cues in one article."""

    def __init__(self, context: QuoteContext, cues: Sequence[Cue]) -> None:
        self._context, self._tokens = context, context.tokens
        self._cue_tokens = [cue.token for cue in cues]

    def same_paragraph(self, token: int, number: int) -> bool:
        """Return whether a token and a quoted span are in the same paragraph."""
        return self._context.paragraph_of(self._tokens.start[token]) == self._context.quoted_spans[number].paragraph

    def in_reach(self, token: int, number: int) -> bool:
        """Return whether a token behind a quoted span is in its paragraph, or only a stray line break parts them."""
        return self.same_paragraph(token, number) or self.in_broken_line(token, number)

    def in_broken_line(self, token: int, number: int) -> bool:
        """Return whether a token is in the paragraph behind that of a quoted span, which goes on with its sentence.

        The quote then ends its paragraph with a comma or a similar mark, and the next one starts with a small letter.
        """
        context, quoted = self._context, self._context.quoted_spans[number]
        behind = quoted.paragraph + 1
        if context.paragraph_of(self._tokens.start[token]) != behind:
            return False
        rest = context.text[quoted.span.end : context.paragraphs[quoted.paragraph].end]
        goes_on = self.last_character(number) in _GOES_ON or "," in rest
        whole = not any(character.isalnum() for character in rest)
        return goes_on and whole and context.text[context.paragraphs[behind].start].islower()

    def clause(self, cue: Cue) -> tuple[int, int]:
        """Return the first and last token of a cue with its speaker."""
        first, last = cue.first, cue.last
        if not cue.passed:
            speaker, tokens = cue.speakers[0], self._tokens
            low, high = self._context.phrase(speaker)
            if tokens.dep[speaker] == "appos":  # *one of them, Stefan Nowak,*
                low = min(low, self._context.phrase(tokens.head[speaker])[0])
            first, last = min(first, low), max(last, high)
        return first, last

    def gap(self, first: int, stop: int, most_ends: int = 1) -> Gap | None:
        """Return the gap from the token `first` up to `stop`; None if more than `most_ends` sentences end in it."""
        context, tokens = self._context, self._tokens
        words, ends = 0, self._ended_inside(first, stop)
        for token in range(first, stop):
            if context.ends_sentence(token):
                ends += token == first or not context.ends_sentence(token - 1)
            elif context.inside[token] == OUTSIDE and tokens.lower[token][0].isalnum():
                words += 1
        return Gap(words, ends) if ends <= most_ends else None

    def _ended_inside(self, first: int, stop: int) -> int:
        """Return how many quotes between two tokens end with a sentence of their own."""
        ended, numbers = 0, {self._context.inside[token] for token in range(first, stop)} - {OUTSIDE}
        for number in numbers:
            if self.last_character(number) in ".!?" and self._starts_upper(self._context.token_ranges[number].stop):
                ended += 1
        return ended

    def last_character(self, number: int) -> str:
        """Return the last character inside the marks of a quoted span."""
        span = self._context.quoted_spans[number].span
        return self._context.text[span.end - 1]

    def _starts_upper(self, token: int) -> bool:
        """Return whether a token starts with a capital letter."""
        return token < len(self._tokens) and self._context.text[self._tokens.start[token]].isupper()

    def follows_quote(self, cue: Cue, number: int) -> bool:
        """Return whether another quote ends directly before a cue, which then is more likely to belong to it."""
        first, _ = self.clause(cue)
        before = first - 1
        return before >= 0 and self._context.inside[before] not in {OUTSIDE, number}

    def is_aside(self, cue: Cue) -> bool:
        """Return whether a cue is between two commas and so reports a whole sentence (*It was, she said, …*)."""
        first, last = self.clause(cue)
        lower = self._tokens.lower
        return first > 0 and last + 1 < len(lower) and lower[first - 1] == "," == lower[last + 1]

    def cues_between(self, first: int, stop: int, aside: range = range(0)) -> int:
        """Return how many cues there are from the token `first` up to `stop`, not counting those in `aside`."""
        between = self._cue_tokens[bisect_left(self._cue_tokens, first) : bisect_left(self._cue_tokens, stop)]
        return sum(token not in aside for token in between)

    def is_cue(self, token: int) -> bool:
        """Return whether a token is a cue."""
        at = bisect_left(self._cue_tokens, token)
        return at < len(self._cue_tokens) and self._cue_tokens[at] == token

    def leads(self, number: int) -> bool:
        """Return whether a quoted span is at the start of its paragraph."""
        quoted = self._context.quoted_spans[number]
        return quoted.outer.start - self._context.paragraphs[quoted.paragraph].start < _LOOSE

    def is_paragraph(self, number: int) -> bool:
        """Return whether a quoted span is the whole paragraph."""
        quoted = self._context.quoted_spans[number]
        return self.leads(number) and self._context.paragraphs[quoted.paragraph].end - quoted.outer.end < _LOOSE

    def words_between(self, before: int, number: int) -> bool:
        """Return whether there is any word between two quoted spans."""
        ranges, lower = self._context.token_ranges, self._tokens.lower
        return any(lower[token][0].isalnum() for token in range(ranges[before].stop, ranges[number].start))

    def stands_apart(self, number: int) -> bool:
        """Return whether a quote does not continue the text before it: it follows nothing or the end of a sentence."""
        quoted = self._context.quoted_spans[number]
        start = self._context.paragraphs[quoted.paragraph].start
        before = self._context.text[max(start, quoted.outer.start - _LOOK_BACK) : quoted.outer.start].rstrip()
        return not before or not (before[-1].isalnum() or before[-1] in _CONTINUING)
