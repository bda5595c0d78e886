"""A picture of bars as SVG: for files, and for pages; a line of words and a number stand at each bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from editorial.formats.report.html import safe

WIDTH = 760
_ROW, _BAR, _WORDS, _NUMBER, _EDGE = 26, 16, 250, 60, 12
_LONGEST = 36
"""How many characters of a bar's words are shown."""
_INK, _BLUE, _GREY = "#1f2937", "#1d4ed8", "#6b7280"


class Bar(NamedTuple):
    """A bar: its words, its length, and whether it is drawn hollow, as one that stands for what is not known."""

    words: str
    number: int
    hollow: bool = False


def bars_svg(title: str, bars: Sequence[Bar]) -> str:
    """Return a picture on white, in colours that all eyes tell apart, since those that differ are hollow as well."""
    height = 2 * _EDGE + _ROW * (len(bars) + 1)
    most = max((one.number for one in bars), default=0)
    told = "; ".join(f"{one.words}: {one.number}" for one in bars)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13">',
            f"<title>{safe(title)}</title><desc>{safe(told)}</desc>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text x="{_EDGE}" y="{_EDGE + 13}" font-weight="bold" fill="{_INK}">{safe(title)}</text>',
            *(_bar(one, _EDGE + _ROW * at, most) for at, one in enumerate(bars, 1)),
            "</svg>\n",
        ]
    )


def _bar(one: Bar, top: int, most: int) -> str:
    room = WIDTH - 2 * _EDGE - _WORDS - _NUMBER
    length = round(room * one.number / most, 1) if most else 0
    left, middle = _EDGE + _WORDS, top + _BAR - 3
    look = f'fill="#ffffff" stroke="{_GREY}" stroke-dasharray="3 2"' if one.hollow else f'fill="{_BLUE}"'
    shown = one.words if len(one.words) <= _LONGEST else f"{one.words[: _LONGEST - 1]}…"
    return (
        f'<text x="{left - 8}" y="{middle}" text-anchor="end" fill="{_INK}">{safe(shown)}</text>'
        f'<rect x="{left}" y="{top}" width="{length}" height="{_BAR}" {look}/>'
        f'<text x="{left + length + 6}" y="{middle}" fill="{_INK}">{one.number:,}</text>'
    )
