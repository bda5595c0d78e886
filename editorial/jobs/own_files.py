"""The open library's own files are neither read nor written by a job: closing them would drop SQLite's locks."""

from __future__ import annotations

from io import UnsupportedOperation
from pathlib import Path

from editorial.domain.errors import ExistingFileError, InputError
from editorial.formats import registry
from editorial.formats.format import Format, Replace, Target
from editorial.formats.writing.existing import refuse_existing
from editorial.storage.library import Library


def refuse_own_files(library: Library, target: Target, form: Format) -> None:
    """Raise InputError if an export to a target would write into one of the library's own files."""
    if isinstance(target, Path):
        for path in (target, *form.files(target)):
            library.refuse_own_file(path)
        return
    try:
        handle = target.fileno()
    except (AttributeError, UnsupportedOperation):
        return  # a stream in memory
    library.refuse_own_file(handle)


def refuse_own_input(library: Library, path: Path) -> InputError | None:
    """Return the error for a file to read that belongs to the library itself, or None."""
    try:
        library.refuse_own_file(path)
    except InputError as error:
        return error
    return None


def files_in_the_way(library: Library, target: Path, format_id: str) -> tuple[Path, ...]:
    """Return the files that an export would replace although they are no earlier exports: somebody must agree first.

    Raises EditorialError if one of them is never replaced.
    """
    form = registry.writable_by_id(format_id)
    refuse_own_files(library, target, form)
    found = []
    for path in form.files(target):
        try:
            refuse_existing(path, Replace.EXPORTS)
        except ExistingFileError:
            found.append(path)
    return tuple(found)
