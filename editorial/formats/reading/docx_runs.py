"""What stands in a paragraph of a Word document, piece by piece, with tracked changes as if they were accepted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Any, NamedTuple

from editorial.formats.reading.xml_tree import local

_INSIDE = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "r", "dir", "bdo", "fldSimple")
)
_DELETED = frozenset(("del", "moveFrom"))
_WORDS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\N{SOFT HYPHEN}"}
_NOTHING = frozenset(
    (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "lastRenderedPageBreak"),
        *("annotationRef", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)


class Sort(Enum):
    """What a piece of a paragraph is."""

    WORDS = auto()
    DELETED = auto()
    """Words that a tracked change deleted."""
    START = auto()
    """The words of a comment begin; the piece has its id."""
    END = auto()
    POINT = auto()
    """The sign of a comment stands here; a comment on no words has nothing else."""
    OTHER = auto()
    """Something that is no text, such as a picture; the piece has the name of its element."""


COMMENT_EDGES = {"commentRangeStart": Sort.START, "commentRangeEnd": Sort.END, "commentReference": Sort.POINT}


class Piece(NamedTuple):
    """One piece of a paragraph, and its words, or the id of its comment."""

    sort: Sort
    words: str


def pieces(paragraph: Any) -> Iterator[Piece]:
    """Yield the pieces of a paragraph in their order."""
    for child in paragraph:
        yield from _piece(child, deleted=False)


def words_of(paragraph: Any) -> str:
    """Return the words of a paragraph, without those that a tracked change deleted."""
    return "".join(one.words for one in pieces(paragraph) if one.sort is Sort.WORDS)


def mark_is_deleted(paragraph: Any) -> bool:
    """Return whether a tracked change deleted the end of a paragraph, so that it runs on into the next one."""
    about = next((one for one in paragraph if local(one) == "pPr"), ())
    look = next((one for one in about if local(one) == "rPr"), ())
    return any(local(one) in _DELETED for one in look)


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its name without the namespace; empty if it is not there."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _piece(element: Any, *, deleted: bool) -> Iterator[Piece]:
    name = local(element)
    if not name or name in _NOTHING:
        return
    if name in COMMENT_EDGES:
        yield Piece(COMMENT_EDGES[name], attribute(element, "id"))
    elif name in _INSIDE or name in _DELETED:
        for child in element:
            yield from _piece(child, deleted=deleted or name in _DELETED)
    elif words := _words(element, name):
        yield Piece(Sort.DELETED if deleted or name == "delText" else Sort.WORDS, words)
    elif name not in {"t", "delText"}:
        yield Piece(Sort.OTHER, name)


def _words(element: Any, name: str) -> str:
    if name in {"t", "delText"}:
        return element.text or ""
    if name == "br" and attribute(element, "type") in {"", "textWrapping"}:
        return "\n"
    return _WORDS.get(name, "")
