"""UIMA CAS as XMI, for INCEpTION, WebAnno and programs of UIMA: `NAME.xmi` for each article, and its type system.

Source: *Apache UIMA: XMI CAS Serialization Reference*; offsets count UTF-16 units. The types are in `spans/uima.py`.
Characters that XML cannot hold become U+FFFD; the field `editorial`, which `spans/about.py` describes, stands in a
feature of a structure of its own and says which they were (`spans/differing.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format
from editorial.formats.reading.source import Source
from editorial.formats.span_format import span_info
from editorial.formats.spans import about, differing
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph
from editorial.formats.spans.offsets import Utf16
from editorial.formats.spans.tags import tag_of
from editorial.formats.spans.uima import ABOUT, CAS_SPACE, LINK, PASSAGE, SOURCE, TAG, TARGET, XMI_SPACE, named
from editorial.formats.writing.file_per_article import FilePerArticle

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ID = "uima-cas"
PROGRAM = "UIMA CAS"
TYPE_SYSTEM = "TypeSystem.xml"
_SOFA, _NEXT = "1", 2
_TOP, _ANNOTATION, _STRING = "uima.cas.TOP", "uima.tcas.Annotation", "uima.cas.String"
_DOCUMENT = "uima.tcas.DocumentAnnotation"


def structures(graph: Graph) -> Element:
    """Return the XMI of one article."""
    from xml.etree.ElementTree import Element, SubElement

    text = graph.article.text
    held, utf16 = differing.as_xml(text), Utf16(text)
    root = Element(f"{{{XMI_SPACE}}}XMI", {f"{{{XMI_SPACE}}}version": "2.0"})
    SubElement(root, named("uima.cas.NULL"), {_id(): "0"})
    members: list[str] = []

    def add(type_name: str, **features: str) -> str:
        key = str(_NEXT + len(members))
        SubElement(root, named(type_name), {_id(): key} | features)
        members.append(key)
        return key

    add(ABOUT, **{about.FIELD: about.line(graph, ID, **{differing.FIELD: differing.differences(held, text)})})
    add(_DOCUMENT, sofa=_SOFA, begin="0", end=str(utf16.units(len(text))), language=graph.article.language)
    places = {
        one.key: {"begin": str(utf16.units(one.span.start)), "end": str(utf16.units(one.span.end))}
        for one in graph.stretches
    }
    keys = {
        one.key: add(PASSAGE, sofa=_SOFA, **places[one.key], **{TAG: differing.as_xml(tag_of(one))})
        for one in graph.stretches
    }
    for link in graph.links:
        ends = {SOURCE: keys[link.source], TARGET: keys[link.target]}
        add(LINK, sofa=_SOFA, **places[link.target], **ends, **{TAG: link.tie.value})
    sofa = {"sofaNum": "1", "sofaID": "_InitialView", "mimeType": "text", "sofaString": held}
    SubElement(root, named("uima.cas.Sofa"), {_id(): _SOFA} | sofa)
    SubElement(root, named("uima.cas.View"), {"sofa": _SOFA, "members": " ".join(members)})
    return root


def _id() -> str:
    return f"{{{XMI_SPACE}}}id"


def type_system() -> Element:
    """Return the description of the types."""
    from xml.etree.ElementTree import Element, SubElement

    root = Element("typeSystemDescription", {"xmlns": "http://uima.apache.org/resourceSpecifier"})
    SubElement(root, "name").text = "Editorial"
    SubElement(root, "vendor").text = "Editorial"
    every = SubElement(root, "types")
    for name, above, features in (
        (PASSAGE, _ANNOTATION, {TAG: _STRING}),
        (LINK, _ANNOTATION, {TAG: _STRING, SOURCE: PASSAGE, TARGET: PASSAGE}),
        (ABOUT, _TOP, {about.FIELD: _STRING}),
    ):
        described = SubElement(every, "typeDescription")
        SubElement(described, "name").text = name
        SubElement(described, "supertypeName").text = above
        listed = SubElement(described, "features")
        for feature, kind in features.items():
            one = SubElement(listed, "featureDescription")
            SubElement(one, "name").text = feature
            SubElement(one, "rangeTypeName").text = kind
    return root


def _written(root: Element) -> bytes:
    from xml.etree.ElementTree import indent, register_namespace, tostring

    register_namespace("xmi", XMI_SPACE)
    register_namespace("cas", CAS_SPACE)
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of a file. Raises InputError if it is none, or too big."""
    from editorial.formats.spans.xmi import read_xmi

    yield from read_xmi(source, PROGRAM)


def recognises(head: bytes, _suffix: str) -> bool:
    """Return whether XML names the name space of XMI, and that of the CAS, near its beginning."""
    return b"http://www.omg.org/XMI" in head[:4_000] and b"/uima/cas.ecore" in head[:20_000]


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="XMI with its type system, for INCEpTION",
        suffixes=(".xmi",),
        suggested_name="verified-cas",
        suggested_folder="verified-cas",
    ),
    read=read,
    writer=FilePerArticle(
        {".xmi": lambda selected: _written(structures(graph_of(selected.record)))},
        beside={TYPE_SYSTEM: lambda: _written(type_system())},
    ),
    recognises=recognises,
)
