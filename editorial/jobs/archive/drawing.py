"""The job that brings articles of an archive into the library, with their suggestions: those named, or a sample."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editorial.domain.archive import Kept
from editorial.domain.archive_sample import Drawn, DrawnBy, Sample, Seen, draw
from editorial.domain.errors import EditorialError
from editorial.domain.record import Record
from editorial.formats.record.json_codec import from_record
from editorial.formats.record.json_parts import Json
from editorial.formats.shards.sample_files import write_sample
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.import_report import ImportReport
from editorial.jobs.importing import Import, Look
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.reading import Arrival
from editorial.storage.library import Library

_FORM = "jsonl"
_OFTEN = 1_000


@dataclass(frozen=True, slots=True)
class SampleWanted:
    """How many articles are to be drawn, by what, and with which seed."""

    number: int
    by: DrawnBy
    seed: int


@dataclass(frozen=True, slots=True)
class DrawReport:
    """What came into the library, the file that says how a sample was drawn, and the ids that are not there."""

    imported: ImportReport
    sample: Path | None
    missing: tuple[str, ...]


class Draw:
    """Bring articles into the library; in memory are some 300 bytes for each article of the archive."""

    words = "Drawing articles"

    def __init__(self, library: Library, folder: Path, wanted: SampleWanted | Collection[str]) -> None:
        """`wanted` is a sample, or ids of articles."""
        self._library = library
        self._folder = ShardFolder(folder)
        self._wanted = wanted

    def run(self, cancel: Cancel) -> Generator[Progress, None, DrawReport]:
        """Draw, note how, and import. Raises EditorialError if there is nothing to draw, and Cancelled."""
        gone = {Kept.TEXT, Kept.NAMES, Kept.QUOTES} - self._folder.settings().kept
        if gone:
            raise EditorialError(
                f"{self._folder.path}: this archive was made without {' and '.join(sorted(gone))} (--fields), so that "
                "its articles cannot be reviewed. Import them from where they came from."
            )
        drawn, sample = yield from self._drawn(cancel)
        arrivals = [*_arrivals(self._folder, drawn)]
        path = None if sample is None else write_sample(self._folder.path, sample)
        imported = yield from Import(self._library, seen=arrivals, look=Look.NEVER).run(cancel)
        there = {one.id for one in drawn}
        named = () if isinstance(self._wanted, SampleWanted) else self._wanted
        return DrawReport(imported, path, tuple(one for one in named if one not in there))

    def _drawn(self, cancel: Cancel) -> Generator[Progress, None, tuple[Sequence[Drawn], Sample | None]]:
        wanted = self._wanted
        seen: list[Seen] = []
        for number, (shard, record) in enumerate(self._folder.records()):
            if isinstance(wanted, SampleWanted) or record["article"]["id"] in wanted:
                seen.append(_seen(shard, record))
            if number % _OFTEN == 0:
                cancel.check()
                yield Progress(0, None, f"Looking through the archive: {number:,} articles")
        if not seen:
            raise EditorialError(f"{self._folder.path} has no such article.")
        if not isinstance(wanted, SampleWanted):
            return [one.article for one in seen], None
        sample = draw(seen, wanted.number, wanted.by, wanted.seed)
        return [one for part in sample.parts for one in part.drawn], sample


def records_drawn(folder: ShardFolder, drawn: Collection[Drawn]) -> Iterator[tuple[Path, Record]]:
    """Yield the records of articles that were drawn, each with its shard; only those shards are read."""
    wanted = {one.sha256 for one in drawn}
    shards = {one.shard for one in drawn}
    for shard, record in folder.records(shards):
        if record["article"]["sha256"] in wanted:
            yield shard, from_record(record, source=str(shard))


def _arrivals(folder: ShardFolder, drawn: Collection[Drawn]) -> Iterator[Arrival]:
    for shard, record in records_drawn(folder, drawn):
        yield Arrival(record=record, origin=str(shard), form=_FORM, plain=False)


def _seen(shard: Path, record: Json) -> Seen:
    article: dict[str, Any] = record["article"]
    scores = [one["score"] for one in (*record["mentions"], *record["quotes"]) if one["score"] is not None]
    doubt = sum(1 - score for score in scores) / len(scores) if scores else 0.0
    return Seen(
        Drawn(article["id"], article["sha256"], shard.name),
        doubt,
        article["source"] or "no source",
        article["published"][:7] if article["published"] else "no date",
    )
