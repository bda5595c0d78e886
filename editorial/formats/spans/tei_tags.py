"""Which element of TEI stands for what a span marks, in files of ours and of others."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.domain.text import Span
from editorial.formats.spans.escapes import escaped, unescaped
from editorial.formats.spans.graph import Sort, Stretch
from editorial.formats.spans.tags import tag_of

SPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
ID, LANGUAGE, WHITE_SPACE = f"{XML}id", f"{XML}lang", f"{XML}space"
_NAMES = {
    labels.PERSON: "persName",
    labels.ORG: "orgName",
    labels.PLACE: "placeName",
    labels.WORK: "title",
    labels.DATE: "date",
    labels.NUMBER: "num",
    labels.EVENT: "eventName",
}
_FOREIGN_NAMES = {
    **{name: label for label, name in _NAMES.items()},
    **dict.fromkeys(("geogName", "settlement", "country", "region", "bloc", "district"), labels.PLACE),
    **dict.fromkeys(("forename", "surname"), ""),
    "objectName": labels.PRODUCT,
    "time": labels.DATE,
}
_QUOTES: Mapping[Kind, tuple[str, Mapping[str, str]]] = {
    Kind.DIRECT: ("said", {"direct": "true"}),
    Kind.INDIRECT: ("said", {"direct": "false"}),
    Kind.MIXED: ("said", {"direct": "false", "n": "mixed"}),
    Kind.TERM: ("soCalled", {}),
}
_QUOTE_NAMES = frozenset({"said", "q", "quote"})
_SPEAKER, _CUE = "rs", ("seg", "cue")


def element_of(stretch: Stretch) -> tuple[str, dict[str, str]]:
    """Return the name of the element for a span, and its attributes that say what it is."""
    if stretch.sort is Sort.QUOTE:
        name, attributes = _QUOTES[Kind(stretch.label)]
        return name, dict(attributes)
    if stretch.sort is Sort.SPEAKER:
        return _SPEAKER, {}
    if stretch.sort is Sort.CUE:
        return _CUE[0], {"type": _CUE[1]}
    name = name_element(stretch.label)
    return name, {} if name != "name" else {"type": escaped(stretch.label)}


def name_element(label: str) -> str:
    """Return the name of the element for a name with a label."""
    return _NAMES.get(label, "name")


def tag_for(name: str, attributes: Mapping[str, str]) -> str | None:
    """Return the tag of what an element marks; None for one that marks no name, quote, speaker or cue."""
    if name in _QUOTE_NAMES:
        kind = Kind.DIRECT
        if attributes.get("direct") == "false":
            kind = Kind.MIXED if attributes.get("n") == "mixed" else Kind.INDIRECT
        return _tag(Sort.QUOTE, kind.value)
    if name == "soCalled":
        return _tag(Sort.QUOTE, Kind.TERM.value)
    if name == _SPEAKER:
        return _tag(Sort.SPEAKER, "")
    if (name, attributes.get("type")) == _CUE:
        return _tag(Sort.CUE, "")
    if name == "name":
        return _tag(Sort.NAME, unescaped(attributes.get("type") or labels.PERSON))
    label = _FOREIGN_NAMES.get(name)
    return _tag(Sort.NAME, label) if label else None


def _tag(sort: Sort, label: str) -> str:
    return tag_of(Stretch("", sort, label, Span(0, 1)))
