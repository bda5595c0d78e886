"""Pair the words of a quote with those of a stretch of a source, so that the differences are those a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, Levenshtein

from editorial.language.checking.source_index import SourceIndex

_ANCHOR = 4
"""How many words in a row are the same where nothing else is tried."""
_REACH = 3
"""How many words before and behind the nearest stretch are tried as well."""
_SAME, _ADDED, _REPLACED = -0.01, 1.005, 1.01
"""The costs of a word that is the same, inserted and replaced; one that is left out costs 1: of two ways with as many
edits, that with more words that are the same is taken."""
_UNLIKE = 0.004
"""How much more it costs to replace a word by one that has no letter in common with it."""
_MOST = 40_000
"""The largest product of two numbers of words that are paired by their costs."""
_LARGEST = 2_500
"""The largest product of two numbers of words for which their letters are compared."""
_SENTENCE_ENDS = frozenset(".!?…\n")


class Pair(NamedTuple):
    """What stands in the source for one word of a quote: the position of a word, None if there is none."""

    at: int | None
    same: bool


_INSERTED = Pair(None, same=False)


def pair_words(keys: Sequence[str], ids: str, index: SourceIndex, stretch: range) -> list[Pair]:
    """Return for each word of a quote its pair in the stretch of the source, or right beside the stretch."""
    pairs = [_INSERTED] * len(ids)
    edits = Levenshtein.editops(ids, index.ids[stretch.start : stretch.stop])
    anchors = [block for block in edits.as_matching_blocks() if block.size >= _ANCHOR]
    quote, source, cost = 0, max(0, stretch.start - _REACH), 0.0
    for block in anchors:
        start = stretch.start + block.b
        _pair_between(keys, index, pairs, (range(quote, block.a), range(source, start)), _Edges(cost, 1.0))
        pairs[block.a : block.a + block.size] = [Pair(start + number, same=True) for number in range(block.size)]
        quote, source, cost = block.a + block.size, start + block.size, 1.0
    rest = range(quote, len(ids)), range(source, min(len(index), stretch.stop + _REACH))
    _pair_between(keys, index, pairs, rest, _Edges(cost, 0.0))
    _pair_ends(pairs, index)
    return pairs


class _Edges(NamedTuple):
    """What it costs to leave out a word of the source before all others, and behind them."""

    before: float
    behind: float


def _pair_between(
    keys: Sequence[str], index: SourceIndex, pairs: list[Pair], both: tuple[range, range], edges: _Edges
) -> None:
    """Pair words of a quote and of a source in order, with the fewest edits and the most words that are the same."""
    quote, source = both
    words, others = keys[quote.start : quote.stop], [index.key(at) for at in source]
    for one, other in _in_order(words, others, edges):
        pairs[quote[one]] = Pair(source[other], same=words[one] == others[other])


def _in_order(words: Sequence[str], others: Sequence[str], edges: _Edges) -> list[tuple[int, int]]:
    """Return pairs in order: by the costs, or where that would take long, by the fewest edits alone."""
    if len(words) * len(others) <= _MOST:
        return _cheapest(words, others, edges)
    blocks = Levenshtein.editops(words, others).as_matching_blocks()
    return [(block.a + number, block.b + number) for block in blocks for number in range(block.size)]


def _cheapest(words: Sequence[str], others: Sequence[str], edges: _Edges) -> list[tuple[int, int]]:
    """Return the pairs of the cheapest way to make one row of words of the other."""
    compare = Indel.normalized_similarity if len(words) * len(others) <= _LARGEST else None
    costs = [[edges.before * column for column in range(len(others) + 1)]]
    for row, word in enumerate(words, 1):
        above, line = costs[-1], [_ADDED * row]
        for column, other in enumerate(others):
            paired = above[column] + _cost(word, other, compare)
            line.append(min(paired, above[column + 1] + _ADDED, line[-1] + 1))
        costs.append(line)
    last = [cost + edges.behind * (len(others) - column) for column, cost in enumerate(costs[-1])]
    return _way(words, others, (costs, last.index(min(last))), compare)


def _cost(word: str, other: str, compare: Callable[[str, str], float] | None) -> float:
    if word == other:
        return _SAME
    return _REPLACED + (_UNLIKE * (1 - compare(word, other)) if compare is not None else 0.0)


def _way(
    words: Sequence[str],
    others: Sequence[str],
    until: tuple[Sequence[Sequence[float]], int],
    compare: Callable[[str, str], float] | None,
) -> list[tuple[int, int]]:
    """Return the pairs on the way through the costs that ends in a column."""
    found = []
    (costs, column), row = until, len(words)
    while row and column:
        cost = costs[row - 1][column - 1] + _cost(words[row - 1], others[column - 1], compare)
        if costs[row][column] == cost:
            row, column = row - 1, column - 1
            found.append((row, column))
        elif costs[row][column] == costs[row - 1][column] + _ADDED:
            row -= 1
        else:
            column -= 1
    return found[::-1]


def _pair_ends(pairs: list[Pair], index: SourceIndex) -> None:
    """Pair the words before the first and behind the last that are the same with their neighbours in the sentence."""
    same = [number for number, pair in enumerate(pairs) if pair.same]
    if not same:
        return
    at = pairs[same[0]].at or 0
    for number in range(same[0] - 1, -1, -1):
        if at == 0 or _parted(index, at - 1):
            break
        at -= 1
        pairs[number] = Pair(at, same=False)
    at = pairs[same[-1]].at or 0
    for number in range(same[-1] + 1, len(pairs)):
        if at + 1 >= len(index) or _parted(index, at):
            break
        at += 1
        pairs[number] = Pair(at, same=False)


def _parted(index: SourceIndex, at: int) -> bool:
    """Return whether a sentence or a paragraph ends behind a word of the source."""
    between = index.text[index.ends[at] : index.starts[at + 1]]
    return not _SENTENCE_ENDS.isdisjoint(between.replace("\n", " ", 1) if "\n\n" not in between else between)
