"""Reading of brat's standoff annotations."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.text import normalise
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.spans import about, tags
from editorial.formats.spans.escapes import unescaped
from editorial.formats.spans.found import Found, FoundEntity, FoundLink, FoundSpan
from editorial.formats.spans.graph import Sort, Tie
from editorial.formats.spans.offsets import Claim
from editorial.formats.spans.to_record import read_found

_SPAN = re.compile(r"(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)")
_ARGUMENT = re.compile(r"(\S+?):(\S+)")
_OURS = f'{{"{about.FIELD}": '
_MOST_FAULTS = 20


def read_standoff(source: Source, program: str) -> Iterator[Record | InputError]:
    """Yield the article of a `.ann` file, then an error for what was left out.

    Raises InputError if this is no file, or the `.txt` file beside it cannot be read.
    """
    if source.path is None:
        raise InputError("annotations of brat are read from files, with the text beside them", source=source.name)
    beside = source.path.with_suffix(".txt")
    if not beside.is_file():
        raise InputError(f"the text that it annotates, {beside.name}, is not beside it", source=source.name)
    raw = _decoded(Source.of_path(beside))
    lines = _decoded(source).removeprefix("\ufeff").split("\n")
    try:
        text = normalise(raw)
    except ValueError as error:
        raise InputError(str(error), source=str(beside)) from error
    if not text.text.strip():
        raise InputError("the text is empty", source=str(beside), place="")
    reader = _Reader(source.name, raw)
    reader.read(lines)
    found = Found(
        raw=raw,
        text=text,
        program=program,
        spans=tuple(reader.spans),
        links=tuple(reader.links),
        entities=tuple(reader.entities) if reader.ours else None,
        passed_over=tuple(reader.passed_over()),
    )
    yield from read_found(found, Location(source.name))
    yield from reader.faults


def _decoded(source: Source) -> str:
    data = source.read(MAX_BYTES)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"this is not UTF-8 (byte {error.start})", source=source.name) from error


class _Reader:
    """Reads the lines of annotations."""

    def __init__(self, name: str, raw: str) -> None:
        self._name, self._raw = name, raw
        self.spans: list[FoundSpan] = []
        self.links: list[FoundLink] = []
        self.entities: list[FoundEntity] = []
        self.faults: list[InputError] = []
        self._triggers: dict[str, str] = {}
        self._events: list[tuple[str, list[tuple[str, str]]]] = []
        self._unread: dict[str, int] = {}
        self._authorities: dict[str, str] = {}

    @property
    def ours(self) -> bool:
        """Return whether this program wrote the file: it then says who each name means."""
        return bool(self.entities) or not any(tags.guessed(one.tag)[0] is Sort.NAME for one in self.spans)

    def passed_over(self) -> list[str]:
        """Return what was not read, in words."""
        return [f"{what} left out: {number}" for what, number in self._unread.items()]

    def read(self, lines: list[str]) -> None:
        """Read all lines; one that is wrong is told, and the others are read."""
        for number, line in enumerate(lines, 1):
            where = Location(self._name, f"line {number}")
            read = self._kinds.get(line[:1])
            try:
                if read is not None:
                    read(self, line.rstrip("\r").split("\t"), where)
                elif line.strip():
                    raise where.error("is no annotation of brat")
            except InputError as error:
                if len(self.faults) < _MOST_FAULTS:
                    self.faults.append(error.without_frames())
        for trigger, arguments in self._events:
            for role, target in arguments:
                self.links.append(FoundLink(role.rstrip("0123456789"), trigger, self._triggers.get(target, target)))

    def _text_bound(self, cells: list[str], where: Location) -> None:
        match = _SPAN.fullmatch(cells[1]) if len(cells) > 1 else None
        if match is None:
            raise where.error("must be an id, a type with offsets, and words, with tabs between them")
        tag = unescaped(match[1])
        places = [tuple(map(int, place.split(" "))) for place in match[2].split(";")]
        words = "\t".join(cells[2:]) if len(cells) > 2 else None
        joined = [list(places[0])]
        for start, end in places[1:]:
            if start >= joined[-1][1] and not self._raw[joined[-1][1] : start].strip("\r\n"):
                joined[-1][1] = end
            else:
                joined.append([start, end])
        if len(joined) == 1:
            self.spans.append(FoundSpan(cells[0], tag, Claim(joined[0][0], joined[0][1], words)))
        else:
            self._pieces(cells[0], tag, joined)

    def _pieces(self, key: str, tag: str, places: list[list[int]]) -> None:
        """Take a span in pieces: a quote as its pieces, anything else as its longest piece."""
        if tags.guessed(tag)[0] is not Sort.QUOTE:
            self._count("pieces of annotations, beside the longest one,")
            self.spans.append(FoundSpan(key, tag, _claim(max(places, key=lambda place: place[1] - place[0]))))
            return
        for number, place in enumerate(places):
            self.spans.append(FoundSpan(f"{key}.{number}" if number else key, tag, _claim(place)))
            if number:
                before = f"{key}.{number - 1}" if number > 1 else key
                self.links.append(FoundLink(Tie.CONTINUES.value, f"{key}.{number}", before))

    def _relation(self, cells: list[str], where: Location) -> None:
        tag, *arguments = cells[1].split() if len(cells) > 1 else [""]
        ends = [match[2] for one in arguments if (match := _ARGUMENT.fullmatch(one))]
        if len(ends) != 2:
            raise where.error("must be an id and a type with two arguments")
        self.links.append(FoundLink(unescaped(tag), *ends))

    def _equivalence(self, cells: list[str], where: Location) -> None:
        tag, *members = cells[1].split() if len(cells) > 1 else [""]
        if len(members) < 2:
            raise where.error("must be a type with two or more annotations")
        self.links += [FoundLink(unescaped(tag), one, members[0]) for one in members[1:]]

    def _event(self, cells: list[str], where: Location) -> None:
        made = [_ARGUMENT.fullmatch(one) for one in (cells[1].split() if len(cells) > 1 else [])]
        if not made or None in made:
            raise where.error("must be an id and a type with its trigger and arguments")
        (_, trigger), *arguments = [(match[1], match[2]) for match in made if match is not None]
        self._triggers[cells[0]] = trigger
        self._events.append((trigger, arguments))

    def _note(self, cells: list[str], where: Location) -> None:
        on = cells[1].split() if len(cells) > 1 else []
        if len(on) == 2 and len(cells) > 2 and cells[2].startswith(_OURS):
            self.entities.append(_who(cells[2], on[1], where))
        else:
            self._count("notes")

    def _attribute(self, _cells: list[str], _where: Location) -> None:
        self._count("attributes")

    def _normalisation(self, cells: list[str], _where: Location) -> None:
        if len(cells) < 2 or not re.search(r" Authority:\S", cells[1]):
            self._count("normalisations")

    def _count(self, what: str) -> None:
        self._unread[what] = self._unread.get(what, 0) + 1

    _kinds: ClassVar[dict[str, Callable[[_Reader, list[str], Location], None]]] = {
        "T": _text_bound,
        "R": _relation,
        "*": _equivalence,
        "E": _event,
        "#": _note,
        "A": _attribute,
        "M": _attribute,
        "N": _normalisation,
    }


def _claim(place: list[int]) -> Claim:
    start, end = place
    return Claim(start, end)


def _who(words: str, anchor: str, where: Location) -> FoundEntity:
    try:
        fields = Fields(json.loads(words)[about.FIELD], where)
    except (ValueError, RecursionError) as error:
        raise where.error("the note that says who is named cannot be read") from error
    return replace(about.entity(fields), anchor=anchor)
