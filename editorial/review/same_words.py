"""Finding the same words again in a text, however they are written: capitals, spaces, apostrophes and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.text import Span

_APOSTROPHES, _HYPHENS = "'’‘ʼ‛＇", "-‐‑"
_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_HYPHENS, "-"))
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s?$", re.IGNORECASE)
_GAP = r"(?:[^\S\n]*\n[^\S\n]*|[^\S\n]+)"
"""White space between two words: at most one line break, since a name does not go on in the next paragraph."""
_NO_WORD_BEFORE, _NO_WORD_AFTER = r"(?<!\w)", "(?![\\w\u0300-\u036f])"


def folded(words: str) -> str:
    """Return the words without what may differ between two occurrences: capitals, spaces, kinds of apostrophe."""
    return " ".join(words.casefold().translate(_PLAIN).split())


def bare(words: str) -> str:
    """Return the words without a possessive ending: *Rosenberg* for *Rosenberg’s*."""
    return _POSSESSIVE.sub("", words) or words


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Yield every span of `text` with these words as whole words, in text order.

    A possessive ending is part of the span only if `words` has one.
    """
    own = bare(words)
    ending = rf"(?:[{_APOSTROPHES}]s?{_NO_WORD_AFTER})?" if own != words else ""
    name = _GAP.join(map(_loose, own.split()))
    pattern = re.compile(f"{_NO_WORD_BEFORE}{name}{ending}{_NO_WORD_AFTER}", re.IGNORECASE)
    return (Span(*hit.span()) for hit in pattern.finditer(text))


def _loose(word: str) -> str:
    """Return a pattern for a word with any kind of apostrophe and hyphen."""
    return "".join(map(_any_kind, word))


def _any_kind(character: str) -> str:
    kinds = next((kinds for kinds in (_APOSTROPHES, _HYPHENS) if character in kinds), None)
    return f"[{re.escape(kinds)}]" if kinds is not None else re.escape(character)


def written_alike(words: str, found: str) -> bool:
    """Return whether `found` is written as a name is where `words` is one: the same capitals, or as in a headline.

    *may* is not written like *May*, nor *Who* like *WHO*; *HARROW ROVERS* and *Harrow Rovers* are.
    """
    one, other = _plain(words), _plain(found)
    if one == other:
        return True
    if other == other.upper():
        return one[:1].isupper()
    return " " in one and one == one.upper() and other[:1].isupper()


def _plain(words: str) -> str:
    return " ".join(words.translate(_PLAIN).split())
