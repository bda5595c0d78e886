"""What a file format consists of: a description for people, and a reader, a writer or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.loss.part import Part
from editorial.formats.reading.article_text import ArticleText, LeftOut, ReadSoFar
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import UnreadTable
from editorial.formats.selection import Selected


class Content(StrEnum):
    """What the files of a format hold."""

    TEXT = "text"
    """Articles without annotations."""
    RECORDS = "records"
    """Articles with their annotations."""
    SPANS = "spans"
    """Articles with labelled spans, as programs for annotating have them; they come in as suggestions."""
    TABLES = "tables"
    """Rows for a spreadsheet."""


class Audience(StrEnum):
    """Whom the files of a format are for."""

    EDITORS = "editors"
    """People who read them, or work on with them in Editorial."""
    DEVELOPERS = "developers"
    """Programs that annotate or learn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatInfo:
    """The description of a format; the front ends get this, and no more.

    `id` is the value of `--format` and of settings; it never changes. `suffixes` are in small letters, with the dot;
    the first is given to new files; files that end in one of `read_suffixes` are read, but never written. `summary`
    says in a few words what a file holds. `suggested_name` is the file name
    proposed for an export, empty if nothing is written; `suggested_folder` is proposed instead for several articles
    where each gets a file of its own. `lacks` are the parts of a record that the format cannot hold; a format that
    holds all has none. `audience` says whom its files are for. `shows_sources` says that its files show quotes beside
    their sources: the texts of these are read, and the quotes looked up in them.
    """

    id: str
    name: str
    summary: str
    content: Content
    suffixes: tuple[str, ...]
    suggested_name: str = ""
    suggested_folder: str = ""
    lacks: tuple[Part, ...] = ()
    audience: Audience = Audience.EDITORS
    shows_sources: bool = False
    read_suffixes: tuple[str, ...] = ()

    @property
    def all_suffixes(self) -> tuple[str, ...]:
        """Return how the names of files of this format end that can be read."""
        return self.suffixes + self.read_suffixes

    @property
    def words(self) -> str:
        """Return name and summary: `JSON Lines: one record a line`."""
        return f"{self.name}: {self.summary}"

    @property
    def losses(self) -> tuple[str, ...]:
        """Return what of a record the format cannot hold, one noun phrase each."""
        return tuple(part.many for part in self.lacks)

    def suggested(self, articles: int) -> str:
        """Return what to propose for an export of so many articles: the name of a file, or of a folder."""
        return self.suggested_folder if self.suggested_folder and articles != 1 else self.suggested_name

    @property
    def file_filter(self) -> str:
        """Return the filter for a dialog that opens files: `JSON Lines (*.jsonl *.ndjson)`."""
        return f"{self.name} ({' '.join(f'*{suffix}' for suffix in self.all_suffixes)})"


class Replace(StrEnum):
    """Which files that are there already may be replaced; a library never is."""

    EXPORTS = "exports"
    """Earlier exports."""
    ANY = "any"
    """Any file: somebody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How files are written: which may be replaced, and whether only their owner may read them."""

    replace: Replace = Replace.EXPORTS
    private: bool = False


USUAL = Manner()
ANYWAY = Manner(replace=Replace.ANY)
Target: TypeAlias = Path | BinaryIO
"""A file, a folder or a binary stream to write to."""


class Reader(Protocol):
    """Reads a file or stream that holds one article or many."""

    def __call__(self, source: Source) -> Iterator[Record | ArticleText | LeftOut | ReadSoFar | InputError]:
        """Yield each article, with its annotations if the format holds any, what was left out, and steps.

        Yield an InputError, with `source.name`, the place and the reason, for an article that is unusable, and go on
        with the next. Raise InputError or OSError if nothing more can be read.
        """


class Unpacker(Protocol):
    """Opens a file that holds other files."""

    def __call__(self, source: Source) -> Iterator[Source | LeftOut | InputError]:
        """Yield each file inside, what is left out, and an InputError for what cannot be unpacked.

        Raise InputError or OSError if nothing more can be unpacked.
        """


class StreamWriter(Protocol):
    """Writes records, one after the other, to an open binary stream; does not close it."""

    def write(self, selected: Selected) -> None:
        """Write one record, or keep it until `finish` if the format cannot be streamed."""

    def finish(self) -> None:
        """Write what follows the last record; called once, and only if nothing failed."""


class Sink(Protocol):
    """Takes the records of one export; `files` are the paths written once the sink has been closed."""

    files: list[Path]

    def write(self, selected: Selected) -> None:
        """Write one record."""


class Writer(Protocol):
    """Opens a target for an export; see `formats/writing/` for the usual ones."""

    def open(
        self, info: FormatInfo, target: Target, count: int, manner: Manner = USUAL
    ) -> AbstractContextManager[Sink]:
        """Open a target for `count` records; write all files, or none if the block ends with an error.

        Raises EditorialError if the target cannot take that many records, or cannot be written; ExistingFileError if
        a file would be replaced that must not be.
        """

    def files(self, info: FormatInfo, target: Path) -> tuple[Path, ...]:
        """Return the paths that an export to `target` would write, as far as they are known beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its description, and what reads, unpacks and writes it (None: it does not).

    `kinds` are what the content of a file may be recognised as so that this format reads it, the usual one first.
    `recognises(head, suffix)` tells the same from the first bytes of a file or stream, and the suffix of its name
    (empty for a stream), for what no kind is for. `ask` yields a table of which somebody has to say what its columns
    hold before it is read, nothing if that is known, and steps before. `at_once` says that most of a file is read in
    one step, however long it is. Modules of formats must be cheap to import: they import their libraries inside the
    functions that use them.
    """

    info: FormatInfo
    read: Reader | None = None
    writer: Writer | None = None
    unpack: Unpacker | None = None
    kinds: tuple[Kind, ...] = ()
    recognises: Callable[[bytes, str], bool] | None = None
    ask: Callable[[Source], Iterator[UnreadTable | ReadSoFar]] | None = None
    at_once: bool = False

    @property
    def comes_in(self) -> bool:
        """Return whether files of this format can be imported."""
        return self.read is not None or self.unpack is not None

    def open(self, target: Target, count: int, manner: Manner = USUAL) -> AbstractContextManager[Sink]:
        """Open a target for an export of `count` records, as `Writer.open` does."""
        return self._writer.open(self.info, target, count, manner)

    def files(self, target: Path) -> tuple[Path, ...]:
        """Return the paths that an export to `target` would write, as `Writer.files` does."""
        return self._writer.files(self.info, target)

    @property
    def _writer(self) -> Writer:
        if self.writer is None:
            raise TypeError(f"nothing writes {self.info.name}")
        return self.writer
