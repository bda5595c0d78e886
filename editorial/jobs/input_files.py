"""Finds the files to read below the paths that somebody named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from editorial.domain.errors import InputError

SUFFIXES = frozenset({".txt", ".md", ".json", ".jsonl"})
"""Ends of the names of files that are read from a folder; a file that is named itself is read whatever its name."""


RECORDS = frozenset({".json", ".jsonl"})
"""Ends of the names of files that hold records."""


def find_files(paths: Iterable[Path], suffixes: frozenset[str] = SUFFIXES) -> Iterator[Path | InputError]:
    """Yield the files that `paths` name, each once, and for a path that cannot be read the reason.

    Folders are searched with all that is in them, in the order of their names; hidden files and folders, links to
    folders and files whose names have another end than one of `suffixes` are passed over.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _in_folder(path, suffixes) if path.is_dir() else (path,):
            if isinstance(found, InputError):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _in_folder(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | InputError]:
    problems: list[InputError] = []
    nothing = True
    for place, inner, names in os.walk(folder, onerror=lambda error: problems.append(_unreadable(error))):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names) if not name.startswith(".")):
            if path.suffix.lower() in suffixes and (path.is_file() or path.is_symlink()):
                nothing = False
                yield path
    yield from problems
    if nothing and not problems:
        kinds = ", ".join(sorted(suffixes))
        yield InputError(f"there are no articles in this folder ({kinds})", source=str(folder))


def _unreadable(error: OSError) -> InputError:
    folder = Path(error.filename or "")
    if isinstance(error, PermissionError):
        return InputError("no permission to read this folder; what is in it was left out", source=str(folder))
    return InputError(f"this folder cannot be read: {error.strerror or error}", source=str(folder))
