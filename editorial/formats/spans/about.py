"""The field `editorial` in files of spans: the details of an article, and who is named in it.

`made_by` names the program and its version, `format` the format; `offsets` are always code points; each of `entities`
has the place of its first span, `at`: start, end, tag, and how many spans of just these come before it, so that the
spans may get other ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from editorial import __version__
from editorial.domain.article import Article
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.record.json_parts import Json
from editorial.formats.spans.found import FoundEntity
from editorial.formats.spans.graph import Graph, Known
from editorial.formats.spans.whose import place_keys

FIELD = "editorial"
"""The name of the field; it comes first, so that a file can be recognised by how it begins."""
_NEAR = 400


def about(graph: Graph, format_id: str) -> Json:
    """Return the field for the spans of an article in a format."""
    article = graph.article
    places = {key: list(at) for at, key in place_keys(graph.stretches).items()}
    return {
        "made_by": f"Editorial {__version__}",
        "format": format_id,
        "offsets": "code points",
        "article": details_of(article),
        "entities": [{"at": places[one.anchor], **named(one)} for one in graph.known],
    }


def details_of(article: Article) -> Json:
    """Return the details of an article."""
    return {
        "id": article.id,
        "title": article.title,
        "authors": list(article.authors),
        "source": article.source,
        "credit": article.credit,
        "published": article.published,
        "language": article.language,
        "supersedes": article.supersedes,
    }


def line(graph: Graph, format_id: str, **more: object) -> str:
    """Return the field alone as an object in one line of ASCII, for formats that are no JSON, with `more` in it."""
    return json.dumps({FIELD: about(graph, format_id) | more}, separators=(",", ":"))


def of_line(words: str, where: Location) -> Fields | None:
    """Return the field that `line` wrote; None for other words. Raises InputError if it is damaged."""
    if not words.startswith(f'{{"{FIELD}":'):
        return None
    try:
        return Fields(json.loads(words)[FIELD], where.field(FIELD))
    except (ValueError, RecursionError) as error:
        raise where.error(f"what this program wrote into it ({FIELD}) cannot be read") from error


def named(known: Known) -> Json:
    """Return who is named, without a place."""
    return {"name": known.name, "label": known.label, "aliases": list(known.aliases), "authority": known.authority}


def is_ours(head: bytes, format_id: str) -> bool:
    """Return whether JSON begins as this program writes it in a format, however long the text after that is."""
    return (
        re.search(rb'"made_by": ?"Editorial [^"]{1,40}", ?"format": ?"%b"' % format_id.encode(), head[:_NEAR])
        is not None
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says besides the spans: the details of the article, and who is named (None if it does not say)."""

    details: Mapping[str, Any]
    entities: tuple[FoundEntity, ...] | None


def said(field: Fields | None, foreign: Fields | None = None) -> Said:
    """Return what the field says; for details that it does not have, what somebody else's file gives.

    `foreign` has the title and source there. Raises InputError.
    """
    article = field.object("article") if field is not None else None
    return Said(
        details=read_details(article) if article is not None else _foreign_details(foreign),
        entities=tuple(_placed(one) for one in field.objects("entities")) if field is not None else None,
    )


def read_details(fields: Fields) -> dict[str, Any]:
    """Return the details of an article that are given; those that are not are left out. Raises InputError."""
    given = {
        "id": fields.optional_id("id"),
        "title": fields.optional_line("title"),
        "authors": fields.texts("authors"),
        "source": fields.optional_line("source"),
        "credit": fields.optional_line("credit"),
        "published": fields.optional_line("published"),
        "language": fields.optional_line("language"),
        "supersedes": fields.optional_id("supersedes"),
    }
    return {name: value for name, value in given.items() if value not in (None, ())}


def _foreign_details(fields: Fields | None) -> dict[str, Any]:
    """Return the title and source that somebody else's file gives; an `id` there only numbers the rows of a file."""
    if fields is None:
        return {}
    known = {name: fields.data[name] for name in ("title", "source") if isinstance(fields.data.get(name), str)}
    return read_details(Fields(known, fields.where))


def _placed(fields: Fields) -> FoundEntity:
    at = fields.value("at")
    if not isinstance(at, list) or len(at) != 4:
        raise fields.error("at", "must be start, end, tag and number")
    return replace(entity(fields), at=tuple(at))


def entity(fields: Fields) -> FoundEntity:
    """Return who is named, without a place: what `named` writes. Raises InputError."""
    return FoundEntity(
        name=fields.text("name"),
        label=fields.word("label"),
        aliases=fields.texts("aliases"),
        authority=fields.optional_id("authority"),
    )
