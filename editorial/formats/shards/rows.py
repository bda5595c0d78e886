"""An interchange record as the rows of three tables, and the record that such rows are of.

Unknown fields of an inner object, a speaker or a zone, have no column; analysing drops unknown fields anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from editorial.formats.record.json_parts import Json

_ARTICLE = (
    *("id", "title", "authors", "source", "credit", "published", "language", "sha256", "supersedes", "text", "zones"),
)
_ENTITY = ("id", "name", "label", "aliases", "possible_aliases", "authority", "status")
_FOUND = ("status", "origin", "model", "rule", "score")
_MENTION = ("id", "start", "end", "text", "label", "entity", *_FOUND)
_QUOTE = (
    *("id", "start", "end", "text", "kind", "continues", "within", "quoted", "cue", "candidates"),
    *_FOUND,
)
_PARTS = frozenset({"schema", "article", "state", "entities", "mentions", "quotes"})


class Rows(NamedTuple):
    """The rows of one record: one of the table of articles, one for each mention, one for each quote."""

    article: Json
    mentions: list[Json]
    quotes: list[Json]


def rows_of_record(record: Json) -> Rows:
    """Return the rows of an interchange record; what has no column is in the column `more`, as JSON."""
    article = record["article"]
    names = {one["id"]: one["name"] for one in record["entities"]}
    about = {"article_id": article["id"], **{name: article[name] for name in ("title", "published", "source")}}
    own = {name: article.get(name) for name in _ARTICLE}
    more = {name: value for name, value in record.items() if name not in _PARTS}
    row = own | {
        "state": record["state"],
        "entities": [_cut(one, _ENTITY) for one in record["entities"]],
        "more": _more({**more, "article": _rest(article, _ARTICLE)}),
    }
    mentions = [
        about | _found(one, _MENTION) | {"name": names.get(one["entity"])} for one in record.get("mentions", ())
    ]
    quotes = [
        about | _found(one, (*_QUOTE, "speakers")) | {"speakers": [_speaker(who, names) for who in one["speakers"]]}
        for one in record.get("quotes", ())
    ]
    return Rows(row, mentions, quotes)


def record_of_rows(rows: Rows, schema: str) -> Json:
    """Return the interchange record of which these are the rows."""
    row = rows.article
    more = _parsed(row["more"])
    article = _without_none({name: row[name] for name in _ARTICLE}, ("text", "zones")) | more.pop("article", {})
    return {
        "schema": schema,
        "article": article,
        "state": row["state"],
        "entities": [_joined(one, _ENTITY) for one in row["entities"]],
        "mentions": [_joined(one, _MENTION) | _evidence(one) for one in rows.mentions],
        "quotes": [
            _joined(one, _QUOTE) | _evidence(one) | {"speakers": [_said(who) for who in one["speakers"]]}
            for one in rows.quotes
        ],
        **more,
    }


def _found(one: Json, names: tuple[str, ...]) -> Json:
    """Return the columns of a mention or a quote; `evidence` is JSON, None if the archive leaves it out."""
    return _cut(one, (*names, "evidence")) | {"evidence": _dumped(one)}


def _speaker(one: Json, names: Json) -> Json:
    found = one["resolution"]
    resolution = found and {name: found[name] for name in ("rule", "score", "status")} | {"evidence": _dumped(found)}
    span: Json = {name: one[name] for name in ("start", "end", "text", "entity")}
    return span | {"name": names.get(one["entity"]), "resolution": resolution}


def _said(one: Json) -> Json:
    found = one["resolution"]
    resolution = found and {name: found[name] for name in ("rule", "score", "status")} | _evidence(found)
    span: Json = {name: one[name] for name in ("start", "end", "text", "entity")}
    return span | {"resolution": resolution}


def _cut(one: Json, names: Iterable[str]) -> Json:
    return {name: one.get(name) for name in names} | {"more": _more(_rest(one, names))}


def _joined(row: Json, names: tuple[str, ...]) -> Json:
    joined: Json = {name: row[name] for name in names}
    return joined | _parsed(row["more"])


def _rest(one: Json, names: Iterable[str]) -> Json:
    """Return what has no column and says something."""
    known = frozenset(names)
    return {name: value for name, value in one.items() if name not in known and value not in (None, [], {})}


def _more(rest: Json) -> str | None:
    said = {name: value for name, value in rest.items() if value not in (None, [], {})}
    return json.dumps(said, ensure_ascii=False) if said else None


def _parsed(more: str | None) -> Json:
    parsed: Json = json.loads(more) if more else {}
    return parsed


def _dumped(one: Json) -> str | None:
    return json.dumps(one["evidence"], ensure_ascii=False) if "evidence" in one else None


def _evidence(row: Json) -> Json:
    return {} if row["evidence"] is None else {"evidence": json.loads(row["evidence"])}


def _without_none(row: Json, names: tuple[str, ...]) -> Json:
    return {name: value for name, value in row.items() if value is not None or name not in names}
