"""An archive: articles a second with processes, what shards and going on cost, and a question to many of them.

The floor of one process is the plain pipes of `editorial analyze`, in this process; that of two is one.
"""

from __future__ import annotations

import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import orjson
from _figures import Line, median, timed
from _prose import prose

from editorial.domain.archive import ArchiveSettings, ShardForm
from editorial.domain.article import Article
from editorial.domain.quote_search import QuoteQuestion
from editorial.domain.suggestions import FindOptions
from editorial.formats.record.json_codec import dump, to_record
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.analysing import suggested_record
from editorial.jobs.archive.analysing import archive_settings
from editorial.jobs.archive.asking import found_quotes
from editorial.jobs.archive.chunk import chunks
from editorial.jobs.archive.known import Known
from editorial.jobs.archive.processes import Processes
from editorial.jobs.archive.workers import Workers
from editorial.jobs.reading import record_of_text
from editorial.language.spacy_pipeline.reader import Finder

LETTERS = 2_800
"""Some 450 words."""
ARTICLES, SHARDS, SHARD = 192, 20, 1_000
ONE, TWO = 1 / 0.9, 1 / 1.8
"""How often the floor is allowed: 0.9 times the rate of the plain pipes, 1.8 times that of one process."""


def archive() -> Iterator[Line]:
    """Yield the lines about making an archive, and about what was made."""
    settings = archive_settings(FindOptions())
    articles = [record_of_text(prose(LETTERS, seed), source=None, article_id=f"n{seed}") for seed in range(ARTICLES)]
    plain, records = _plain([one.article for one in articles])
    one, two = (_with(Processes(jobs), [one.article for one in articles], settings, jobs) for jobs in (1, 2))
    note = f"{1000 / one:.1f} articles a second of {1000 / plain:.1f}"
    yield Line("an article, by one process", one, plain, "found and dumped in this process", ONE, note=note)
    note = f"{1000 / two:.1f} articles a second of {1000 / one:.1f}"
    yield Line("an article, by two processes", two, one, "one process", TWO, note=note)
    yield from _shards(records, settings)


def _plain(articles: Sequence[Article]) -> tuple[float, list[bytes]]:
    """Return milliseconds an article, and the records."""
    finder, lines = Finder(FindOptions()), []
    finder.find(articles[0])
    begun = time.perf_counter()
    for article, found in finder.stream(articles):
        lines.append(dump(to_record(suggested_record(article, found))))
    return (time.perf_counter() - begun) * 1000 / len(articles), lines


def _with(workers: Workers, articles: Sequence[Article], settings: ArchiveSettings, first: int) -> float:
    """Return milliseconds an article, from when the `first` chunks are done: models are loaded then."""
    waiting, done = deque(chunks(articles, settings)), []
    while waiting or workers.busy:
        while waiting and workers.room:
            workers.submit(waiting.popleft())
        done += [(time.perf_counter(), len(one.chunk.articles)) for one in workers.finished(0.2)]
    workers.stop()
    return (done[-1][0] - done[first - 1][0]) * 1000 / sum(number for _, number in done[first:])


def _shards(records: Sequence[bytes], settings: ArchiveSettings) -> Iterator[Line]:
    parsed = [orjson.loads(line) for line in records]
    with tempfile.TemporaryDirectory() as place:
        forms = [form for form in ShardForm if form is ShardForm.JSONL or find_spec("pyarrow")]
        for form in forms:
            folder = ShardFolder(Path(place) / form.value)
            folder.begin(archive_settings(FindOptions(), form))
            shards = SHARDS if form is forms[-1] else 1
            made = [timed(lambda: _write(folder, parsed, number)) for number in range(shards)]  # noqa: B023
            bare = timed(lambda: _bare(Path(place) / "bare", parsed))
            size = sum(one.stat().st_size for one in folder.shards()[0].rglob("*")) or folder.shards()[0].stat().st_size
            note = f"{size / 1e6:.1f} MB"
            floor = "as many lines written and flushed"
            yield Line(f"a shard of {SHARD:,} articles, {form.value}", median(made), bare, floor, 40, note=note)
            yield _going_on(folder, form, shards, parsed)
        if find_spec("duckdb"):
            yield _asking(folder)


def _write(folder: ShardFolder, parsed: Sequence[dict[str, object]], number: int) -> None:
    shard = folder.new_shard()
    for at in range(SHARD):
        record = parsed[at % len(parsed)]
        shard.add(orjson.dumps({**record, "article": {**record["article"], "id": f"s{number}-{at}"}}))  # type: ignore[dict-item]
    shard.keep()


def _bare(path: Path, parsed: Sequence[dict[str, object]]) -> None:
    with path.open("wb") as stream:
        for at in range(SHARD):
            stream.write(orjson.dumps(parsed[at % len(parsed)]) + b"\n")


def _going_on(folder: ShardFolder, form: ShardForm, shards: int, parsed: Sequence[dict[str, object]]) -> Line:
    known = Known()

    def read() -> None:
        for record in folder.articles():
            known.add(record["article"]["id"], record["article"]["sha256"])

    def floor() -> None:
        if form is ShardForm.PARQUET:
            import pyarrow.parquet

            for shard in folder.shards():
                pyarrow.parquet.read_table(shard / "articles.parquet", columns=["id", "sha256"]).to_pylist()
        else:
            for at in range(SHARD):
                orjson.loads(lines[at % len(lines)])

    lines = [orjson.dumps(one) for one in parsed]
    found, bare = timed(read) / shards, timed(floor) / shards
    words = "ids and hashes read by pyarrow" if form is ShardForm.PARQUET else "as many lines parsed"
    return Line(f"going on after {SHARD:,} articles, {form.value}", found, bare, words, 3)


def _asking(folder: ShardFolder) -> Line:
    import duckdb

    files = [str(shard / "quotes.parquet") for shard in folder.shards()]
    words = "no one ever says this"
    query = "SELECT article_id, text FROM read_parquet($files) WHERE contains(lower(text), $words)"

    def bare() -> None:
        with duckdb.connect(":memory:") as connection:
            connection.execute(query, {"files": files, "words": words}).fetchall()

    found = [timed(lambda: [*found_quotes(folder.path, QuoteQuestion(words=words))]) for _ in range(5)]
    floor = [timed(bare) for _ in range(5)]
    articles = SHARDS * SHARD
    return Line(f"words looked for in {articles:,} articles", median(found), median(floor), "a bare DuckDB scan", 3)
