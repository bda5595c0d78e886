"""Identity of files: one file may have several names, through links and mounts, and a name another file than before."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple, Self


class FileId(NamedTuple):
    """The device and the inode of a file (on Windows, the volume and the index of the file)."""

    device: int
    inode: int

    @classmethod
    def of(cls, file: Path | int) -> Self | None:
        """Return the id of the file at a path, links followed, or of an open file; None if there is none."""
        try:
            found = os.stat(file)  # noqa: PTH116 - also of an open file
        except (OSError, ValueError):  # a path may hold what no system allows in one
            return None
        return cls(found.st_dev, found.st_ino)


def real_path(path: Path) -> Path:
    """Return a path with links followed as far as they lead; a link in a circle leads nowhere, and is no error."""
    return Path(os.path.realpath(path))


def is_same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file that exists."""
    found = FileId.of(one)
    return found is not None and found == FileId.of(other)
