"""Reading copy of a text: its words as they were meant, without what mail, print, PDF and Markdown put between them.

Left out are invisible characters, soft hyphens, breaks and hyphens at the end of wrapped lines, `> ` before the lines
of a mail, bullets, page headers, and the signs of Markdown. Names and quotes are found in the copy; their spans are
mapped back to the text as stored.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from editorial.domain.text import Span
from editorial.language.text.text_lines import TextLine, page_headers, text_lines
from editorial.language.text.tokens import Column

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_ODD = re.compile(f"{_INVISIBLE.pattern}|{_BLANK.pattern}")
_MARKDOWN = re.compile(
    r"(?P<rule>^[*_-]{3,}$)|(?P<head>^\#{1,6}[ ]+)|(?P<strong>\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w))"
    r"|(?P<weak>(?<![\w*])\*(?=[\w“\"])|(?<=[\w.,”\"!?)])\*(?![\w*])|(?<!\w)_(?=\w)|(?<=\w)_(?!\w))"
    r"|(?P<link>\[(?=[^\]\n]{1,200}\]\())|(?P<target>\]\([^()\s]{1,500}\))"
)
"""The signs of Markdown: headings, strong and weak emphasis, links."""
_IS_MARKDOWN = re.compile(r"\*\*\S[^*\n]*\*\*|^#{1,6} \S|\]\(\w+:|\[[^\]\n]+\]\([^()\s]+\)", re.MULTILINE)
_SUSPECT = re.compile(
    rf"{_IS_MARKDOWN.pattern}|{_ODD.pattern}|^[»›▪●▶►‣]|"
    r"\f|^[ \t]*>|\S[ \t]*\n[ \t]*\S|^[-–—][ \t]*\d+|\bpage[ \t]\d|^\d+[ \t]*\|",
    re.M | re.I,
)
"""Something without which the copy is the text itself."""

_ENDED = re.compile(r"[.!?:;…\"”’'»)\]*_=|–—-]$")
_HYPHEN = re.compile(r"[^\W\d_]{2,}-$")
_GOES_ON = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "from",
        "with",
        "as",
        "that",
        "which",
        "who",
        "whose",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "not",
        "no",
        "but",
        "if",
        "than",
        "de",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "les",
        "di",
        "da",
        "du",
        "del",
        "al",
        "el",
        "bin",
    ]
)
"""Words, in lower case, that no line of its own ends with."""
_LIST = re.compile(r"[-–—*•·#|+]|\d{1,2}[.)]\s|\w\)\s")
_LEAST = 20
"""The least length, in code points, of a line that goes on in the next one although the text is not wrapped."""
_WIDTHS = range(45, 101)
"""Lengths of the longest line of a wrapped text."""
_SLACK = 12
"""How much shorter than the longest line a full line may be: what wraps lines counts otherwise than code points."""


class _Break(Enum):
    """What becomes of a break between two lines."""

    KEPT = auto()
    SPACE = auto()
    NOTHING = auto()
    HYPHEN_LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """Copy of a text, with the offset in the text (code points) of each of its characters."""

    text: str
    offsets: Column

    def in_text(self, span: Span) -> Span:
        """Return where a span of the copy stands in the text."""
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)

    def in_copy(self, span: Span) -> Span | None:
        """Return where a span of the text stands in the copy; None if all of it was left out."""
        start, end = bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end)
        return Span(start, end) if start < end else None


def reading_copy(text: str) -> ReadingCopy | None:
    """Return the reading copy of a text; None if it would be the text itself."""
    if not _SUSPECT.search(text):
        return None
    pieces = list(_pieces(text))
    copy = "".join(words for _, words in pieces)
    if not copy.strip() or copy == text:
        return None
    offsets: Column = array("i")
    for start, words in pieces:
        offsets.extend(range(start, start + len(words)))
    return ReadingCopy(copy, offsets)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of the copy in order: where each stands in the text, and its words, as long as there."""
    lines = text_lines(text)
    odd = re.compile(f"{_MARKDOWN.pattern}|{_ODD.pattern}") if _IS_MARKDOWN.search(text) else _ODD
    headers = page_headers(lines)
    kept = [number for number, line in enumerate(lines) if line.words and number not in headers]
    width = _width([lines[number] for number in kept])
    for number, following in pairwise([*kept, None]):
        assert number is not None  # only the last of all is None
        line = lines[number]
        if following is None:
            yield from _visible(line.start, line.words, odd)
            return
        after = lines[following]
        passed = range(number + 1, following)
        over_page = any(between in headers for between in passed)
        how = _break(line, after, text, over_page=over_page, apart=bool(passed), width=width)
        yield from _visible(line.start, line.words[:-1] if how is _Break.HYPHEN_LEFT_OUT else line.words, odd)
        if how is _Break.SPACE:
            yield line.end, " "
        elif how is _Break.KEPT:
            yield from _gap(text, line, after, over_page=over_page)


