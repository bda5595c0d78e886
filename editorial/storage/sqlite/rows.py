"""Reading of rows through the driver, so that a damaged one is named and does not end the program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias, TypeVar

from editorial.domain.damage import DamageCode, DamagedRowError, Place
from editorial.storage.columns.description import Selection

R = TypeVar("R")
Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]
_with_surrogates = partial(str, encoding="utf-8", errors="surrogateescape")


def fetch(
    connection: sqlite3.Connection, selection: Selection[R], statement: str, parameters: Parameters = ()
) -> Iterator[R]:
    """Yield an object for each row of a statement that selects `selection.sql`.

    Raises DamagedRowError, which names the row, if this program did not write it; sqlite3.Error.
    """
    try:
        yield from selection.fetch(connection.execute(statement, parameters))
    except sqlite3.OperationalError:
        raise _explained(connection, selection, statement, parameters) from None


def _explained(
    connection: sqlite3.Connection, selection: Selection[Any], statement: str, parameters: Parameters
) -> Exception:
    """Return which value is no UTF-8, if that is what ended a statement; else the error itself."""
    with any_text(connection):
        try:
            for row in connection.execute(statement, parameters):
                if (place := not_utf8(row)) is not None:
                    names = [column.name for part in selection.parts for column in part.columns]
                    at = Place(selection.table, selection.key_of(row), names[place])
                    return DamagedRowError(DamageCode.NOT_UTF8, at)
        except sqlite3.Error as error:
            return error
    return DamagedRowError(DamageCode.NOT_UTF8, Place(selection.table))


@contextmanager
def any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Read text that is no UTF-8 with surrogates in place of the wrong bytes, for the time of the block."""
    before = connection.text_factory
    connection.text_factory = _with_surrogates
    try:
        yield
    finally:
        connection.text_factory = before


def not_utf8(row: Sequence[Any]) -> int | None:
    """Return which value of a row, as read with `any_text`, is no UTF-8; None if all are."""
    for place, value in enumerate(row):
        if isinstance(value, str):
            try:
                value.encode()
            except UnicodeEncodeError:
                return place
    return None
