"""Which program holds the lock for writing to a library, as far as the system says."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from editorial.domain.files import FileId
from editorial.storage.sqlite.files import INDEX, beside

LOCKS = Path("/proc/locks")
"""Linux lists here who holds which bytes of which file; opening the file to ask would drop this process's locks."""
_WRITE_LOCK, _PENDING, _LAST = 120, 0x40000000, 0x40000000 + 511
"""Where SQLite locks: the byte of the index for writing to the log, and the bytes of the file itself."""
UNKNOWN = "another program"


def find(path: Path) -> str:
    """Return the program that is writing in words: “sqlite3 (process 1234)”, or “another program”."""
    real = path.resolve()
    wanted = {
        (found.inode, first, last)
        for ending, first, last in ((INDEX, _WRITE_LOCK, _WRITE_LOCK), ("", _PENDING, _LAST))
        if (found := FileId.of(beside(real, ending))) is not None
    }
    with suppress(OSError, ValueError):
        for line in LOCKS.read_text(encoding="ascii").splitlines():
            if (process := _holder(line.split(), wanted)) is not None:
                return _words(process)
    return UNKNOWN


def _holder(words: list[str], wanted: set[tuple[int, int, int]]) -> int | None:
    """Return the process of a line such as `1: POSIX  ADVISORY  WRITE 1234 08:01:131 120 120`, if it is wanted."""
    if len(words) != 8 or words[1] != "POSIX" or words[3] != "WRITE" or words[7] == "EOF":
        return None
    process, inode, start, end = int(words[4]), int(words[5].rpartition(":")[2]), int(words[6]), int(words[7])
    if process == os.getpid():
        return None
    return process if any(inode == one and start <= last and first <= end for one, first, last in wanted) else None


def _words(process: int) -> str:
    """Return a process in words; another window or command of this program has its name in its arguments."""
    with suppress(OSError, ValueError):
        arguments = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
        if any(word == b"editorial" or word.endswith(b"/editorial") for word in arguments):
            return f"another Editorial (process {process})"
        return f"{Path(os.fsdecode(arguments[0])).name} (process {process})"
    return f"{UNKNOWN} (process {process})"
