"""What a selection is taken as: whole words, without what does not belong to them."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from editorial.domain.text import Span
from editorial.domain.words import APOSTROPHES, is_word, splits_word, widened, without_possessive

MARKS = frozenset("“”„‟«»‹›\"‘’‚'")
_CLOSERS = dict(zip("“„‟«»‹›\"‘‚'", ("”", "“”", "”", "»", "«", "›", "‹", '"', "’", "‘’", "'"), strict=True))
"""The marks that close a quotation, by the mark that opens it."""
_OPENED_BY = {")": "(", "]": "[", "”": "“", "»": "«"}
_SMALL_STOPS = frozenset(",;:")
_SHORT = re.compile(r"(?i)(?:jr|sr|inc|ltd|co|corp|bros|st|mrs?|ms|dr|prof|gen|gov|sen|rep|hon|col|sgt|lt|\w)")
"""Words that may end with a dot, initials among them."""
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n|[.!?…:][\"”’»)\]]*[^\S\n]*\n")
"""An empty line, or a line that ends where a sentence does; a name may go on in the next line otherwise."""
_TITLE = re.compile(r"\b[^\W\d_]{1,4}\.[^\S\n]*\n\Z")
"""An initial or a title at the end of a line (*Mr.*)."""


class Taking(StrEnum):
    """What a selection is taken as."""

    NAME = "name"
    """A name or the words for a speaker: no punctuation and no possessive ending at its ends."""
    CUE = "cue"
    """Words that introduce a quote: no punctuation at its ends."""
    SPEECH = "speech"
    """What somebody said: no quotation marks around it."""
    PASSAGE = "passage"
    """A passage of the text, with its punctuation."""


def taken(text: str, start: int, end: int, taking: Taking) -> Span | None:
    """Return the words that a selection `[start, end)` (code points) means, or None if it touches no word.

    Words are never split. What is returned means itself: taken once more, it stays the same.
    """
    start, end = max(0, start), min(end, len(text))
    at = next((at for at in range(start, end) if is_word(text, at)), None)
    if at is None:
        return None
    last_at = next(at for at in reversed(range(start, end)) if is_word(text, at))
    first, last = widened(text, at, last_at + 1)
    if taking is Taking.NAME:
        last = without_possessive(text, first, last)
    if taking in {Taking.NAME, Taking.CUE}:
        return Span(first, _with_ending(text, first, last, end))
    first, last = widened(text, *_trimmed(text, min(start, first), max(end, last)))
    if taking is Taking.SPEECH:
        first, last = _unquoted(text, first, last)
    return Span(first, last)


def bare_name(words: str, left_out: Collection[str]) -> str:
    """Return a name for comparison: no punctuation, no possessive ending, none of the words `left_out` at its start.

    `left_out` (titles, articles) is in lower case; the last word always stays.
    """
    span = taken(words, 0, len(words), Taking.NAME)
    found = span.of(words).replace("’", "'").casefold().split() if span is not None else []
    while len(found) > 1 and found[0] in left_out:
        del found[0]
    return " ".join(found)


def crosses_paragraphs(text: str, span: Span) -> bool:
    """Return whether a span begins in one paragraph of a text and ends in another."""
    if "\n" not in span.of(text):
        return False
    found = _PARAGRAPHS.finditer(text, span.start, span.end)
    return any(not _TITLE.search(text, span.start, match.end()) for match in found)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _with_ending(text: str, start: int, end: int, selected: int) -> int:
    """Return the end with the dot of *U.S.*, and if selected, that of *Inc.* or a mark that closes one inside."""
    if end >= len(text) or splits_word(text, end + 1):
        return end
    words, following = text[start:end], text[end]
    last = re.split(r"[\s-]", words)[-1]
    if following == "." and "." in last and last.replace(".", "").isalpha():
        return end + 1
    closes = words.count(_OPENED_BY.get(following, "\0")) > words.count(following)
    short = following == "." and _SHORT.fullmatch(last) is not None
    return end + 1 if selected > end and (closes or short) else end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without marks around it, nor a comma at its end that is no part of a quotation."""
    before = None
    while before != (start, end):
        before = start, end
        closers = _CLOSERS.get(text[start], "")
        if closers and text[end - 1] in closers:
            start, end = start + 1, end - 1
        elif closers and not any(mark in closers for mark in text[start + 1 : end]):
            start += 1
        elif _is_outside(text, start, end):
            end -= 1
        start, end = _trimmed(text, start, end)
    return start, end


def _is_outside(text: str, start: int, end: int) -> bool:
    """Return whether the last character is a mark that closes nothing inside, or a comma that no mark follows."""
    if text[end - 1] in MARKS:
        return not _is_opened(text, start, end)
    return text[end - 1] in _SMALL_STOPS and text[end : end + 1] not in MARKS


def _is_opened(text: str, start: int, end: int) -> bool:
    """Return whether the mark at the end closes one inside, or is an apostrophe (*dancin’*)."""
    mark, inside = text[end - 1], text[start : end - 1]
    openers = {opener for opener, closers in _CLOSERS.items() if mark in closers}
    if openers.intersection(inside):
        return True
    return mark in APOSTROPHES and text[max(0, start - 1) : start] not in openers
