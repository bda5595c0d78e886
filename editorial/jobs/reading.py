"""Makes records of texts and of files: what importing and analysing have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from editorial.domain.article import Article
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import Normalised, normalise, sha256
from editorial.formats.reading.text_files import MAX_BYTES, read_text_file, too_big, unreadable
from editorial.formats.record.json_codec import read_json, scan_jsonl
from editorial.language.lexicon.languages import find_language
from editorial.language.text.zones import find_authors, find_credit, find_title, find_zones

PASTED = "pasted text"
"""What messages call a text that came from no file."""


def record_of_text(text: str | Normalised, *, source: str | None, article_id: str | None = None) -> Record:
    """Return a record of a text with its language, title, zones, authors and credit.

    Its id is its SHA-256 unless given. A string is normalised first. Raises InputError, naming `source`, if it is
    empty, too big or not a text.
    """
    if isinstance(text, str):
        text = _normalised(text, source or PASTED)
    digest = sha256(text.text)
    article = Article(article_id or digest, "", text.text, digest, source=source, language=find_language(text.text))
    return completed(Record(article))


def completed(record: Record, *, source: str | None = None) -> Record:
    """Return the record with title, zones, authors, credit and source found where it has none."""
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
    """Yield the records of one file by the end of its name, or why there is none, line by line in a `.jsonl` file.

    `.json` and `.jsonl` hold interchange records (or texts with an id), everything else is plain text.
    """
    try:
        match path.suffix.lower():
            case ".jsonl" | ".ndjson":
                with path.open("rb") as stream:
                    for found in scan_jsonl(stream, str(path)):
                        yield found if isinstance(found, InputError) else completed(found, source=path.name)
            case ".json":
                yield completed(read_json(path), source=path.name)
            case _:
                yield record_of_text(read_text_file(path), source=path.name)
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(path, error)


def _normalised(raw: str, source: str) -> Normalised:
    if not raw.strip("\ufeff").strip():
        raise InputError("there is no text in it", source=source)
    if len(raw.encode("utf-8", "replace")) > MAX_BYTES:
        raise too_big(source)
    try:
        return normalise(raw)
    except ValueError as error:
        raise InputError(str(error), source=source) from error
