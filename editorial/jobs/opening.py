"""The type of the function with which a front end opens a library; the composition root passes it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # storage.library imports SQLAlchemy, which only commands that open a library need.
    from editorial.storage.library import Library

OpenLibrary: TypeAlias = "Callable[[Path | None], Library]"
"""Opens the library at a path, or for None the default one; raises StorageError."""
