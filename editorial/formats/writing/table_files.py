"""Writes several tables at once, each to a file of its own: NAME-quotes.csv, NAME-names.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from editorial.domain.errors import EditorialError
from editorial.formats.format import USUAL, FormatInfo, Manner, Sink, StreamWriter, Target
from editorial.formats.selection import Selected
from editorial.formats.writing import parts
from editorial.formats.writing.atomic import atomic_writer
from editorial.formats.writing.together import files_together

_NUMBERS = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class TableFiles:
    """A writer of one file a table; `begin` starts, for the name of each table, a StreamWriter on its open file."""

    begin: Mapping[str, Callable[[BinaryIO], StreamWriter]]

    @contextmanager
    def open(self, info: FormatInfo, target: Target, _count: int, manner: Manner = USUAL) -> Iterator[Sink]:
        """Open all files. Raises EditorialError for a stream, or if one of the files cannot be written."""
        if not isinstance(target, Path):
            number = _NUMBERS.get(len(self.begin), str(len(self.begin)))
            raise EditorialError(f"{info.name} is {number} tables, which need {number} files: say where they go.")
        files = self.files(info, target)
        with ExitStack() as stack:
            streams = _open(stack, files, manner)
            sink = _TableFilesSink([begin(stream) for begin, stream in zip(self.begin.values(), streams, strict=True)])
            sink.files = list(files)
            yield sink
            sink.finish()

    def files(self, info: FormatInfo, target: Path) -> tuple[Path, ...]:
        """Return the file of each table: beside the one named, or in the folder, then called `editorial-…`."""
        suffix = info.suffixes[0]
        base = target / "editorial" if target.is_dir() else target
        name = base.name.removesuffix(base.suffix) if base.suffix.lower() == suffix else base.name
        return tuple(base.with_name(f"{name}-{table}{suffix}") for table in self.begin)


def _open(stack: ExitStack, files: Sequence[Path], manner: Manner) -> list[BinaryIO]:
    """Open all files: to appear together, unless one is a link or a device, or their folder is not there."""
    folder = files[0].parent
    if not folder.is_dir() or any(path.is_symlink() or (path.exists() and not path.is_file()) for path in files):
        return [stack.enter_context(atomic_writer(path, manner)) for path in files]
    for path in files:
        parts.remove_left_over(folder, path.name)
    together = stack.enter_context(files_together(folder, manner))
    return [stack.enter_context(together.open(path.name)) for path in files]


class _TableFilesSink:
    def __init__(self, writers: Sequence[StreamWriter]) -> None:
        self.files: list[Path] = []
        self._writers = writers

    def write(self, selected: Selected) -> None:
        for writer in self._writers:
            writer.write(selected)

    def finish(self) -> None:
        for writer in self._writers:
            writer.finish()
