"""Reading of UIMA CAS as XMI, as INCEpTION, WebAnno, programs of UIMA and this program write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.details import language_tag
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.text_field import text_field
from editorial.formats.reading.xml_tree import parse_xml
from editorial.formats.spans import about, differing
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.offsets import UTF_16, Claim
from editorial.formats.spans.to_record import read_found
from editorial.formats.spans.uima import ABOUT, XMI_SPACE, is_of_language, tag_in, type_of

MAX_XMI = 10 * MAX_BYTES
"""What is marked has many times the size of the text."""
_ID = f"{{{XMI_SPACE}}}id"
_PLACE = frozenset({_ID, "sofa", "begin", "end"})
_ENDS = (("Governor", "Dependent"), ("source", "target"))


def read_xmi(source: Source, program: str) -> Iterator[Record | InputError]:
    """Yield the article of a file, and an error for what was left out. Raises InputError if it is no XMI of a CAS."""
    where = Location(source.name)
    reader = _Reader(parse_xml(source.read(MAX_XMI), source.name), where)
    yield from read_found(reader.found(program), where)


class _Reader:
    """Reads the structures of one text; those of other views of the file are left out."""

    def __init__(self, root: Any, where: Location) -> None:
        self._where = where
        self._every = [(type_of(one.tag), one) for one in root if isinstance(one.tag, str)]
        texts = [one for name, one in self._every if name == "uima.cas.Sofa" and one.get("sofaString")]
        if not texts:
            raise where.error("there is no text in it (no Sofa with a sofaString)")
        self._sofa = next((one for one in texts if one.get("sofaID") == "_InitialView"), texts[0])
        self._others = len(texts) - 1
        self._slots = {
            one.get(_ID): (one.get("role"), one.get("target"))
            for _, one in self._every
            if one.get("target") and one.get("begin") is None
        }

    def found(self, program: str) -> Found:
        """Return what was read. Raises InputError if the text is none."""
        own = next((one.get(about.FIELD, "") for name, one in self._every if name == ABOUT), "")
        field = about.of_line(own, self._where.field(about.FIELD))
        raw = differing.mended(self._sofa.get("sofaString"), field)
        said = about.said(field)
        left_out = (f"texts of other views left out: {self._others}",)
        return Found(
            raw=raw,
            text=text_field(Fields({"text": raw}, self._where)),
            program=program,
            details=said.details or self._details(),
            spans=tuple(self._spans()),
            links=tuple(self._links()),
            entities=said.entities,
            counting=UTF_16,
            passed_over=left_out if self._others else (),
        )

    def _details(self) -> dict[str, Any]:
        """Return the title and language that somebody else's file gives."""
        title = next((one.get("documentTitle") for _, one in self._every if one.get("documentTitle")), None)
        language = next((one.get("language") for _, one in self._every if one.get("language")), None)
        known = {"title": title, "language": language_tag(language)}
        return {name: value for name, value in known.items() if value}

    def _marked(self) -> Iterator[tuple[str, Any]]:
        """Yield what marks a stretch of this text and is not grammar, with its type."""
        for name, one in self._every:
            if one.get("begin") is not None and one.get("sofa") == self._sofa.get(_ID) and not is_of_language(name):
                yield name, one

    def _spans(self) -> Iterator[FoundSpan]:
        for name, one in self._marked():
            if _ends(one) is None:
                place = Fields({end: _number(one.get(end)) for end in ("begin", "end")}, self._where)
                claim = Claim(place.whole("begin"), place.whole("end"))
                yield FoundSpan(one.get(_ID, ""), tag_in(self._features(one), name), claim)

    def _links(self) -> Iterator[FoundLink]:
        for name, one in self._marked():
            ends = _ends(one)
            if ends is not None:
                yield FoundLink(tag_in(self._features(one), name), *ends)
            else:
                yield from self._slots_of(one)

    def _slots_of(self, one: Any) -> Iterator[FoundLink]:
        """Yield the links from a span whose features list slots with a role and a target."""
        inner = {type_of(child.tag): child.text or "" for child in one if isinstance(child.tag, str)}
        for name, value in {**one.attrib, **inner}.items():
            keys = value.split()
            if name not in _PLACE and keys and all(key in self._slots for key in keys):
                for role, target in (self._slots[key] for key in keys):
                    yield FoundLink(role or name, one.get(_ID, ""), target)

    def _features(self, one: Any) -> Mapping[str, str]:
        return {
            name: value
            for name, value in one.attrib.items()
            if name not in _PLACE and not any(name in ends for ends in _ENDS) and value not in self._slots
        }


def _ends(one: Any) -> tuple[str, str] | None:
    """Return the keys of both ends of a link; None for a span."""
    for source, target in _ENDS:
        if one.get(source) and one.get(target):
            return one.get(source), one.get(target)
    return None


def _number(words: str | None) -> Any:
    return int(words) if words is not None and words.isdecimal() and len(words) < 16 else words
