"""The lines of a page of a PDF, made of its characters, each of them once.

PDFium gives the characters in the order of the file, with the spaces and line ends that it tells from their places. The
words inside a rectangle, which it gives as well, have letters of what stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from editorial.formats.reading.pdf_lines import GUTTER, Line

_HYPHENS = frozenset((0x02, 0xFFFE))
"""What PDFium has for a hyphen at the end of a line, which it gives no line end."""
_BREAKS = frozenset((0x0A, 0x0D))
_NONE = frozenset((0, 0xFFFF))
_TWICE = 0.1
"""How far two copies of a line may be apart, as a share of its height, that stand for bold letters."""


class _Box(NamedTuple):
    left: float
    right: float
    top: float
    bottom: float


def lines_of(text: Any, width: float, height: float) -> Iterator[Line]:
    """Yield the stretches of words of a page (`PdfTextPage`) without a wide gap, in the order of the file.

    `width` and `height` are those of the page, in points.
    """
    last: Line | None = None
    for words, box in _stretches(text, GUTTER * width):
        found = Line(words, box.left / width, box.right / width, box.top / height, box.bottom / height)
        if last is None or not _same_again(last, found):
            yield found
        last = found


def _stretches(text: Any, widest: float) -> Iterator[tuple[str, _Box]]:
    """Yield the words of each stretch, and its edges in points; `widest` is the gap that words may have anyway."""
    words: list[str] = []
    whole: _Box | None = None
    last: _Box | None = None
    for word, box in _words(text):
        if whole is not None and (box is None or (last is not None and _parted(last, box, widest))):
            yield " ".join(words), whole
            words, whole = [], None
        if box is not None:
            words.append(word)
            whole, last = box if whole is None else _around(whole, box), box
    if whole is not None:
        yield " ".join(words), whole


def _words(text: Any) -> Iterator[tuple[str, _Box | None]]:
    """Yield each word of a page, and its edges in points; no word and no edges at the end of a line."""
    from pypdfium2 import raw

    codes: list[int] = []
    begin = 0
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, number)
        if code in _NONE:
            continue
        hyphen = code in _HYPHENS
        if hyphen or not chr(code).isspace():
            begin = begin if codes else number
            codes.append(0x2D if hyphen else code)
            if not hyphen:
                continue
        if codes:
            yield _word(codes), _edges(text, begin, number if hyphen else number - 1)
            codes = []
        if code in _BREAKS:
            yield "", None
    if codes:
        yield _word(codes), _edges(text, begin, text.count_chars() - 1)


def _word(codes: list[int]) -> str:
    """Return characters as text; two halves of a character beyond U+FFFF are one."""
    return "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _edges(text: Any, first: int, last: int) -> _Box | None:
    """Return what is around the first and the last character of a word; None if PDFium does not know."""
    from ctypes import byref

    from pypdfium2 import raw

    one, other = raw.FS_RECTF(), raw.FS_RECTF()
    if not (
        raw.FPDFText_GetLooseCharBox(text, first, byref(one)) and raw.FPDFText_GetLooseCharBox(text, last, byref(other))
    ):
        return None
    return _around(
        _Box(one.left, one.right, one.top, one.bottom), _Box(other.left, other.right, other.top, other.bottom)
    )


def _parted(last: _Box, box: _Box, widest: float) -> bool:
    """Return whether a word is too far from the last one to follow it: it is of another column, or line."""
    across = max(box.left - last.right, last.left - box.right)
    down = max(last.bottom - box.top, box.bottom - last.top)
    return max(across, down) > max(widest, min(last.top - last.bottom, box.top - box.bottom))


def _around(one: _Box, other: _Box) -> _Box:
    return _Box(
        min(one.left, other.left), max(one.right, other.right), max(one.top, other.top), min(one.bottom, other.bottom)
    )


def _same_again(last: Line, line: Line) -> bool:
    """Return whether a line was written twice, a little moved, so that it looks bold."""
    edges = ((last.left, line.left), (last.right, line.right), (last.top, line.top), (last.bottom, line.bottom))
    apart = max(abs(one - other) for one, other in edges)
    return last.words == line.words and apart <= _TWICE * (line.top - line.bottom)
