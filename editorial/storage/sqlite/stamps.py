"""Stamps with which a library recognises a write-ahead log that is not its own, before SQLite applies it.

SQLite applies the log that lies beside a file (`library.db-wal`) without asking whether it belongs to it. If a backup
was copied over a library while the log of the replaced file was left, the pages of both are mixed: articles are lost
and rows point at nothing, often without an error.

So each commit writes a random stamp, and the one before it, into the header of the file, which is the first page. The
pages of the log then form a chain, and the file itself has the stamp before the first of them or one of theirs; any
other file is not the one that the log was written for. A copy gets a stamp of its own.
"""

from __future__ import annotations

import secrets
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NamedTuple

from editorial.storage.sqlite.files import INDEX, LOG, beside

_LOG_HEADER = struct.Struct(">8I")
"""Magic number, version, page size, checkpoints, two salts, two checksums ; SQLite's file format, section 4.1."""
_FRAME_HEADER = struct.Struct(">6I")
"""Page number, pages after a commit (0: none), two salts, two checksums."""
_MAGIC = 0x377F0682
"""The lowest bit says that checksums are made of big-endian words."""
_OWN, _BEFORE = 60, 68
"""Where the file's header has `user_version` and `application_id`, in bytes."""
_TRIES = 20
"""How often a log is read that another process is writing at the same time."""


def log_path(path: Path) -> Path:
    """Return the path of a file's write-ahead log."""
    return beside(path.resolve(), LOG)


def index_path(path: Path) -> Path:
    """Return the path of the index of a file's write-ahead log, which SQLite makes again if it is not there."""
    return beside(path.resolve(), INDEX)


def renew(connection: sqlite3.Connection) -> None:
    """Write the next stamp into the file's header, inside a transaction that changes something."""
    before = own(connection)
    connection.execute(f"PRAGMA application_id={before}").close()
    connection.execute(f"PRAGMA user_version={_random()}").close()


def begin_anew(connection: sqlite3.Connection) -> None:
    """Give a copy a stamp of its own, which no log refers to."""
    connection.execute("PRAGMA application_id=0").close()
    connection.execute(f"PRAGMA user_version={_random()}").close()


def own(connection: sqlite3.Connection) -> int:
    """Return the stamp that the file has in this snapshot.

    The file alone need not be whole: copying the log into it may have been cut short, and begins anew from the log.
    """
    connection.execute("PRAGMA writable_schema=ON").close()  # or else a length that the header does not say is refused
    try:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.execute("PRAGMA writable_schema=OFF").close()
    return found


def has_foreign_log(path: Path) -> bool:
    """Return whether there is a write-ahead log beside the file that was written for another one.

    A log that has no stamps may be any file's, and is taken for this one's. Raises sqlite3.Error and OSError.
    """
    return _stays_wrong(lambda: _read(path))


def is_replaced(connection: sqlite3.Connection, path: Path) -> bool:
    """Return whether the file has another content than the one that a connection has open, outside transactions.

    Where the log says nothing of it, the file has the stamp that the connection knows. Raises sqlite3.OperationalError,
    OSError.
    """

    def read() -> _Read:
        there = _read(path)
        return there if there.chain is not None else _Read(_known(connection), _in_the_file(path))

    try:
        return _stays_wrong(read)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return True  # what was copied over it is no database, or not all of one


def _known(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the stamp that a connection knows; none if the pages of its file no longer fit together."""
    try:
        return frozenset([own(connection)])
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        return frozenset()


def _stays_wrong(read: Callable[[], _Read]) -> bool:
    before = None
    for _ in range(_TRIES):
        there = read()
        if there.fits or there == before:
            return not there.fits
        before = there  # another process may just have begun a new log: look again
    return False


class _Read(NamedTuple):
    """The stamps of a log (None if it has none), and the one of the file (None if there is no file)."""

    chain: frozenset[int] | None
    file: int | None

    @property
    def fits(self) -> bool:
        return self.chain is None or self.file in self.chain


def _read(path: Path) -> _Read:
    """Read the log before the file: what is written in between is then in the log, or a stamp that is not there yet."""
    chain = _read_log(path, checked=False)
    if chain is None:
        return _Read(None, None)
    found = _Read(chain, _in_the_file(path))
    # What was not written to its end counts for nothing, but adding up everything takes time.
    return found if found.fits else _Read(_read_log(path, checked=True), found.file)


def _read_log(path: Path, *, checked: bool) -> frozenset[int] | None:
    try:
        with log_path(path).open("rb") as file:
            return _chain(file, checked=checked)
    except FileNotFoundError:
        return None


def _in_the_file(path: Path) -> int | None:
    """Return the stamp in the file itself, without its log; None if there is no file, or nothing in it.

    SQLite itself reads it: closing a file that was opened in another way would drop the locks of this process.
    """
    if not path.exists() or not path.stat().st_size:
        return None
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as there:
        return own(there)


class _Frame(NamedTuple):
    """A page in the log, with its content if that was read, and whether it is the last one of a transaction."""

    page: int
    commits: bool
    content: bytes


def _chain(file: BinaryIO, *, checked: bool) -> frozenset[int] | None:
    """Return the stamps that the log leads from and through, or None if it has none.

    With `checked`, only of transactions that were committed, with checksums that are right.
    """
    stamps: set[int] = set()
    committed: set[int] = set()
    for frame in _frames(file, checked=checked):
        if frame.page == 1:
            own_stamp, before = (struct.unpack_from(">i", frame.content, at)[0] for at in (_OWN, _BEFORE))
            stamps |= {own_stamp} if stamps else {own_stamp, before}
        if frame.commits:
            committed |= stamps
    found = committed if checked else stamps
    return frozenset(found) if found else None


def _frames(file: BinaryIO, *, checked: bool) -> Iterator[_Frame]:
    """Yield the frames of the log that belong to it; older ones may lie behind them."""
    header = file.read(_LOG_HEADER.size)
    if len(header) < _LOG_HEADER.size:
        return
    magic, _version, size, _checkpoints, *salts, one, two = _LOG_HEADER.unpack(header)
    if magic & ~1 != _MAGIC:
        return
    order = ">" if magic & 1 else "<"
    sums = (one, two)
    if checked and _add(header[:24], order, (0, 0)) != sums:
        return
    while len(head := file.read(_FRAME_HEADER.size)) == _FRAME_HEADER.size:
        page, pages, *frame_salts, one, two = _FRAME_HEADER.unpack(head)
        wanted = checked or page == 1
        content = file.read(size) if wanted else b""
        if frame_salts != salts or (wanted and len(content) < size):  # a process was killed while it wrote this one
            return
        if not wanted:
            file.seek(size, 1)
        if checked:
            sums = _add(content, order, _add(head[:8], order, sums))
            if sums != (one, two):
                return
        yield _Frame(page, pages > 0, content)


def _add(data: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """Return the checksum of a log, gone on with over `data`."""
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two


def _random() -> int:
    """Return a stamp: a random number of 31 bits; never 0, which a file without stamps has."""
    return secrets.randbelow(2**31 - 1) + 1
