"""Feeds (RSS, Atom) that were saved to a file: one article for each entry; nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText, headed
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.tags import words_of
from editorial.formats.reading.xml_tree import refuse_entities

_MAIL_AND_NAME = re.compile(r"\S+@\S+ \((.+)\)$")
_MOST = 10_000


def read(source: Source) -> Iterator[ArticleText | InputError]:
    """Yield the article of each entry. Raises InputError if the feed is broken, empty or too big."""
    import feedparser

    data = source.read(MAX_BYTES)
    refuse_entities(data, source.name)
    try:
        found = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser raises whatever it stumbles over in what is no XML
        raise InputError(f"this feed is broken ({type(error).__name__})", source=source.name) from error
    entries = found.get("entries", [])
    if not entries:
        fault = found.get("bozo_exception")
        reason = f"this feed is broken: {fault}" if fault else "there are no entries in this feed"
        raise InputError(reason, source=source.name)
    for number, entry in enumerate(entries[:_MOST], 1):
        yield _article(entry, number, found.get("feed", {}), source.name)
    if found.get("bozo") and not isinstance(found["bozo_exception"], feedparser.CharacterEncodingOverride):
        yield InputError(
            f"the feed is broken after entry {len(entries)}: {found['bozo_exception']}", source=source.name
        )
    if len(entries) > _MOST:
        yield InputError(f"only the first {_MOST:,} of {len(entries):,} entries were read", source=source.name)


def _article(entry: Any, number: int, feed: Any, source: str) -> ArticleText | InputError:
    title = words_of(_words(entry, "title")).replace("\n", " ")
    content = max((_words(one, "value") for one in entry.get("content", [])), key=len, default="")
    body = words_of(content or _words(entry, "summary"))
    if not body:
        return InputError("there is no text in this entry", source=source, place=f"entry {number}")
    return ArticleText(
        text=headed(title, body),
        title=title,
        authors=_authors(entry),
        published=details.iso_date(
            _words(entry, "published") or (_words(entry, "updated") if "updated" in entry else "")
        ),
        source=entry.get("link") or entry.get("id") or None,
        language=details.language_tag(entry.get("language") or feed.get("language")),
        notes=() if content else (f"entry {number} has a summary alone, perhaps not the whole article",),
    )


def _words(part: Any, name: str) -> str:
    """Return a field of a part of a feed; of one that is there but has no words, feedparser gives None."""
    found: str = part.get(name) or ""
    return found


def _authors(entry: Any) -> tuple[str, ...]:
    if (match := _MAIL_AND_NAME.match(_words(entry, "author"))) is not None:
        return details.names(match[1])
    return details.names([_words(one, "name") for one in entry.get("authors", [])] or _words(entry, "author"))


FORMAT = Format(
    info=FormatInfo(
        id="feed",
        name="Feed",
        summary="one article an entry (RSS, Atom)",
        content=Content.TEXT,
        suffixes=(".rss", ".atom", ".rdf"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.FEED,),
)
