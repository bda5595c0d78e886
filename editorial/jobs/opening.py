"""The types of the functions with which a front end opens and makes a library; the composition root passes them in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # storage.library imports SQLAlchemy, which only commands that open a library need.
    from editorial.storage.library import Library

Opened: TypeAlias = "Library"
"""An open library."""
OpenLibrary: TypeAlias = "Callable[[Path | None], Library]"
"""Opens the library at a path, or for None the one that the environment names, or the default.

Raises MissingLibraryError if there is none at that path, unless it is the default one; StorageError otherwise.
"""
Locate: TypeAlias = "Callable[[Path | None], Path]"
"""Returns the path of the library that would be opened, whether it can be opened or not."""
CreateLibrary: TypeAlias = "Callable[[Path], Library]"
"""Makes a library at a path where there is none; raises StorageError."""
