"""The child process that trains the name recogniser, and its messages (JSON, one a line)."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from editorial.domain.errors import EditorialError
from editorial.jobs.child_processes import start, stop
from editorial.jobs.progress import Cancel

COMMAND = (sys.executable, "-P", "-m", "editorial.language.training_child")
"""The command of the process, without its folder. -P: import no module from the current folder."""
_TICK = 0.1
"""Seconds after which the caller gets a turn, also if the process has said nothing."""
_STOPPED = "The training stopped by itself. Start it again: it goes on where it was."


def messages(
    folder: Path, request: bytes, cancel: Cancel, command: Sequence[str] = COMMAND
) -> Iterator[dict[str, Any]]:
    """Yield the messages of the process, and an empty one at each tick without any.

    The process is killed at once when cancelled, and when the caller stops listening. Raises Cancelled, and
    EditorialError if the process cannot be started or ends without a result.
    """
    try:
        process = start([*command, str(folder)], subprocess.DEVNULL)
    except OSError as error:
        raise EditorialError(f"The training could not be started ({error.strerror or error}).") from error
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    talk = threading.Thread(target=_talk, args=(process, request, lines), name="editorial-training", daemon=True)
    talk.start()
    try:
        with cancel.stopping(process.kill):
            yield from _parsed(lines, cancel)
    finally:
        process.kill()
        talk.join()
        stop(process)


def _talk(process: subprocess.Popen[bytes], request: bytes, lines: queue.SimpleQueue[bytes]) -> None:
    """Send the request and pass on the lines of the answer; an empty line is the end."""
    with suppress(OSError, ValueError):
        if process.stdin is not None and process.stdout is not None:
            process.stdin.write(request + b"\n")
            process.stdin.flush()
            for line in process.stdout:
                lines.put(line)
    lines.put(b"")


def _parsed(lines: queue.SimpleQueue[bytes], cancel: Cancel) -> Iterator[dict[str, Any]]:
    while True:
        try:
            line = lines.get(timeout=_TICK)
        except queue.Empty:
            cancel.check()
            yield {}
            continue
        cancel.check()
        try:
            message = orjson.loads(line)
        except orjson.JSONDecodeError:
            raise EditorialError(_STOPPED) from None
        if "error" in message:
            raise EditorialError(str(message["error"]))
        yield message
        if "weights" in message:
            return
