"""The passage of the sources that has the most words of a reported clause: a help for the editor, no verdict."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.domain.text import Span
from editorial.domain.verdict import Nearest
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.words import words_of

_MOST_PLACES = 3_000
"""How many places of words are looked at: the rarest words come first."""
_LEAST = 0.3
"""The least likeness of a passage that is shown."""
_MARGIN = 6
"""How many words a passage may have more than the clause."""


def nearest_passage(clause: str, sources: Mapping[str, SourceIndex]) -> Nearest | None:
    """Return the passage with the most words of a clause, the rarer the weightier; None if none has many."""
    keys = tuple(dict.fromkeys(word.key for word in words_of(clause)))
    found = [near for source, index in sources.items() if (near := _in_source(keys, source, index)) is not None]
    return max(found, key=lambda near: near.likeness, default=None)


def _in_source(keys: tuple[str, ...], source: str, index: SourceIndex) -> Nearest | None:
    places = _places(keys, index)
    first, last, told = _densest(sorted(places), len(keys) + _MARGIN)
    likeness = told / (sum(map(index.weight, keys)) or 1.0)
    if likeness < _LEAST:
        return None
    span = Span(index.starts[first], index.ends[last])
    turn = index.source.turn_at(span.start)
    return Nearest(source, span, likeness, turn.speaker if turn else None, turn.seconds if turn else None)


def _places(keys: tuple[str, ...], index: SourceIndex) -> list[tuple[int, str, float]]:
    """Return the places of the words that tell most, each with the word and how much it tells."""
    found: list[tuple[int, str, float]] = []
    for key in sorted(keys, key=lambda key: len(index.places(key))):
        places = index.places(key)
        if len(found) + len(places) > _MOST_PLACES:
            break
        weight = index.weight(key)
        found += [(place, key, weight) for place in places]
    return found


def _densest(places: list[tuple[int, str, float]], width: int) -> tuple[int, int, float]:
    """Return the first and last word of the stretch of a width whose words tell most, and how much; each word once."""
    best, begin, told = (0, 0, 0.0), 0, 0.0
    counts: dict[str, int] = {}
    for last, key, weight in places:
        counts[key] = counts.get(key, 0) + 1
        told += weight if counts[key] == 1 else 0.0
        while last - places[begin][0] >= width or counts[places[begin][1]] > 1:
            _first, old, less = places[begin]
            counts[old] -= 1
            told -= less if not counts[old] else 0.0
            begin += 1
        best = max(best, (places[begin][0], last, told), key=lambda found: found[2])
    return best
