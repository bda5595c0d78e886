"""Prodigy: JSON Lines with `spans`, and `relations` between them; offsets count code points.

Source: the annotation interfaces `spans_manual` and `relations` in Prodigy's documentation. Each line has `tokens`
that begin and end wherever a span does. The field `editorial` is described in `spans/about.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format, StreamWriter
from editorial.formats.reading.fields import Fields, Location
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
from editorial.formats.spans.tokens import Tokens
from editorial.formats.writing.single_file import RecordByRecord, SingleFile

ID = "prodigy"
PROGRAM = "Prodigy"
_TAKEN = "accept"


def task(graph: Graph) -> Json:
    """Return the task of one article."""
    text = graph.article.text
    tokens = Tokens(text, (one.span for one in graph.stretches))
    spans: dict[str, Json] = {}
    for one in graph.stretches:
        first, last = tokens.covering(one.span)
        spans[one.key] = {
            "id": one.key,
            "start": one.span.start,
            "end": one.span.end,
            "token_start": first,
            "token_end": last,
            "label": tag_of(one),
        }
    return {
        about.FIELD: about.about(graph, ID),
        "text": text,
        "meta": {"title": graph.article.title, "source": graph.article.source},
        "tokens": [
            {"text": text[one.start : one.end], "start": one.start, "end": one.end, "id": number, "ws": one.space}
            for number, one in enumerate(tokens.every)
        ],
        "spans": [*spans.values()],
        "relations": [
            {
                "head": spans[one.source]["token_end"],
                "child": spans[one.target]["token_end"],
                "label": one.tie.value,
                "head_span": spans[one.source],
                "child_span": spans[one.target],
            }
            for one in graph.links
        ],
        "answer": _TAKEN,
    }


def _begin(stream: BinaryIO) -> StreamWriter:
    from editorial.formats.record.json_codec import dump  # imports orjson

    def encode(selected: Selected) -> bytes:
        return dump(task(graph_of(selected.record))) + b"\n"

    return RecordByRecord(stream, encode)


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of each task. Raises OSError, and InputError if the whole cannot be read."""
    from editorial.formats.reading.json_lines import read_objects  # imports orjson

    yield from read_objects(source, _read_task)


def _read_task(data: Any, where: Location) -> Iterator[Record | InputError]:
    from editorial.formats.reading.text_field import text_field

    fields = Fields(data, where)
    text = text_field(fields)
    said = about.said(fields.object(about.FIELD), fields.object("meta"))
    answer = fields.optional_text("answer") or _TAKEN
    taken = answer == _TAKEN
    spans = [_span(one) for one in fields.objects("spans")] if taken else []
    passed_over = () if taken else (f"the answer is “{answer}”: its annotations were left out",)
    yield from read_found(
        Found(
            raw=fields.data["text"],
            text=text,
            program=PROGRAM,
            details=said.details,
            spans=tuple(spans),
            links=tuple(_links(fields, spans)) if taken else (),
            entities=said.entities,
            passed_over=passed_over,
        ),
        where,
    )


def _span(fields: Fields) -> FoundSpan:
    start, end, tag = fields.whole("start"), fields.whole("end"), fields.word("label")
    by = fields.optional_line("annotator")
    key = fields.optional_id("id") or f"{start}-{end}-{tag}"
    return FoundSpan(key, tag, Claim(start, end, fields.optional_text("text")), by, fields.score("score"))


def _links(fields: Fields, spans: list[FoundSpan]) -> Iterator[FoundLink]:
    by_token = {one.get("token_end"): span.key for one, span in zip(fields.data.get("spans") or (), spans, strict=True)}
    for one in fields.objects("relations"):
        ends = []
        for name in ("head", "child"):
            span = one.object(f"{name}_span")
            key = None if span is None else span.optional_id("id") or _place(span)
            ends.append(key or by_token.get(one.data.get(name)) or f"token {one.data.get(name)}")
        yield FoundLink(one.word("label"), *ends)


def _place(span: Fields) -> str:
    return f"{span.whole('start')}-{span.whole('end')}-{span.optional_text('label')}"


def _is_task(there: Set[str], _head: bytes) -> bool:
    """Return whether these are the fields of a task."""
    return "text" in there and bool(there & {"spans", "_input_hash", "_task_hash"}) and "article" not in there


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a task for each article, with spans and relations",
        suffixes=(".jsonl",),
        suggested_name="verified.prodigy.jsonl",
    ),
    read=read,
    writer=SingleFile(_begin),
    recognises=json_of(ID, _is_task),
)
