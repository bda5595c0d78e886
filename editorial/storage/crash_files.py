"""Files that `faulthandler` writes if the process itself crashes, beside the reports, for their owner alone.

A process has an empty file as long as it runs. After a crash it is like a report: files, lines and functions, and
nothing of what the program worked on.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO


class CrashFile:
    """The file of this process."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when it is needed."""
        self._path = folder / f"crash-{os.getpid()}.txt"
        self._file: IO[str] | None = None

    def open(self) -> None:
        """Have a crash written from now on, unless somebody looks for crashes already or the file cannot be made."""
        if faulthandler.is_enabled():
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            self._file = os.fdopen(os.open(self._path, flags, 0o600), "a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._file)

    def close(self) -> None:
        """End in order; what was written all the same (Windows knows errors that end no process) is kept."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        with suppress(OSError):
            if self._path.stat().st_size:
                keep(self._path)
            else:
                self._path.unlink()


def left_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of earlier processes that crashed, the latest last; remove those of processes that were killed.

    Never raises.
    """
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder.glob("crash-*.txt"):
            with suppress(OSError):
                about = path.stat()
                if about.st_size:
                    found.append((about.st_mtime, path))
                elif not _is_running(path):
                    path.unlink()
    return tuple(path for _, path in sorted(found))


def crashed_at(path: Path) -> datetime:
    """Return when a crash was written (UTC). Raises OSError."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def keep(path: Path) -> Path:
    """Give the file of a crash the name of a report, so that it is not told again; return its path. Never raises."""
    with suppress(OSError):
        return path.replace(path.with_name(f"{crashed_at(path):%Y%m%d-%H%M%S}-{path.name}"))
    return path


def _is_running(path: Path) -> bool:
    """Return whether the process that a file is named after may be running, as far as that can be known."""
    number = path.stem.removeprefix("crash-")
    if not number.isdecimal() or sys.platform == "win32":  # Windows removes no file that is open
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
