"""Index of one source, built once: its words as a string with one character for each, and where each word stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log2

from editorial.domain.source import SourceText
from editorial.domain.text import Span
from editorial.language.checking.unsaid import find_unsaid, is_hesitation
from editorial.language.checking.words import key_of, word_pattern
from editorial.language.lexicon.transcripts import TranscriptLexicon

_SURROGATES = 0xD800
_AFTER_SURROGATES = 0xE000 - 0xD800
_UNKNOWN = 0x10FFFF
_MARGIN = 2.0
_SAMPLE, _FEW_LETTERS = 20_000, 200
"""How much of a text is looked at for its capitals, and with how few letters it may have none by chance."""
_CAPITALS_ONLY, _NO_CAPITALS = 0.8, 0.001
"""Shares of capitals among the letters of a text that is written in capitals only, or without any."""


class SourceIndex:
    """The words of a source that were said, in order: `ids` has one character for each, the same for the same word.

    `starts` and `ends` are their places in the text (code points). Stretches that nobody said, and hesitations, are
    left out; `unsaid` knows where the former are.
    """

    def __init__(self, source: SourceText, lexicon: TranscriptLexicon) -> None:
        self.source, self.text, self.lexicon = source, source.text, lexicon
        self.unsaid = find_unsaid(source, lexicon)
        self.starts, self.ends = array("I"), array("I")
        self._numbers: dict[str, int] = {}
        self._places: list[array[int]] = []
        self.ids = self._read()

    def _read(self) -> str:
        """Read the words of the text, and return their characters."""
        numbers, places, by_form = self._numbers, self._places, dict[str, int]()
        check = bool(self.unsaid)
        found: list[int] = []
        for match in word_pattern(self.text).finditer(self.text):
            form, start = match[0], match.start()
            number = by_form.get(form)
            if number is None:
                key = key_of(form)
                number = -1 if key in self.lexicon.hesitations else numbers.setdefault(key, len(numbers))
                by_form[form] = number
                if number == len(places):
                    places.append(array("I"))
            if number < 0:
                if is_hesitation(self.text, start, match.end(), self.lexicon):
                    continue
                number = numbers.setdefault(key_of(form), len(numbers))
                if number == len(places):
                    places.append(array("I"))
            if check and self.unsaid.at(start) is not None:
                continue
            places[number].append(len(found))
            found.append(number)
            self.starts.append(start)
            self.ends.append(match.end())
        return "".join(map(_character, found))

    def __len__(self) -> int:
        return len(self.ids)

    def characters(self, keys: Iterable[str]) -> str:
        """Return the characters of words; each word that the source does not have gets one of its own."""
        known, unknown = self._numbers, dict[str, str]()
        return "".join(
            _character(known[key]) if key in known else unknown.setdefault(key, chr(_UNKNOWN - len(unknown)))
            for key in keys
        )

    def key(self, at: int) -> str:
        """Return the form in which the word at a position is compared."""
        return key_of(self.text[self.starts[at] : self.ends[at]])

    @property
    def keys(self) -> list[str]:
        """Return all words of the source, each once."""
        return list(self._numbers)

    def places(self, key: str) -> Sequence[int]:
        """Return the positions of a word among the words of the source."""
        number = self._numbers.get(key)
        return self._places[number] if number is not None else ()

    def weight(self, key: str) -> float:
        """Return how much it tells that a word stands at a certain place, in bits: the rarer, the more."""
        return log2(max(2, len(self.ids)) / max(1, len(self.places(key))))

    @cached_property
    def chance(self) -> float:
        """Return how much words must tell, in bits, so that it is no chance that they stand together somewhere."""
        return log2(max(2, len(self.ids))) + _MARGIN

    def span(self, first: int, last: int) -> Span:
        """Return the place in the text of the words from `first` to `last`, the last included."""
        return Span(self.starts[first], self.ends[last])

    @cached_property
    def one_case(self) -> bool:
        """Return whether the text is written in capitals only, or without any."""
        letters = "".join(filter(str.isalpha, self.text[:_SAMPLE]))
        share = sum(map(str.isupper, letters)) / max(1, len(letters))
        return share > _CAPITALS_ONLY or (share < _NO_CAPITALS and len(letters) > _FEW_LETTERS)


def _character(number: int) -> str:
    """Return the character for the number of a word, past the surrogates."""
    return chr(number if number < _SURROGATES else number + _AFTER_SURROGATES)
