"""Copies that were made before an upgrade, a restoring or a repair, in the folder of the library; when they go.

Each is kept for a month at least, and the newest of each kind for ever. An older one goes only if the library still
holds every article and every decision in it, so that nothing is lost with it; what was deleted for good is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from editorial.domain.errors import EditorialError
from editorial.storage.codec import TIME_IN_NAME, time_in_name
from editorial.storage.sqlite import inspection
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.files import INDEX, JOURNAL, LOCK, LOG, beside
from editorial.storage.sqlite.ownership import acquire

KEPT_FOR = timedelta(days=30)
"""How long a copy is kept at least."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy by its name; `at` is when it was made (local time)."""

    path: Path
    kind: str
    at: datetime


def drop_old(library: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the copies of a library that are no longer kept, and return their paths; `now` is local time.

    Only the owner of the library may call this, after a backup was made. What cannot be read or removed stays.
    """
    library = library.resolve()
    with translate_errors(library):
        every = sorted(_copies(library), key=lambda one: one.at)
    newest = {one.kind: one for one in every}
    old = [one for one in every if one is not newest[one.kind] and now.replace(tzinfo=None) - one.at > KEPT_FOR]
    return tuple(one.path for one in old if _drop(one.path, library))


def _copies(library: Path) -> Iterator[_Copy]:
    stem, suffix = re.escape(library.stem), re.escape(library.suffix or ".db")
    restored = re.compile(rf"{stem}\.before-restore-{TIME_IN_NAME}(?:-\d+)?{suffix}")
    others = re.compile(rf"{stem}\.before-(\d{{4}}|repair)(?:-\d+)?\.db")
    for path in library.parent.iterdir():
        with suppress(ValueError, OSError):  # no such day; gone by now
            if found := restored.fullmatch(path.name):
                yield _Copy(path, "restore", time_in_name(found[1]))
            elif found := others.fullmatch(path.name):
                kind = found[1] if found[1] == "repair" else "upgrade"
                yield _Copy(path, kind, datetime.fromtimestamp(path.stat().st_mtime))


def _drop(copy: Path, library: Path) -> bool:
    """Remove a copy that holds nothing of its own and that nobody has open; return whether it went."""
    with suppress(OSError, EditorialError), translate_errors(copy):
        if inspection.has_log(copy) or inspection.holds_more(copy, library):
            return False
        with _unused(copy) as unused:
            if unused and not inspection.has_log(copy):
                copy.unlink()
                return True
    return False


@contextmanager
def _unused(copy: Path) -> Iterator[bool]:
    """Yield whether no program has a copy open as a library, and let none open it in the block."""
    ownership = acquire(copy)
    try:
        yield ownership is not None
    finally:
        if ownership is not None:
            ownership.release()
            if not copy.exists():
                for ending in (LOG, INDEX, JOURNAL, LOCK):
                    beside(copy, ending).unlink(missing_ok=True)
