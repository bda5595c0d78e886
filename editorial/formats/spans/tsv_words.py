"""How WebAnno TSV 3 writes values and lines of text, and how it makes the text of its sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

VERSION = "#FORMAT=WebAnno TSV 3.3"
TEXT, EDITORIAL = "#Text=", "#Editorial="
_IN_VALUES = re.compile(r"->|[\\\[\]|_;*\t\n]")
_IN_LINES = re.compile(r"[\x01-\x07\x0e-\x1f\t\n\f\r\b\\]")
_SPELLED = {"\t": "t", "\n": "n", "\f": "f", "\r": "r", "\b": "b"}
_SPELT = {letter: character for character, letter in _SPELLED.items()}
_ESCAPED_VALUE = re.compile(r"\\(->|[\\\[\]|_;*tn])")
_ESCAPED_LINE = re.compile(r"\\([\x01-\x07\x0e-\x1ftnfrb\\])")


def escaped_value(words: str) -> str:
    """Return words as the value of a column."""
    return _IN_VALUES.sub(lambda match: "\\" + _SPELLED.get(match[0], match[0]), words)


def unescaped_value(words: str) -> str:
    """Return the words that a value says."""
    return _ESCAPED_VALUE.sub(lambda match: _SPELT.get(match[1], match[1]), words)


def escaped_line(words: str) -> str:
    """Return words of a text without tabs, line ends and most control characters."""
    return _IN_LINES.sub(lambda match: "\\" + _SPELLED.get(match[0], match[0]), words)


def unescaped_line(words: str) -> str:
    """Return the words of the text that a line says."""
    return _ESCAPED_LINE.sub(lambda match: _SPELT.get(match[1], match[1]), words)


def as_text(sentences: Iterable[tuple[int, str]], measure: Callable[[str], int] = len) -> str:
    """Return the text of sentences, each with where it begins, as INCEpTION makes it.

    A line end follows each sentence, unless the next begins at once; more between them becomes spaces. `measure` says
    how long words are, in the units in which the beginnings are counted.
    """
    parts, length = list[str](), 0
    for start, words in sentences:
        if length > start and parts:
            parts[-1], length = parts[-1][:-1], length - 1
        parts += [" " * (start - length), f"{words}\n"]
        length = max(length, start) + measure(words) + 1
    return "".join(parts)


def utf16_length(words: str) -> int:
    """Return the length of words in UTF-16 units."""
    return len(words.encode("utf-16-le", "replace")) // 2
