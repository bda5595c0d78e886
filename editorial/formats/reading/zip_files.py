"""Opening of zip containers that come from elsewhere, with bounds on what they unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editorial.domain.errors import InputError

MAX_ZIP_BYTES = 200_000_000
"""Size of an archive from which it is refused; and, below, of what one file in it, and all together, may unpack to."""
MAX_MEMBER_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 500_000_000
MAX_MEMBERS = 20_000


@contextmanager
def open_zip(data: bytes, source: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip container. Raises InputError, which names the source, if it is broken or holds too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise InputError(f"it holds {len(members):,} files, too many", source=source)
            if sum(one.file_size for one in members) > MAX_UNPACKED_BYTES:
                words = f"it would unpack to more than {MAX_UNPACKED_BYTES // 1_000_000} MB"
                raise InputError(words, source=source)
            yield archive
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise InputError("the file is damaged or was cut off: it cannot be unpacked", source=source) from error


def unpacked_size(path: Path, suffixes: tuple[str, ...]) -> int | None:
    """Return what a zip container says that its files with these suffixes unpack to, in bytes; None if it is none.

    Raises OSError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(one.file_size for one in archive.infolist() if one.filename.lower().endswith(suffixes))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError):
        return None


def member(archive: zipfile.ZipFile, name: str, source: str) -> bytes | None:
    """Return the bytes of one file in a container, None if it is not there.

    Raises InputError if it is encrypted, or unpacks to too much, whatever the container says of its size.
    """
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise InputError("it is protected by a password", source=source, place=name)
    with archive.open(info) as stream:
        data = stream.read(MAX_MEMBER_BYTES + 1)
    if len(data) > MAX_MEMBER_BYTES:
        raise InputError(f"it unpacks to more than {MAX_MEMBER_BYTES // 1_000_000} MB", source=source, place=name)
    return data
