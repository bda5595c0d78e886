"""ninjs, the JSON of news agencies (IPTC): read in versions 1 to 3, one article a file or a list; written in version 3.

Source: the schema *ninjs 3.0* of the IPTC. It has no place for annotations but the names of people, organisations and
places: what is written is a pair, `NAME.ninjs` with the article and `NAME.json` with our record, and is read as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from editorial.domain import labels
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.formats import record_json
from editorial.formats.format import Audience, Content, Format, FormatInfo
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText, headed
from editorial.formats.reading.fields import Location
from editorial.formats.reading.kinds import HEAD, Kind, recognise
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.tags import unmarked, words_of
from editorial.formats.record.json_parts import Json
from editorial.formats.selection import Selected
from editorial.formats.writing.file_per_article import FilePerArticle

_RECORD = ".json"
_ID, _DIGEST = "editorial-article", "editorial-text-sha256"
_ROLES = ("main", "headline", "default", "")


def read(source: Source) -> Iterator[Record | ArticleText | InputError]:
    """Yield each article, or our record of it that lies beside it. Raises InputError if it is not JSON, or too big."""
    from editorial.formats.reading.json_values import parse_json  # imports orjson

    value = parse_json(source.read(MAX_BYTES), Location(source.name))
    beside = _beside(source, value)
    if beside is not None:
        yield beside
        return
    for number, one in enumerate(value if isinstance(value, list) else [value], 1):
        where = Location(source.name, f"item {number}" if isinstance(value, list) else "")
        yield _article(one, where) if isinstance(one, Mapping) else where.error("must be an object")


def _beside(source: Source, item: Any) -> Record | None:
    """Return the record in the file beside an article that this program wrote; None if it is not of that text."""
    if source.path is None or not isinstance(item, Mapping) or _text_digest(item) is None:
        return None
    from editorial.formats.record.json_codec import read_json  # imports orjson

    try:
        record = read_json(source.path.with_suffix(_RECORD))
    except InputError:
        return None
    return record if record.article.sha256 == _text_digest(item) == sha256(_body(item.get("bodies"))[0]) else None


def _text_digest(item: Mapping[str, Any]) -> str | None:
    """Return the SHA-256 of the text that an article of ours names."""
    every = item.get("altIds")
    found = [one for one in every if isinstance(one, Mapping)] if isinstance(every, list) else []
    return next((_one(one.get("value")) for one in found if one.get("role") == _DIGEST), None)


def _article(found: Mapping[str, Any], where: Location) -> ArticleText | InputError:
    item = {name.lower(): value for name, value in found.items()}  # version 3 writes contentCreated, earlier ones not
    if item.get("type", "text") not in {"text", "composite"}:
        return where.field("type").error(f"this is no text but “{item['type']}”")
    title = _one(item.get("headline")) or _chosen(item.get("headlines"))
    marked = _one(item.get("body_html")) or _one(item.get("body_xhtml"))
    text = unmarked(_one(item.get("body_text"))) or words_of(marked)
    try:
        body = text or _words(*_body(item.get("bodies")))
    except InputError as error:
        return where.field("bodies").error(error.reason)
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


def _body(values: Any) -> tuple[str, str]:
    """Return the main one of several bodies, and its content type; both empty if there is none."""
    found = [one for one in values if isinstance(one, Mapping)] if isinstance(values, list) else []
    ranked = sorted(found, key=lambda one: _ROLES.index(_one(one.get("role"))) if one.get("role") in _ROLES else 9)
    for one in ranked:
        if (words := _one(one.get("value"))).strip():
            return words, _one(one.get("contenttype")) or _one(one.get("contentType"))
    return "", ""


def _words(body: str, kind: str) -> str:
    """Return the text of a body, which may be HTML or NITF."""
    if recognise(body[:HEAD].encode("utf-8", "replace")) is not Kind.NITF:
        return unmarked(body, kind)
    from editorial.formats.reading.nitf_tree import article_of  # imports lxml
    from editorial.formats.reading.xml_tree import parse_xml

    found = article_of(parse_xml(body.encode("utf-8", "replace"), "NITF"))
    return "" if found is None else found.text.text


def item_of(record: Record) -> Json:
    """Return the article of a record as an item of ninjs 3."""
    article = record.article
    by_label = {
        "people": (labels.PERSON,),
        "organisations": (labels.ORG,),
        "places": (labels.PLACE,),
    }
    named = {
        name: [{"name": one.name} for one in record.entities.values() if one.label in wanted]
        for name, wanted in by_label.items()
    }
    known = {
        "uri": f"urn:editorial:article:{quote(article.id, safe='')}",
        "altIds": [{"role": _ID, "value": article.id}, {"role": _DIGEST, "value": article.sha256}],
        "type": "text",
        "representationType": "full",
        "language": article.language,
        "contentCreated": article.published if _is_moment(article.published) else None,
        "by": ", ".join(article.authors),
        "copyrightHolder": article.credit,
        "headlines": [{"role": "main", "value": article.title}] if article.title else None,
        "bodies": [{"role": "main", "contentType": "text/plain", "value": article.text}],
        **named,
        "standard": {"name": "ninjs", "version": "3.0"},
    }
    return {name: value for name, value in known.items() if value}


def _is_moment(published: str | None) -> bool:
    """Return whether a date has a time and a zone, as ninjs wants it."""
    try:
        return published is not None and datetime.fromisoformat(published).tzinfo is not None
    except ValueError:
        return False


def _written(selected: Selected) -> bytes:
    from editorial.formats.record.json_codec import dump_indented  # imports orjson

    return dump_indented(item_of(selected.record))


FORMAT = Format(
    info=FormatInfo(
        id="ninjs",
        name="ninjs",
        summary="the article for a news agency, and its record beside it",
        content=Content.TEXT,
        suffixes=(".ninjs",),
        suggested_name="verified-ninjs",
        suggested_folder="verified-ninjs",
        audience=Audience.DEVELOPERS,
    ),
    read=read,
    writer=FilePerArticle({".ninjs": _written, _RECORD: record_json.encode}),
    kinds=(Kind.NINJS,),
)
