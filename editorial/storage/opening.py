"""Opening of a library that is there, and making of one where none is."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import EditorialError, MissingLibraryError, StorageError
from editorial.storage import schema
from editorial.storage.library import Library
from editorial.storage.location import default_path
from editorial.storage.sqlite.backup import Stopping, Watch
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.ownership import acquire

LARGE = 10_000_000
"""Bytes of a library that is not brought up to date in a moment."""


def open_library(path: Path) -> Library:
    """Open the library at `path`. If there is none, make one in the default place, and only there.

    Raises MissingLibraryError if there is none elsewhere; StorageError if it cannot be opened.
    """
    there = schema.revision_of(path) is not None
    if not there and path.absolute() != default_path().absolute():
        raise MissingLibraryError(path)
    return Library.open_seen(path, there=there)


def create_library(path: Path) -> Library:
    """Make an empty library at `path`, with the folders above it. Raises StorageError if there is one already."""
    if schema.revision_of(path) is not None:
        raise StorageError(f"{path}: there is a library already. Open it, or choose another name.")
    return Library.open(path)


def needs_long_upgrade(path: Path) -> bool:
    """Return whether there is an older library that takes more than a moment to bring up to date."""
    try:
        return path.stat().st_size >= LARGE and schema.revision_of(path) not in {None, schema.REVISIONS[-1]}
    except (EditorialError, OSError):
        return False  # opening it says what is wrong


def upgrade(path: Path, watch: Watch, stopping: Stopping) -> None:
    """Bring an older library up to date, unless another process has it open. Raises as `bring_up_to_date` does."""
    with translate_errors(path):
        ownership = acquire(path)
    if ownership is not None:
        try:
            schema.bring_up_to_date(path, watch, stopping)
        finally:
            ownership.release()
