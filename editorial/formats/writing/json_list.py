"""Writes JSON values as the items of one list."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from editorial.formats.selection import Selected


class JsonList:
    """A StreamWriter of one list with an item for each record; `encode` gives the bytes of an item."""

    def __init__(self, stream: BinaryIO, encode: Callable[[Selected], bytes]) -> None:
        self._stream, self._encode, self._next = stream, encode, b"["

    def write(self, selected: Selected) -> None:
        """Write the item of one record."""
        self._stream.write(self._next + self._encode(selected))
        self._next = b",\n"

    def finish(self) -> None:
        """End the list."""
        self._stream.write(b"]\n" if self._next != b"[" else b"[]\n")
