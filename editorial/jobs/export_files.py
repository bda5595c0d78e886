"""Where an export goes: each file whole or not at all, and all of its files or none."""

from __future__ import annotations

import re
import secrets
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, TypeAlias

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.formats.csv_tables import mentions_csv, quotes_csv
from editorial.formats.record.json_codec import dump, dump_indented, to_record
from editorial.formats.writing.atomic import atomic_writer
from editorial.formats.writing.selection import Selected
from editorial.jobs.export_options import Format

Target: TypeAlias = Path | BinaryIO
"""A file, a folder or a stream to write to."""


class Sink(Protocol):
    """Takes the records of an export one by one; `files` are those that are there once it has been closed."""

    files: list[Path]

    def write(self, selected: Selected) -> None:
        """Write one record."""


def format_of(target: Path | None) -> Format:
    """Return the format that the name of a target asks for: JSONL if there is none, JSON for a folder.

    Raises EditorialError if the name does not say.
    """
    if target is None:
        return Format.JSONL
    if target.is_dir():
        return Format.JSON
    try:
        return Format(target.suffix.lower().removeprefix("."))
    except ValueError:
        raise EditorialError(
            f"{target}: the end of the name does not say what to write. Choose a format: {', '.join(Format)}."
        ) from None


@contextmanager
def open_sink(target: Target, form: Format, count: int) -> Iterator[Sink]:
    """Open a target for `count` records; what was written is there only if the block ends without an error.

    - `jsonl`: one file, a record a line.
    - `json`: one record in a file whose name ends in .json; else a folder with a file for each, named after its title.
    - `csv`: two tables, NAME-quotes.csv and NAME-mentions.csv.

    Raises EditorialError if the target cannot take that.
    """
    if not isinstance(target, Path):
        yield _stream(target, form, count)
    elif form is Format.CSV:
        with _tables(target) as sink:
            yield sink
    elif form is Format.JSONL or not _is_folder(target, count):
        with atomic_writer(target) as stream:
            yield _Lines(stream, dump if form is Format.JSONL else dump_indented, [target])
    else:
        with _folder(target) as sink:
            yield sink


class _Lines:
    def __init__(self, stream: BinaryIO, encode: Callable[..., bytes], files: list[Path]) -> None:
        self.files = files
        self._stream, self._encode = stream, encode

    def write(self, selected: Selected) -> None:
        data = self._encode(to_record(selected.record, selected.left_out))
        self._stream.write(data if data.endswith(b"\n") else data + b"\n")


def _stream(stream: BinaryIO, form: Format, count: int) -> Sink:
    if form is Format.CSV:
        raise EditorialError("CSV is two tables, which need two files: say where they go.")
    if form is Format.JSON and count > 1:
        raise EditorialError(f"A JSON file holds one article, and these are {count}: use jsonl, or say where they go.")
    return _Lines(stream, dump if form is Format.JSONL else dump_indented, [])


class _Tables:
    def __init__(self, tables: Sequence[tuple[Path, BinaryIO]]) -> None:
        self.files = [path for path, _ in tables]
        self._streams = [stream for _, stream in tables]
        self._begun = False

    def write(self, selected: Selected) -> None:
        for stream, table in zip(self._streams, (quotes_csv, mentions_csv), strict=True):
            rows = table([selected.record])
            head = next(rows)
            if not self._begun:
                stream.write(head)
            stream.writelines(rows)
        self._begun = True


@contextmanager
def _tables(target: Path) -> Iterator[Sink]:
    stem = target / "editorial" if target.is_dir() else target
    name = stem.name.removesuffix(stem.suffix) if stem.suffix.lower() == ".csv" else stem.name
    quotes, mentions = (stem.with_name(f"{name}-{table}.csv") for table in ("quotes", "mentions"))
    with atomic_writer(quotes) as first, atomic_writer(mentions) as second:
        yield _Tables([(quotes, first), (mentions, second)])


def _is_folder(target: Path, count: int) -> bool:
    """Return whether JSON goes into a folder: unless the name ends in .json, or is that of a file."""
    if target.is_dir() or (target.suffix.lower() != ".json" and not target.exists()):
        return True
    if count > 1:
        raise EditorialError(
            f"{target}: a JSON file holds one article, and these are {count}. Choose a folder, or JSONL."
        )
    return False


class _Folder:
    def __init__(self, place: Path) -> None:
        self.files: list[Path] = []
        self._place = place

    def write(self, selected: Selected) -> None:
        path = self._place / file_name(selected.record.article)
        with atomic_writer(path) as stream:
            stream.write(dump_indented(to_record(selected.record, selected.left_out)))
        self.files.append(path)


@contextmanager
def _folder(target: Path) -> Iterator[Sink]:
    """Write into a folder beside the target first, and put it, or what is in it, in its place at the end."""
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
    try:
        part.mkdir()
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        sink = _Folder(part)
        yield sink
        try:
            if not target.exists():
                part.rename(target)
            else:
                for path in sink.files:
                    path.replace(target / path.name)
        except OSError as error:
            raise _unwritable(target, error) from error
        sink.files = [target / path.name for path in sink.files]
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> EditorialError:
    return EditorialError(f"{target} cannot be written: {error.strerror or error}. Choose another folder.")


def file_name(article: Article) -> str:
    """Return a file name for an article: the words of its title and the first digits of its SHA-256.

    It stays the same from one export to the next, and no two articles of a library share it.
    """
    plain = unicodedata.normalize("NFKD", article.title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:60].strip("-")
    return "-".join(filter(None, [words, f"{article.sha256[:12]}.json"]))
