"""Opening of a library that is there, and making of one where none is."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import MissingLibraryError, StorageError
from editorial.storage import schema
from editorial.storage.library import Library
from editorial.storage.location import default_path


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
