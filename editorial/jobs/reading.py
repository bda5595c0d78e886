"""Records from texts and files, for importing and analysing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from editorial.domain.article import Article
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import Normalised, normalise, sha256
from editorial.formats import registry
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.faults import unforeseen
from editorial.formats.reading.fields import Location
from editorial.formats.reading.source import MAX_BYTES, Source, too_big, unreadable
from editorial.language.lexicon.languages import find_language
from editorial.language.text.zones import find_authors, find_credit, find_title, find_zones

PASTED = "pasted text"
"""The name of a text without a file, in messages."""


def record_of_text(text: str | Normalised, *, source: str | None, article_id: str | None = None) -> Record:
    """Return a record of a text with its language, title, zones, authors and credit.

    Its id is its SHA-256 unless given. A string is normalised first. Raises InputError, naming `source`, if it is
    empty, too big or not a text.
    """
    if isinstance(text, str):
        text = _normalised(text, source or PASTED)
    return record_of_article(ArticleText(text=text, id=article_id), source=source)


def record_of_article(read: ArticleText, *, source: str | None) -> Record:
    """Return a record of an article without annotations; what it does not say is looked for in its text.

    Its id is its SHA-256 unless given.
    """
    text = read.text.text
    digest = sha256(text)
    article = Article(
        read.id or digest,
        read.title,
        text,
        digest,
        authors=read.authors,
        source=source,
        credit=read.credit,
        published=read.published,
        language=read.language or find_language(text),
        zones=read.zones,
        extra=read.extra,
    )
    return completed(Record(article))


def completed(record: Record, *, source: str | None = None) -> Record:
    """Return the record with the title, zones, authors, credit and source filled in where it has none."""
    article = record.article
    zones = article.zones or find_zones(article.text, article.language)
    article = replace(
        article,
        title=article.title or find_title(article.text, article.language),
        zones=zones,
        authors=article.authors or find_authors(article.text, zones, article.language),
        credit=article.credit or find_credit(article.text, article.language),
        source=article.source or source,
    )
    return replace(record, article=article)


def records_in(path: Path) -> Iterator[Record | InputError]:
    """Yield the records of one file, and an error for each article in it that is unusable.

    The format is chosen by the name of the file; any suffix that no format has is read as plain text.
    """
    yield from records_of(Source.of_path(path))


def records_of(source: Source, head: bytes = b"") -> Iterator[Record | InputError]:
    """Yield the records of a file or stream, and an error for each article in it that is unusable.

    `head` are the first bytes of a stream, by which its format is recognised.
    """
    articles = iter(registry.reader_for(source.suffix, head)(source))
    while True:
        try:
            found = next(articles)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, the others are read
            yield _fault(error, source)
            return
        yield _finished(found, source)


def _finished(found: Record | ArticleText | InputError, source: Source) -> Record | InputError:
    """Return the whole record of what a reader found, or the error for this article."""
    if isinstance(found, InputError):
        return found
    try:
        if isinstance(found, ArticleText):
            return record_of_article(found, source=source.file_name)
        return completed(found, source=source.file_name)
    except Exception as error:  # noqa: BLE001 - as above
        return _fault(error, source)


def _fault(error: Exception, source: Source) -> InputError:
    if isinstance(error, InputError):
        return error.without_frames()
    if isinstance(error, OSError):
        return unreadable(source.path or Path(source.name), error)
    return unforeseen(error, Location(source.name))


def _normalised(raw: str, source: str) -> Normalised:
    if not raw.strip("\ufeff").strip():
        raise InputError("there is no text in it", source=source)
    if len(raw.encode("utf-8", "replace")) > MAX_BYTES:
        raise too_big(source)
    try:
        return normalise(raw)
    except ValueError as error:
        raise InputError(str(error), source=source) from error
