"""Search terms: parsing a query, and matching it in a text by the rules of the full-text index."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

_TYPED = re.compile(r'["“”]([^"“”]*)["“”]?|[^\s"“”]+')
_BETWEEN = r"[\W_]+"  # separates words, in the index too
_INSIDE = r"[^\W_]"


class Term(NamedTuple):
    """Consecutive words to search for; the last one may be a prefix (`unfinished`)."""

    words: tuple[str, ...]
    unfinished: bool


def terms(query: str) -> tuple[Term, ...]:
    """Return the terms of a query; words in double quotation marks form one term, the last word may be unfinished."""
    found = []
    for typed in _TYPED.finditer(query):
        together = typed.group(1)
        words = tuple(filter(None, re.split(_BETWEEN, typed.group() if together is None else together)))
        if words:
            found.append(Term(words, unfinished=False))
    if found and query[-1].isalnum():
        found[-1] = found[-1]._replace(unfinished=True)
    return tuple(found)


@lru_cache(maxsize=16)
def pattern(wanted: tuple[Term, ...]) -> re.Pattern[str]:
    """Return a pattern that matches what the full-text index matches: ignores case and accents."""
    # Whether a word begins here is looked at once, not for each term.
    return re.compile(f"(?<!{_INSIDE})(?:{'|'.join(_one(term) for term in wanted)})", re.IGNORECASE)


def _one(term: Term) -> str:
    words = _BETWEEN.join("".join(_letter(letter) for letter in _bare(word)) for word in term.words)
    return f"{words}{f'{_INSIDE}*' if term.unfinished else f'(?!{_INSIDE})'}"


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))


def _letter(letter: str) -> str:
    accented = _accented().get(letter, "")
    return (f"[{letter}{accented}]" if accented else re.escape(letter)) + ("[\u0300-\u036f]*" if accented else "")


@cache
def _accented() -> dict[str, str]:
    """Return the accented forms of each letter, from the Latin, Greek and Cyrillic blocks."""
    found: dict[str, str] = {}
    for code in chain(range(0x00C0, 0x0530), range(0x1E00, 0x2000)):
        letter = chr(code).lower()
        bare = _bare(letter)
        if len(bare) == 1 and bare != letter and letter not in found.get(bare, ""):
            found[bare] = found.get(bare, "") + letter
    return found
