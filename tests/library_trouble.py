"""What happens to a library beside what a test does: another process holds it, or another thread writes to it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editorial.storage.library import Library

_HOLDER = """
import sqlite3, sys
library = sqlite3.connect(sys.argv[1], isolation_level=None)
library.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path) -> Iterator[int]:
    """Let another process hold the lock for writing until the block ends; yield its id."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        try:
            yield other.pid
        finally:
            other.communicate()


@contextmanager
def written_meanwhile(library: Library) -> Iterator[None]:
    """Let another thread write until the block ends, as the storing of a long article's suggestions does."""
    begun, ended = threading.Event(), threading.Event()

    def write() -> None:
        with library._transactions.begin():
            begun.set()
            ended.wait()

    thread = threading.Thread(target=write)
    thread.start()
    assert begun.wait(10)
    try:
        yield
    finally:
        ended.set()
        thread.join()