def _gap(text: str, line: TextLine, after: TextLine, *, over_page: bool) -> Iterator[tuple[int, str]]:
    """Yield what stands between two paragraphs: as it is, or only the line breaks where something is left out."""
    between = text[line.end : after.start]
    if not over_page and not between.strip():
        yield line.end, between
        return
    breaks = [line.end + place for place, character in enumerate(between) if character == "\n"]
    for place in breaks[:2]:
        yield place, "\n"


def _visible(start: int, words: str, odd: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Yield the parts of a line without what is `odd` in it, and with spaces for those that do not break."""
    done = 0
    for found in odd.finditer(words):
        if found.start() > done:
            yield start + done, words[done : found.start()]
        if _BLANK.match(found[0]):
            yield start + found.start(), " "
        done = found.end()
    if done < len(words):
        yield start + done, words[done:]


def _break(line: TextLine, after: TextLine, text: str, *, over_page: bool, apart: bool, width: int) -> _Break:
    """Return what becomes of the break between two lines.

    `over_page` says that a page header stands between them, `apart` that anything does; `width` is that of a wrapped
    text, or 0.
    """
    words = line.words
    if apart and not over_page:
        return _Break.KEPT
    if words.endswith("\u00ad"):
        return _Break.NOTHING
    if _HYPHEN.search(words) and after.words[0].islower():
        word = words.rsplit(maxsplit=1)[-1] + after.words.split(maxsplit=1)[0]
        return _Break.NOTHING if word in text else _Break.HYPHEN_LEFT_OUT
    if over_page:
        return _Break.KEPT if _ENDED.search(words) else _Break.SPACE
    return _Break.SPACE if _goes_on(line, after, width) else _Break.KEPT


def _goes_on(line: TextLine, after: TextLine, width: int) -> bool:
    """Return whether a paragraph goes on from a line to the next."""
    if line.quoted != after.quoted or _LIST.match(after.words) or line.bullet or after.bullet:
        return False
    ended = _ENDED.search(line.words) is not None
    small = after.words[0].islower() or line.words.rsplit(maxsplit=1)[-1].lower() in _GOES_ON
    if width and _is_full(line, after, width):
        return True
    if ended:
        return False
    if width or line.quoted:
        return small or _has_sentence(line.words)
    return small and len(line.words) >= _LEAST


def _has_sentence(words: str) -> bool:
    """Return whether a line looks like part of a sentence, not like a name or a title: it has words in lower case."""
    found = words.split()
    return len(found) > 2 and sum(word[0].islower() for word in found) * 3 >= len(found)


def _is_full(line: TextLine, after: TextLine, width: int) -> bool:
    """Return whether the first word of the next line would have had no place in a line."""
    return len(line.words) + 1 + len(after.words.split(maxsplit=1)[0]) > width - _SLACK


def _width(lines: Sequence[TextLine]) -> int:
    """Return the width to which the lines of a text are wrapped; 0 if they are not.

    `lines` are those that are not blank. In a wrapped text most lines that end in mid-sentence are full.
    """
    width = max((len(line.words) for line in lines), default=0)
    if width not in _WIDTHS:
        return 0
    open_ones = [pair for pair in pairwise(lines) if not _ENDED.search(pair[0].words)]
    full = sum(_is_full(line, after, width) for line, after in open_ones)
    return width if full > 1 and full * 2 > len(open_ones) else 0
