"""The one rule on files that are there already: what may be replaced, and what never is.

Every writer of a file asks it. The files of the open library are refused before that, by device and inode
(`Library.refuse_own_file`): here a file is read, and closing one that SQLite has open would drop its locks.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from pathlib import Path

from editorial.domain.errors import EditorialError, ExistingFileError
from editorial.domain.files import real_path
from editorial.formats.format import Replace

_MADE_HERE = (
    *(b'"editorial.annotations/', b'"editorial.verification/', b'"article_id","article_title"'),
    *(b'"made_by":"Editorial ', b'"generator":"Editorial"'),
    b'<meta name="generator" content="Editorial">',
    *(b'"speaker","speaker_in_text"', b'"name","in_text","type"'),
    *(b"&quot;made_by&quot;:&quot;Editorial ", b"<vendor>Editorial</vendor>", b'<application ident="Editorial"'),
    b'"role": "editorial-article"',
)
"""What each file that this program exports has near its beginning, or had in an earlier version."""
_ZLIB = b"\x78"
_IN_DOCUMENT = re.compile(rb"made_by.{1,3}Editorial ", re.DOTALL)
_PART, _MOST_PARTS = 65_536, 10_000
_ZIP = b"PK\x03\x04"
_MADE_HERE_INSIDE = (
    ("docProps/core.xml", b"<dc:creator>Editorial</dc:creator>"),
    ("project.qde", b'origin="Editorial"'),
)
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
    if head.startswith(_ZLIB):
        return _is_document_of_ours(target)
    return not head or any(mark in head for mark in _MADE_HERE) or _is_text_of_its_name(target)


def _is_document_of_ours(target: Path) -> bool:
    """Return whether a DocBin of spaCy, which is compressed, holds what this program writes into each document."""
    unpacker, before = zlib.decompressobj(), b""
    try:
        with target.open("rb") as file:
            for _ in range(_MOST_PARTS):
                unpacked = unpacker.decompress(unpacker.unconsumed_tail or file.read(_PART), 16 * _PART)
                if _IN_DOCUMENT.search(before + unpacked):
                    return True
                if not unpacked and not unpacker.unconsumed_tail:
                    return False
                before = unpacked[-100:]
    except (OSError, zlib.error):
        pass
    return False


def _is_text_of_its_name(target: Path) -> bool:
    """Return whether a file holds just the text whose SHA-256 its name says: `file_name` gives such names."""
    said = re.search(r"(?:^|-)([0-9a-f]{12})$", target.stem)
    if said is None or target.suffix not in {".txt", ".ann"}:
        return False
    try:
        data = target.with_suffix(".txt").read_bytes()
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest().startswith(said[1])


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
