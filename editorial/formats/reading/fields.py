"""Checked access to the fields of a JSON object, with errors that name the field and the reason.

A record has some forty fields a row: where one stands is worked out only when it is not valid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast

from editorial.domain.errors import InputError

E = TypeVar("E", bound=StrEnum)

LONGEST_ID = 1_000
"""Maximum length of an id, in code points; ids are repeated in every row that refers to them."""
LONGEST_LINE = 100_000
"""Maximum length of a text that is shown in one line, such as a title, in code points."""
_LARGEST = 2**53 - 1
"""The largest whole number that every program reads from JSON as it was written."""
_YEARS = range(1970, 3000)
"""The years whose times every system can show in local time."""
_LONGEST_PATH = 100
_LONG_NUMBER = 1_000
"""Bits of a number that is not shown in full, nor taken for an id; Python refuses to spell the longest."""


@dataclass(frozen=True, slots=True)
class Location:
    """A position in what is read: the source, the line (or nothing) and the path of a field, `mentions[3].start`."""

    source: str = ""
    line: str = ""
    path: str = ""

    def field(self, name: str) -> Location:
        """Return the location of a field of this object."""
        return Location(self.source, self.line, f"{self.path}.{name}" if self.path else name)

    def item(self, index: int) -> Location:
        """Return the location of an item of this list, counted from 0."""
        return Location(self.source, self.line, f"{self.path}[{index}]")

    def error(self, reason: str) -> InputError:
        """Return an error that names this location."""
        path = self.path if len(self.path) <= _LONGEST_PATH else f"{self.path[: _LONGEST_PATH - 1]}…"
        return InputError(reason, source=self.source, place=", ".join(part for part in (self.line, path) if part))


class Fields:
    """One JSON object; it records which fields were read, so that the others can be kept.

    Every method raises InputError, with the location and the reason, if the field is missing or not valid.
    """

    def __init__(self, data: Any, where: Location) -> None:
        if not isinstance(data, Mapping):
            raise where.error(f"must be an object, not {shown(data)}")
        self.data, self.where, self._known = data, where, set[str]()

    def rest(self) -> dict[str, Any]:
        """Return the fields that were not read, unchanged."""
        if self.data.keys() <= self._known:
            return {}
        return {name: value for name, value in self.data.items() if name not in self._known}

    def value(self, name: str) -> Any:
        """Return a field unchecked, None if it is missing."""
        self._known.add(name)
        return self.data.get(name)

    def error(self, name: str, reason: str) -> InputError:
        """Return an error that names a field."""
        return self.where.field(name).error(reason)

    def optional_text(self, name: str, longest: int | None = None) -> str | None:
        """Return a string of at most `longest` code points, or None."""
        value = self.value(name)
        if value is None or (type(value) is str and (longest is None or len(value) <= longest)):
            return value
        return _text(self.where.field(name), value, longest)

    def optional_line(self, name: str) -> str | None:
        """Return a string that is short enough to be shown in one line, or None."""
        return self.optional_text(name, LONGEST_LINE)

    def text(self, name: str) -> str:
        """Return a string that is not empty."""
        return self._filled(name, self.optional_text(name))

    def line(self, name: str) -> str:
        """Return a string that is not empty, and short enough to be shown in one line."""
        return self._filled(name, self.optional_line(name))

    def word(self, name: str) -> str:
        """Return a string that is not empty, and no longer than an id."""
        return self._filled(name, self.optional_text(name, LONGEST_ID))

    def optional_id(self, name: str) -> str | None:
        """Return an id, or None; a whole number becomes a string."""
        value = self.value(name)
        return value if value is None or _is_plain_id(value) else _id(self.where.field(name), value)

    def id(self, name: str) -> str:
        """Return an id; a whole number becomes a string."""
        return self._filled(name, self.optional_id(name))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return a list of ids; an empty one if it is missing."""
        values = self._list(name)
        if all(map(_is_plain_id, values)):
            return tuple(values)
        return tuple(_id(where, value) for where, value in self._places(name, values))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; an empty one if it is missing."""
        values = self._list(name)
        if all(type(value) is str for value in values):
            return tuple(values)
        return tuple(_text(where, value, None) for where, value in self._places(name, values))

    def score(self, name: str) -> float | None:
        """Return a number from 0 to 1, or None."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(name, f"must be a number from 0 to 1, not {shown(value)}")
        return float(value)

    def whole(self, name: str, default: int | None = None) -> int:
        """Return a whole number of at least 0."""
        value = self.value(name)
        value = default if value is None else value
        if value is None:
            raise self.error(name, "is missing")
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(name, f"must be a whole number of at least 0, not {shown(value)}")
        if value > _LARGEST:
            raise self.error(name, f"must be at most {_LARGEST}, not {shown(value)}")
        return value

    def moment(self, name: str) -> datetime:
        """Return a point in time in UTC; one without a zone is taken to be UTC."""
        value = self.text(name)
        try:
            moment = datetime.fromisoformat(value)
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise self.error(name, f"must be a time such as 2026-11-22T10:15:00Z, not {shown(value)}") from error
        if moment.year not in _YEARS:
            raise self.error(name, f"must be in the years {_YEARS[0]} to {_YEARS[-1]}, not {shown(value)}")
        return moment

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Return a member of the enumeration `kind`."""
        value = self.value(name)
        if value is None and default is not None:
            return default
        member = _members(kind).get(value) if type(value) is str else None
        return _choice(self.where.field(name), kind, self._filled(name, value)) if member is None else cast(E, member)

    def choices(self, name: str, kind: type[E]) -> frozenset[E]:
        """Return a list of members of the enumeration `kind` as a set; empty if it is missing."""
        return frozenset(_choice(where, kind, value) for where, value in self.items(name))

    def object(self, name: str) -> Fields | None:
        """Return an object, or None."""
        value = self.value(name)
        return None if value is None else Fields(value, self.where.field(name))

    def needed_object(self, name: str) -> Fields:
        """Return an object."""
        return Fields(self.value(name), self.where.field(name))

    def objects(self, name: str) -> Iterator[Fields]:
        """Yield the objects of a list; nothing if it is missing."""
        for where, value in self.items(name):
            yield Fields(value, where)

    def items(self, name: str) -> Iterator[tuple[Location, Any]]:
        """Yield the items of a list, each with its place; none if it is missing."""
        yield from self._places(name, self._list(name))

    def _list(self, name: str) -> Sequence[Any]:
        """Return a list, unchecked what is in it; an empty one if it is missing."""
        value = self.value(name)
        if value is not None and not isinstance(value, list):
            raise self.error(name, f"must be a list, not {shown(value)}")
        return value or ()

    def _places(self, name: str, values: Sequence[Any]) -> Iterator[tuple[Location, Any]]:
        if values:
            where = self.where.field(name)
            yield from ((where.item(index), item) for index, item in enumerate(values))

    def _filled(self, name: str, value: str | None) -> str:
        if value is None or value == "":
            raise self.error(name, "is missing" if value is None else "is empty")
        return value


def shown(value: Any) -> str:
    """Return a value as it is shown in an error message, shortened."""
    if isinstance(value, Mapping | list):
        return "an object" if isinstance(value, Mapping) else "a list"
    words = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    if _is_long(value):
        return "a number of many digits"
    text = str(value)
    text = text if len(text) <= 40 else f"{text[:39]}…"
    return f'"{text}"' if isinstance(value, str) else text


@cache
def _members(kind: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in kind}


def _is_plain_id(value: Any) -> bool:
    return type(value) is str and 0 < len(value) <= LONGEST_ID


def _id(where: Location, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "" or _is_long(value):
        raise where.error(f"must be an id (text or a whole number), not {shown(value)}")
    return _text(where, str(value), LONGEST_ID)


def _is_long(value: Any) -> bool:
    return isinstance(value, int) and value.bit_length() > _LONG_NUMBER


def _text(where: Location, value: Any, longest: int | None) -> str:
    if not isinstance(value, str):
        raise where.error(f"must be text, not {shown(value)}")
    if longest is not None and len(value) > longest:
        raise where.error(f"is {len(value):,} characters long; at most {longest:,} can be read")
    return value


def _choice(where: Location, kind: type[E], value: Any) -> E:
    try:
        return kind(value)
    except ValueError:
        raise where.error(f"must be one of {', '.join(kind)}, not {shown(value)}") from None
