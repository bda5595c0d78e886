"""Reading of WebAnno TSV 3, as WebAnno, INCEpTION and this program write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.fields import Fields, Location
from editorial.formats.reading.source import MAX_BYTES, Source
from editorial.formats.reading.text_field import text_field
from editorial.formats.spans import about, differing
from editorial.formats.spans.found import Found, FoundLink, FoundSpan
from editorial.formats.spans.offsets import UTF_16, Claim
from editorial.formats.spans.to_record import read_found
from editorial.formats.spans.tsv_layers import Layer, layer_of
from editorial.formats.spans.tsv_words import (
    EDITORIAL,
    TEXT,
    as_text,
    unescaped_line,
    unescaped_value,
    utf16_length,
)
from editorial.formats.spans.uima import is_of_language, tag_in

MAX_TABLE = 10 * MAX_BYTES
"""A table has many times the size of its text."""
_ROW = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)\t(\d{1,12})-(\d{1,12})\t")
_STACKED = re.compile(r"(?<!\\)\|")
_SLOTS = re.compile(r"(?<!\\);")
_VALUE = re.compile(r"(.*)\[(\d{1,9})(?:_(\d{1,9}))?\]$", re.DOTALL)
_NOTHING, _NO_VALUE = "_", "*"


def read_table(source: Source, program: str) -> Iterator[Record | InputError]:
    """Yield the article of a file, and an error for what was left out. Raises InputError if it is no such table."""
    where = Location(source.name)
    try:
        lines = source.read(MAX_TABLE).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise where.error("it is not UTF-8") from error
    reader = _Reader(where)
    for number, line in enumerate(lines, 1):
        reader.take(line.removesuffix("\r"), Location(source.name, f"line {number}"))
    yield from read_found(reader.found(program), where)


@dataclass(slots=True)
class _Span:
    """A span as far as it is read, in the units of the file."""

    layer: Layer
    begin: int
    end: int
    features: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Pointer:
    """A link from or to the place of a unit; a number of 0 means the only span of the layer there."""

    tag: str
    source: tuple[str, int]
    target: tuple[str, int]
    base: str


class _Reader:
    """Takes one line after the other."""

    def __init__(self, where: Location) -> None:
        self._where = where
        self._layers: list[Layer] = []
        self._sentences: list[tuple[int, list[str]]] = []
        self._waiting: list[str] = []
        self._spans: dict[str, _Span] = {}
        self._at: dict[tuple[str, str], list[str]] = {}
        self._pointers: list[_Pointer] = []
        self._about: Fields | None = None
        self._left_out = 0

    def take(self, line: str, where: Location) -> None:
        """Take a line. Raises InputError if it is none of this format."""
        if row := _ROW.match(line):
            self._take_row(row[1], int(row[2]), int(row[3]), line.split("\t")[3:], where)
        elif line.startswith(TEXT):
            self._waiting.append(unescaped_line(line.removeprefix(TEXT)))
        elif line.startswith(EDITORIAL):
            self._about = about.of_line(line.removeprefix(EDITORIAL), where)
        elif line.startswith("#T_"):
            self._layers.append(layer_of(line, where))
        elif line and not line.startswith("#"):
            raise where.error("this is no row of WebAnno TSV 3: number, offsets, token and layers")

    def found(self, program: str) -> Found:
        """Return what was read. Raises InputError if there is no text."""
        held = as_text(((start, "\n".join(lines)) for start, lines in self._sentences), utf16_length)
        raw = differing.mended(held, self._about)
        said = about.said(self._about)
        left_out = (f"what no span of a text holds (chains, grammar) left out: {self._left_out}",)
        return Found(
            raw=raw,
            text=text_field(Fields({"text": raw}, self._where)),
            program=program,
            details=said.details,
            spans=tuple(
                FoundSpan(key, tag_in(one.features, one.layer.type), Claim(one.begin, one.end))
                for key, one in self._spans.items()
            ),
            links=tuple(self._links()),
            entities=said.entities,
            counting=UTF_16,
            passed_over=left_out if self._left_out else (),
        )

    def _take_row(self, unit: str, begin: int, end: int, cells: list[str], where: Location) -> None:
        if self._waiting:
            self._sentences.append((begin, self._waiting))
            self._waiting = []
        wanted = sum(len(layer.columns) for layer in self._layers)
        if len(cells) < wanted:
            raise where.error(f"has {len(cells)} columns of layers, not {wanted}")
        at = 0
        for layer in self._layers:
            self._take_layer(layer, unit, (begin, end), cells[at : at + len(layer.columns)])
            at += len(layer.columns)

    def _take_layer(self, layer: Layer, unit: str, place: tuple[int, int], cells: list[str]) -> None:
        if all(cell == _NOTHING for cell in cells):
            return
        if layer.is_chain or is_of_language(layer.type):
            self._left_out += 1
            return
        stacks = [_STACKED.split(cell) for cell in cells]
        for number in range(max(map(len, stacks))):
            values = [stack[number] if number < len(stack) else _NO_VALUE for stack in stacks]
            if layer.base is None:
                self._take_span(layer, unit, place, number, values)
            else:
                self._take_link(layer.base, layer, unit, values)

    def _take_span(self, layer: Layer, unit: str, place: tuple[int, int], number: int, values: list[str]) -> None:
        parted = [_parted(value) for value in values]
        own = next((one[1] for one, column in zip(parted, layer.columns, strict=True) if one[1] and not column.slot), 0)
        key = str(own) if own else f"{layer.type}@{unit}#{number}"
        if key in self._spans:
            self._spans[key].end = max(self._spans[key].end, place[1])
            return
        features = {
            column.name: unescaped_value(words)
            for (words, _, _), column in zip(parted, layer.columns, strict=True)
            if words not in {_NO_VALUE, _NOTHING, ""} and not column.slot
        }
        self._spans[key] = _Span(layer, *place, features)
        self._at.setdefault((layer.type, unit), []).append(key)
        for at, column in enumerate(layer.columns):
            if column.slot and at + 1 < len(values):
                self._take_slots(layer, (unit, own), column.name, values[at], values[at + 1])

    def _take_slots(self, layer: Layer, source: tuple[str, int], name: str, roles: str, targets: str) -> None:
        for role, target in zip(_SLOTS.split(_parted(roles)[0]), _SLOTS.split(targets), strict=False):
            unit, number, _ = _parted(target)
            if unit not in {_NO_VALUE, _NOTHING}:
                tag = unescaped_value(role) if role not in {_NO_VALUE, _NOTHING} else name
                self._pointers.append(_Pointer(tag, source, (unit, number), layer.type))

    def _take_link(self, base: str, layer: Layer, unit: str, values: list[str]) -> None:
        features = {
            column.name: unescaped_value(value)
            for column, value in zip(layer.columns[:-1], values, strict=False)
            if value not in {_NO_VALUE, _NOTHING}
        }
        source, from_number, to_number = _parted(values[-1])
        tag = tag_in(features, layer.type)
        self._pointers.append(_Pointer(tag, (source, from_number), (unit, to_number), base))

    def _links(self) -> Iterator[FoundLink]:
        """Yield the links: in the order that our files say, else as they stand in the file."""
        order = self._about.value("links") if self._about is not None else None
        pointers = self._pointers
        if isinstance(order, list) and sorted(map(str, order)) == sorted(map(str, range(len(pointers)))):
            pointers = [one for _, one in sorted(zip(order, pointers, strict=True), key=lambda pair: int(pair[0]))]
        for one in pointers:
            yield FoundLink(one.tag, self._key(one.source, one.base), self._key(one.target, one.base))

    def _key(self, end: tuple[str, int], base: str) -> str:
        """Return the key of the span at the end of a link; one that is not there if none is."""
        unit, number = end
        if number:
            return str(number)
        every = self._at.get((base, unit)) or [keys[0] for (_, at), keys in self._at.items() if at == unit]
        return every[0] if every else f"@{unit}"


def _parted(value: str) -> tuple[str, int, int]:
    """Return the words of a value, and the numbers behind it, 0 for none."""
    if match := _VALUE.match(value):
        return match[1], int(match[2]), int(match[3] or 0)
    return value, 0, 0
