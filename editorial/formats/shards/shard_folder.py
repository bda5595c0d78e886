"""The folder of an archive: the shards in it, each of them whole, and the one that is being written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from editorial.domain.archive import ArchiveSettings, ShardForm
from editorial.domain.errors import EditorialError
from editorial.domain.lock_file import take_lock
from editorial.formats.arrow import arrow
from editorial.formats.record.json_parts import Json
from editorial.formats.shards import json_lines, table_files
from editorial.formats.shards.json_lines import LineShard
from editorial.formats.shards.settings_file import read_settings, write_settings
from editorial.formats.shards.table_files import TableShard
from editorial.formats.writing import parts

_SHARD = re.compile(r"part-(\d{6,})(?:\.jsonl(?:\.zst)?)?")
_SUFFIX = {ShardForm.JSONL: ".jsonl", ShardForm.JSONL_ZST: ".jsonl.zst", ShardForm.PARQUET: ""}


class ShardFolder:
    """An archive in a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def settings(self) -> ArchiveSettings:
        """Return what the records were made with. Raises EditorialError if there is no archive."""
        found = read_settings(self.path)
        if found is None:
            raise EditorialError(
                f"{self.path}: there is no archive here. 'editorial analyze PATH -o DIR --jobs 2' makes one."
            )
        return found

    def begin(self, settings: ArchiveSettings) -> None:
        """Make a new archive, or go on with one of the same settings.

        Raises EditorialError if they differ, and PackageMissing.
        """
        if settings.form is not ShardForm.JSONL:
            arrow(f"An archive of {settings.form.value}")
        try:
            self.path.mkdir(exist_ok=True)
        except OSError as error:
            raise EditorialError(f"{self.path} cannot be made: {error.strerror or error}.") from error
        before = read_settings(self.path)
        if before is not None:
            before.refuse_other(settings, str(self.path))
        elif others := sorted(one.name for one in self.path.iterdir() if not one.name.startswith(".")):
            raise EditorialError(f"{self.path} holds other files ({others[0]}). Name a new or an empty folder.")
        else:
            write_settings(self.path, settings)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs from writing during the block. Raises EditorialError if one writes."""
        lock = take_lock(self.path / ".lock")
        if lock is None:
            raise EditorialError(f"{self.path}: another run writes into this archive. Wait until it ends.")
        try:
            yield
        finally:
            lock.release()

    def shards(self) -> list[Path]:
        """Return the shards in order."""
        found = [one for one in self.path.iterdir() if _SHARD.fullmatch(one.name)]
        return sorted(found, key=_number)

    def records(self, names: Collection[str] | None = None) -> Iterator[tuple[Path, Json]]:
        """Yield each record of the shards with these names, or of all, with its shard.

        Raises EditorialError for a shard that is damaged.
        """
        form = self.settings().form
        for shard in (one for one in self.shards() if names is None or one.name in names):
            for record in _checked(shard, _records(shard, form)):
                yield shard, record

    def articles(self) -> Iterator[Json]:
        """Yield of each record its article, perhaps with no more than id and hash. Raises as `records`."""
        form = self.settings().form
        for shard in self.shards():
            yield from _checked(shard, _articles(shard, form))

    def new_shard(self) -> NewShard:
        """Return the next shard to write, with what a stopped run left of it removed."""
        form, shards = self.settings().form, self.shards()
        number = _number(shards[-1]) + 1 if shards else 0
        name = f"part-{number:06}{_SUFFIX[form]}"
        parts.remove_left_over(self.path, name)
        return NewShard(self.path / name, form)


class Shard(Protocol):
    """What writes a shard of some form."""

    def add(self, line: bytes) -> None:
        """Add one record, as one line of JSON without its end. Raises OSError."""

    def keep(self) -> None:
        """Put the shard in its place, on the disk. Raises OSError."""

    def leave(self) -> None:
        """Remove what was not put in its place."""


class NewShard:
    """A shard that is being written; it is there, whole, once `keep` has returned, and otherwise leaves nothing."""

    def __init__(self, path: Path, form: ShardForm) -> None:
        """Begin the shard. Raises EditorialError."""
        self._path = path
        self._shard: Shard | None = None
        self.articles = 0
        with self._or_nothing():
            self._shard = (
                TableShard(path) if form is ShardForm.PARQUET else LineShard(path, compressed=_compressed(form))
            )

    def add(self, line: bytes) -> None:
        """Add one record, as one line of JSON without its end. Raises EditorialError; then nothing is kept."""
        with self._or_nothing() as shard:
            shard.add(line)
        self.articles += 1

    def keep(self) -> None:
        """Put the shard in its place, on the disk. Raises EditorialError; then nothing is kept."""
        with self._or_nothing() as shard:
            shard.keep()

    @contextmanager
    def _or_nothing(self) -> Iterator[Any]:
        try:
            yield self._shard
        except OSError as error:
            if self._shard is not None:
                self._shard.leave()
            reason = error.strerror or str(error)
            raise EditorialError(
                f"{self._path} could not be written: {reason}. The shards before it are whole; when there is room, the "
                "same command goes on after them."
            ) from error


def _records(shard: Path, form: ShardForm) -> Iterator[Json]:
    if form is ShardForm.PARQUET:
        return table_files.records(shard)
    return json_lines.records(shard, compressed=_compressed(form))


def _articles(shard: Path, form: ShardForm) -> Iterator[Json]:
    return table_files.articles(shard) if form is ShardForm.PARQUET else _records(shard, form)


def _checked(shard: Path, found: Iterator[Json]) -> Iterator[Json]:
    number = 0
    try:
        for record in found:
            number += 1
            yield record
    except (OSError, ValueError, KeyError) as error:
        raise EditorialError(
            f"{shard}: record {number + 1} cannot be read, the shard is damaged ({error}). Delete it, and run the "
            "analysis again: it reads anew what was in there."
        ) from error


def _compressed(form: ShardForm) -> bool:
    return form is ShardForm.JSONL_ZST


def _number(shard: Path) -> int:
    found = _SHARD.fullmatch(shard.name)
    return int(found[1]) if found else -1
