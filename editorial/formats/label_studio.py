"""Label Studio: a JSON list of tasks, each with the results of an annotation; offsets count code points.

Source: *Label Studio JSON format of annotated tasks* in its documentation. Until version 1.4 its offsets counted UTF-16
units; each result has its words, by which that is noticed. The field `editorial` in `data` is described in
`spans/about.py`. The labelling interface needs `<Labels name="label" toName="text">` and `<Text name="text"
value="$text">`.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format, StreamWriter
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.json_head import is_list
from editorial.formats.reading.source import Source
from editorial.formats.record.json_parts import Json
from editorial.formats.span_format import json_of, span_info
from editorial.formats.spans import about
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph
from editorial.formats.spans.offsets import Claim
from editorial.formats.spans.tags import tag_of
from editorial.formats.spans.to_record import read_found
from editorial.formats.writing.json_list import JsonList
from editorial.formats.writing.single_file import SingleFile

ID = "label-studio"
PROGRAM = "Label Studio"
_RELATION = "relation"
_MADE = ("annotations", "completions", "predictions")
"""Where a task has what was made of it; earlier versions called annotations completions."""


def task(graph: Graph) -> Json:
    """Return the task of one article."""
    text = graph.article.text
    spans = [
        {
            "id": one.key,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {
                "start": one.span.start,
                "end": one.span.end,
                "text": one.span.of(text),
                "labels": [tag_of(one)],
            },
        }
        for one in graph.stretches
    ]
    links = [
        {
            "type": _RELATION,
            "from_id": one.source,
            "to_id": one.target,
            "direction": "right",
            "labels": [one.tie.value],
        }
        for one in graph.links
    ]
    return {
        "data": {about.FIELD: about.about(graph, ID), "text": text, "title": graph.article.title},
        "annotations": [{"result": [*spans, *links]}],
    }


def _begin(stream: BinaryIO) -> StreamWriter:
    from editorial.formats.record.json_codec import dump  # imports orjson

    return JsonList(stream, lambda selected: dump(task(graph_of(selected.record))))


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of each task. Raises OSError, and InputError if the whole cannot be read."""
    from editorial.formats.reading.json_lines import read_objects  # imports orjson

    yield from read_objects(source, _read_task)


def _read_task(value: Any, where: Location) -> Iterator[Record | InputError]:
    from editorial.formats.reading.text_field import text_field

    fields = Fields(value, where)
    data = fields.object("data")
    if data is None:
        raise fields.error("data", "is missing")
    name = "text" if isinstance(data.data.get("text"), str) else _longest(data)
    text = text_field(data, name)
    said = about.said(data.object(about.FIELD), data)
    results, by, score, passed_over = _results(fields)
    spans = [_span(one, by, score) for one in results if one.data.get("type") != _RELATION and one.data.get("value")]
    yield from read_found(
        Found(
            raw=data.data[name],
            text=text,
            program=PROGRAM,
            details=said.details,
            spans=tuple(one for one in spans if one is not None),
            links=tuple(_link(one) for one in results if one.data.get("type") == _RELATION),
            entities=said.entities,
            passed_over=(
                *passed_over,
                *([f"results that mark no text left out: {spans.count(None)}"] if None in spans else []),
            ),
        ),
        where,
    )


def _longest(data: Fields) -> str:
    """Return the name of the longest text among the fields of a task."""
    texts: dict[str, str] = {name: value for name, value in data.data.items() if isinstance(value, str)}
    if not texts:
        raise data.error("text", "is missing")
    return max(texts, key=lambda name: len(texts[name]))


def _results(fields: Fields) -> tuple[list[Fields], str | None, float | None, list[str]]:
    """Return the results of the last annotation that was not cancelled, who made it, its score, what was left out."""
    for name in _MADE:
        every = [one for one in fields.objects(name) if not one.data.get("was_cancelled")]
        if every:
            last = every[-1]
            left_out = [f"earlier {name} of the same task left out: {len(every) - 1}"] if len(every) > 1 else []
            return [*last.objects("result")], _by(last), _score(last.data.get("score")), left_out
    return [], None, None, []


def _score(value: Any) -> float | None:
    """Return a score, None for what is no number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        return None
    return float(value)


def _by(made: Fields) -> str | None:
    """Return who made an annotation, or which model: an address, a name, or a number that says nothing here."""
    by = made.data.get("completed_by")
    if isinstance(by, dict):
        by = by.get("email") or by.get("username")
    model = made.data.get("model_version")
    return next((one for one in (by, model) if isinstance(one, str) and one), None)


def _span(fields: Fields, by: str | None, score: float | None) -> FoundSpan | None:
    """Return a marked stretch; None for a result of another kind, such as a choice about the whole text."""
    value = fields.object("value")
    kind = fields.optional_text("type") or "labels"
    if value is None or not isinstance(value.data.get("start"), int) or "labels" not in kind:
        return None
    tags = value.texts(kind if kind in value.data else "labels")
    if not tags or not tags[0]:
        return None
    claim = Claim(value.whole("start"), value.whole("end"), value.optional_text("text"))
    return FoundSpan(fields.id("id"), tags[0], claim, by, score)


def _link(fields: Fields) -> FoundLink:
    labels = fields.texts("labels")
    source, target = fields.id("from_id"), fields.id("to_id")
    if fields.optional_text("direction") == "left":
        source, target = target, source
    return FoundLink(labels[0] if labels else "", source, target)


def _is_task(there: Set[str], head: bytes) -> bool:
    """Return whether these are the fields of a task."""
    return "data" in there and (bool(there & set(_MADE)) or (is_list(head) and "id" in there))


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a list of tasks with their annotations",
        suffixes=(".json",),
        suggested_name="verified.label-studio.json",
    ),
    read=read,
    writer=SingleFile(_begin),
    recognises=json_of(ID, _is_task),
)
