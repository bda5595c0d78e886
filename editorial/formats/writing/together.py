"""Several files of one folder that appear together, or not at all.

They are written into an unfinished folder. If the target is not there yet, that folder is given its name at the end.
Otherwise a copy of each older file is kept, then a journal (`commit`) is written, and only then the new files are
renamed one after the other. An error on that way is undone at once. A run that is stopped on that way is undone by the
next export to the folder, which finds the journal: until then, for the moment that the renaming takes, the folder may
hold new files beside old ones.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from editorial.domain.errors import EditorialError
from editorial.formats.format import ANYWAY, Manner
from editorial.formats.writing import parts
from editorial.formats.writing.atomic import OWNER_ONLY
from editorial.formats.writing.existing import refuse_existing

_NAME = "export"
_NEW, _OLD = "new", "old"


class Together:
    """The files of one export to a folder; `files` are their paths once they are there."""

    def __init__(self, folder: Path, part: Path, manner: Manner) -> None:
        self.files: list[Path] = []
        self._folder, self._new, self._manner = folder, part / _NEW, manner

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a file of that name for writing bytes. Raises EditorialError if one that is there is protected."""
        target = self._folder / name
        if target.is_dir():
            raise EditorialError(f"{target} cannot be written: it is a folder. Choose another place.")
        if target.exists() and not os.access(target, os.W_OK):
            raise EditorialError(f"{target} cannot be written: the file is write-protected. Choose another place.")
        refuse_existing(target, self._manner.replace)
        with (self._new / name).open("xb") as stream:
            if self._manner.private:
                (self._new / name).chmod(OWNER_ONLY)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists() and not self._manner.private:
            (self._new / name).chmod(target.stat().st_mode & 0o7777)
        self.files.append(target)


@contextmanager
def files_together(folder: Path, manner: Manner = ANYWAY) -> Iterator[Together]:
    """Write files into a folder, made if it is not there; all of them, or none if the block ends with an error.

    Raises EditorialError, with what to do, if the folder cannot be written.
    """
    there = folder.is_dir()
    place, name = (folder, _NAME) if there else (folder.parent, folder.name)
    try:
        undo_what_was_left(folder)
        with parts.folder(place, name) as part:
            (part / _NEW).mkdir()
            together = Together(folder, part, manner)
            yield together
            parts.flush_folder(part / _NEW)
            if there:
                _replace(folder, part, [path.name for path in together.files])
            else:
                (part / _NEW).rename(folder)
            parts.flush_folder(place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EditorialError(
            f"{folder} cannot be written: {reason}. What was there before is unchanged. Choose another folder."
        ) from error


def undo_what_was_left(folder: Path) -> None:
    """Undo and remove what exports to a folder left that were stopped on their way."""
    parts.remove_left_over(folder.parent, folder.name)
    for part in parts.left_over(folder, _NAME):
        _undo(folder, part)


def _replace(folder: Path, part: Path, names: Sequence[str]) -> None:
    """Rename the new files to their places; if one cannot be, put all the older ones back."""
    (part / _OLD).mkdir()
    for name in names:
        if (folder / name).exists():
            _keep(folder / name, part / _OLD / name)
    parts.flush_folder(part / _OLD)
    _write_journal(part, names)
    try:
        for name in names:
            (part / _NEW / name).replace(folder / name)
        parts.flush_folder(folder)
    except BaseException:
        _undo(folder, part)
        raise
    (part / parts.JOURNAL).unlink()


def _keep(file: Path, copy: Path) -> None:
    """Keep a file under a second name, or a copy of it where the file system has no such names."""
    try:
        os.link(file, copy)
    except OSError:
        shutil.copy2(file, copy)


def _write_journal(part: Path, names: Sequence[str]) -> None:
    unfinished = part / "journal"
    with unfinished.open("xb") as stream:
        stream.write(json.dumps(names).encode())
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.rename(part / parts.JOURNAL)
    parts.flush_folder(part)


def _undo(folder: Path, part: Path) -> None:
    """Put back the older files in place of those that were renamed already; without a journal none was."""
    journal = part / parts.JOURNAL
    if not journal.is_file():
        return
    for name in json.loads(journal.read_bytes()):
        if (part / _NEW / name).exists():  # not renamed yet
            continue
        if (part / _OLD / name).exists():
            (part / _OLD / name).replace(folder / name)
        else:
            (folder / name).unlink(missing_ok=True)
    with suppress(OSError):
        parts.flush_folder(folder)
    journal.unlink()
