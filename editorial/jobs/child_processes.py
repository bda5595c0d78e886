"""Starting, limiting and stopping child processes on each platform."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_WINDOWS_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""Flags with which to start a process on Windows: no console window, and a lower priority; 0 elsewhere."""
_PACKAGE = Path(__file__).resolve().parents[2]


def start(command: Sequence[str], errors: IO[bytes] | int) -> subprocess.Popen[bytes]:
    """Start a process that can import this package, with pipes to and from it; the window goes before it.

    `errors` is where its standard error goes. Raises OSError.
    """
    folders = [str(_PACKAGE), *filter(None, [os.environ.get("PYTHONPATH")])]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        # Ctrl-C in a terminal must not reach this process: the program ends it.
        start_new_session=True,
        creationflags=_WINDOWS_FLAGS,
    )
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, 5)
    return process


@contextmanager
def killed_after(seconds: float, process: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
    """Kill the process, and set the event, if the block takes longer than `seconds`.

    A blocking read from a pipe has no other time limit.
    """
    late = threading.Event()

    def kill() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, kill)
    timer.daemon = True
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()
        timer.join()


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and close its pipes; it holds nothing that could be damaged."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        # Closing flushes the buffer, which fails if the process is gone.
        with suppress(OSError):
            if pipe is not None:
                pipe.close()
