"""Occurrences of quotation marks in a paragraph: which of them can open a quote, and which can close one."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache

from editorial.domain.text import Span
from editorial.language.lexicon.quotes import QuotationMarks

_BRACKETS = frozenset("([{<")
_DASHES = frozenset("-–—―/|*_~•…")
_CLOSING = frozenset(".,;:!?)]}…")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,600}>")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
_LOOK_BACK = 8
"""Code points before a mark that are searched for a height in feet (*6' 2"*)."""


@dataclass(slots=True, eq=False)
class QuoteMark:
    """An occurrence of a quotation mark: its position (code points), glyph and family, and what it can do there.

    `opens` and `closes` follow from the characters around it. The other two are for marks that may be apostrophes:
    `spare` is true if another mark that can close comes between this one and the next one that opens, so this one may
    be an apostrophe; `awaited` is true if a later mark of the paragraph can close what this one opens.
    """

    start: int
    end: int
    glyph: str
    family: str
    opens: bool
    closes: bool
    spare: bool = False
    awaited: bool = False


@cache
def _pattern(marks: QuotationMarks) -> re.Pattern[str]:
    """Return a pattern for all marks, except single ones inside a word, which are apostrophes."""
    families = {**marks.openers, **marks.closers, **marks.straight}
    parts = list(
        map(re.escape, sorted((g for g, f in families.items() if f not in marks.single), key=len, reverse=True))
    )
    if "'" in families and "''" in families:
        parts.insert(0, r"(?<=\S)'(?=''(?!'))")
    if single := "".join(re.escape(g) for g, f in families.items() if f in marks.single):
        parts += [rf"(?<!\w)[{single}]", rf"[{single}](?!\w)"]
    return re.compile("|".join(parts))


def find_quote_marks(text: str, paragraph: Span, marks: QuotationMarks) -> list[QuoteMark]:
    """Return the quotation marks of one paragraph, in order."""
    found = []
    tags = deque(match.span() for match in _TAG.finditer(text, paragraph.start, paragraph.end))
    for match in _pattern(marks).finditer(text, paragraph.start, paragraph.end):
        while tags and tags[0][1] <= match.start():
            tags.popleft()
        if tags and tags[0][0] <= match.start():
            continue  # the value of an attribute in markup that was left in the text
        mark = _mark(text, paragraph, match.start(), match.end(), marks)
        if mark is not None:
            found.append(mark)
    _look_ahead(found, marks)
    return found


def _mark(text: str, paragraph: Span, start: int, end: int, marks: QuotationMarks) -> QuoteMark | None:
    """Return the mark at a position, judged by the characters around it; None if it means inches."""
    glyph = text[start:end]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opener, closer = marks.openers.get(glyph), marks.closers.get(glyph)
    family = opener or closer or marks.straight[glyph]
    leads = before.isspace() or before in _BRACKETS or before in _DASHES or before in marks.glyphs
    opens = leads and not after.isspace() and after not in _CLOSING
    closes = not before.isspace() and not (after.isalnum() and before.isalnum()) and before not in _BRACKETS
    if family in marks.single:
        if marks.elision.match(text, end) and (opener is None or marks.decade.match(text, end)):
            opens = False
        closes = closes and not after.isalnum()
    elif (
        glyph in marks.straight
        and before.isdigit()
        and _INCHES.search(text, max(paragraph.start, start - _LOOK_BACK), start)
    ):
        return None
    return QuoteMark(start, end, glyph, family, opens, closes)


def _look_ahead(found: list[QuoteMark], marks: QuotationMarks) -> None:
    """Set `spare` and `awaited` of all marks, in one pass from the end."""
    spare = awaited = False
    for mark in reversed(found):
        if mark.family not in marks.single:
            spare = False
            continue
        mark.spare, mark.awaited = spare, awaited
        if mark.glyph in marks.openers or (mark.opens and not mark.closes):
            spare = False
        elif mark.closes:
            spare = awaited = True
