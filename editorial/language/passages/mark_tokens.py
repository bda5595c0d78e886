"""The single quotation marks of a paragraph: which could open, which could close, where they stand."""

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


@dataclass(slots=True, eq=False)
class MarkToken:
    """A mark: its place (code points), glyph and family, and what it could do where it stands.

    `spare` says that another mark that could close stands between this one and the next that opens: this one may then
    be an apostrophe. `awaited` says that some later mark of the paragraph could close what this one opens.
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
    """Return a pattern for every mark; single ones inside a word are left out, they are apostrophes."""
    families = {**marks.openers, **marks.closers, **marks.straight}
    parts = list(
        map(re.escape, sorted((g for g, f in families.items() if f not in marks.single), key=len, reverse=True))
    )
    if "'" in families and "''" in families:
        parts.insert(0, r"(?<=\S)'(?=''(?!'))")
    if single := "".join(re.escape(g) for g, f in families.items() if f in marks.single):
        parts += [rf"(?<!\w)[{single}]", rf"[{single}](?!\w)"]
    return re.compile("|".join(parts))


def mark_tokens(text: str, paragraph: Span, marks: QuotationMarks) -> list[MarkToken]:
    """Return the marks of one paragraph, in order."""
    tokens = []
    tags = deque(match.span() for match in _TAG.finditer(text, paragraph.start, paragraph.end))
    for match in _pattern(marks).finditer(text, paragraph.start, paragraph.end):
        while tags and tags[0][1] <= match.start():
            tags.popleft()
        if tags and tags[0][0] <= match.start():
            continue  # the value of an attribute in markup that was left in the text
        token = _token(text, paragraph, match.start(), match.end(), marks)
        if token is not None:
            tokens.append(token)
    _look_ahead(tokens, marks)
    return tokens


def _token(text: str, paragraph: Span, start: int, end: int, marks: QuotationMarks) -> MarkToken | None:
    glyph = text[start:end]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opener, closer = marks.openers.get(glyph), marks.closers.get(glyph)
    family = opener or closer or marks.straight[glyph]
    glyphs = marks.openers.keys() | marks.closers.keys() | marks.straight.keys()
    leads = before.isspace() or before in _BRACKETS or before in _DASHES or before in glyphs
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
    return MarkToken(start, end, glyph, family, opens, closes)


def _look_ahead(tokens: list[MarkToken], marks: QuotationMarks) -> None:
    """Fill in `spare` and `awaited`, in one pass from the end."""
    spare = awaited = False
    for token in reversed(tokens):
        if token.family not in marks.single:
            spare = False
            continue
        token.spare, token.awaited = spare, awaited
        if token.glyph in marks.openers or (token.opens and not token.closes):
            spare = False
        elif token.closes:
            spare = awaited = True
