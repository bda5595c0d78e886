"""Where words begin and end in a text.

A word is letters, digits and signs of currency with what belongs to them: combining marks, an apostrophe (*O'Brien*,
*Hull's*), the dots of *U.S.*, a hyphen between capitals or digits (*Smith-Jones*, but not *London-based*). A symbol
such as an emoji is a word with its modifiers. Scripts that set no spaces have words of one character.
"""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = frozenset("'’ʼ")
_HYPHENS = frozenset("-‐‑")
_JOINING = frozenset("&·@_/")
_BEFORE, _AFTER = frozenset("@#"), frozenset("%‰°")
_ZERO_WIDTH_JOINER = "\u200d"
_EXTENDING = re.compile("[\u200c\u200d\u00ad\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
_WITHOUT_SPACES = (
    *(range(0x0E00, 0x0F00), range(0x1000, 0x10A0), range(0x1780, 0x1800)),  # Thai and Lao, Burmese, Khmer
    *(range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000)),  # Chinese and Japanese
)


def splits_word(text: str, at: int) -> bool:
    """Return whether an offset (code points) is inside a word, or inside what is one character to a reader."""
    if not 0 < at < len(text) or text[at - 1].isspace() or text[at].isspace():
        return False
    before, after = text[at - 1], text[at]
    if _extends(after) or before == _ZERO_WIDTH_JOINER:
        return True
    if _REGIONAL.match(before) and _REGIONAL.match(after):
        return _regional_before(text, at) % 2 == 1
    if _in_word(before) and _in_word(after):
        return not (_needs_no_space(before) or _needs_no_space(after))
    return _joins(text, at) or _joins(text, at - 1) or _has_sign(text, at)


def is_word(text: str, at: int) -> bool:
    """Return whether the character at an offset is part of a word or a symbol."""
    symbol = unicodedata.category(text[at]) == "So"
    return symbol or _in_word(text[at]) or _has_sign(text, at) or _has_sign(text, at + 1)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range with the words at its ends completed."""
    while splits_word(text, start):
        start -= 1
    while splits_word(text, end):
        end += 1
    return start, end


def without_possessive(text: str, start: int, end: int) -> int:
    """Return the end of a range without a possessive ending (*Hull's*)."""
    while end - start > 2 and text[end - 1] in "sS" and text[end - 2] in APOSTROPHES and _in_word(text[end - 3]):
        end -= 2
    return end


def _extends(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or _EXTENDING.match(char) is not None


def _needs_no_space(char: str) -> bool:
    return any(ord(char) in some for some in _WITHOUT_SPACES)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or _extends(char) or unicodedata.category(char) == "Sc"


def _regional_before(text: str, at: int) -> int:
    """Return how many regional indicators, two of which make a flag, end at an offset."""
    first = at
    while first > 0 and _REGIONAL.match(text[first - 1]):
        first -= 1
    return at - first


def _joins(text: str, at: int) -> bool:
    """Return whether the character at an offset joins the one before it and the one after it to one word."""
    if not 0 < at < len(text) - 1 or not (_in_word(text[at - 1]) and _in_word(text[at + 1])):
        return False
    char = text[at]
    if char in _HYPHENS:
        return _has_capital(text, at, -1) and _has_capital(text, at, 1)
    if char in ".,":
        digits = text[at - 1].isdigit() and text[at + 1].isdigit()
        return digits or (char == "." and _is_initial(text, at - 1) and _is_initial(text, at + 1))
    return char in APOSTROPHES or char in _JOINING


def _is_initial(text: str, at: int) -> bool:
    """Return whether a letter is no part of a longer run of letters (*U.S.*)."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at].isalpha() and not any(map(_in_word, around))


def _has_capital(text: str, at: int, step: int) -> bool:
    """Return whether a part of a compound before (-1) or after (1) a hyphen begins with a capital or a digit."""
    here = at + step
    while 0 <= here < len(text) and (_in_word(text[here]) or text[here] in _HYPHENS):
        begins = here == 0 or not _in_word(text[here - 1])
        if begins and (text[here].isupper() or text[here].isdigit()):
            return True
        here += step
    return False


def _has_sign(text: str, at: int) -> bool:
    """Return whether a word at an offset has a sign on the other side of it: *@home*, *40%*, *Disney+*."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _BEFORE and _in_word(after):
        return at < 2 or not _in_word(text[at - 2])
    if after in _AFTER:
        return before.isdigit()
    return after == "+" and _in_word(before) and not (at + 1 < len(text) and _in_word(text[at + 1]))
