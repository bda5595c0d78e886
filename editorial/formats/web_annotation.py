"""W3C Web Annotation as JSON-LD: one page of annotations, each with a position and its words for a target.

Source: the Web Annotation Data Model and Vocabulary (W3C Recommendations of 2017). Positions count code points, as its
text says (Charmod); files of others often count UTF-16 units, which their words tell. The text of an article is the
body of a first annotation that describes it; files of others that hold no text cannot be read.

- a name: motivation `tagging`, its label; `identifying`, the authority record
- a quote, the words for a speaker, a cue: motivation `tagging`, its tag
- a link: motivation `linking`, the annotation that it leads to as body, and its tag
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO
from urllib.parse import quote

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.formats.format import Format, StreamWriter
from editorial.formats.reading.source import Source
from editorial.formats.record.json_parts import Json
from editorial.formats.selection import Selected
from editorial.formats.span_format import span_info
from editorial.formats.spans import about
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph, Stretch
from editorial.formats.spans.tags import tag_of
from editorial.formats.writing.single_file import SingleFile

ID = "web-annotation"
PROGRAM = "Web Annotation"
_AROUND = 32
"""Code points before and after the words of a quote selector."""
_CONTEXT = (
    b'"@context":["http://www.w3.org/ns/anno.jsonld",{"editorial":{"@id":"urn:editorial:about","@type":"@json"}}]'
)


def annotations_of(graph: Graph) -> Iterator[Json]:
    """Yield the annotations of one article; the first holds its text."""
    article = graph.article
    source = f"urn:editorial:article:{quote(article.id, safe='')}"

    def target(span: Span) -> Json:
        return {"type": "SpecificResource", "source": source, "selector": _selectors(span, article.text)}

    yield {
        "id": f"{source}:text",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "format": "text/plain",
            "language": article.language,
            "value": article.text,
        },
        "target": source,
        about.FIELD: about.about(graph, ID),
    }
    authorities = {one.anchor: one.authority for one in graph.known if one.authority is not None}
    for stretch in graph.stretches:
        yield {
            "id": f"{source}:{stretch.key}",
            "type": "Annotation",
            "motivation": "tagging",
            "body": _bodies(stretch, authorities.get(stretch.key)),
            "target": target(stretch.span),
        }
    for number, link in enumerate(graph.links, 1):
        yield {
            "id": f"{source}:l{number}",
            "type": "Annotation",
            "motivation": "linking",
            "body": [
                {"type": "SpecificResource", "purpose": "linking", "source": f"{source}:{link.target}"},
                {"type": "TextualBody", "purpose": "tagging", "value": link.tie.value},
            ],
            "target": f"{source}:{link.source}",
        }


def _selectors(span: Span, text: str) -> list[Json]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - _AROUND) : span.start],
            "suffix": text[span.end : span.end + _AROUND],
        },
    ]


def _bodies(stretch: Stretch, authority: str | None) -> list[Json]:
    found: list[Json] = [{"type": "TextualBody", "purpose": "tagging", "value": tag_of(stretch)}]
    if authority is not None:
        address = authority if "://" in authority else f"urn:editorial:authority:{quote(authority, safe='')}"
        found.append({"type": "SpecificResource", "purpose": "identifying", "source": address})
    return found


class Page:
    """Writes a page of annotations; `dump` gives a JSON value as bytes."""

    def __init__(self, stream: BinaryIO, dump: Callable[[Json], bytes]) -> None:
        self._stream, self._dump = stream, dump
        self._stream.write(b'{%b,"type":"AnnotationPage","generator":"Editorial","items":[' % _CONTEXT)
        self._next = b"\n"

    def write(self, selected: Selected) -> None:
        """Write the annotations of one record."""
        for one in annotations_of(graph_of(selected.record)):
            self._stream.write(self._next + self._dump(one))
            self._next = b",\n"

    def finish(self) -> None:
        """End the page."""
        self._stream.write(b"\n]}\n")


def _begin(stream: BinaryIO) -> StreamWriter:
    from editorial.formats.record.json_codec import dump  # imports orjson

    return Page(stream, dump)


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield each article whose text the file holds. Raises InputError if the whole cannot be read."""
    from editorial.formats.spans.anno import read_annotations

    yield from read_annotations(source, PROGRAM)


def recognises(head: bytes, suffix: str) -> bool:
    """Return whether JSON names the context of Web Annotations near its beginning."""
    return suffix in {"", ".json", ".jsonld"} and b"www.w3.org/ns/anno" in head[:2_000] and b"{" in head[:8]


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a page of annotations as JSON-LD",
        suffixes=(".jsonld",),
    ),
    read=read,
    writer=SingleFile(_begin),
    recognises=recognises,
)
