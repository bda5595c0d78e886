"""Faults of one article, foreseen or not: each is told, and the next article is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.fields import Location

T = TypeVar("T")
Results: TypeAlias = Iterator[Record | InputError]


def read_one(value: T, where: Location, read: Callable[[T, Location], Iterator[Record] | Results]) -> Results:
    """Yield what `read` finds in a part of a file, and an error if that raises one."""
    try:
        yield from read(value, where)
    except InputError as error:
        yield error.without_frames()
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it is the fault of this part alone
        yield unforeseen(error, where)


def unforeseen(error: Exception, where: Location) -> InputError:
    """Return the fault of one article for an error that a reader raised; the next article can still be read.

    The message names the kind of error and quotes nothing of the article.
    """
    if isinstance(error, MemoryError):
        return where.error("it takes more memory than there is")
    if isinstance(error, RecursionError):
        return where.error("it is nested too deeply to be read")
    return where.error(f"it is not in a form that can be read ({type(error).__name__})")
