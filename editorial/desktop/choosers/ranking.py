"""Ranking of options by the typed text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

LEAST = 62.0
_ALIKE = 70.0
"""The least likeness of a word that is misspelt."""
_WHOLE, _START, _WORD = 300.0, 200.0, 100.0


@dataclass(frozen=True, slots=True)
class Option:
    """An option: its value, its text, a detail, and other texts by which it is found (`also`)."""

    value: object
    text: str
    detail: str = ""
    also: tuple[str, ...] = ()


def fit(typed: str, option: Option) -> float:
    """Return a score: highest for an exact match, then its start, then the start of a word, then similarity."""
    needle = typed.casefold()
    return max(_fit(needle, words.casefold()) for words in (option.text, *option.also))


def _fit(needle: str, words: str) -> float:
    likeness = fuzz.WRatio(needle, words)
    if words == needle:
        return _WHOLE
    if words.startswith(needle):
        return _START + likeness
    if any(word.startswith(needle) for word in words.split()):
        return _WORD + likeness
    return likeness if len(needle) > 2 or needle in words else 0.0


def goes_beyond(words: str, option: Option) -> bool:
    """Return whether there are words that an option has in no form (*Kowalczyk's sister* for *Anna Kowalczyk*)."""
    own = [word for text in (option.text, *option.also) for word in text.casefold().replace("’", "'").split()]
    return any(not any(_is_alike(word, one) for one in own) for word in words.split())


def _is_alike(word: str, other: str) -> bool:
    return other.startswith(word) or fuzz.ratio(word, other) >= _ALIKE


def ranked(typed: str, options: Iterable[Option]) -> list[Option]:
    """Return the options that match the typed text, best first; without text return all in their order."""
    typed = " ".join(typed.split())
    if not typed:
        return list(options)
    fits = [(fit(typed, option), option) for option in options]
    return [option for score, option in sorted(fits, key=lambda pair: -pair[0]) if score >= LEAST]
