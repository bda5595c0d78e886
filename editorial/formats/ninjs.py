"""ninjs 2 and 3, the JSON of news agencies (IPTC): one article a file, or a list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText, headed
from editorial.formats.reading.fields import Location
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.tags import words_of

_ROLES = ("main", "headline", "default", "")


def read(source: Source) -> Iterator[ArticleText | InputError]:
    """Yield each article. Raises InputError if this is not JSON, or too big."""
    from editorial.formats.reading.json_values import parse_json  # imports orjson

    value = parse_json(source.read(MAX_BYTES), Location(source.name))
    for number, one in enumerate(value if isinstance(value, list) else [value], 1):
        where = Location(source.name, f"item {number}" if isinstance(value, list) else "")
        yield _article(one, where) if isinstance(one, Mapping) else where.error("must be an object")


def _article(item: Mapping[str, Any], where: Location) -> ArticleText | InputError:
    if item.get("type", "text") not in {"text", "composite"}:
        return where.field("type").error(f"this is no text but “{item['type']}”")
    title = _one(item.get("headline")) or _chosen(item.get("headlines"))
    text = _one(item.get("body_text")) or words_of(_one(item.get("body_html")) or _one(item.get("body_xhtml")))
    body = text or _body(item.get("bodies"))
    if not body.strip():
        return where.error("there is no text in it (body_text, body_html or bodies)")
    guid = _one(item.get("uri"))
    return ArticleText(
        text=headed(title, body),
        id=details.identifier(guid),
        title=title,
        authors=details.names(_one(item.get("byline")) or _chosen(item.get("bylines")) or item.get("by")),
        published=details.iso_date(
            item.get("firstcreated") or item.get("contentcreated") or item.get("versioncreated")
        ),
        source=_one(item.get("located_url")) or None,
        credit=_one(item.get("creditline")) or _one(item.get("copyrightholder")) or None,
        language=details.language_tag(item.get("language")),
    )


def _one(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _chosen(values: Any) -> str:
    """Return the main one of several values with a role each, empty if there are none."""
    found = [one for one in values or () if isinstance(one, Mapping)] if isinstance(values, list) else []
    by_role = {_one(one.get("role")): _one(one.get("value")) for one in reversed(found)}
    return next((by_role[role] for role in _ROLES if by_role.get(role)), next(iter(by_role.values()), ""))


def _body(values: Any) -> str:
    """Return the main one of several bodies, without its tags if it has any."""
    found = [one for one in values if isinstance(one, Mapping)] if isinstance(values, list) else []
    ranked = sorted(found, key=lambda one: _ROLES.index(_one(one.get("role"))) if one.get("role") in _ROLES else 9)
    for one in ranked:
        words, kind = _one(one.get("value")), _one(one.get("contenttype")) or _one(one.get("contentType"))
        if words.strip():
            return words_of(words) if "html" in kind or words.lstrip().startswith("<") else words
    return ""


FORMAT = Format(
    info=FormatInfo(
        id="ninjs",
        name="ninjs",
        summary="articles of news agencies (JSON of the IPTC)",
        content=Content.TEXT,
        suffixes=(".ninjs",),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.NINJS,),
)
