"""Which suggestion is meant for which right answer: the closest pairs, one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from on_gold._gold import tidy

from editorial.domain.measures.bounds import bare, word_starts
from editorial.domain.text import Span

Closeness = Callable[[Span, Span], float]


def name_closeness(text: str) -> Closeness:
    """Return how close two names are, in 0..1: 1 for the same words, less where they only overlap."""

    def close(one: Span, other: Span) -> float:
        a, b = tidy(text, one.start, one.end), tidy(text, other.start, other.end)
        common = min(a.end, b.end) - max(a.start, b.start)
        return max(0.0, common / (max(a.end, b.end) - min(a.start, b.start)))

    return close


def quote_closeness(text: str) -> Closeness:
    """Return how close two quotes are, in 0..1: the share of their words that both have."""

    def close(one: Span, other: Span) -> float:
        a, b = bare(text, one), bare(text, other)
        if a == b:
            return 1.0
        words, others = word_starts(text, a), word_starts(text, b)
        return min(0.999, len(words & others) / max(1, len(words | others)))

    return close


def paired(found: Mapping[str, Span], wanted: Sequence[Span], close: Closeness, least: float) -> dict[str, int]:
    """Return for each found id that has one the number of the right answer it overlaps, closest pairs first."""
    scored = [
        (-score, number, key)
        for key, span in found.items()
        for number, right in enumerate(wanted)
        if span.start < right.end and right.start < span.end and (score := close(span, right)) > 0 and score >= least
    ]
    pairs: dict[str, int] = {}
    taken: set[int] = set()
    for _, number, key in sorted(scored):
        if key not in pairs and number not in taken:
            pairs[key] = number
            taken.add(number)
    return pairs


def unpaired(wanted: Iterable[object], pairs: Mapping[str, int]) -> list[int]:
    """Return the numbers of the right answers that nothing was found for."""
    taken = set(pairs.values())
    return [number for number, _ in enumerate(wanted) if number not in taken]
