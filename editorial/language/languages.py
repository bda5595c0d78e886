"""The languages about which something is known, by code: a new one is a file of its own and a line here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from editorial.language.names_language import NEUTRAL, NameLanguage

if TYPE_CHECKING:
    from editorial.language.quote_language import QuoteLanguage
    from editorial.language.zone_language import ZoneLanguage


@dataclass(frozen=True, slots=True)
class Language:
    """What is known about a language: its quotes and speakers, its names, the parts of its articles.

    `common` are little words that hardly any text does without and that no other language has.
    """

    quotes: QuoteLanguage
    names: NameLanguage
    zones: ZoneLanguage
    common: frozenset[str]


def _english() -> Language:
    from editorial.language import english, names_english, zones_english  # noqa: PLC0415 - see LANGUAGES

    return Language(english.ENGLISH, names_english.NAMES, zones_english.ZONES, names_english.COMMON)


LANGUAGES: dict[str, Callable[[], Language]] = {"en": _english}
"""By the code that a language tag begins with (*en* of *en-GB*); read when first wanted: that takes a moment."""


def is_known(tag: str) -> bool:
    """Return whether something is known about the language of an article."""
    return _code(tag) in LANGUAGES


def language_of(tag: str) -> Language | None:
    """Return what is known about the language of an article, or None."""
    return _read(_code(tag)) if is_known(tag) else None


def names_of(tag: str) -> NameLanguage:
    """Return what is known about the names of a language; nothing is presumed of an unknown one."""
    language = language_of(tag)
    return language.names if language is not None else NEUTRAL


def _code(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


@cache
def _read(code: str) -> Language:
    return LANGUAGES[code]()


UNKNOWN = "und"
"""The tag of a text in none of the languages about which something is known."""
_ENOUGH, _MANY = 50, 2000
"""Fewer words than this do not tell the language of a text; after so many it is told."""
_LEAST = 0.02
"""The least share of common words, set by hand: 367 English news articles had 6 in a hundred and more, short samples of
15 other languages none, but for Norwegian and Russian with 3."""
_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str) -> str:
    """Return the code of the language that a text is in, UNKNOWN if it is none of those; of a short text the first."""
    words = [match.group().lower() for match in islice(_WORD.finditer(text), _MANY)]
    if len(words) < _ENOUGH:
        return next(iter(LANGUAGES))
    shares = {code: sum(word in _read(code).common for word in words) / len(words) for code in LANGUAGES}
    likeliest = max(shares, key=shares.__getitem__)
    return likeliest if shares[likeliest] >= _LEAST else UNKNOWN
