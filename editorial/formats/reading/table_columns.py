"""Which column of a table of articles holds what, by its heading or as somebody said, and which sheet is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from editorial.domain.errors import InputError
from editorial.formats.reading import details


class Role(StrEnum):
    """What a column of a table holds; the value is what settings store, and never changes."""

    TEXT = "text"
    TITLE = "title"
    AUTHORS = "authors"
    PUBLISHED = "published"
    SOURCE = "source"
    CREDIT = "credit"
    LANGUAGE = "language"
    ID = "id"
    KEPT = "kept"
    """Something else, which is kept with the article under the heading of the column."""
    LEFT_OUT = "left_out"
    """Something that is not taken over."""

    @property
    def is_detail(self) -> bool:
        """Return whether this is a detail of an article, which one column holds at most."""
        return self not in {Role.KEPT, Role.LEFT_OUT}


Roles = tuple[Role, ...]
"""What each column of a table holds, in their order."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody said of a table: what each column holds, and whether its first row holds the headings.

    `sheet` is the name of the sheet that was picked, empty where nobody was asked.
    """

    roles: Roles
    headed: bool = True
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of the columns of tables before they are read.

    `named` has the heading for each detail, as an option says; `known` what each column holds in tables with the same
    headings (`key_of`); `chosen` what somebody said of this very table. `sheet` is the sheet to read of a workbook, as
    an option says, `sheets` the one of workbooks with the same sheets (`key_of` their names). `ask` says that somebody
    can be asked about a table of which nothing is known.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, Roles] = field(default_factory=dict)
    chosen: Chosen | None = None
    ask: bool = False
    sheet: str = ""
    sheets: Mapping[str, str] = field(default_factory=dict)

    def wants_asking(self, headings: Sequence[str], sheets: Sequence[str] = ()) -> bool:
        """Return whether somebody has to say what the columns of a table with these headings hold.

        `sheets` are the names of those in a workbook, of which one has to be picked if there are several.
        """
        if not self.ask or self.chosen is not None:
            return False
        several = len(sheets) > 1 and not self.sheet_of(sheets)
        return several or (not self.named and key_of(headings) not in self.known)

    def sheet_of(self, names: Sequence[str]) -> str:
        """Return which of the sheets of a workbook was picked; empty if nobody did."""
        picked = self.chosen.sheet if self.chosen is not None else ""
        return picked or self.sheet or self.sheets.get(key_of(names), "")

    def proposed(self, headings: Sequence[str]) -> Roles:
        """Return what the columns of a table hold as far as it is known; the text may be missing."""
        return self.known.get(key_of(headings)) or guessed(headings)

    def of(self, headings: Sequence[str], source: str) -> Chosen:
        """Return what each column of a table holds. Raises InputError, which names the headings, if none is the text.

        What somebody said comes first, then what is known, then what the headings say.
        """
        if self.chosen is not None:
            found = self.chosen
        else:
            known = None if self.named else self.known.get(key_of(headings))
            found = Chosen(known or guessed(headings, _placed(self.named, headings, source)))
        if Role.TEXT not in found.roles:
            listed = ", ".join(f"“{heading}”" for heading in headings[:20] if heading) or "none"
            raise InputError(
                f"no column of this table is the text of an article by its heading ({listed}); say which holds what: "
                "--column text=HEADING",
                source=source,
            )
        return found


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A table of which somebody has to say what its columns hold before it is read.

    `rows` are the first ones, the headings among them, each as long as the longest; `number` is that of all rows
    without the headings; `proposed` is what the columns hold by their headings. `sheet` is the name of this sheet of a
    workbook; `sheets` are all that have rows, this one among them, if there are several.
    """

    rows: tuple[tuple[str, ...], ...]
    number: int
    proposed: Roles
    sheet: str = ""
    sheets: tuple[UnreadTable, ...] = ()

    @property
    def choices(self) -> tuple[UnreadTable, ...]:
        """Return the tables of which one is to be read: the sheets of a workbook, or this table."""
        return self.sheets or (self,)


def key_of(names: Iterable[str]) -> str:
    """Return the key under which it is remembered what tables with these headings or sheets hold."""
    return json.dumps([*names], ensure_ascii=False)


def roles_in(stored: Mapping[str, Sequence[str]]) -> dict[str, Roles]:
    """Return what settings store of known tables; what is no role is kept with the article."""
    roles = {role.value: role for role in Role}
    return {key: tuple(roles.get(one, Role.KEPT) for one in found) for key, found in stored.items()}


def guessed(headings: Sequence[str], told: Mapping[Role, int] | None = None) -> Roles:
    """Return what columns hold by their headings, where `told` does not give the number of a detail's column."""
    named = {details.plain_name(heading): at for at, heading in reversed([*enumerate(headings)])}
    found = dict(told or {})
    for detail, names in details.NAMES.items():
        at = next((named[one] for one in names if one in named and named[one] not in found.values()), None)
        if at is not None:
            found.setdefault(Role(detail), at)
    roles = {at: role for role, at in found.items()}
    return tuple(roles.get(at, Role.KEPT) for at in range(len(headings)))


def _placed(named: Mapping[str, str], headings: Sequence[str], source: str) -> dict[Role, int]:
    """Return the number of the column of each detail that an option names. Raises InputError if there is none."""
    numbers = {details.plain_name(heading): at for at, heading in reversed([*enumerate(headings)])}
    for heading in named.values():
        if details.plain_name(heading) not in numbers:
            raise InputError(f"there is no column “{heading}”", source=source)
    return {Role(detail): numbers[details.plain_name(heading)] for detail, heading in named.items()}
