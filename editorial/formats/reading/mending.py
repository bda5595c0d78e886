"""Recognition and repair of garbled text: UTF-8 that was read in another encoding, and HTML entities left as they were.

The repair is ftfy's, which changes a stretch only if no other reading of its bytes makes sense.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_SUSPECTS = re.compile("[\u00c2-\u00f4\u0102\u0103\u010e\u0413\u0420\u0421\u0432\u2021\u201a\u221a\x80-\x9f\ufffd]")
"""Characters that garbled text begins its sequences with; without one of these ftfy is not imported."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AROUND = 12
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with what was garbled set right, and the first stretches that changed, before and after."""

    text: str
    samples: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Return what changed in words: `“CafÃ©” → “Café”`."""
        return "; ".join(f"“{before}” → “{after}”" for before, after in self.samples)


def mend(text: str) -> Mended | None:
    """Return the text set right, or None if nothing in it is garbled. Lines stay lines."""
    lines = text.split("\n")
    mended = [mend_line(line) for line in lines]
    if mended == lines:
        return None
    changed = [(before, after) for before, after in zip(lines, mended, strict=True) if before != after]
    return Mended("\n".join(mended), tuple(_stretch(before, after) for before, after in changed[:_SHOWN]))


def line_starts(text: str, mended: str) -> dict[int, int]:
    """Return where each line of a text begins, and it ends, in the text set right."""
    lengths = zip(text.split("\n"), mended.split("\n"), strict=True)
    found, before, after = {len(text): len(mended)}, 0, 0
    for line, better in lengths:
        found.setdefault(before, after)
        before, after = before + len(line) + 1, after + len(better) + 1
    return found


def mend_line(line: str) -> str:
    """Return a line set right."""
    if _SUSPECTS.search(line):
        from ftfy import fix_encoding
        from ftfy.badness import badness

        better = fix_encoding(line)
        line = better if badness(better) < badness(line) else line
    return _ENTITY.sub(_character, line) if "&" in line else line


def _character(match: re.Match[str]) -> str:
    """Return what an entity stands for, on one line; what is none, or stands for a control, stays."""
    meant = html.unescape(match[0])
    return meant if meant.isprintable() or meant in {"\u00a0", "\u00ad"} else match[0]


def _stretch(before: str, after: str) -> tuple[str, str]:
    """Return the first stretch of two lines that differs, with the words around it."""
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    begin = max(0, start - _AROUND)
    return before[begin : start + 2 * _AROUND], after[begin : start + 2 * _AROUND]
