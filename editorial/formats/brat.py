"""brat standoff: a text and its annotations in two files, `NAME.txt` and `NAME.ann`; offsets count code points.

Source: the standoff format in brat's documentation. Labels are written as names of types (`spans/escapes.py`); a span
over several lines is written in fragments, as brat does it; who is named, and by what authority record, stands in a
note and a normalisation on the first place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.formats.format import Format
from editorial.formats.loss.parts import DETAILS
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.span_format import span_info
from editorial.formats.spans import about
from editorial.formats.spans.escapes import escaped
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph, Known
from editorial.formats.spans.lacks import SPANS_LACK
from editorial.formats.spans.tags import tag_of
from editorial.formats.writing.file_per_article import FilePerArticle

PROGRAM = "brat"
_LACKS = (*SPANS_LACK[:-1], DETAILS, SPANS_LACK[-1])
_BREAKS = re.compile(r"(?<=[^\n])\n+(?=[^\n])")
_LINE = re.compile(rb"(?:[TREAMN#]\d+|\*)\t")


def standoff(graph: Graph) -> str:
    """Return the annotations of one article."""
    text = graph.article.text
    ids = {one.key: f"T{number}" for number, one in enumerate(graph.stretches, 1)}
    lines = [
        f"{ids[one.key]}\t{escaped(tag_of(one))} {_fragments(one.span, text)}\t{_shown(one.span.of(text))}"
        for one in graph.stretches
    ]
    lines += [
        f"R{number}\t{one.tie.value} Arg1:{ids[one.source]} Arg2:{ids[one.target]}"
        for number, one in enumerate(graph.links, 1)
    ]
    for number, known in enumerate(graph.known, 1):
        lines.append(f"#{number}\tAnnotatorNotes {ids[known.anchor]}\t{note(known)}")
        if known.authority is not None:
            record = json.dumps(known.authority)[1:-1].replace(" ", "\\u0020")
            lines.append(f"N{number}\tReference {ids[known.anchor]} Authority:{record}\t{_shown(known.name)}")
    return "".join(f"{line}\n" for line in lines)


def note(known: Known) -> str:
    """Return the note that says who is named, in one line."""
    return (
        json.dumps({about.FIELD: about.named(known)}, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\x85", "\\u0085")
    )


def _fragments(span: Span, text: str) -> str:
    """Return the offsets of a span, without the line ends in it."""
    found, start = [], span.start
    for match in _BREAKS.finditer(text, span.start, span.end):
        if span.start < match.start() and match.end() < span.end:
            found.append(f"{start} {match.start()}")
            start = match.end()
    return ";".join([*found, f"{start} {span.end}"])


def _shown(words: str) -> str:
    return " ".join(re.split(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+", words))


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of a `.ann` file and the `.txt` file beside it. Raises InputError if either cannot be read."""
    from editorial.formats.spans.standoff import read_standoff

    yield from read_standoff(source, PROGRAM)


def recognises(head: bytes, suffix: str) -> bool:
    """Return whether a file has the suffix of annotations, and lines of them or none."""
    return suffix == ".ann" and (not head.strip() or _LINE.match(head.removeprefix(b"\xef\xbb\xbf")) is not None)


def _text(selected: Selected) -> bytes:
    return selected.record.article.text.encode("utf-8", "replace")


FORMAT = Format(
    info=span_info(
        id="brat",
        name=PROGRAM,
        summary="a text and its annotations in two files for each article",
        suffixes=(".ann",),
        suggested_name="verified-brat",
        suggested_folder="verified-brat",
        lacks=_LACKS,
    ),
    read=read,
    writer=FilePerArticle(
        {".txt": _text, ".ann": lambda selected: standoff(graph_of(selected.record, _LACKS)).encode("utf-8", "replace")}
    ),
    recognises=recognises,
)
