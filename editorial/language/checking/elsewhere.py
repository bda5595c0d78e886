"""Whether two quotes of different articles have the same words; and by which of its words a quote may be searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from editorial.domain.elsewhere import LibraryQuote, SameWords
from editorial.domain.source import SourceText, Turn
from editorial.domain.text import Span
from editorial.domain.verdict import USUAL_RULES, FoldRules, Verdict
from editorial.language.checking.asked import Piece, asked_of
from editorial.language.checking.look_up import QuoteChecker
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.speakers import NamedSpeaker, SpeakerNames
from editorial.language.checking.words import words_of
from editorial.language.lexicon.languages import language_of, transcripts_of
from editorial.language.lexicon.toml_table import WordSet

LEAST_WORDS = 5
"""The fewest words of a quote that is looked for: fewer stand in many articles, and nobody took them from another."""
_TELLING = 4
"""The fewest letters of a word that tells something."""
_MOST_PAIRS = 5
_IN_COMMON = 0.5
"""The least share of the words of the shorter quote that both must have."""
_ROW = 3
"""How many words in a row a mark is made of."""
_WINDOW = LEAST_WORDS - _ROW + 1
"""Of so many rows that follow one another the smallest becomes a mark."""


class NearWords(NamedTuple):
    """Two words of a quote, and how many words stand between them."""

    first: str
    second: str
    between: int


def telling_words(words: str, language: str) -> list[NearWords]:
    """Return pairs of neighbouring words that are not frequent in every text, the longest first."""
    data = language_of(language)
    frequent: WordSet = data.common if data is not None else frozenset()
    found = [
        (number, word.key)
        for number, word in enumerate(words_of(words))
        if len(word.key) >= _TELLING and word.key.isalpha() and word.key not in frequent
    ]
    pairs = [NearWords(one[1], other[1], other[0] - one[0] - 1) for one, other in pairwise(found)]
    return sorted(pairs, key=lambda pair: -len(pair.first) - len(pair.second))[:_MOST_PAIRS]


def marks_of(words: str) -> Iterator[int]:
    """Yield some numbers of a quote; another quote with five of its words in a row has one of them, too.

    They are hashes of rows of words, the smallest of each few that follow one another (S. Schleimer, D. S. Wilkerson
    and A. Aiken, *Winnowing: local algorithms for document fingerprinting*, 2003), and the same in every process.
    """
    keys = [word.key for word in words_of(words)]
    if len(keys) >= LEAST_WORDS:
        rows = [crc32(" ".join(keys[at : at + _ROW]).encode()) for at in range(len(keys) - _ROW + 1)]
        yield from dict.fromkeys(min(rows[at : at + _WINDOW]) for at in range(len(rows) - _WINDOW + 1))


class QuoteComparer:
    """Compares quotes in one language."""

    def __init__(self, language: str, rules: FoldRules = USUAL_RULES) -> None:
        self._lexicon, self._rules = transcripts_of(language), rules
        self._names = SpeakerNames(language)

    def compare(self, one: LibraryQuote, other: LibraryQuote) -> SameWords | None:
        """Return how two quotes relate, None if they have too few words in common."""
        keys = [[word.key for word in words_of(quote.words)] for quote in (one, other)]
        shorter, longer = (one, other) if len(keys[0]) <= len(keys[1]) else (other, one)
        fewer = min(keys, key=len)
        if len(fewer) < LEAST_WORDS or _shared(*keys) < _IN_COMMON * len(fewer):
            return None
        text = SourceText.of(longer.words, (Turn(Span(0, len(longer.words)), longer.speaker or None),))
        checker = QuoteChecker({longer.quote: SourceIndex(text, self._lexicon)}, self._names, self._rules)
        asked = asked_of(shorter.words, [Piece(Span(0, len(shorter.words)), goes_on=False)], self._lexicon)
        names = (shorter.speaker,) if shorter.speaker else ()
        match = checker.look_up(asked, NamedSpeaker(names, person=shorter.person and longer.person))
        return None if match is None or match.verdict is Verdict.NOT_FOUND else SameWords(shorter, longer, match)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words of the shorter row the other has as well."""
    fewer, more = sorted((one, other), key=len)
    there = set(more)
    return sum(key in there for key in fewer)
