"""What the library has already: articles with the same words as a new one, and earlier versions of it."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import replace
from itertools import islice

from editorial.domain.article import Article
from editorial.domain.errors import StorageError
from editorial.domain.text import sha256
from editorial.storage.library import Library

_ALIKE = 70
"""Share of the words (per cent) from which two texts of the same source are versions of one article."""
_COMPARED = 50_000
"""How many code points of two texts are compared; and, below, how many articles with one title or source."""
_CANDIDATES = 10
_FEW = 5
"""By how many words texts may differ whose visible words are the same: an invisible character can stand alone."""


def bare(text: str) -> str:
    """Return the words of a text with single spaces between them, without the characters that nobody sees."""
    if not text.isascii():
        unseen = {ord(char): None for char in set(text) if unicodedata.category(char) == "Cf"}
        text = text.translate(unseen) if unseen else text
    return " ".join(text.split())


class EarlierArticles:
    """The articles of a library by title and source; read once, at the first question."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._titles: dict[str, list[str]] | None = None
        self._sources: defaultdict[str, list[str]] = defaultdict(list)
        self._words: dict[str, int] = {}

    def same_words(self, article: Article) -> str | None:
        """Return the id of an article that differs at most in line ends, spaces and invisible characters, or None."""
        same_title = self._by_title().get(bare(article.title))
        if not same_title:
            return None
        words, count = bare(article.text), len(article.text.split())
        alike = (one for one in reversed(same_title) if abs(self._words[one] - count) <= _FEW)
        for article_id in islice(alike, _CANDIDATES):
            if (text := self._text(article_id)) is not None and bare(text) == words:
                return article_id
        return None

    def earlier_version(self, article: Article, before: str = "") -> str | None:
        """Return the id of the latest article that this one is a version of, or None.

        It has the same id; or the text that this one had `before` its tracked changes; or the same source, which can
        be a file name that many articles had, so that most of the text must be the same, too. What was stored
        meanwhile, perhaps from the same file, is not asked.
        """
        self._by_title()
        if article.id in self._words:
            return article.id
        if before and (found := self._with_text(article, before)) is not None:
            return found
        for article_id in reversed(self._sources.get(article.source or "", [])[-_CANDIDATES:]):
            if (text := self._text(article_id)) is not None and _alike(text, article.text):
                return article_id
        return None

    def _with_text(self, article: Article, text: str) -> str | None:
        found = self._library.find_text(sha256(text))
        return found if found is not None else self.same_words(replace(article, text=text))

    def add(self, article: Article) -> None:
        """Note an article that was stored."""
        self._by_title().setdefault(bare(article.title), []).append(article.id)
        self._words[article.id] = len(article.text.split())

    def _by_title(self) -> dict[str, list[str]]:
        if self._titles is None:
            self._titles = {}
            for row in self._library.queue():
                self._titles.setdefault(bare(row.title), []).append(row.id)
                self._words[row.id] = row.words
                if row.source:
                    self._sources[row.source].append(row.id)
        return self._titles

    def _text(self, article_id: str) -> str | None:
        try:
            return self._library.load(article_id).record.article.text
        except StorageError:  # it was deleted meanwhile, or is damaged
            return None


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a known source needs it

    return fuzz.ratio(one[:_COMPARED], other[:_COMPARED], score_cutoff=_ALIKE) > 0
