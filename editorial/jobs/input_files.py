"""Search of files and folders for files to read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from editorial.domain.errors import InputError
from editorial.formats import registry
from editorial.formats.reading.article_text import LeftOut
from editorial.formats.reading.kinds import HEAD, recognise
from editorial.formats.reading.source import Source, name_of
from editorial.jobs.file_formats import Content, import_suffixes

_BESIDE = re.compile(
    r"(?:readme|license|licence|copying|changelog|changes|contributing|notice|authors|robots|requirements)"
    r"(?:[._-].*)?$",
    re.IGNORECASE,
)
"""Names of files that lie beside articles and seldom are some."""


def find_files(paths: Iterable[Path], *contents: Content) -> Iterator[Path | InputError]:
    """Yield the files to read, each once, and an error for each path that cannot be read; see `look_for_files`."""
    for found in look_for_files(paths, *contents):
        if not isinstance(found, LeftOut):
            yield found


def look_for_files(paths: Iterable[Path], *contents: Content) -> Iterator[Path | InputError | LeftOut]:
    """Yield the files to read, each once, what is left out, and an error for each path that cannot be read.

    A file that is named itself is read whatever its name. Folders are searched with all folders inside, sorted by
    name, for files with the suffix of a format, or with content that is recognised; with `contents`, for those with
    the suffix of a format that holds one of these. What is hidden, links to folders and all else are left out.
    """
    wanted = _Wanted(contents)
    seen: set[str] = set()
    for path in paths:
        for found in _in_folder(path, wanted) if os.path.isdir(path) else (path,):  # noqa: PTH112 - never raises
            if not isinstance(found, Path):
                yield found
            elif (real := os.path.realpath(found)) not in seen:  # unlike Path.resolve, also for a circle of links
                seen.add(real)
                yield found


class _Wanted:
    """Which files of a folder are read."""

    def __init__(self, contents: tuple[Content, ...]) -> None:
        self.suffixes = frozenset(import_suffixes(*contents))
        self._all = not contents

    def why_not(self, path: Path) -> LeftOut | None:
        """Return why a file is left out, or None if it is to be read."""
        if self._all:
            return why_left_out(Source.of_path(path))
        if path.name.startswith("."):
            return _left_out(path, "it is hidden")
        return None if path.suffix.lower() in self.suffixes else _left_out(path, "it is of no format that is wanted")


def why_left_out(source: Source) -> LeftOut | None:
    """Return why a file that lies beside others, in a folder or an archive, is left out; None if it is to be read."""
    name = source.file_name or ""
    if name.startswith("."):
        return LeftOut(source.name, "it is hidden")
    if _BESIDE.match(name):
        return LeftOut(source.name, "by its name it is no article; name it itself to import it", ask=True)
    try:
        kind = recognise(source.head(HEAD), source.suffix)
    except (OSError, InputError):
        kind = None
    if kind is not None:
        return None if registry.reads(kind) else LeftOut(source.name, f"this is {kind}")
    if source.suffix in import_suffixes():
        return None
    ending = f"the end of its name, {source.suffix}, is" if source.suffix else "a name without an ending is"
    return LeftOut(source.name, f"{ending} that of no format; name it itself to have it read as plain text")


def _left_out(path: Path, reason: str) -> LeftOut:
    return LeftOut(name_of(path), reason)


def _in_folder(folder: Path, wanted: _Wanted) -> Iterator[Path | InputError | LeftOut]:
    problems: list[InputError] = []
    nothing = True
    for place, inner, names in os.walk(folder, onerror=lambda error: problems.append(_unreadable(error))):
        for name in sorted(inner):
            if name.startswith("."):
                yield _left_out(Path(place, name), "this folder is hidden")
            elif Path(place, name).is_symlink():
                yield _left_out(Path(place, name), "this is a link to a folder; name the folder itself")
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for path in (Path(place, name) for name in sorted(names)):
            left_out = wanted.why_not(path)
            nothing = nothing and left_out is not None
            yield path if left_out is None else left_out
    yield from problems
    if nothing and not problems:
        contents = ", ".join(sorted(wanted.suffixes))
        yield InputError(f"there are no articles in this folder ({contents})", source=name_of(folder))


def _unreadable(error: OSError) -> InputError:
    folder = Path(error.filename or "")
    if isinstance(error, PermissionError):
        return InputError("no permission to read this folder; what is in it was left out", source=name_of(folder))
    return InputError(f"this folder cannot be read: {error.strerror or error}", source=name_of(folder))
