"""doccano: JSON Lines with `entities` and `relations`; offsets count code points.

Source: the import and export formats of doccano's project types *sequence labeling* and *relation extraction*. Older
files have `label` or `labels`, a list of `[start, end, tag]`. The field `editorial` is described in `spans/about.py`;
doccano keeps it as a piece of metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format, StreamWriter
from editorial.formats.reading.fields import LONGEST_ID, Fields, Location
from editorial.formats.reading.source import Source
from editorial.formats.record.json_parts import Json
from editorial.formats.selection import Selected
from editorial.formats.span_format import json_of, span_info
from editorial.formats.spans import about
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph
from editorial.formats.spans.offsets import Claim
from editorial.formats.spans.tags import tag_of
from editorial.formats.spans.to_record import read_found
from editorial.formats.writing.single_file import RecordByRecord, SingleFile

ID = "doccano"
PROGRAM = "doccano"
_OLD = ("label", "labels")


def example(graph: Graph, number: int) -> Json:
    """Return the example of one article, with its number in the file."""
    ids = {one.key: at for at, one in enumerate(graph.stretches, 1)}
    return {
        about.FIELD: about.about(graph, ID),
        "id": number,
        "text": graph.article.text,
        "entities": [
            {
                "id": ids[one.key],
                "label": tag_of(one),
                "start_offset": one.span.start,
                "end_offset": one.span.end,
            }
            for one in graph.stretches
        ],
        "relations": [
            {"id": at, "from_id": ids[one.source], "to_id": ids[one.target], "type": one.tie.value}
            for at, one in enumerate(graph.links, 1)
        ],
        "Comments": [],
    }


def _begin(stream: BinaryIO) -> StreamWriter:
    from itertools import count

    from editorial.formats.record.json_codec import dump  # imports orjson

    numbers = count(1)

    def encode(selected: Selected) -> bytes:
        return dump(example(graph_of(selected.record), next(numbers))) + b"\n"

    return RecordByRecord(stream, encode)


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of each example. Raises OSError, and InputError if the whole cannot be read."""
    from editorial.formats.reading.json_lines import read_objects  # imports orjson

    yield from read_objects(source, _read_example)


def _read_example(data: Any, where: Location) -> Iterator[Record | InputError]:
    from editorial.formats.reading.text_field import text_field

    fields = Fields(data, where)
    name = "data" if "text" not in fields.data and isinstance(fields.data.get("data"), str) else "text"
    text = text_field(fields, name)
    said = about.said(fields.object(about.FIELD), fields)
    comments = fields.value("Comments") or fields.value("comments")
    yield from read_found(
        Found(
            raw=fields.data[name],
            text=text,
            program=PROGRAM,
            details=said.details,
            spans=tuple(_spans(fields)),
            links=tuple(
                FoundLink(one.word("type"), one.id("from_id"), one.id("to_id")) for one in fields.objects("relations")
            ),
            entities=said.entities,
            passed_over=(f"comments left out: {len(comments)}",) if isinstance(comments, list) and comments else (),
        ),
        where,
    )


def _spans(fields: Fields) -> Iterator[FoundSpan]:
    for one in fields.objects("entities"):
        claim = Claim(one.whole("start_offset"), one.whole("end_offset"))
        yield FoundSpan(one.id("id"), one.word("label"), claim)
    for name in _OLD:
        for at, (where, item) in enumerate(fields.items(name)):
            yield _old_span(f"{name}{at}", item, where)


def _old_span(key: str, item: Any, where: Location) -> FoundSpan:
    if not isinstance(item, list) or len(item) != 3:
        raise where.error("must be a list of start, end and label")
    start, end, tag = item
    if isinstance(start, bool) or isinstance(end, bool) or not isinstance(start, int) or not isinstance(end, int):
        raise where.error("must begin with two whole numbers")
    if not isinstance(tag, str) or not 0 < len(tag) <= LONGEST_ID:
        raise where.error("must end with a label")
    return FoundSpan(key, tag, Claim(start, end))


def _is_example(there: Set[str], head: bytes) -> bool:
    """Return whether these are the fields of an example."""
    entities = "entities" in there and ("relations" in there or b'"start_offset"' in head)
    return bool(there & {"text", "data"}) and (entities or bool(there & {*_OLD})) and "article" not in there


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="an example for each article, with entities and relations",
        suffixes=(".jsonl",),
        suggested_name="verified.doccano.jsonl",
    ),
    read=read,
    writer=SingleFile(_begin),
    recognises=json_of(ID, _is_example),
)
