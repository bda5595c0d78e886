"""What stands in a source though nobody said it: names before turns, page headers, notes; and sounds such as *um*."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum, auto

from editorial.domain.source import SourceText
from editorial.domain.text import Span
from editorial.language.checking.words import HYPHENS, key_of
from editorial.language.lexicon.transcripts import TranscriptLexicon
from editorial.language.text.text_lines import page_headers, text_lines

_NOTE = re.compile(r"\[[^\[\]\n]{1,60}\]|\([^()\n]{1,40}\)")
_WORDS = re.compile(r"[^\W\d_]+")


class Unsaid(Enum):
    """Why a stretch of a source is no part of what was said."""

    LABEL = auto()
    HEADER = auto()
    NOTE = auto()


class UnsaidStretches:
    """The stretches of a source that nobody said, with a look-up by offset."""

    def __init__(self, stretches: dict[Span, Unsaid]) -> None:
        self._spans = sorted(stretches)
        self._starts = [span.start for span in self._spans]
        self._sorts = [stretches[span] for span in self._spans]

    def __bool__(self) -> bool:
        return bool(self._spans)

    def at(self, offset: int) -> Unsaid | None:
        """Return why the code point at `offset` was not said, or None if it was."""
        number = bisect_right(self._starts, offset) - 1
        return self._sorts[number] if number >= 0 and offset < self._spans[number].end else None


def find_unsaid(source: SourceText, lexicon: TranscriptLexicon) -> UnsaidStretches:
    """Return the stretches of a source that nobody said; where several overlap the first one counts."""
    found: dict[Span, Unsaid] = {}
    end = 0
    for span, sort in sorted([*_labels(source), *_headers(source.text), *_notes(source.text, lexicon)], key=_start):
        if span.start >= end:
            found[span], end = sort, span.end
    return UnsaidStretches(found)


def _start(found: tuple[Span, Unsaid]) -> int:
    return found[0].start


def _labels(source: SourceText) -> Iterator[tuple[Span, Unsaid]]:
    """Yield what stands outside the turns of a source that has turns."""
    if not source.turns:
        return
    borders = [0, *(place for turn in source.turns for place in (turn.span.start, turn.span.end)), len(source.text)]
    for begin, end in zip(borders[::2], borders[1::2], strict=True):
        if begin < end:
            yield Span(begin, end), Unsaid.LABEL


def _headers(text: str) -> Iterator[tuple[Span, Unsaid]]:
    """Yield the page headers and footers."""
    lines = text_lines(text)
    for number in sorted(page_headers(lines)):
        yield Span(lines[number].start, lines[number].end), Unsaid.HEADER


def _notes(text: str, lexicon: TranscriptLexicon) -> Iterator[tuple[Span, Unsaid]]:
    """Yield what stands in square brackets, and in round ones what the lexicon knows as a note."""
    for found in _NOTE.finditer(text):
        words = _WORDS.findall(found[0].lower())
        if _is_put_in(text, found) or (words and words[0] in lexicon.notes):
            yield Span(found.start(), found.end()), Unsaid.NOTE


def _is_put_in(text: str, found: re.Match[str]) -> bool:
    """Return whether something stands in square brackets, and is no part of a word (*[W]e*)."""
    if found[0][0] != "[":
        return False
    beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return not any(character.isalpha() for character in beside)


def is_hesitation(text: str, start: int, end: int, lexicon: TranscriptLexicon) -> bool:
    """Return whether a word of a text is a sound that means nothing; *uh-huh* and *ER* are words."""
    word = text[start:end]
    if key_of(word) not in lexicon.hesitations or (word.isupper() and len(word) > 1 and _has_small(text, start, end)):
        return False
    joined = text[end : end + 1] in HYPHENS and text[end + 1 : end + 2].isalpha()
    return not (joined and end < len(text))


def _has_small(text: str, start: int, end: int) -> bool:
    """Return whether there are small letters around a word in capitals."""
    return any(character.islower() for character in text[max(0, start - 40) : end + 40])
