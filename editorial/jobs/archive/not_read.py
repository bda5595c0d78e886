"""The file beside the shards that lists what could not be read, each with its place and the reason."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import orjson

from editorial.domain.errors import EditorialError, InputError

_NAME = "not-read.jsonl"


class NotRead:
    """Writes the list anew in each run, since each run reads all of the input again."""

    def __init__(self, folder: Path) -> None:
        """Begin the list. Raises EditorialError if it cannot be written."""
        self.number = 0
        try:
            self._stream = self.path_in(folder).open("wb")
        except OSError as error:
            raise EditorialError(f"{self.path_in(folder)} cannot be written: {error.strerror or error}.") from error

    @staticmethod
    def path_in(folder: Path) -> Path:
        """Return where the list of an archive is."""
        return folder / _NAME

    def __enter__(self) -> NotRead:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def add(self, problem: InputError) -> None:
        """Add a line for what could not be read; it is there at once."""
        line = {"source": problem.source, "place": problem.place, "reason": problem.reason}
        self._stream.write(orjson.dumps(line) + b"\n")
        self._stream.flush()
        self.number += 1
