"""A disk that fails where a test wants it: a file system layer (VFS) of SQLite around the usual one, through ctypes.

It works where Python's `sqlite3` uses a shared library of SQLite that ctypes finds, as on Linux; `available()` says so.
See sqlite.org/vfs.html and the structures `sqlite3_vfs` and `sqlite3_io_methods` in sqlite3.h.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

_SHM_ERROR = 10 | 21 << 8
_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64


class Fault(Enum):
    """What the disk answers: SQLite's code, whether it fails reads instead of writes, whether half is written first."""

    NO_SPACE = (13, False, True)
    WRITE_ERROR = (10 | 3 << 8, False, True)
    SYNC_ERROR = (10 | 4 << 8, False, False)
    READ_ONLY = (8, False, False)
    READ_ERROR = (10 | 1 << 8, True, False)

    @property
    def code(self) -> int:
        """Return SQLite's result code; that of a sync is always SYNC_ERROR's, as of the usual disk."""
        return self.value[0]

    @property
    def reads(self) -> bool:
        """Return whether reads fail, and writes do not."""
        return self.value[1]

    @property
    def tears(self) -> bool:
        """Return whether the first half of what should be written is written."""
        return self.value[2]


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", _I),
        ("szOsFile", _I),
        ("mxPathname", _I),
        ("pNext", _P),
        ("zName", ctypes.c_char_p),
        ("pAppData", _P),
        ("xOpen", _P),
        ("others", _P * 15),
    )


_METHODS = (
    *("xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock", "xCheckReservedLock"),
    *("xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap", "xShmLock", "xShmBarrier", "xShmUnmap"),
    *("xFetch", "xUnfetch"),
)


class _Methods(ctypes.Structure):
    _fields_ = (("iVersion", _I), *((name, _P) for name in _METHODS))


class _File(ctypes.Structure):
    _fields_ = (("pMethods", ctypes.POINTER(_Methods)),)


_OPEN = ctypes.CFUNCTYPE(_I, _P, _P, ctypes.POINTER(_File), _I, _P)
_READ = ctypes.CFUNCTYPE(_I, _P, _P, _I, _L)
_TRUNCATE = ctypes.CFUNCTYPE(_I, _P, _L)
_SYNC = ctypes.CFUNCTYPE(_I, _P, _I)
_SHM_MAP = ctypes.CFUNCTYPE(_I, _P, _I, _I, _I, _P)


@dataclass
class Disk:
    """The disk: when `fault` is set, the operation that comes after `left` others fails, and all later ones if `lasts`.

    `done` counts the faults so far; `slow` is how many seconds each write and each sync takes.
    """

    fault: Fault | None = None
    left: int = 0
    lasts: bool = False
    done: int = 0
    slow: float = 0.0
    kept: list[Any] = field(default_factory=list)

    def fail(self, fault: Fault, after: int, *, lasts: bool = False) -> None:
        """Let an operation fail after so many others."""
        self.fault, self.left, self.lasts = fault, after, lasts

    def heal(self) -> bool:
        """Let no operation fail any more; return whether one did not come to it."""
        waiting, self.fault = self.fault is not None and self.left >= 0, None
        return waiting

    def answer(self, *, reads: bool) -> int:
        """Return 0, or the code with which the present operation fails."""
        if not reads and self.slow:
            time.sleep(self.slow)
        if self.fault is None or self.fault.reads is not reads:
            return 0
        self.left -= 1
        if self.left >= 0:
            return 0
        if self.left < -1 and not self.lasts:
            return 0
        self.done += 1
        return self.fault.code


def available() -> bool:
    """Return whether SQLite's library can be reached, and is the one that Python uses."""
    return _library() is not None


def _library() -> Any:
    found = ctypes.util.find_library("sqlite3")
    if found is None:
        return None
    library = ctypes.CDLL(found)
    library.sqlite3_libversion.restype = ctypes.c_char_p
    if library.sqlite3_libversion().decode() != sqlite3.sqlite_version:
        return None
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    return library


@contextmanager
def failing_disk() -> Iterator[Disk]:
    """Open every database through a disk that fails as its `Disk` is told, until the block ends."""
    library = _library()
    usual = library.sqlite3_vfs_find(None)
    disk = Disk()
    made = _Vfs.from_buffer_copy(usual.contents)
    made.zName, made.pNext = b"failing", None
    made.xOpen = ctypes.cast(_opening(disk, usual.contents), _P)
    disk.kept.append(made)
    library.sqlite3_vfs_register(ctypes.byref(made), 1)
    try:
        yield disk
    finally:
        library.sqlite3_vfs_register(usual, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(made))
        _FOREVER.append(disk.kept)  # a connection that is closed later still calls these


_FOREVER: list[Any] = []


def _opening(disk: Disk, usual: _Vfs) -> Any:
    """Return the function that opens a file as usual, and then has its reads and writes pass by the disk."""
    original, patched = _OPEN(usual.xOpen), dict[int, Any]()

    def opened(vfs: int, name: int, file: Any, flags: int, out: int) -> int:
        result: int = original(vfs, name, file, flags, out)
        methods = file.contents.pMethods
        if result == 0 and methods:
            address = ctypes.addressof(methods.contents)
            if address not in patched:
                patched[address] = _patched(disk, methods.contents)
            file.contents.pMethods = ctypes.pointer(patched[address])
        return result

    function = _OPEN(opened)
    disk.kept += [function, original, patched]
    return function


def _patched(disk: Disk, usual: _Methods) -> _Methods:
    made = _Methods.from_buffer_copy(usual)
    disk.kept.append(made)

    def replace(name: str, kind: Any, function: Callable[..., int]) -> None:
        callback = kind(function)
        disk.kept.append(callback)
        setattr(made, name, ctypes.cast(callback, _P))

    write, read, truncate = _READ(usual.xWrite), _READ(usual.xRead), _TRUNCATE(usual.xTruncate)
    sync = _SYNC(usual.xSync)
    disk.kept += [write, read, truncate, sync]

    def writes(file: int, data: int, size: int, at: int) -> int:
        code = disk.answer(reads=False)
        if code and disk.fault is not None and disk.fault.tears:
            write(file, data, size // 2, at)
        return code or write(file, data, size, at)

    replace("xWrite", _READ, writes)
    replace("xRead", _READ, lambda *given: disk.answer(reads=True) or read(*given))
    replace("xTruncate", _TRUNCATE, lambda *given: disk.answer(reads=False) or truncate(*given))
    replace("xSync", _SYNC, lambda *given: Fault.SYNC_ERROR.code if disk.answer(reads=False) else sync(*given))
    if usual.xShmMap:  # files other than a database have none
        shm = _SHM_MAP(usual.xShmMap)
        disk.kept.append(shm)

        def maps(*given: Any) -> int:
            refused = given[3] and disk.answer(reads=False)
            return _SHM_ERROR if refused else shm(*given)  # of SQLITE_READONLY it would expect a file all the same

        replace("xShmMap", _SHM_MAP, maps)
    return made
