"""Lines of a page: which is read after which, and which belong to one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from editorial.formats.reading.passages import Passage

GUTTER = 0.012
"""Least width of the empty stripe between two columns, as a share of the width of the page."""
_DEEPEST = 4
_CLEARLY = 0.1
"""By which share of lines the order of the file must be better to be taken."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class Line:
    """Words on a page, with their edges as shares of its width (from the left) and height (from below)."""

    words: str
    left: float
    right: float
    top: float
    bottom: float


def as_read(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in the order of reading: by their places, or as they stand in the file.

    The order of the file is taken if clearly more lines stand below the one before in it: where pictures, boxes and
    columns of different widths leave no gutter, the program that made the page knows better.
    """
    placed, filed = in_order(lines), _joined_pieces(lines)
    return filed if _going_on(filed) > _going_on(placed) + _CLEARLY else placed


def _going_on(lines: Sequence[Line]) -> float:
    """Return the share of lines that stand just below the one before, in the same column."""
    return sum(_below(one, other) for one, other in pairwise(lines)) / max(1, len(lines))


def _below(one: Line, other: Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    near = abs(one.bottom - other.top) < max(one.top - one.bottom, other.top - other.bottom)
    return near and other.top < one.top and shared > 0.5 * min(one.right - one.left, other.right - other.left)


def in_order(lines: Sequence[Line], depth: int = 0) -> list[Line]:
    """Return lines in the order of reading: from the top, column by column; what spans the columns parts them."""
    pieces = _joined_pieces(lines)
    gutter = _gutter(pieces) if depth < _DEEPEST else None
    if gutter is None:
        return sorted(pieces, key=lambda line: (-line.top, line.left))
    found: list[Line] = []
    band: list[Line] = []
    for line in sorted(pieces, key=lambda line: (-line.top, line.left)):
        if line.left < gutter < line.right:
            found += _columns(band, gutter, depth)
            band = []
            found.append(line)
        else:
            band.append(line)
    return found + _columns(band, gutter, depth)


def _columns(band: Sequence[Line], gutter: float, depth: int) -> list[Line]:
    left = [line for line in band if line.right <= gutter]
    right = [line for line in band if line.right > gutter]
    return in_order(left, depth + 1) + in_order(right, depth + 1)


def _joined_pieces(lines: Sequence[Line]) -> list[Line]:
    """Join pieces of one line that touch each other: PDFium parts a line where the font changes."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and _same_line(last, line) and -0.005 <= line.left - last.right < GUTTER:
            space = " " if line.left - last.right > 0.002 else ""
            bottom, top = min(last.bottom, line.bottom), max(last.top, line.top)
            found[-1] = Line(f"{last.words}{space}{line.words}", last.left, line.right, top, bottom)
        else:
            found.append(line)
    return found


def _same_line(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the middle of the widest stripe that few lines cross and that has columns beside it, or None."""
    edges = sorted({line.right for line in lines})
    best: tuple[float, float] | None = None
    for edge in edges:
        beyond = [line.left for line in lines if line.left > edge]
        if not beyond or (width := min(beyond) - edge) < GUTTER:
            continue
        place = edge + width / 2
        left = [line for line in lines if line.right < place]
        right = [line for line in lines if line.left > place]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < 3 or crossing * 3 > len(lines) or not _beside(left, right):
            continue
        if best is None or width > best[0]:
            best = (width, place)
    return None if best is None else best[1]


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Return whether two columns stand beside each other over most of the lower one's height."""
    top = min(max(line.top for line in left), max(line.top for line in right))
    bottom = max(min(line.bottom for line in left), min(line.bottom for line in right))
    heights = [max(line.top for line in side) - min(line.bottom for line in side) for side in (left, right)]
    return top - bottom > 0.5 * min(heights)


def joined(lines: Sequence[Line], known: AbstractSet[str] = frozenset()) -> Iterator[Passage]:
    """Yield the paragraphs of lines in their order, without the hyphens that only the end of a line made.

    `known` are the words of the whole document: a word that is written with the hyphen in it keeps it.
    """
    if not lines:
        return
    gaps = [one.bottom - other.top for one, other in pairwise(lines) if one.bottom > other.top - 0.02]
    usual = median(gaps) if gaps else 0.0
    heights = median(line.top - line.bottom for line in lines)
    parts = [lines[0].words]
    widest = max(line.right - line.left for line in lines)
    for one, other in pairwise(lines):
        if _new_paragraph(one, other, usual, heights, widest):
            yield Passage("".join(parts))
            parts = [other.words]
        elif _HYPHEN.search(one.words[-2:]) and other.words[:1].islower():
            if not _is_hyphened(one, other, known):
                parts[-1] = _HYPHEN.sub("", parts[-1])
            parts.append(other.words)
        else:
            parts.append(f" {other.words}")
    yield Passage("".join(parts))


def _is_hyphened(one: Line, other: Line, known: AbstractSet[str]) -> bool:
    """Return whether a word that begins at the end of a line is elsewhere written with its hyphen alone."""
    first, second = one.words.split()[-1], other.words.split()[0].rstrip(".,;:!?”’\"')")
    return f"{first}{second}" in known and f"{first[:-1]}{second}" not in known


def _new_paragraph(one: Line, other: Line, usual: float, height: float, widest: float) -> bool:
    """Return whether a line begins a paragraph: after a gap, indented, after a short line, or in another size."""
    gap = one.bottom - other.top
    sizes = (one.top - one.bottom, other.top - other.bottom)
    if max(sizes) > 1.35 * min(sizes):
        return True
    ended = one.words.endswith((".", "!", "?", "”", "’", '"', ":"))
    if gap < -height:  # the next column, or the next page
        return ended and one.right - one.left < 0.8 * widest
    if gap > usual + 0.5 * height:
        return True
    indented = other.left - one.left > 0.01
    return ended and (indented or one.right - one.left < 0.8 * (other.right - other.left))
