"""The one rule on files that are there already: what may be replaced, and what never is.

Every writer of a file asks it. The files of the open library are refused before that, by device and inode
(`Library.refuse_own_file`): here a file is read, and closing one that SQLite has open would drop its locks.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from editorial.domain.errors import EditorialError, ExistingFileError
from editorial.domain.files import real_path
from editorial.formats.format import Replace

_MADE_HERE = (
    *(b'"editorial.annotations/', b'"editorial.verification/', b'"article_id","article_title"'),
    b'"made_by":"Editorial ',
    *(b'"speaker","speaker_in_text"', b'"name","in_text","type"'),
)
"""What each file that this program exports has near its beginning, or had in an earlier version."""
_ZIP = b"PK\x03\x04"
_MADE_HERE_INSIDE = (("docProps/core.xml", b"<dc:creator>Editorial</dc:creator>"),)
"""What a file of an archive that this program exports holds near its beginning."""
_DATABASE = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
"""How a database begins, and its write-ahead log."""
_BESIDE = ("-wal", "-shm", "-journal", ".lock")
"""What the names of the files beside a library end in."""
_HEAD = 4096


def refuse_existing(path: Path, replace: Replace) -> None:
    """Raise EditorialError for a file that must not be replaced.

    That is an ExistingFileError for one that is no earlier export, which may be replaced if somebody says so; and
    another error for a library or a file beside one, which this program never writes over.
    """
    target = real_path(path)
    if not target.is_file():
        return
    if _belongs_to_library(target):
        raise EditorialError(
            f"{path} was not written: it is a library or another database, or belongs to one. Choose another file."
        )
    if replace is Replace.EXPORTS and not _is_earlier_export(target):
        raise ExistingFileError(path)


def _belongs_to_library(target: Path) -> bool:
    if any(target.with_name(target.name + ending).exists() for ending in _BESIDE[:3]):
        return True  # in use, perhaps by this program: not read
    for ending in _BESIDE:
        base = target.with_name(target.name.removesuffix(ending))
        if base != target and base.is_file() and (_is_in_use(base) or _head(base).startswith(_DATABASE)):
            return True
    return _head(target).startswith(_DATABASE)


def _is_in_use(base: Path) -> bool:
    return any(base.with_name(base.name + ending).exists() for ending in _BESIDE[:2])


def _is_earlier_export(target: Path) -> bool:
    head = _head(target)
    if head.startswith(_ZIP):
        return any(mark in _head_inside(target, name) for name, mark in _MADE_HERE_INSIDE)
    return not head or any(mark in head for mark in _MADE_HERE)


def _head_inside(path: Path, name: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as file:
            return file.read(_HEAD)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return b""


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b"?"  # not ours, as far as anybody can tell
