"""The text of an article as the body of a TEI document, with its spans as elements."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from editorial.formats.spans.graph import Stretch
from editorial.formats.spans.tei_tags import ID, WHITE_SPACE, element_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LINE = re.compile(r"[^\n]*\S[^\n]*")


class _Piece(NamedTuple):
    """A piece of a span that lies within one block; pieces sort as their elements open."""

    start: int
    before: int
    """The end, negative, so that the longer one comes first."""
    order: int

    @property
    def end(self) -> int:
        return -self.before


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or what lies between two."""

    start: int
    end: int
    paragraph: bool


class _Step(NamedTuple):
    """What is written next: text up to `at`, then an element opens (its number) or closes (None)."""

    at: int
    opens: int | None


def body(held: str, stretches: Sequence[Stretch], pointing: Mapping[str, Mapping[str, str]]) -> Element:
    """Return the body; `held` is the text as XML can hold it, `pointing` has attributes for spans by their keys."""
    from xml.etree.ElementTree import TreeBuilder

    every = [*_blocks(held)]
    blocks = [(block, [*_steps(pieces)]) for block, pieces in zip(every, _pieces(every, stretches), strict=True)]
    total = Counter(step.opens for _, steps in blocks for step in steps if step.opens is not None)
    written: Counter[int] = Counter()
    builder = TreeBuilder()
    builder.start("body", {WHITE_SPACE: "preserve"})
    for block, steps in blocks:
        at, opened = block.start, list[str]()
        if block.paragraph:
            builder.start("p", {})
        for step in steps:
            builder.data(held[at : step.at])
            at = step.at
            if step.opens is None:
                builder.end(opened.pop())
                continue
            one = stretches[step.opens]
            written[step.opens] += 1
            name, attributes = element_of(one)
            ids = _ids(one.key, written[step.opens], total[step.opens])
            builder.start(name, {**ids, **attributes, **pointing.get(one.key, {})})
            opened.append(name)
        builder.data(held[at : block.end])
        if block.paragraph:
            builder.end("p")
    builder.end("body")
    return builder.close()


def _ids(key: str, number: int, total: int) -> dict[str, str]:
    """Return the attributes that name a piece of a span, and the pieces before and after it."""
    found = {ID: _piece_id(key, number)}
    if number < total:
        found["next"] = f"#{_piece_id(key, number + 1)}"
    if number > 1:
        found["prev"] = f"#{_piece_id(key, number - 1)}"
    return found


def _piece_id(key: str, number: int) -> str:
    return key if number == 1 else f"{key}.{number}"


def _blocks(text: str) -> Iterator[_Block]:
    at = 0
    for match in _LINE.finditer(text):
        if at < match.start():
            yield _Block(at, match.start(), paragraph=False)
        yield _Block(match.start(), match.end(), paragraph=True)
        at = match.end()
    if at < len(text):
        yield _Block(at, len(text), paragraph=False)


def _pieces(blocks: Sequence[_Block], stretches: Sequence[Stretch]) -> Iterator[list[_Piece]]:
    """Yield the pieces of spans in each block; between paragraphs only those that begin or end there."""
    found: list[list[_Piece]] = [[] for _ in blocks]
    starts = [block.start for block in blocks]
    for order, one in enumerate(stretches):
        for at in range(bisect_right(starts, one.span.start) - 1, bisect_left(starts, one.span.end)):
            block = blocks[at]
            start, end = max(one.span.start, block.start), min(one.span.end, block.end)
            if block.paragraph or one.span.start == start or one.span.end == end:
                found[at].append(_Piece(start, -end, order))
    yield from found


def _steps(waiting: list[_Piece]) -> Iterator[_Step]:
    """Yield what opens and closes where, so that elements nest: what crosses the end of another is cut there."""
    heapify(waiting)
    opened: list[_Piece] = []
    while waiting or opened:
        if opened and (not waiting or opened[-1].end <= waiting[0].start):
            yield _Step(opened.pop().end, None)
            continue
        one = heappop(waiting)
        if opened and one.end > opened[-1].end:
            heappush(waiting, one._replace(start=opened[-1].end))
            one = one._replace(before=opened[-1].before)
        yield _Step(one.start, one.order)
        opened.append(one)
