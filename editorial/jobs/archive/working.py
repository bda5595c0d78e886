"""What a worker does: analyse chunks of articles, with models that are loaded once in a process."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from functools import cache

from editorial import __version__
from editorial.domain.archive import Kept
from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import FindOptions
from editorial.formats.record.json_codec import dump, to_record
from editorial.formats.shards.kept_fields import reduced
from editorial.jobs.analysing import suggested_record
from editorial.jobs.archive.chunk import Analysed, Chunk, Failed
from editorial.language.spacy_pipeline.reader import Finder, ModelMissing

_ONE_AT_A_TIME = threading.Lock()
"""A worker of a cluster may have several threads; a pipeline is read by one."""


def analyse(chunk: Chunk) -> Analysed:
    """Return the records of a chunk's articles. Raises EditorialError if a model is missing."""
    with _ONE_AT_A_TIME:
        return _analyse(chunk)


def _analyse(chunk: Chunk) -> Analysed:
    finder = _finder(chunk.settings.options)
    lines: list[bytes] = []
    failed: list[Failed] = []
    try:
        lines += _lines(finder, chunk.articles, chunk.settings.kept)
    except ModelMissing as error:
        raise EditorialError(str(error)) from None  # one that can go to another process
    except Exception:  # noqa: BLE001 - one article may be wrong; the others are read
        lines.clear()
        for article in chunk.articles:
            try:
                lines += _lines(finder, [article], chunk.settings.kept)
            except Exception as error:  # noqa: BLE001 - as above
                failed.append(Failed(article.id, f"it cannot be analysed ({type(error).__name__})"))
    models = frozenset(finder.reader_for(article).name for article in chunk.articles)
    return Analysed(tuple(lines), tuple(failed), __version__, models)


@cache
def _finder(options: FindOptions) -> Finder:
    """Return the finder of this process, whose models are loaded once."""
    return Finder(options)


def _lines(finder: Finder, articles: Iterable[Article], kept: frozenset[Kept]) -> Iterator[bytes]:
    for article, found in finder.stream(articles):
        yield dump(reduced(to_record(suggested_record(article, found)), kept))
