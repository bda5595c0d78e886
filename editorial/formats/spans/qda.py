"""Reading of REFI-QDA projects."""

from __future__ import annotations

import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, ParseError, XMLParser
from xml.etree.ElementTree import fromstring as parse_xml

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.faults import read_one
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.text_field import text_field
from editorial.formats.spans import about
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.offsets import Claim
from editorial.formats.spans.to_record import read_found

MAX_ARCHIVE = 200_000_000
_SPACE = "{urn:QDA-XML:project:1.0}"
_BROKEN = (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error, OSError)


def read_project(source: Source, program: str) -> Iterator[Record | InputError]:
    """Yield the article of each text, and an error for each that cannot be read.

    Raises InputError if the archive, or the description of the project in it, cannot be read.
    """
    where = Location(source.name)
    try:
        archive = zipfile.ZipFile(BytesIO(source.read(MAX_ARCHIVE)))
    except _BROKEN as error:
        raise where.error("this is not a project of REFI-QDA: it is no archive, or damaged") from error
    with archive:
        project = _project(archive, where)
        codes = {one.get("guid", ""): one.get("name", "") for one in project.iter(f"{_SPACE}Code")}
        read = partial(_text, archive, codes, _links(project), program)
        others = sum(1 for one in project.iterfind(f"{_SPACE}Sources/*") if one.tag != f"{_SPACE}TextSource")
        for number, one in enumerate(project.iter(f"{_SPACE}TextSource"), 1):
            place = Location(source.name, f"text {number}")
            yield from read_one(one, place, read)
        if others:
            yield where.error(f"sources that are no texts left out: {others}")


def _project(archive: zipfile.ZipFile, where: Location) -> Element:
    names = [name for name in archive.namelist() if name.lower().endswith(".qde") and "/" not in name]
    if not names:
        raise where.error("this is not a project of REFI-QDA: there is no .qde file in it")
    data = _inside(archive, names[0], where)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise where.error(f"{names[0]} declares entities, which a project must not")
    try:
        return parse_xml(data, parser=XMLParser())
    except ParseError as error:
        raise where.error(f"{names[0]} is not XML: {error}") from error


def _inside(archive: zipfile.ZipFile, name: str, where: Location) -> bytes:
    """Return a file of the archive. Raises InputError if it is too big, missing or damaged."""
    try:
        with archive.open(name) as file:
            data = file.read(MAX_BYTES * 5 + 1)
    except _BROKEN as error:
        raise where.error(f"{name} is not in the archive, or damaged") from error
    if len(data) > MAX_BYTES * 5:
        raise where.error(f"{name} is bigger than {MAX_BYTES * 5 // 1_000_000} MB")
    return data


def _text(
    archive: zipfile.ZipFile,
    codes: dict[str, str],
    links: Mapping[str, list[tuple[int, FoundLink]]],
    program: str,
    source: Element,
    where: Location,
) -> Iterator[Record | InputError]:
    raw = _words(archive, source, where)
    spans = [*_spans(source, codes, where)]
    own = sorted(chain.from_iterable(links.get(key, ()) for key in {one.key for one in spans}))
    said = about.said(_about(source, where))
    yield from read_found(
        Found(
            raw=raw,
            text=text_field(Fields({"text": raw}, where)),
            program=program,
            details=said.details or {"title": source.get("name", "")},
            spans=tuple(spans),
            links=tuple(link for _, link in own),
            entities=said.entities,
        ),
        where,
    )


def _words(archive: zipfile.ZipFile, source: Element, where: Location) -> str:
    content = source.find(f"{_SPACE}PlainTextContent")
    if content is not None and content.text:
        return content.text
    path = source.get("plainTextPath", "")
    if not path.startswith("internal://"):
        raise where.error("its text is not in the archive")
    data = _inside(archive, f"sources/{PurePosixPath(path.removeprefix('internal://')).name}", where)
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError as error:
        raise where.error("its text is not UTF-8") from error


def _spans(source: Element, codes: dict[str, str], where: Location) -> Iterator[FoundSpan]:
    for selection in source.iter(f"{_SPACE}PlainTextSelection"):
        key = selection.get("guid", "")
        positions = Fields({name: _number(selection.get(name)) for name in ("startPosition", "endPosition")}, where)
        claim = Claim(positions.whole("startPosition"), positions.whole("endPosition"))
        tags = [codes.get(one.get("targetGUID", ""), "") for one in selection.iter(f"{_SPACE}CodeRef")]
        for number, tag in enumerate(filter(None, tags)):
            yield FoundSpan(f"{key}:{number}" if number else key, tag, claim)


def _number(words: str | None) -> Any:
    return int(words) if words is not None and words.isdecimal() and len(words) < 16 else words


def _links(project: Element) -> Mapping[str, list[tuple[int, FoundLink]]]:
    """Return the links by where they begin, each with its number in the file."""
    found: defaultdict[str, list[tuple[int, FoundLink]]] = defaultdict(list)
    for number, one in enumerate(project.iter(f"{_SPACE}Link")):
        if (origin := one.get("originGUID")) is not None:
            found[origin].append((number, FoundLink(one.get("name", ""), origin, one.get("targetGUID", ""))))
    return found


def _about(source: Element, where: Location) -> Fields | None:
    return about.of_line(source.findtext(f"{_SPACE}Description") or "", where.field("Description"))
