"""spaCy: a DocBin (`.spacy`) with a document for each article.

`doc.spans` has the groups `names`, `quotes`, `speakers` and `cues`, each span with its tag as label; names that do not
overlap are in `doc.ents` as well, with the authority record in `kb_id_`. `doc.user_data["editorial"]` is described in
`spans/about.py`, and has the links besides: tie, and for both ends the group and the number in it. Tokens begin and end
wherever a span does; they are no tokens of a pipeline.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import Normalised
from editorial.formats.format import Format
from editorial.formats.reading.faults import read_one
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.span_format import span_info
from editorial.formats.spans import about
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph, Sort
from editorial.formats.spans.offsets import Claim
from editorial.formats.spans.tags import tag_of
from editorial.formats.spans.to_record import read_found
from editorial.formats.spans.tokens import Tokens
from editorial.formats.writing.single_file import SingleFile

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin
    from spacy.vocab import Vocab

ID = "spacy"
PROGRAM = "spaCy"
MAX_BYTES = 100_000_000
"""Largest size of a file; unpacked it may be five times as large."""
_MOST = 5
_GROUPS = {Sort.NAME: "names", Sort.QUOTE: "quotes", Sort.SPEAKER: "speakers", Sort.CUE: "cues"}


def document(graph: Graph, vocab: Vocab) -> Doc:
    """Return the document of one article."""
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans

    text = graph.article.text
    tokens = Tokens(text, (one.span for one in graph.stretches))
    doc = Doc(vocab, [text[one.start : one.end] for one in tokens.every], [one.space for one in tokens.every])
    authorities = {one.anchor: one.authority or "" for one in graph.known}
    same = {link.source: link.target for link in graph.links}
    groups: dict[str, list[Any]] = {name: [] for name in _GROUPS.values()}
    ends: dict[str, list[object]] = {}
    for one in graph.stretches:
        first, last = tokens.covering(one.span)
        known = authorities.get(one.key, authorities.get(same.get(one.key, ""), "")) if one.sort is Sort.NAME else ""
        made = Span(doc, first, last + 1, label=tag_of(one), kb_id=known)
        group = _GROUPS[one.sort]
        ends[one.key] = [group, len(groups[group])]
        groups[group].append(made)
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.set_ents(filter_spans(groups["names"]))
    links = [[one.tie.value, ends[one.source], ends[one.target]] for one in graph.links]
    doc.user_data[about.FIELD] = about.about(graph, ID) | {"links": links}
    return doc


class Documents:
    """Writes a DocBin; it can only be written whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._bin: DocBin | None = None
        self._vocab: Vocab | None = None

    def write(self, selected: Selected) -> None:
        """Keep the document of one record."""
        found, vocab = self._begun()
        found.add(document(graph_of(selected.record), vocab))

    def finish(self) -> None:
        """Write the file."""
        found, _ = self._begun()
        self._stream.write(found.to_bytes())

    def _begun(self) -> tuple[DocBin, Vocab]:
        from spacy.tokens import DocBin
        from spacy.vocab import Vocab

        if self._bin is None or self._vocab is None:
            self._bin, self._vocab = DocBin(attrs=_ATTRIBUTES, store_user_data=True), Vocab()
        return self._bin, self._vocab


_ATTRIBUTES = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of each document. Raises InputError if the file is no DocBin."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    where = Location(source.name)
    data = source.read(MAX_BYTES)
    _refuse_bomb(data, where)
    try:
        found = DocBin(store_user_data=True).from_bytes(data)
        documents = iter(found.get_docs(Vocab()))
    except Exception as error:
        raise where.error("this is not a DocBin of spaCy, or it is damaged") from error
    number = 0
    while True:
        number += 1
        place = Location(source.name, f"document {number}")
        try:
            doc = next(documents)
        except StopIteration:
            return
        except Exception as error:
            raise place.error("it is damaged; the rest was not read") from error
        yield from read_one(doc, place, _read_document)


def _refuse_bomb(data: bytes, where: Location) -> None:
    """Raise InputError for what is not compressed, or is much more than its size lets expect."""
    unpacker = zlib.decompressobj()
    total, stream = 0, BytesIO(data)
    try:
        while (part := stream.read(65_536)) or unpacker.unconsumed_tail:
            total += len(unpacker.decompress(unpacker.unconsumed_tail + part, 1_000_000))
            if total > _MOST * MAX_BYTES:
                raise where.error(f"it is bigger than {_MOST * MAX_BYTES // 1_000_000} MB when unpacked")
    except zlib.error as error:
        raise where.error("this is not a DocBin of spaCy: it is not compressed as one") from error


def _read_document(doc: Doc, where: Location) -> Iterator[Record | InputError]:
    from editorial.formats.reading.text_field import text_field

    given = _listed(doc.user_data.get(about.FIELD))
    inner = Fields(given, where.field(about.FIELD)) if given is not None else None
    text: Normalised = text_field(Fields({"text": doc.text}, where))
    said = about.said(inner)
    links = inner.value("links") if inner is not None else None
    yield from read_found(
        Found(
            raw=doc.text,
            text=text,
            program=PROGRAM,
            details=said.details,
            spans=tuple(_spans(doc, ours=inner is not None)),
            links=tuple(_links(links)),
            entities=said.entities,
        ),
        where,
    )


def _listed(value: Any) -> Any:
    """Return a value of msgpack as JSON would have it: with lists where it has tuples."""
    if isinstance(value, dict):
        return {name: _listed(item) for name, item in value.items()}
    return [_listed(item) for item in value] if isinstance(value, list | tuple) else value


def _spans(doc: Doc, *, ours: bool) -> Iterator[FoundSpan]:
    """Yield the spans of all groups; those of others in `doc.ents` as well, each stretch and tag once."""
    seen: set[tuple[str, int, int]] = set()
    groups = [(name, group) for name, group in doc.spans.items()] + ([] if ours else [("ents", doc.ents)])
    for name, group in groups:
        for number, one in enumerate(group):
            tag = one.label_ or (name if name != "ents" else "")
            claim = Claim(one.start_char, one.end_char)
            if tag and (ours or (tag, claim.start, claim.end) not in seen):
                seen.add((tag, claim.start, claim.end))
                yield FoundSpan(f"{name}:{number}", tag if one.label_ else tag.rstrip("s"), claim)


def _links(given: Any) -> Iterator[FoundLink]:
    for tie, source, target in given if isinstance(given, list) else ():
        yield FoundLink(str(tie), ":".join(map(str, source)), ":".join(map(str, target)))


def recognises(_head: bytes, suffix: str) -> bool:
    """Return whether a file has the suffix that spaCy gives."""
    return suffix == ".spacy"


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a DocBin with names, quotes and speakers as spans",
        suffixes=(".spacy",),
    ),
    read=read,
    writer=SingleFile(Documents),
    recognises=recognises,
)
