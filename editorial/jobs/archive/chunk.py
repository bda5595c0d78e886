"""A few articles that one worker analyses at once, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editorial.domain.archive import ArchiveSettings
from editorial.domain.article import Article

_MOST_ARTICLES = 16
"""Articles per chunk: two batches of the pipeline, so that little is lost with a worker and little waits for one."""
_MOST_LETTERS = 100_000
"""Code points from which a chunk takes no further article."""


class Failed(NamedTuple):
    """An article that could not be analysed, and why."""

    article_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles that go to a worker together, with the settings to analyse them with."""

    articles: tuple[Article, ...]
    settings: ArchiveSettings

    def one_by_one(self) -> Iterator[Chunk]:
        """Yield a chunk for each article."""
        for article in self.articles:
            yield Chunk((article,), self.settings)


@dataclass(frozen=True, slots=True)
class Analysed:
    """What a worker made of a chunk: a record a line, and the articles that failed.

    `program` and `models` (`name@version`) are what the worker has; they must be those of the settings.
    """

    lines: tuple[bytes, ...]
    failed: tuple[Failed, ...]
    program: str
    models: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A chunk and what came of it; None if its workers died of it."""

    chunk: Chunk
    analysed: Analysed | None


def chunks(articles: Iterable[Article], settings: ArchiveSettings) -> Iterator[Chunk]:
    """Yield the articles in chunks, in order."""
    waiting: list[Article] = []
    letters = 0
    for article in articles:
        waiting.append(article)
        letters += len(article.text)
        if len(waiting) == _MOST_ARTICLES or letters >= _MOST_LETTERS:
            yield Chunk(tuple(waiting), settings)
            waiting, letters = [], 0
    if waiting:
        yield Chunk(tuple(waiting), settings)
