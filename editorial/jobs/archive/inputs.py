"""The articles that an archive is made of, read one after the other, and how much of them has been read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.reading.source import Source, name_of, open_file
from editorial.formats.reading.table_columns import Columns
from editorial.jobs.input_files import find_files
from editorial.jobs.reading import records_of
from editorial.storage.library import Library

_LARGE = 1_000_000
"""Bytes from which a file counts by how far it is read; a smaller one counts when it has been read."""


class Inputs(Protocol):
    """Articles to be analysed."""

    @property
    def share(self) -> float:
        """Return the share that has been read, in 0..1."""

    def look(self) -> Iterator[None]:
        """See how much there is; yield now and then."""

    def records(self) -> Iterator[Record | InputError]:
        """Yield each article, and an error for each that cannot be read; from the beginning, each time."""


def inputs_of(paths: Sequence[Path], columns: Columns, library: Library | None) -> Inputs:
    """Return the articles of files and folders, and then those of a library."""
    own = (LibraryArticles(library),) if library is not None else ()
    return Several(((Files(paths, columns),) if paths else ()) + own)


@dataclass
class Files:
    """Files and folders of them; `columns` says which column of a table holds what."""

    paths: Sequence[Path]
    columns: Columns
    _total: int = 0
    _before: int = 0
    _open: BinaryIO | None = None

    def look(self) -> Iterator[None]:
        """Add up the sizes of the files; yield after each."""
        self._total = 0
        for path in find_files(self.paths):
            self._total += _size(path)
            yield

    @property
    def share(self) -> float:
        """Return the share that has been read, in 0..1."""
        within = self._open.tell() if self._open is not None and not self._open.closed else 0
        return min(1.0, (self._before + within) / max(1, self._total))

    def records(self) -> Iterator[Record | InputError]:
        """Yield each article, and an error for each that cannot be read."""
        self._before = 0
        for path in find_files(self.paths):
            if isinstance(path, InputError):
                yield path
            elif _size(path) < _LARGE:
                yield from records_of(Source(name_of(path), path=path, columns=self.columns))
            else:
                yield from self._large(path)
            self._before += _size(path)

    def _large(self, path: Path) -> Iterator[Record | InputError]:
        try:
            stream = open_file(path)
        except (OSError, InputError):
            yield from records_of(Source.of_path(path))  # which says why
            return
        with stream as self._open:
            yield from records_of(Source(name_of(path), stream=stream, inner=name_of(path.name), columns=self.columns))
        self._open = None


@dataclass
class LibraryArticles:
    """All articles of a library."""

    library: Library
    _total: int = 0
    _done: int = 0

    def look(self) -> Iterator[None]:
        """Count the articles."""
        self._total = len(self.library.queue())
        yield

    @property
    def share(self) -> float:
        """Return the share that has been read, in 0..1."""
        return self._done / max(1, self._total)

    def records(self) -> Iterator[Record | InputError]:
        """Yield each article."""
        self._done = 0
        for loaded in self.library.articles():
            self._done += 1
            yield loaded.record


def _size(path: Path | InputError) -> int:
    with suppress(OSError):
        return path.stat().st_size if isinstance(path, Path) else 0
    return 0


@dataclass(frozen=True, slots=True)
class Several:
    """Articles from several places, one after the other."""

    places: tuple[Inputs, ...]

    @property
    def share(self) -> float:
        """Return the share that has been read, in 0..1, as if each place were as large."""
        return sum(place.share for place in self.places) / len(self.places)

    def look(self) -> Iterator[None]:
        """See how much there is; yield now and then."""
        for place in self.places:
            yield from place.look()

    def records(self) -> Iterator[Record | InputError]:
        """Yield each article, and an error for each that cannot be read."""
        for place in self.places:
            yield from place.records()
