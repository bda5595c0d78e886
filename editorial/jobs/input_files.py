"""Search of files and folders for files to read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from editorial.domain.errors import InputError
from editorial.jobs.file_formats import Content, import_suffixes


def find_files(paths: Iterable[Path], *contents: Content) -> Iterator[Path | InputError]:
    """Yield the files to read, each once, and an error for each path that cannot be read.

    A file that is named itself is read whatever its suffix. Folders are searched with all folders inside, sorted by
    name, for files with the suffix of a format; with `contents`, of a format that holds one of these. Hidden files and
    folders and links to folders are left out.
    """
    suffixes = frozenset(import_suffixes(*contents))
    seen: set[str] = set()
    for path in paths:
        for found in _in_folder(path, suffixes) if os.path.isdir(path) else (path,):  # noqa: PTH112 - never raises
            if isinstance(found, InputError):
                yield found
            elif (real := os.path.realpath(found)) not in seen:  # unlike Path.resolve, also for a circle of links
                seen.add(real)
                yield found


def _in_folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | InputError]:
    problems: list[InputError] = []
    nothing = True
    for place, inner, names in os.walk(folder, onerror=lambda error: problems.append(_unreadable(error))):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
            if path.suffix.lower() in suffixes:
                nothing = False
                yield path
    yield from problems
    if nothing and not problems:
        contents = ", ".join(sorted(suffixes))
        yield InputError(f"there are no articles in this folder ({contents})", source=str(folder))


def _unreadable(error: OSError) -> InputError:
    folder = Path(error.filename or "")
    if isinstance(error, PermissionError):
        return InputError("no permission to read this folder; what is in it was left out", source=str(folder))
    return InputError(f"this folder cannot be read: {error.strerror or error}", source=str(folder))
