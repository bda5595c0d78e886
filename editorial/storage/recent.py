"""Which libraries were open lately: a small JSON file outside all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

KEPT = 10


class RecentLibraries:
    """The paths of the libraries opened lately, the latest first. What cannot be read or written is left out."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def paths(self) -> tuple[Path, ...]:
        """Return the paths, whether there still are libraries or not."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))["libraries"]
            return tuple(Path(one) for one in found if isinstance(one, str))
        except (OSError, ValueError, KeyError, TypeError):
            return ()  # no list yet, or one that something else wrote: this is a convenience

    def put_first(self, path: Path) -> None:
        """Note that a library was opened."""
        path, before = path.absolute(), self.paths()
        if before[:1] != (path,):  # most starts open the library of the last one
            self._write([path, *(one for one in before if one != path)][:KEPT])

    def clear(self) -> None:
        """Forget all of them."""
        self._write([])

    def _write(self, paths: Sequence[Path]) -> None:
        unfinished = self._file.with_name(self._file.name + ".part")
        with suppress(OSError):  # as above
            self._file.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(json.dumps({"libraries": [*map(str, paths)]}, indent=1), encoding="utf-8")
            unfinished.replace(self._file)
