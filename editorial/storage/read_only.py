"""Opening of a library where nothing can be written: to read, to export, and to copy it to another place."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from editorial.domain.errors import StorageError
from editorial.storage import schema
from editorial.storage.sqlite import inspection
from editorial.storage.sqlite.connections import Mode
from editorial.storage.sqlite.errors import translate_errors
from editorial.storage.sqlite.files import LOG, OWNER_ONLY, beside


class ReadOnlyFile(NamedTuple):
    """The file that is read in place of a library, and how: itself, or a copy in `folder` that nobody else may read."""

    path: Path
    mode: Mode
    folder: Path | None = None

    def remove(self) -> None:
        """Remove the copy, if there is one."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def find_readable(path: Path) -> ReadOnlyFile:
    """Return what can be read of a library: itself, or else a copy with its log, or with the newest schema.

    Remove it when it is closed. Raises StorageError.
    """
    with translate_errors(path):
        mode = inspection.mode_to_read(path)
    if mode is not None and schema.revision_of(path) == schema.REVISIONS[-1]:
        return ReadOnlyFile(path, mode)
    folder = Path(tempfile.mkdtemp(prefix="editorial-"))
    found = ReadOnlyFile(folder / path.name, Mode.READ, folder)
    try:
        with translate_errors(path):
            for ending in ("", LOG):
                if (source := beside(path.resolve(), ending)).exists():
                    shutil.copyfile(source, beside(found.path, ending))
                    beside(found.path, ending).chmod(OWNER_ONLY)
        schema.bring_up_to_date(found.path)
    except BaseException:
        found.remove()
        raise
    return found


def reason_of(path: Path, error: StorageError) -> str:
    """Return why a library is opened to read only, in words, for the error of opening it to write."""
    why = error.reason.removeprefix(f"{path}: ").partition(". ")[0].rstrip(".")
    return (
        f"{path.name} is open to read only: {why}. Nothing can be decided in it; reading and exporting are possible, "
        "and a copy in another place can be worked on."
    )
