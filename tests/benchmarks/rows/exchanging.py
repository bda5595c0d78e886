"""How long it takes to import and to export many records, beside what SQLite's driver and orjson need alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import orjson
from _corpus import article
from _figures import Line, Pair, in_turns, median, timed
from floors.library import BareLibrary

from editorial.domain.library import Added
from editorial.domain.record import Record
from editorial.formats import registry
from editorial.formats.selection import Selected
from editorial.jobs.export_options import Include
from editorial.jobs.exporting import Export
from editorial.jobs.importing import Import
from editorial.jobs.progress import finish
from editorial.review.desk import Desk
from editorial.storage.library import Library

ARTICLES, WORDS, ANNOTATIONS = 1_000, 320, 22
ASKED_OF_IMPORT, ASKED_OF_STORING, ASKED_OF_EXPORT = 6, 1.5, 6
_TIMES = 5
MOST_FOR_IMPORT, MOST_FOR_EXPORT = 3_500, 1_200
_EVERYTHING = Include(undecided=True, rejected=True, unverified=True)


def exchanging() -> Iterator[Line]:
    """Yield how long an import of records as JSON Lines takes, and an export of the same."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write_records(folder / "in.jsonl")
        whole, storing = Pair(), Pair()
        for number in range(_TIMES):
            with _importing(folder, folder / str(number), whole, storing) as (desk, rows):
                if number + 1 < _TIMES:
                    continue
                words = f"{rows:,} rows loaded by the bare driver in one transaction"
                what = f"import {ARTICLES:,} records with {ANNOTATIONS * ARTICLES:,} names and quotes"
                yield Line(what, median(whole.found), median(whole.floor), words, ASKED_OF_IMPORT, MOST_FOR_IMPORT)
                yield Line(
                    "of that, storing them", median(storing.found), median(storing.floor), words, ASKED_OF_STORING
                )
                yield _exporting(desk, folder)


@contextmanager
def _importing(folder: Path, place: Path, whole: Pair, storing: Pair) -> Iterator[tuple[Desk, int]]:
    """Import into a new library, then load the same rows; give the library, and how many rows it got."""
    (place / "floor").mkdir(parents=True)
    with Desk.at(place / "empty.db") as empty, Desk.at(place / "library.db") as desk:
        bare = BareLibrary(empty, place / "floor")
        desk.library.get_ready()
        with _stored(desk.library) as times:
            whole.found.append(timed(lambda: finish(Import(desk.library, [folder / "in.jsonl"]))))
        full = BareLibrary(desk, place)
        rows = full.rows(beyond=bare.rows())
        full.close()
        whole.floor.append(timed(lambda: bare.load(rows)))
        bare.close()
        storing.found.append(sum(times))
        storing.floor.append(whole.floor[-1])
        yield desk, sum(map(len, rows.values()))


@contextmanager
def _stored(library: Library) -> Iterator[list[float]]:
    """Give the list of the milliseconds that the library takes to store articles."""
    times: list[float] = []
    add_all = library.add_all

    def measured(records: Sequence[Record]) -> list[Added]:
        added: list[Added] = []
        times.append(timed(lambda: added.extend(add_all(records))))
        return added

    library.add_all = measured  # type: ignore[method-assign]
    try:
        yield times
    finally:
        del library.add_all


def _write_records(path: Path) -> None:
    form = registry.writable_by_id("jsonl")
    with form.open(path, ARTICLES) as sink:
        for number in range(ARTICLES):
            sink.write(Selected(article(f"m{number}", WORDS, ANNOTATIONS, number)))


def _exporting(desk: Desk, folder: Path) -> Line:
    """Return how long an export takes in which every offset is checked."""
    (folder / "copy").mkdir()
    bare = BareLibrary(desk, folder / "copy")
    ids = [row.id for row in desk.library.queue()]
    values = [orjson.loads(line) for line in (folder / "in.jsonl").read_bytes().splitlines()]

    def floor() -> None:
        with (folder / "floor.jsonl").open("wb") as file:
            for article_id, value in zip(ids, values, strict=True):
                bare.read(article_id)
                file.write(orjson.dumps(value) + b"\n")

    export = partial(_export, desk, folder / "out.jsonl")
    pair = in_turns(export, floor, 5)
    bare.close()
    words = "the same rows read by the bare driver, the same records written by orjson"
    most = MOST_FOR_EXPORT
    return Line(f"export {ARTICLES:,} articles", median(pair.found), median(pair.floor), words, ASKED_OF_EXPORT, most)


def _export(desk: Desk, path: Path) -> None:
    finish(Export(desk.library, path, include=_EVERYTHING))
