"""Articles that were looked over and wait to be stored in one transaction."""

from __future__ import annotations

from typing import NamedTuple

from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.jobs.earlier_articles import bare
from editorial.jobs.import_report import Outcome
from editorial.jobs.reading import Arrival

_ARTICLES, _ROWS, _LENGTH = 50, 2_000, 5_000_000
"""How many articles are stored together, how many annotations, and code points of text: none waits long in memory."""


class Waiting(NamedTuple):
    """An article that is to be stored, and what will be said of it."""

    arrival: Arrival
    record: Record
    outcome: Outcome
    said: str


class Batch:
    """The articles that wait; none of them has the text, the title or the id of another."""

    def __init__(self) -> None:
        self._waiting: list[Waiting] = []
        self._known: set[str] = set()
        self._rows = self._length = 0

    def put(self, one: Waiting) -> None:
        """Let an article wait."""
        self._waiting.append(one)
        self._known |= _marks(one.record.article)
        self._rows += len(one.record.mentions) + len(one.record.quotes)
        self._length += len(one.record.article.text)

    def has_one_like(self, article: Article) -> bool:
        """Return whether one that waits might be the same article: it has to be stored before this one is judged."""
        return not self._known.isdisjoint(_marks(article))

    @property
    def full(self) -> bool:
        """Return whether it is time to store them."""
        return len(self._waiting) >= _ARTICLES or self._rows >= _ROWS or self._length >= _LENGTH

    @property
    def empty(self) -> bool:
        """Return whether none waits."""
        return not self._waiting

    def taken(self) -> list[Waiting]:
        """Return those that wait, in order; none waits any more."""
        waiting = self._waiting
        self._waiting, self._known, self._rows, self._length = [], set(), 0, 0
        return waiting


def _marks(article: Article) -> set[str]:
    return {f"text {article.sha256}", f"id {article.id}", f"title {bare(article.title)}"}
