"""The folder of an archive: the shards in it, each of them whole, and the one that is being written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import orjson

from editorial.domain.archive import ArchiveSettings, ShardForm
from editorial.domain.errors import EditorialError
from editorial.formats.record.json_parts import Json
from editorial.formats.shards import json_lines
from editorial.formats.shards.settings_file import read_settings, write_settings
from editorial.formats.writing import parts

_SHARD = re.compile(r"part-(\d{6,})(?:\.jsonl(?:\.zst)?)?")
_FIRST_FREE = 0


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
        """Make a new archive, or go on with one of the same settings. Raises EditorialError if they differ."""
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
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / ".lock", timeout=0)
        try:
            with lock:
                yield
        except Timeout as error:
            raise EditorialError(f"{self.path}: another run writes into this archive. Wait until it ends.") from error

    def shards(self) -> list[Path]:
        """Return the shards in order."""
        found = [one for one in self.path.iterdir() if _SHARD.fullmatch(one.name)]
        return sorted(found, key=_number)

    def records(self) -> Iterator[tuple[Path, Json]]:
        """Yield each record of the archive with its shard. Raises EditorialError for a shard that is damaged."""
        form = self.settings().form
        for shard in self.shards():
            for record in _records(shard, form):
                yield shard, record

    def new_shard(self, form: ShardForm) -> NewShard:
        """Return the next shard to write, with what a stopped run left of it removed."""
        shards = self.shards()
        number = _number(shards[-1]) + 1 if shards else _FIRST_FREE
        name = f"part-{number:06}{json_lines.SUFFIX[form]}"
        parts.remove_left_over(self.path, name)
        return NewShard(self.path / name, form)


class NewShard:
    """A shard that is being written; it is there, whole, once `keep` has returned, and otherwise leaves nothing."""

    def __init__(self, path: Path, form: ShardForm) -> None:
        self._path = path
        self._stack = ExitStack()
        self._part, self._stream = self._stack.enter_context(parts.file(path))
        self._writer = json_lines.writer(self._stream, form)
        self.articles = 0

    def add(self, line: bytes) -> None:
        """Add one record, as one line of JSON without its end. Raises EditorialError; then nothing is kept."""
        with self._or_nothing():
            self._writer.add(line)
        self.articles += 1

    def keep(self) -> None:
        """Put the shard in its place, on the disk. Raises EditorialError; then nothing is kept."""
        with self._or_nothing():
            self._writer.finish()
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
            self._part.replace(self._path)
            parts.flush_folder(self._path.parent)
        self._stack.close()

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._stack.close()
            reason = error.strerror or str(error)
            raise EditorialError(
                f"{self._path} could not be written: {reason}. The shards before it are whole; when there is room, the "
                "same command goes on after them."
            ) from error


def _records(shard: Path, form: ShardForm) -> Iterator[Json]:
    number = 0
    try:
        for number, line in enumerate(json_lines.lines(shard, form), 1):  # noqa: B007 - for the message
            yield orjson.loads(line)
    except (OSError, ValueError) as error:
        raise EditorialError(
            f"{shard}: line {number} cannot be read, the shard is damaged ({error}). Delete it, and run the analysis "
            "again: it reads anew what was in there."
        ) from error


def _number(shard: Path) -> int:
    found = _SHARD.fullmatch(shard.name)
    return int(found[1]) if found else -1
