"""The whole name around a word of an article, by its capitals alone; for a double click on what the software missed."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

from editorial.domain.article import Article
from editorial.domain.text import Span

if TYPE_CHECKING:
    from editorial.language.lexicon.names import NameLexicon

_SMALL = """
van der den de het ten ter te von zu zum zur vom du des la le les di da do dos das del della degli e y
bin ibn bint al el ap af av op
"""
PARTICLES = frozenset(_SMALL.split())
"""Small words inside names, in whichever language a name is."""
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*")
_SENTENCE = re.compile(r"(?:^|[.!?:…]\W*|[“”„«»\"‘’(]\s*)$")


def whole_name(article: Article, offset: int) -> Span | None:
    """Return the name around an offset: capitalised words with the small words between them; None if there is none.

    Titles before it, a possessive ending and a word that only begins a sentence are left out, unless the offset is in
    that word.
    """
    text = article.text
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)]
    words = [_bare(line, match.span()) for match in _WORD.finditer(line)]
    at = next((number for number, word in enumerate(words) if word[0] <= offset - start <= word[1]), None)
    if at is None:
        return None
    lexicon: NameLexicon = import_module("editorial.language.lexicon.languages").names_of(article.language)
    run = _Line(line, words, lexicon).run_at(at)
    if run is None:
        return None
    first, last = run
    spoken = [line[slice(*word)].lower() for word in words[: last + 1]]
    first = _after_titles(spoken, first, at, lexicon)
    if first < at and _only_begins(text, line[: words[first][0]], spoken[first], lexicon):
        first += 1
    return Span(start + words[first][0], start + words[last][1]) if _is_capital(line, words[first]) else None


def _after_titles(words: list[str], first: int, at: int, lexicon: NameLexicon) -> int:
    """Return the first word behind the titles of a person, of those before the word that is clicked."""
    if words[-1] in lexicon.head_labels or words[-1] in lexicon.org_starts:
        return first  # Justice Department, King Street
    titles = [number for number in range(first, at) if words[number] in lexicon.next_to_names]
    return titles[-1] + 1 if titles else first


def _bare(line: str, word: tuple[int, int]) -> tuple[int, int]:
    """Return the place of a word in a line without its possessive ending."""
    start, end = word
    return (start, end - 2) if re.search(r"\w['’]s$", line[start:end]) else (start, end)


def _is_capital(line: str, word: tuple[int, int]) -> bool:
    """Return whether a word is written as in a name (*Velden*, *d’Arcy*, *al-Amin*)."""
    return any(part[:1].isupper() for part in re.split(r"[-’']", line[word[0] : word[1]])[:2])


def _only_begins(text: str, before: str, word: str, lexicon: NameLexicon) -> bool:
    """Return whether a word has its capital from beginning a sentence: it is a common one, or small elsewhere."""
    if not _SENTENCE.search(before):
        return False
    return word in lexicon.starts | lexicon.leading or re.search(rf"\b{re.escape(word)}\b", text) is not None


class _Line:
    """A line and the places of its words in it; finds the runs of words that are written as a name."""

    def __init__(self, line: str, words: list[tuple[int, int]], lexicon: NameLexicon) -> None:
        self._line, self._words = line, words
        self._titles = lexicon.titles
        self._before_parting = lexicon.org_starts | lexicon.law_starts | lexicon.place_starts
        self._parting = lexicon.parting | lexicon.the

    def run_at(self, at: int) -> tuple[int, int] | None:
        """Return the first and the last word of the run that a word is in, or None."""
        first = 0
        while first <= at:
            last = self._end(first)
            if first <= at <= last and _is_capital(self._line, self._words[first]):
                return first, last
            first = last + 1
        return None

    def _end(self, first: int) -> int:
        """Return the last word of the run that begins with a word."""
        last = number = first
        if not _is_capital(self._line, self._words[first]):
            return first
        while number + 1 < len(self._words) and self._joined(number) and self._inside(last, number + 1):
            number += 1
            if _is_capital(self._line, self._words[number]):
                last = number
        return last

    def _inside(self, last: int, number: int) -> bool:
        """Return whether a word may be inside a name whose last capitalised word is `last`."""
        lower = self._lower(number)
        if _is_capital(self._line, self._words[number]) or lower in PARTICLES:
            return True
        return lower in self._parting and self._lower(last) in self._before_parting

    def _joined(self, number: int) -> bool:
        """Return whether only a space is between a word and the next one, or the full stop of an initial or a title."""
        (start, end), (following, _) = self._words[number], self._words[number + 1]
        between, word = self._line[end:following], self._line[start:end]
        return between in {" ", "\u00a0"} or (between == ". " and (len(word) == 1 or word.lower() in self._titles))

    def _lower(self, number: int) -> str:
        start, end = self._words[number]
        return self._line[start:end].lower()
