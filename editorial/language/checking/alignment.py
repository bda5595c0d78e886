"""Which word of a source stands for which word of a quote: the alignment with the fewest differences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from editorial.language.checking.infix import End, nearest_end, start_of
from editorial.language.checking.pairing import Pair, pair_words
from editorial.language.checking.passages import likely_passages
from editorial.language.checking.source_index import SourceIndex

Rank: TypeAlias = Callable[[int], int]
"""How little a place in the source, a position of a word, is preferred among equally good ones: 0 is best."""

_MOST_PLACES = 300
"""How many places of the very same words are looked at."""
_LEAST_PART = 3
"""The fewest words of a quote that are looked for in another place than the rest."""
_SHARE_OF_PART = 0.75
"""The least share of the words of a part that must stand in that other place."""
_GAIN = 8.0
"""How much more the other place must tell, in bits."""
_MOST_PARTS = 4
_LOSS = 4.0
"""How much it tells against a passage that a word differs, in bits."""
_SURE = 1.4
"""How many times as much a whole quote must tell as a part of it."""
NEAR = 300
"""How far, in words, is near: what stands near the rest is more likely meant."""
_NEAR_BITS = 8.0
"""How much it tells that a passage is near the rest, in bits."""
_STITCHED = 0.9
"""The least share of the words of a quote that must stand in several places far from each other."""
_FEW, _SHARE_OF_FEW, _SHARE = 10, 0.5, 0.55
"""The least share of the words of a quote that is found, with fewer than `_FEW` words and with more."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of a quote the position of the source's word that stands for it, None if there is none.

    `same` says which of them are the same word. `places` is how often all the words stand in the source one after
    another, 0 if nowhere. Words of the source that have no word in the quote are those between two positions.
    """

    at: tuple[int | None, ...]
    same: tuple[bool, ...]
    places: int = 0

    @property
    def kept(self) -> int:
        """Return how many words are the same."""
        return sum(self.same)


def align(keys: Sequence[str], index: SourceIndex, rank: Rank) -> Alignment | None:
    """Return the alignment of the words of a quote with the source that has the fewest differences.

    Several stretches of the source may have parts of the quote. Return None if what they have may be chance.
    """
    ids = index.characters(keys)
    places = _places(ids, index)
    if places:
        first = min(places, key=rank)
        return Alignment(tuple(range(first, first + len(ids))), (True,) * len(ids), len(places))
    asked = _Asked(keys, ids, tuple(index.weight(key) for key in keys))
    pairs = _nearest(asked, index, rank)
    if pairs is None:
        return None
    parted = _with_parts(asked, pairs, index, rank, _MOST_PARTS)
    if sum(pair.same for pair in parted) >= _STITCHED * len(parted) or _keeps_together(parted):
        pairs = parted
    if not _tells(asked, pairs, index):
        return None
    return Alignment(tuple(pair.at for pair in pairs), tuple(pair.same for pair in pairs))


class _Asked(NamedTuple):
    """Words that are looked for, their characters in the index, and how much each tells (bits)."""

    keys: Sequence[str]
    ids: str
    weights: Sequence[float]

    def part(self, start: int, end: int) -> _Asked:
        return _Asked(self.keys[start:end], self.ids[start:end], self.weights[start:end])

    def told(self, pairs: Sequence[Pair]) -> float:
        """Return how much the pairs tell that the source has these words there, in bits."""
        return sum(weight if pair.same else -_LOSS for weight, pair in zip(self.weights, pairs, strict=True))


def _places(ids: str, index: SourceIndex) -> list[int]:
    """Return the places at which the very same words stand, at most `_MOST_PLACES`."""
    return list(islice(_each_place(ids, index.ids), _MOST_PLACES))


def _each_place(ids: str, within: str) -> Iterator[int]:
    at = within.find(ids)
    while at >= 0:
        yield at
        at = within.find(ids, at + 1)


def _nearest(asked: _Asked, index: SourceIndex, rank: Rank) -> list[Pair] | None:
    """Return the pairs of the words with those of the nearest stretch of the source."""
    ends = []
    for passage in likely_passages(asked.keys, index):
        end = nearest_end(asked.ids, index.ids[passage.start : passage.stop])
        if end.distance < len(asked.ids):
            ends.append((end, passage))
    least = min((end.distance for end, _passage in ends), default=0)
    stretches = [_stretch(asked, index, end, passage) for end, passage in ends if end.distance == least]
    if not stretches:
        return None
    best = min(stretches, key=lambda stretch: (rank(stretch.start), stretch.start))
    return pair_words(asked.keys, asked.ids, index, best)


def _stretch(asked: _Asked, index: SourceIndex, end: End, passage: range) -> range:
    """Return the words of the source that are nearest to those asked for and end at `end` in the passage."""
    start = start_of(asked.ids, index.ids[passage.start : passage.start + end.at], end)
    return range(passage.start + start, passage.start + end.at)


def _tells(asked: _Asked, pairs: Sequence[Pair], index: SourceIndex) -> bool:
    """Return whether the words have so much in common with the source that it is no chance."""
    least = _SHARE_OF_FEW if len(pairs) < _FEW else _SHARE
    return sum(pair.same for pair in pairs) >= least * len(pairs) and asked.told(pairs) >= _SURE * index.chance


def _with_parts(asked: _Asked, pairs: list[Pair], index: SourceIndex, rank: Rank, most: int) -> list[Pair]:
    """Return the pairs, with those parts of the quote taken from elsewhere that stand there and do not stand here."""
    start, end = _core(asked, pairs)
    pairs = list(pairs)
    if most <= 1 or asked.part(start, end).told(pairs[start:end]) < index.chance:
        return pairs
    for begin, stop in ((0, start), *_holes(pairs, start, end), (end, len(pairs))):
        if stop - begin >= _LEAST_PART:
            pairs[begin:stop] = _better(asked.part(begin, stop), pairs, range(begin, stop), (index, rank, most - 1))
    return pairs


def _better(part: _Asked, pairs: Sequence[Pair], where: range, search: tuple[SourceIndex, Rank, int]) -> Sequence[Pair]:
    """Return the pairs of a part of the quote: with another place if it has clearly more of the words."""
    index, rank, most = search
    here = pairs[where.start : where.stop]
    other = _elsewhere(part, index, rank)
    if other is None:
        return here
    other = _with_parts(part, other, index, rank, most)
    kept = sum(pair.same for pair in other)
    if kept < max(_LEAST_PART, _SHARE_OF_PART * len(part.ids)) or part.told(other) <= part.told(here) + _GAIN:
        return here
    near = _NEAR_BITS if _is_near(other, pairs) else 0.0
    return other if part.told(other) + near >= index.chance else here


def _keeps_together(pairs: Sequence[Pair]) -> bool:
    """Return whether all that is the same stands near each other in the source, in the order of the quote."""
    at = [pair.at for pair in pairs if pair.same and pair.at is not None]
    return all(0 < after - before <= NEAR for before, after in pairwise(at))


def _is_near(one: Sequence[Pair], other: Sequence[Pair]) -> bool:
    """Return whether two rows of pairs begin near each other."""
    first, second = (next((pair.at for pair in pairs if pair.same and pair.at), 0) for pairs in (one, other))
    return abs(first - second) <= NEAR


def _elsewhere(part: _Asked, index: SourceIndex, rank: Rank) -> list[Pair] | None:
    """Return the pairs of some words with the very same ones elsewhere, or else with the nearest stretch."""
    places = _places(part.ids, index)
    if places:
        first = min(places, key=rank)
        return [Pair(first + number, same=True) for number in range(len(part.ids))]
    return _nearest(part, index, rank)


def _core(asked: _Asked, pairs: Sequence[Pair]) -> tuple[int, int]:
    """Return the range of words that tells most."""
    best, start, total = (0.0, 0, 0), 0, 0.0
    for number, (weight, pair) in enumerate(zip(asked.weights, pairs, strict=True)):
        if total <= 0:
            start, total = number, 0.0
        total += weight if pair.same else -_LOSS
        best = max(best, (total, start, number + 1), key=lambda found: found[0])
    return best[1], best[2]


def _holes(pairs: Sequence[Pair], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `_LEAST_PART` or more words in a row that are not the same."""
    begin = start
    for number in range(start, end + 1):
        if number == end or pairs[number].same:
            if number - begin >= _LEAST_PART:
                yield begin, number
            begin = number + 1
