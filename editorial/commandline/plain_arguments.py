"""The arguments that nearly every start of the window has: none, or a library, and files to import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class WindowArguments(NamedTuple):
    """The library to open, None if none is named, and what to import into it."""

    database: Path | None
    paths: list[Path]


def plain_arguments(arguments: Sequence[str]) -> WindowArguments | None:
    """Return what the arguments say if they name a library and then files, or less; else None.

    `window_arguments.parse` says the same of them, but needs argparse and what translates its help, at every start.
    """
    database, paths = None, arguments
    if arguments[:1] == ["--database"] and len(arguments) > 1:
        database, paths = arguments[1], arguments[2:]
    if any(word.startswith("-") for word in (database or "", *paths)):
        return None
    return WindowArguments(Path(database) if database is not None else None, [Path(path) for path in paths])
