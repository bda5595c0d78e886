"""Where in a source the words of a quote may stand: the stretches in which most of them come together."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest

from editorial.language.checking.source_index import SourceIndex

_MOST_PLACES = 1_200
"""How many places of words are looked at: the rarest words come first."""
_MOST_PAIRS = 12
"""How many pairs of frequent neighbours are looked for if the quote has few rare words."""
_ENOUGH = 3
"""How many words with places in reach are enough."""
_CLOSE = 0.5
"""How much a passage must have of what the likeliest one has."""
_MOST = 6
"""The most passages that are returned."""


def likely_passages(keys: Sequence[str], index: SourceIndex) -> list[range]:
    """Return stretches of the source, as positions of words, that may have most of the words; the likeliest first."""
    size = max(4, len(keys) // 2)
    scores: dict[int, float] = {}
    last: dict[int, int] = {}
    for number, weight, places in _hits(keys, index):
        for place in places:
            bucket = (place - number) // size
            if last.get(bucket) != number:
                last[bucket] = number
                scores[bucket] = scores.get(bucket, 0.0) + weight
    both = {bucket: score + scores.get(bucket + 1, 0.0) for bucket, score in scores.items()}
    best = nlargest(_MOST, both, key=both.__getitem__)
    best = [bucket for bucket in best if both[bucket] >= _CLOSE * both[best[0]]]
    slack = size + 4
    return [range(max(0, at * size - slack), min(len(index), (at + 2) * size + len(keys) + slack)) for at in best]


def _hits(keys: Sequence[str], index: SourceIndex) -> list[tuple[int, float, Sequence[int]]]:
    """Return number, weight and places of the words that tell most, within a budget of places."""
    order = sorted(range(len(keys)), key=lambda number: len(index.places(keys[number])))
    found: list[tuple[int, float, Sequence[int]]] = []
    left = _MOST_PLACES
    for number in order:
        places = index.places(keys[number])
        if not places:
            continue
        left -= len(places)
        if left < 0:
            break
        found.append((number, index.weight(keys[number]), places))
    return found if len(found) >= max(_ENOUGH, len(keys) // 3) else found + _pairs(keys, index)


def _pairs(keys: Sequence[str], index: SourceIndex) -> list[tuple[int, float, Sequence[int]]]:
    """Return the places of neighbouring words, as those of the first one, for quotes that have frequent words only."""
    ids = index.ids
    found: list[tuple[int, float, Sequence[int]]] = []
    characters = index.characters(keys)
    sizes = [len(index.places(key)) for key in keys]
    both = [number for number in range(len(keys) - 1) if sizes[number] and sizes[number + 1]]
    for number in sorted(both, key=lambda number: min(sizes[number : number + 2]))[: 2 * _MOST_PAIRS]:
        first, second = index.places(keys[number]), index.places(keys[number + 1])
        one, other = characters[number], characters[number + 1]
        if len(first) <= len(second):
            places = [place for place in first if ids[place + 1 : place + 2] == other]
        else:
            places = [place - 1 for place in second if place and ids[place - 1] == one]
        weight = index.weight(keys[number]) + index.weight(keys[number + 1])
        found.append((number, weight, places[:_MOST_PLACES]))
    return sorted(found, key=lambda pair: len(pair[2]))[:_MOST_PAIRS]
