"""Sources of an article, and what was decided about its quotes and their sources, as an interchange record has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.source_check import SourceCheck
from editorial.domain.text import Span
from editorial.formats.record import json_parts
from editorial.formats.record.json_parts import Json


def sources(rows: Mapping[str, Source], texts: Mapping[str, SourceText]) -> Iterator[Json]:
    """Yield the sources; each text that is there stands with the first source that has it."""
    written: set[str] = set()
    for one in rows.values():
        text = None if one.sha256 in written else texts.get(one.sha256)
        written.add(one.sha256)
        yield _source(one, text)


def _source(one: Source, text: SourceText | None) -> Json:
    out: Json = {
        "id": one.id,
        "sha256": one.sha256,
        "title": one.title,
        "origin": one.origin,
        "article": one.article,
        "date": one.date,
        "by": one.by,
        "at": json_parts.moment(one.at),
    }
    if text is not None:
        out |= {"text": text.text, "turns": [turn(each) for each in text.turns]}
    return json_parts.keep(out, one.extra)


def turn(one: Turn) -> Json:
    """Return a turn."""
    return {"start": one.span.start, "end": one.span.end, "speaker": one.speaker, "seconds": one.seconds}


def check(one: SourceCheck, text: str) -> Json:
    """Return what was decided about a quote; `text` is the article's."""
    return {
        "outcome": one.outcome.value,
        "by": one.by,
        "at": json_parts.moment(one.at),
        "reason": one.reason,
        "words": json_parts.span(one.words, text),
        "speaker": one.speaker,
        "verdict": None if one.verdict is None else one.verdict.value,
        "source": one.source,
        "place": place(one.span),
    }


def place(one: Span | None) -> Json | None:
    """Return a place in the text of a source, or None."""
    return None if one is None else {"start": one.start, "end": one.end}
