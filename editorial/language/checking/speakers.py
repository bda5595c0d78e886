"""Whether a name before the words in a source may be that of the speaker whom the article names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from editorial.language.lexicon.languages import names_of, quotes_of, transcripts_of
from editorial.language.lexicon.toml_table import WordSet

_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|,.*", re.S)
_MAY_BE_MISSPELT = 0.75
_LEAST_SHORT = 3
"""The fewest letters of a short form of a first name (*Tom*)."""


class Likeness(IntEnum):
    """What two names say: of the same person, nothing, or of two people. The best to find comes first."""

    SAME = 0
    UNKNOWN = 1
    OTHER = 2


class NamedSpeaker(NamedTuple):
    """The names of a speaker in the article; `person` is False if it is or may be no person."""

    names: tuple[str, ...] = ()
    person: bool = False


class SpeakerNames:
    """Compare names of speakers in one language."""

    def __init__(self, language: str) -> None:
        names, quotes = names_of(language), quotes_of(language)
        self._nameless = transcripts_of(language).nameless
        titles = names.titles | names.ranks | names.roles | names.after_person | names.generations
        self._ignored: WordSet = frozenset(word.rstrip(".") for word in titles) | self._nameless
        self._sexes = quotes.given_names if quotes is not None else {}

    def compare(self, label: str | None, speaker: NamedSpeaker) -> Likeness:
        """Return what the name in a source says of the speaker in the article."""
        there = self._parts(label or "")
        known = [parts for name in speaker.names if (parts := self._parts(name))]
        if not there or not known:
            return Likeness.UNKNOWN
        likenesses = {self._likeness(there, parts) for parts in known}
        if Likeness.SAME in likenesses or _initials(there, speaker.names):
            return Likeness.SAME
        return Likeness.OTHER if speaker.person and likenesses == {Likeness.OTHER} else Likeness.UNKNOWN

    def _parts(self, name: str) -> tuple[str, ...]:
        """Return the words of a name in small letters, without titles, what stands aside, and accents."""
        words = [_plain(word) for word in _WORD.findall(_ASIDE.sub("", name))]
        return tuple(word for word in words if word not in self._ignored)

    def _likeness(self, one: Sequence[str], other: Sequence[str]) -> Likeness:
        if one[-1] == other[-1]:
            return self._given(one[:-1], other[:-1])
        if set(one) <= set(other) or set(other) <= set(one):
            return Likeness.SAME
        alike = Levenshtein.normalized_similarity(one[-1], other[-1]) >= _MAY_BE_MISSPELT
        return Likeness.UNKNOWN if alike or set(one) & set(other) else Likeness.OTHER

    def _given(self, one: Sequence[str], other: Sequence[str]) -> Likeness:
        """Return what the first names of two people with one surname say."""
        if not one or not other or any(_short(first, second) for first in one for second in other):
            return Likeness.SAME
        sexes = {self._sexes.get(one[0]), self._sexes.get(other[0])}
        return Likeness.OTHER if len(sexes - {None}) > 1 else Likeness.UNKNOWN


def _plain(word: str) -> str:
    """Return a word in small letters, without accents and full stops."""
    parted = unicodedata.normalize("NFKD", word.lower())
    return "".join(character for character in parted if not unicodedata.combining(character)).replace(".", "")


def _short(one: str, other: str) -> bool:
    """Return whether one of two first names is the other, its initial or the beginning of it."""
    short, full = sorted((one, other), key=len)
    return full.startswith(short) and (len(short) == 1 or len(short) >= _LEAST_SHORT)


def _initials(label: Sequence[str], names: Iterable[str]) -> bool:
    """Return whether a label of one word is made of the first letters of a name."""
    letters = {"".join(word[0] for word in _WORD.findall(name) if word[0].isupper()).lower() for name in names}
    return len(label) == 1 and len(label[0]) > 1 and label[0] in letters
