"""REFI-QDA (`.qdpx`): a project for programs of qualitative analysis (QualCoder, MAXQDA, ATLAS.ti, NVivo).

Source: REFI-QDA Standard 1.5. An archive with `project.qde` and a text for each article; codes are the tags, selections
the spans, links the links; positions count code points. The description of a text holds the field that `spans/about.py`
describes.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.span_format import span_info
from editorial.formats.spans import about
from editorial.formats.spans.differing import as_xml
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph
from editorial.formats.spans.tags import tag_of
from editorial.formats.writing.single_file import SingleFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ID = "refi-qda"
PROGRAM = "REFI-QDA"
PROJECT, SPACE = "project.qde", "urn:QDA-XML:project:1.0"
_OURS = uuid.UUID("6f0c2a6e-55a1-5b5e-9d0f-3f6f2a8f7d11")
"""The name space of the identifiers that are made of what they name, so that each export has the same."""


def _guid(*names: str) -> str:
    return str(uuid.uuid5(_OURS, "\x1f".join(names)))


class Project:
    """Writes a project; the archive can only be written whole."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._graphs: list[Graph] = []

    def write(self, selected: Selected) -> None:
        """Keep the spans of one record."""
        self._graphs.append(graph_of(selected.record))

    def finish(self) -> None:
        """Write the archive."""
        import zipfile
        from xml.etree.ElementTree import tostring

        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(PROJECT, tostring(self._project(), encoding="utf-8", xml_declaration=True))
            for graph in self._graphs:
                archive.writestr(
                    f"sources/{_guid(graph.article.id)}.txt", graph.article.text.encode("utf-8", "replace")
                )
        self._stream.write(made.getbuffer())

    def _project(self) -> Element:
        from xml.etree.ElementTree import Element, SubElement

        project = Element("Project", {"xmlns": SPACE, "origin": "Editorial", "name": "Articles"})
        user = _guid("user")
        SubElement(SubElement(project, "Users"), "User", {"guid": user, "name": "Editorial"})
        codes = SubElement(SubElement(project, "CodeBook"), "Codes")
        for tag in sorted({tag_of(one) for graph in self._graphs for one in graph.stretches}):
            SubElement(codes, "Code", {"guid": _guid("code", tag), "name": as_xml(tag), "isCodable": "true"})
        sources = SubElement(project, "Sources")
        for graph in self._graphs:
            sources.append(_source(graph, user))
        links = SubElement(project, "Links")
        for graph in self._graphs:
            for number, link in enumerate(graph.links):
                ends = {
                    "originGUID": _guid(graph.article.id, link.source),
                    "targetGUID": _guid(graph.article.id, link.target),
                }
                named = {"guid": _guid(graph.article.id, "link", str(number)), "name": link.tie.value}
                SubElement(links, "Link", {**named, "direction": "OneWay", **ends})
        return project


def _source(graph: Graph, user: str) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    article = graph.article
    guid = _guid(article.id)
    place = {"plainTextPath": f"internal://{guid}.txt", "creatingUser": user}
    source = Element("TextSource", {"guid": guid, "name": as_xml(article.title or article.id), **place})
    SubElement(source, "Description").text = about.line(graph, ID)
    for one in graph.stretches:
        positions = {"startPosition": str(one.span.start), "endPosition": str(one.span.end)}
        key = _guid(article.id, one.key)
        words = {"guid": key, "name": as_xml(one.span.of(article.text))[:200], "creatingUser": user}
        selection = SubElement(source, "PlainTextSelection", {**words, **positions})
        coding = SubElement(selection, "Coding", {"guid": _guid(key, "coding"), "creatingUser": user})
        SubElement(coding, "CodeRef", {"targetGUID": _guid("code", tag_of(one))})
    return source


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of each text of a project. Raises InputError if it is none, or too big."""
    from editorial.formats.spans.qda import read_project

    yield from read_project(source, PROGRAM)


def recognises(_head: bytes, suffix: str) -> bool:
    """Return whether a file has the suffix of a project."""
    return suffix == ".qdpx"


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a project for QualCoder, MAXQDA, ATLAS.ti or NVivo",
        suffixes=(".qdpx",),
    ),
    read=read,
    writer=SingleFile(Project),
    recognises=recognises,
)
