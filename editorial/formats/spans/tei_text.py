"""The text of the body of a TEI document, and what its elements mark in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from editorial.formats.reading.xml_tree import local
from editorial.formats.spans.tei_tags import ID, tag_for

_BLOCKS_WORDS = (
    "p head ab l lg item label byline dateline opener closer salute trailer cell row div sp stage quote list"
)
_BLOCKS = frozenset(_BLOCKS_WORDS.split()) - {"quote"}
_LEFT_OUT = frozenset({"note", "fw", "del", "sic", "orig", "figDesc", "teiHeader", "standOff"})
_PARTS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What an element marks: `[start, end)` in code points, and the entries that it points to."""

    key: str
    tag: str
    start: int
    end: int
    ref: str = ""
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text, what is marked in it, and how many elements of the body were left out of it."""

    words: str
    marks: tuple[Mark, ...]
    left_out: int


def marked_text(body: Any, *, as_it_is: bool) -> MarkedText:
    """Return the text of a body, with white space as it is or as a reader sees it."""
    reader = _Reader(as_it_is=as_it_is)
    reader.inside(body)
    return reader.result()


class _Reader:
    def __init__(self, *, as_it_is: bool) -> None:
        self._as_it_is = as_it_is
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._marks: dict[str, Mark] = {}
        self._first: dict[str, str] = {}
        self._left_out = 0

    def result(self) -> MarkedText:
        """Return what was read, in the order in which the elements begin."""
        words = "".join(self._parts)
        marks = self._marks.values() if self._as_it_is else [_begun(one, words) for one in self._marks.values()]
        return MarkedText(words, tuple(one for one in marks if one.start < one.end), self._left_out)

    def inside(self, element: Any) -> None:
        """Read what is in an element."""
        self._add(element.text or "")
        for child in element:
            if local(child) in _LEFT_OUT and not self._as_it_is:
                self._left_out += 1
            elif local(child):
                self._element(child)
            self._add(child.tail or "")

    def _element(self, element: Any) -> None:
        name = local(element)
        if name in _BLOCKS:
            self._part("\n\n")
        elif name == "lb":
            self._part(" ")
        tag = tag_for(name, element.attrib)
        key = "" if tag is None else self._begin(element, tag)
        self.inside(element)
        if key:
            self._marks[key] = replace(self._marks[key], end=self._length)
        if name in _BLOCKS:
            self._part("\n\n")

    def _begin(self, element: Any, tag: str) -> str:
        """Note where an element begins; return its key, which is that of the first piece for a later one."""
        key: str = element.get(ID) or f"#{len(self._first)}"
        first = self._first.setdefault(key, self._first.get(element.get("prev", "").removeprefix("#"), key))
        if first in self._marks:
            return first
        start = self._length
        refs = (element.get("ref") or element.get("key") or "").split()
        who = tuple((element.get("who") or "").split())
        self._marks[key] = Mark(key, tag, start, start, refs[0] if refs else "", who)
        return key

    def _part(self, gap: str) -> None:
        if not self._as_it_is and len(gap) > len(self._gap):
            self._gap = gap

    def _add(self, words: str) -> None:
        if self._as_it_is:
            self._parts.append(words)
            self._length += len(words)
            return
        for part in _PARTS.findall(words):
            if part.isspace():
                self._part(" ")
                continue
            if self._length:
                self._parts.append(self._gap)
                self._length += len(self._gap)
            self._parts.append(part)
            self._length += len(part)
            self._gap = ""


def _begun(one: Mark, words: str) -> Mark:
    """Return a mark that begins with the first word in it, not with the white space before that."""
    inside = words[one.start : one.end]
    return replace(one, start=one.start + len(inside) - len(inside.lstrip()))
