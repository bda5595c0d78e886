"""How a front end asks for a library without knowing how one is stored; the composition root hands this over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # Opening imports SQLAlchemy: only commands that need a library pay for that.
    from editorial.storage.library import Library

OpenLibrary: TypeAlias = "Callable[[Path | None], Library]"
"""Opens the library at a place, or the one that the environment or the platform names; raises StorageError."""
