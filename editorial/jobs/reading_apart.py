"""Reading of long files by a process that can be ended, where most of the time goes into one step."""

from __future__ import annotations

import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress

from editorial.domain.errors import EditorialError, InputError
from editorial.formats import registry
from editorial.formats.reading.article_text import ReadSoFar
from editorial.formats.reading.source import Source
from editorial.formats.reading.zip_files import unpacked_size
from editorial.jobs.child_processes import start, stop
from editorial.jobs.reading import Found, arrivals_of

COMMAND = (sys.executable, "-P", "-m", "editorial.jobs.reading_child")
"""The command of the process. -P: import no module from the current folder."""
_LONG = 1_000_000
"""Bytes that take about half a second to read, as long as the process to start: of XML in a document or workbook, of
documents and tables in a zip archive."""
_TICK = 0.1
"""Seconds after which the caller gets a turn, also if nothing was read."""
_AHEAD = 4
"""How many lists of articles are read ahead of the caller."""
_ENDED = "the process that read it ended before it was done; there may not be enough memory for it"


def arrivals_apart(source: Source, command: Sequence[str] = COMMAND) -> Iterator[Found]:
    """Yield what `arrivals_of` does, and at least every `_TICK` seconds a step where a long file is read at once.

    The process that reads it is ended when the caller stops listening.
    """
    if not _takes_long(source):
        yield from arrivals_of(source)
        return
    try:
        process = start(command, subprocess.DEVNULL)
    except OSError:
        yield from arrivals_of(source)
        return
    answers: queue.Queue[list[Found]] = queue.Queue(_AHEAD)
    talk = threading.Thread(target=_talk, args=(process, source, answers), name="editorial-reading", daemon=True)
    talk.start()
    try:
        yield from _until_the_end(answers)
    finally:
        process.kill()
        while talk.is_alive():
            with suppress(queue.Empty):
                answers.get(timeout=0.01)  # it may wait for room to put something
        stop(process)


def _takes_long(source: Source) -> bool:
    """Return whether a file is read at once, and so long that somebody would wait to stop that."""
    if source.path is None:
        return False
    try:
        form = registry.readable_for(source)
        if form.unpack is not None:
            return (unpacked_size(source.path, _suffixes_at_once()) or 0) >= _LONG
        if not form.at_once:
            return False
        xml = unpacked_size(source.path, (".xml",))
        return (source.path.stat().st_size if xml is None else xml) >= _LONG
    except (OSError, EditorialError):
        return False  # reading it says what is wrong


def _suffixes_at_once() -> tuple[str, ...]:
    return tuple(suffix for one in registry.readable() if one.at_once for suffix in one.info.all_suffixes)


def _talk(process: subprocess.Popen[bytes], source: Source, answers: queue.Queue[list[Found]]) -> None:
    """Send the source, and pass on what comes back until the end."""
    with suppress(OSError, ValueError, EOFError, pickle.UnpicklingError):
        if process.stdin is not None and process.stdout is not None:
            pickle.dump(source, process.stdin)
            process.stdin.flush()
            while some := pickle.load(process.stdout):
                answers.put(some)
            answers.put([])
            return
    answers.put([InputError(_ENDED, source=source.name)])
    answers.put([])


def _until_the_end(answers: queue.Queue[list[Found]]) -> Iterator[Found]:
    step = ReadSoFar(0.0)
    while True:
        try:
            some = answers.get(timeout=_TICK)
        except queue.Empty:
            yield step
            continue
        if not some:
            return
        step = next((one for one in reversed(some) if isinstance(one, ReadSoFar)), step)
        yield from some
