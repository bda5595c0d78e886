"""TEI P5: names as `persName`, `orgName`, `placeName`…, quotes as `said` with who says it, people in the header.

Source: *TEI P5: Guidelines for Electronic Text Encoding and Interchange*. A file for each article. The text stands
in `body` just as it is, white space included (`xml:space="preserve"`); what crosses another element, or the end of a
paragraph, is written in pieces that name each other (`next`, `prev`). Links stand in `standOff`. `xenoData` in the
header holds the field that `spans/about.py` describes, with the characters that XML cannot hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.span_format import span_info
from editorial.formats.spans import about, differing, tei_body, tei_header
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph, Sort, Tie
from editorial.formats.spans.tei_tags import LANGUAGE, SPACE
from editorial.formats.writing.file_per_article import FilePerArticle

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ID = "tei"
PROGRAM = "TEI"
_SAYS = frozenset({Tie.SPEAKER, Tie.SAID_BY})


def document(graph: Graph) -> Element:
    """Return the document of one article."""
    from xml.etree.ElementTree import Element, SubElement, indent

    held = differing.as_xml(graph.article.text)
    own = about.line(graph, ID, **{differing.FIELD: differing.differences(held, graph.article.text)})
    root = Element("TEI", {"xmlns": SPACE, LANGUAGE: differing.as_xml(graph.article.language) or "und"})
    root.append(tei_header.header(graph, own))
    outside = _stand_off(graph)
    if len(outside):
        root.append(outside)
    indent(root)  # before the text is in it
    SubElement(root, "text").append(tei_body.body(held, graph.stretches, _pointing(graph)))
    return root


def _stand_off(graph: Graph) -> Element:
    """Return the other things that are named, and the links."""
    from xml.etree.ElementTree import Element, SubElement

    outside = Element("standOff")
    others = tei_header.other_things(graph)
    if others is not None:
        outside.append(others)
    if graph.links:
        group = SubElement(outside, "linkGrp")
        for link in graph.links:
            SubElement(group, "link", {"type": link.tie.value, "target": f"#{link.source} #{link.target}"})
    return outside


def _pointing(graph: Graph) -> dict[str, dict[str, str]]:
    """Return the attributes that say whom a name, the words for a speaker, or a quote points to."""
    anchors = {known.anchor: f"#{tei_header.entity_id(number)}" for number, known in enumerate(graph.known, 1)}
    same = {link.source: link.target for link in graph.links if link.tie is Tie.SAME_AS}
    whom = {one.key: anchors.get(same.get(one.key, one.key), "") for one in graph.stretches}
    quotes = {one.key for one in graph.stretches if one.sort is Sort.QUOTE}
    found = {key: {"ref": entity} for key, entity in whom.items() if entity and key not in quotes}
    says: dict[str, list[str]] = {}
    for link in graph.links:
        if link.tie in _SAYS:
            says.setdefault(link.source, []).append(whom[link.target])
    found |= {
        key: {"who": " ".join(dict.fromkeys(filter(None, entities)))} for key, entities in says.items() if any(entities)
    }
    return found


def _encode(selected: Selected) -> bytes:
    from xml.etree.ElementTree import tostring

    written: bytes = tostring(document(graph_of(selected.record)), encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of each TEI document of a file. Raises InputError if it is none, or too big."""
    from editorial.formats.spans.tei_reading import read_documents

    yield from read_documents(source, PROGRAM)


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a marked text for each article, with people in its header",
        suffixes=(".xml", ".tei"),
        suggested_folder="verified-tei",
    ),
    read=read,
    writer=FilePerArticle({".xml": _encode}),
    kinds=(Kind.TEI,),
)
