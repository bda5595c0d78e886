"""The job that analyses any number of articles into the shards of an archive, and goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import Path

from editorial import __version__
from editorial.domain.archive import ALL_KEPT, ArchiveSettings, Kept, ShardForm
from editorial.domain.article import Article
from editorial.domain.errors import EditorialError, InputError
from editorial.domain.language_models import installed_models, version_of_model
from editorial.domain.suggestions import FindOptions
from editorial.formats.shards.shard_folder import NewShard, ShardFolder
from editorial.jobs.archive.chunk import Chunk, Failed, Outcome, chunks
from editorial.jobs.archive.inputs import Inputs
from editorial.jobs.archive.known import Known, Standing
from editorial.jobs.archive.not_read import NotRead
from editorial.jobs.archive.pace import Pace
from editorial.jobs.archive.workers import Workers
from editorial.jobs.counting import counted, sentence
from editorial.jobs.progress import Cancel, Progress

SHARD_SIZE = 1_000
"""Articles in a shard, unless somebody chooses another number."""
_WAIT = 0.05
"""Seconds after which a run looks whether it is to stop."""


@dataclass(frozen=True, slots=True)
class ArchiveReport:
    """What a run did: the articles analysed, those that were there before, and those that could not be read."""

    folder: Path
    analysed: int
    there: int
    not_read: int
    cancelled: bool = False

    @property
    def words(self) -> str:
        """Return the report in words for people."""
        missing = f"{counted(self.not_read, 'article')} could not be read (see {NotRead.path_in(self.folder)})"
        return sentence(
            "Stopped; what is done is kept, and the same command goes on from there" if self.cancelled else "",
            f"{counted(self.analysed, 'article')} analysed",
            f"{self.there:,} were there already" if self.there else "",
            missing if self.not_read else "",
        )


def archive_settings(
    options: FindOptions, form: ShardForm = ShardForm.JSONL, kept: frozenset[Kept] = ALL_KEPT
) -> ArchiveSettings:
    """Return the settings of an archive that is made here and now."""
    names = {options.model, *installed_models()}
    return ArchiveSettings(
        program=__version__,
        models=frozenset(f"{name}@{version_of_model(name)}" for name in names),
        model=options.model,
        labels_off=options.labels_off,
        indirect=options.indirect,
        form=form,
        kept=kept,
    )


class AnalyseArchive:
    """Analyse articles with some workers, and write records as they are done.

    In memory are a few chunks of articles for each worker, and some 200 bytes for each article that is done.
    """

    words = "Analysing"

    def __init__(
        self,
        inputs: Inputs,
        folder: Path,
        settings: ArchiveSettings,
        workers: Callable[[], Workers],
        shard_size: int = SHARD_SIZE,
    ) -> None:
        """`workers` starts the workers, once it is known that the archive can be written."""
        self._inputs = inputs
        self._folder = ShardFolder(folder)
        self._settings = settings
        self._start = workers
        self._shard_size = shard_size

    def run(self, cancel: Cancel) -> Generator[Progress, None, ArchiveReport]:
        """Analyse what is not there yet; after a cancel, keep what is done and return.

        Raises EditorialError if the archive has other settings or cannot be written, or no worker can work.
        """
        self._folder.begin(self._settings)
        with self._folder.held(), NotRead(self._folder.path) as not_read:
            run = _Run(self._folder, self._settings, self._shard_size, not_read)
            yield from self._look(run, cancel)
            if cancel.cancelled:
                return run.report(cancelled=True)
            articles = chunks(run.new_articles(self._inputs, cancel), self._settings)
            workers = self._start()
            try:
                yield from self._work(run, workers, articles, cancel)
            finally:
                workers.stop()
                run.close()
            return run.report(cancelled=cancel.cancelled)

    def _look(self, run: _Run, cancel: Cancel) -> Iterator[Progress]:
        """Read what is there, and how much there is to do."""
        for done in takewhile(lambda _: not cancel.cancelled, run.read_known()):
            if done % 1_000 == 0:
                yield Progress(0, None, f"Looking at what is there: {done:,} articles")
        for done, _ in enumerate(takewhile(lambda _: not cancel.cancelled, self._inputs.look())):
            if done % 1_000 == 0:
                yield Progress(0, None, "Looking for articles")

    def _work(self, run: _Run, workers: Workers, articles: Iterator[Chunk], cancel: Cancel) -> Iterator[Progress]:
        pace, more = Pace(), True
        while not cancel.cancelled and (more or workers.busy):
            while more and workers.room and not cancel.cancelled:
                chunk = next(articles, None)
                more = chunk is not None
                if chunk is not None:
                    pace.begin(self._inputs.share)
                    workers.submit(chunk)
            for outcome in workers.finished(_WAIT):
                for again in run.take(outcome):
                    workers.submit(again)
            yield Progress(run.analysed, None, self._said(run, pace))

    def _said(self, run: _Run, pace: Pace) -> str:
        parts = (
            f"{self.words}: {counted(run.analysed, 'article')}",
            pace.words(run.analysed, self._inputs.share),
            f"{run.not_read:,} not read" if run.not_read else "",
        )
        return ", ".join(part for part in parts if part)


@dataclass
class _Run:
    """What a run knows and has written so far."""

    folder: ShardFolder
    settings: ArchiveSettings
    shard_size: int
    problems: NotRead
    analysed: int = 0
    there: int = 0
    _known: Known = field(default_factory=Known)
    _shard: NewShard | None = None

    @property
    def not_read(self) -> int:
        return self.problems.number

    def read_known(self) -> Iterator[int]:
        """Read which articles are there; yield how many so far."""
        for record in self.folder.articles():
            self._known.add(record["article"]["id"], record["article"]["sha256"])
            yield len(self._known)

    def new_articles(self, inputs: Inputs, cancel: Cancel) -> Iterator[Article]:
        """Yield each article that is not there; end when the run is to stop."""
        for found in inputs.records():
            if cancel.cancelled:
                return
            if isinstance(found, InputError):
                self.problems.add(found)
                continue
            article = replace(found.article, extra={})
            standing = self._known.standing(article.id, article.sha256)
            if standing is Standing.NEW:
                self._known.add(article.id, article.sha256)
                yield article
            elif standing is Standing.THERE:
                self.there += 1
            else:
                where = article.source or ""
                reason = "another article of the archive has this id, and another text"
                self.problems.add(InputError(reason, source=where, place=f"id {article.id}"))

    def take(self, outcome: Outcome) -> Iterator[Chunk]:
        """Write what came of a chunk; yield chunks to try again."""
        if outcome.analysed is None:
            if len(outcome.chunk.articles) > 1:
                yield from outcome.chunk.one_by_one()
            else:
                self._failed([Failed(one.id, "its worker died of it, each time") for one in outcome.chunk.articles])
            return
        self._refuse_other_makers(outcome)
        self._failed(outcome.analysed.failed)
        for line in outcome.analysed.lines:
            self._write(line)

    def close(self) -> None:
        """Put the shard that is being written in its place."""
        shard, self._shard = self._shard, None
        if shard is not None:
            shard.keep()

    def report(self, *, cancelled: bool) -> ArchiveReport:
        return ArchiveReport(self.folder.path, self.analysed, self.there, self.not_read, cancelled)

    def _write(self, line: bytes) -> None:
        shard, self._shard = self._shard or self.folder.new_shard(), None
        shard.add(line)
        self._shard = shard  # only now: what failed is not put in its place
        self.analysed += 1
        if shard.articles >= self.shard_size:
            self.close()

    def _failed(self, failed: list[Failed] | tuple[Failed, ...]) -> None:
        for one in failed:
            self.problems.add(InputError(one.reason, place=f"id {one.article_id}"))

    def _refuse_other_makers(self, outcome: Outcome) -> None:
        """Raise EditorialError if a worker has another version of the program or of a model than the settings say."""
        made = outcome.analysed
        if made is not None and (made.program != self.settings.program or not made.models <= self.settings.models):
            theirs = ", ".join(sorted({f"Editorial {made.program}", *made.models}))
            raise EditorialError(
                f"A worker has other software ({theirs}) than this archive is made with (Editorial "
                f"{self.settings.program}, {', '.join(sorted(self.settings.models))}). Install the same everywhere."
            )
