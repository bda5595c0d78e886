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
_LAST_WITH_CASE = 0x1E943  # the last code point that has two cases


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
    """Return a pattern that matches what the full-text index matches: ignores case and accents.

    It begins with the letters that a match can begin with: Python looks for these several times as fast as it tries a
    pattern that ignores case at each place.
    """
    firsts = "".join(dict.fromkeys("".join(_firsts(term) for term in wanted)))
    return re.compile(f"[{firsts}](?<!{_INSIDE}[{firsts}])(?:{'|'.join(_rest(term) for term in wanted)})")


def _firsts(term: Term) -> str:
    return _forms(_bare(term.words[0])[0])


def _rest(term: Term) -> str:
    """Return the pattern of a term of which the first letter was matched."""
    words = _BETWEEN.join("".join(map(_letter, _bare(word))) for word in term.words)
    rest = words.removeprefix(_base(_bare(term.words[0])[0]))
    return f"(?<=[{_firsts(term)}])(?i:{rest}){f'{_INSIDE}*' if term.unfinished else f'(?!{_INSIDE})'}"


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter))


def _letter(letter: str) -> str:
    return _base(letter) + ("[\u0300-\u036f]*" if letter in _accented() else "")


def _base(letter: str) -> str:
    """Return the pattern of a letter without the marks that follow it."""
    return f"[{letter}{_accented().get(letter, '')}]"


@cache
def _forms(letter: str) -> str:
    """Return all characters that `_base` matches where case is ignored."""
    every = dict.fromkeys((letter, *_accented().get(letter, ""), *_with_case()))
    return "".join(re.findall(_base(letter), "".join(every), re.IGNORECASE))


@cache
def _with_case() -> str:
    """Return all characters that have two cases."""
    return "".join(one for one in map(chr, range(_LAST_WITH_CASE + 1)) if one.lower() != one.upper())


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
