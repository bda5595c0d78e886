"""The words of a text with their places, each in a form that is the same for all that the fold rules may ignore."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
"""Characters without a width, as the inside of a character class: soft hyphens, joiners, marks of direction."""
APOSTROPHES = "'’‘ʼ‛`´＇"
HYPHENS = "-‐‑‒–—―−﹘﹣－"


def _combining() -> str:
    """Return the combining marks of Unicode's first plane, as the inside of a character class."""
    codes = {code for code in range(0x300, 0xFE30) if unicodedata.category(chr(code))[0] == "M"}
    begins = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return "".join(f"{chr(begin)}-{chr(end)}" for begin, end in zip(begins, ends, strict=True))


_MARK = _combining()
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Letters of scripts that put no spaces between words: each counts as a word."""
_LETTERS = rf"[^\W_{_ALONE}]"
_SYMBOL = "$¢£¥₠-₿%‰&@#§°+=©®™\u2190-\u2bff\U0001f000-\U0001faff"
WORD = re.compile(
    rf"[{_ALONE}][{_MARK}]*"
    rf"|{_LETTERS}+(?:[{_MARK}]+{_LETTERS}*|(?:[{APOSTROPHES}{INVISIBLE}]+|(?<=\d)[.,\u066b\u066c](?=\d)){_LETTERS}+)*"
    rf"|[{_SYMBOL}]"
)
"""A word, a number, a letter of a script without spaces, or a sign that is read as a word (`%`, an emoji)."""
PARTLY = r"(?:\w+\[\w{1,12}\]|\[\w{1,12}\]\w)[\w\[\]]*"
"""Pattern of a word with some letters in square brackets (*[W]e*, *walk[ed]*), as a string."""
_WORD_OR_PARTLY = re.compile(f"{PARTLY}|{WORD.pattern}")
_BRACKETS = str.maketrans("", "", "[]")
_STRAIGHT = dict.fromkeys(map(ord, APOSTROPHES), "'")
_GONE = re.compile(f"[{INVISIBLE}]")


class Word(NamedTuple):
    """One word of a text: the form in which it is compared, and its place (code points)."""

    key: str
    start: int
    end: int


def word_pattern(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the words of a text, those with letters in brackets as one word."""
    return _WORD_OR_PARTLY if "[" in text else WORD


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of `text[start:end]` in order."""
    for found in WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(key_of(found[0]), found.start(), found.end())


def key_of(word: str) -> str:
    """Return the form in which a word is compared: without case, invisible characters and forms of one letter."""
    if "[" in word:
        word = word.translate(_BRACKETS)
    return word.lower() if word.isascii() and "`" not in word else same_marks(same_characters(word)).lower()


def same_characters(word: str) -> str:
    """Return a word with one form for characters that look the same, and without invisible ones.

    A number that is raised or a fraction (`2` in `10²`) stays what it is.
    """
    bare = _GONE.sub("", word)
    other = any(unicodedata.category(character) == "No" for character in bare)
    return unicodedata.normalize("NFC" if other else "NFKC", bare)


def same_marks(word: str) -> str:
    """Return a word with one form for apostrophes."""
    return word.translate(_STRAIGHT)
