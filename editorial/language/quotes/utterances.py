"""Utterances: quotes that belong together, split by a reporting clause or by the end of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.text import Span
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.speakers.candidate import ChosenSpeaker


def find_continued(context: QuoteContext, said: Sequence[int], chosen: dict[int, ChosenSpeaker]) -> dict[int, int]:
    """Return the quoted span that each later piece of an utterance continues, by index; `said` is in text order."""
    continued: dict[int, int] = {}
    spoken = set(said)
    before: int | None = None
    for number in said:
        earlier = context.quoted_spans[number].continues
        if earlier is not None and earlier in spoken:
            continued[number] = earlier
        elif before is not None and _belong_together(context, before, number, chosen):
            continued[number] = before
        before = number
    return continued


def _belong_together(context: QuoteContext, before: int, number: int, chosen: dict[int, ChosenSpeaker]) -> bool:
    """Return whether two quotes are separated by their common reporting clause only, or are in one reported clause."""
    one, other = chosen.get(before), chosen.get(number)
    if one is None or other is None or one.candidate.heads[:1] != other.candidate.heads[:1]:
        return False
    if context.quoted_spans[before].paragraph != context.quoted_spans[number].paragraph:
        return False
    between = range(context.token_ranges[before].stop, context.token_ranges[number].start)
    ends = [token for token in between if context.ends_sentence(token)]
    cues = [cue.token for cue in (one.candidate.cue, other.candidate.cue) if cue is not None]
    if any(token in between for token in cues):
        return not ends or ends[0] >= between.stop - 2
    return not ends and len(cues) == 2 and cues[0] == cues[1] and cues[0] < between.start


def cues_of(chosen: dict[int, ChosenSpeaker]) -> dict[int, Cue | None]:
    """Return the cue of each quoted span, or that of the earlier one whose speaker was carried over, by index."""
    cues: dict[int, Cue | None] = {}
    for number, known in chosen.items():
        cue, source = known.candidate.cue, known.candidate.source
        cues[number] = cues.get(source) if cue is None and source is not None else cue
    return cues


def quoted_spans_in(context: QuoteContext, first: int, last: int) -> tuple[int, ...]:
    """Return the indices of the quoted spans that contain the tokens from `first` to `last`, in text order."""
    numbers = dict.fromkeys(context.inside[token] for token in range(first, last + 1))
    numbers.pop(OUTSIDE, None)
    return tuple(numbers)


def without_marks(context: QuoteContext, first: int, last: int) -> Span:
    """Return the span of some tokens; without the marks around it if all of them stand in the same marks."""
    start, end = context.tokens.start[first], context.tokens.end[last]
    number = context.inside[first]
    if number == OUTSIDE or number != context.inside[last]:
        return Span(start, end)
    inner = context.quoted_spans[number].span
    start, end = max(start, inner.start), min(end, inner.end)
    return Span(start, max(end, start + 1))
