"""A sample of the articles of an archive: how it was drawn, and which articles it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random


class DrawnBy(StrEnum):
    """By what the articles are parted before some of each part are drawn. The values are stored, so never change."""

    CHANCE = "chance"
    DOUBT = "doubt"
    SOURCE = "source"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An article that was drawn, and the shard that it is in."""

    id: str
    sha256: str
    shard: str


@dataclass(frozen=True, slots=True)
class SampledPart:
    """A part of the archive: how many articles it has, and those that were drawn from it."""

    name: str
    articles: int
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that was drawn at random within each part."""

    by: DrawnBy
    seed: int
    parts: tuple[SampledPart, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a sample is drawn by: an article, its doubt (0..1), its source and its month."""

    article: Drawn
    doubt: float
    source: str
    month: str


_BANDS = 5
_LEAST = 2
"""Articles from each part that has as many: fewer say nothing about how much they differ."""
_OTHERS = "others"


def draw(seen: Sequence[Seen], number: int, by: DrawnBy, seed: int) -> Sample:
    """Return a sample of `number` articles; the same seed draws the same.

    By source or date, as many from each as it has of all; by doubt, in five bands of as many articles each, the more
    from a band the more doubtful it is.
    """
    parts = _parts(seen, by)
    if by in {DrawnBy.SOURCE, DrawnBy.DATE}:
        parts = _fewer(parts, max(1, number // _LEAST))
    weights = [sum(one.doubt for one in part) if by is DrawnBy.DOUBT else len(part) for part in parts.values()]
    numbers = _shared_out(number, [len(part) for part in parts.values()], weights)
    chance = Random(seed)
    drawn = [chance.sample([one.article for one in part], n) for part, n in zip(parts.values(), numbers, strict=True)]
    return Sample(
        by,
        seed,
        tuple(
            SampledPart(name, len(part), tuple(some)) for (name, part), some in zip(parts.items(), drawn, strict=True)
        ),
    )


def _parts(seen: Sequence[Seen], by: DrawnBy) -> dict[str, list[Seen]]:
    parts: dict[str, list[Seen]] = {}
    if by is DrawnBy.DOUBT:
        ordered = sorted(seen, key=lambda one: one.doubt)
        for at, one in enumerate(ordered):
            parts.setdefault(f"doubt {at * _BANDS // len(ordered) + 1} of {_BANDS}", []).append(one)
        return parts
    for one in seen:
        name = {DrawnBy.SOURCE: one.source, DrawnBy.DATE: one.month}.get(by, "all")
        parts.setdefault(name, []).append(one)
    return dict(sorted(parts.items()))


def _fewer(parts: dict[str, list[Seen]], most: int) -> dict[str, list[Seen]]:
    """Return at most so many parts: the smallest are put together."""
    if len(parts) <= most:
        return parts
    largest = sorted(parts, key=lambda name: -len(parts[name]))[: most - 1]
    others = [one for name, part in parts.items() if name not in largest for one in part]
    return {name: parts[name] for name in sorted(largest)} | {_OTHERS: others}


def _shared_out(number: int, sizes: Sequence[int], weights: Sequence[float]) -> list[int]:
    """Return how many of each part: by weight, no more than it has, and no fewer than two where that is possible."""
    least = [min(size, _LEAST) for size in sizes] if number >= _LEAST * len(sizes) else [0] * len(sizes)
    found = least[:]
    while sum(found) < min(number, sum(sizes)):
        open_ = [at for at, size in enumerate(sizes) if found[at] < size]
        found[max(open_, key=lambda at: ((weights[at] or 1e-9) / (found[at] + 1), -at))] += 1
    return found
