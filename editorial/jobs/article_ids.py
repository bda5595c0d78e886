"""Resolution of article ids that were typed in full or by their first characters."""

from __future__ import annotations

from collections.abc import Iterable

from editorial.domain.errors import InputError
from editorial.storage.library import Library


def resolve_ids(library: Library, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return for each of `wanted` the id that equals it, or else the only one that begins with it.

    Raises InputError if there is none, or more than one.
    """
    known = [row.id for row in library.queue()]
    return tuple(dict.fromkeys(_one(one, known) for one in wanted))


def _one(wanted: str, known: list[str]) -> str:
    found = [wanted] if wanted in known else [key for key in known if wanted and key.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    reason = f"{len(found)} articles begin with this id; give more of it" if found else "there is no such article"
    raise InputError(reason, source=wanted)
