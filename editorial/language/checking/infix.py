"""Approximate search for a row of words within a longer one, by the least number of edits.

The bit-parallel method of G. Myers (1999), *A fast bit-vector algorithm for approximate string matching based on
dynamic programming*, on Python's integers, so that the pattern may have any length.
"""

from __future__ import annotations

from typing import NamedTuple


class End(NamedTuple):
    """Where the nearest part of a text ends, and the number of edits that make the pattern of it."""

    distance: int
    at: int


def nearest_end(pattern: str, text: str) -> End:
    """Return the first end of the parts of `text` that take the fewest edits (replaced, inserted, left out).

    The pattern must not be empty.
    """
    distances = _distances(pattern, text, anchored=False)
    least = min(distances)
    return End(least, distances.index(least))


def start_of(pattern: str, text: str, end: End) -> int:
    """Return the start of the longest of the nearest parts of `text` that end at `end`."""
    backwards = _distances(pattern[::-1], text[: end.at][::-1], anchored=True)
    return end.at - max(place for place, distance in enumerate(backwards) if distance == end.distance)


def _distances(pattern: str, text: str, *, anchored: bool) -> list[int]:
    """Return for each end of a part of the text the distance of the pattern to the nearest part that ends there.

    If `anchored`, all parts start at the start of the text.
    """
    size = len(pattern)
    every, top = (1 << size) - 1, 1 << (size - 1)
    where: dict[str, int] = {}
    for number, character in enumerate(pattern):
        where[character] = where.get(character, 0) | 1 << number
    more, less, score = every, 0, size
    carried = int(anchored)
    scores = [score]
    for character in text:
        equal = where.get(character, 0)
        vertical = equal | less
        horizontal = (((equal & more) + more) ^ more) | equal
        up = less | ~(horizontal | more) & every
        down = more & horizontal
        if up & top:
            score += 1
        elif down & top:
            score -= 1
        up = up << 1 | carried
        down <<= 1
        more = (down | ~(vertical | up)) & every
        less = up & vertical & every
        scores.append(score)
    return scores
