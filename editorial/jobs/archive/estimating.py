"""The job that says how good the suggestions of a whole archive are, by the articles of a sample that were verified."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from editorial.domain.archive_sample import Sample, SampledPart
from editorial.domain.errors import EditorialError
from editorial.domain.labels import OFF_BY_DEFAULT
from editorial.domain.measures.evaluation import Evaluation, EvaluationTally
from editorial.domain.measures.names import ComparedTypes
from editorial.domain.measures.rates import Counts, Share
from editorial.domain.measures.sampling import Interval, Stratum, interval
from editorial.domain.record import Record
from editorial.formats.shards.sample_files import read_sample, sample_files
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.archive.drawing import records_drawn
from editorial.jobs.gold import ExcludedArticle, GoldLibrary, gather
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the sample says of one measure: the numbers in the sample, and the share in the whole archive."""

    words: str
    seen: Share
    whole: Interval | None


@dataclass(frozen=True, slots=True)
class EstimateReport:
    """The estimates, with how many articles the archive and the sample have, and how many of these are verified.

    `unseen` are the parts of the archive of which no article is verified: the estimates say nothing about them.
    """

    sample: Path
    articles: int
    drawn: int
    verified: int
    unseen: tuple[str, ...]
    estimates: tuple[Estimate, ...]
    left_out: tuple[ExcludedArticle, ...]


def _right(counts: Counts) -> Share:
    return Share(counts.hits, counts.suggested)


def _found(counts: Counts) -> Share:
    return Share(counts.hits, counts.gold)


_MEASURES: tuple[tuple[str, Callable[[Evaluation], Share]], ...] = (
    ("names suggested that are right", lambda one: _right(one.names)),
    ("names there that were suggested", lambda one: _found(one.names)),
    ("quotes suggested that are right to the word", lambda one: _right(one.every.exact)),
    ("quotes there that were suggested to the word", lambda one: _found(one.every.exact)),
    ("speakers that are right, of the quotes found", lambda one: one.every.same_name),
)


class EstimateArchive:
    """Compare the suggestions of an archive with what editors verified of its newest sample."""

    words = "Measuring"

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._folder = ShardFolder(folder)

    def run(self, cancel: Cancel) -> Generator[Progress, None, EstimateReport]:
        """Measure article by article.

        Raises EditorialError if no sample was drawn or nothing of it is verified, and Cancelled.
        """
        self._folder.settings()
        files = sample_files(self._folder.path)
        if not files:
            raise EditorialError(
                f"{self._folder.path}: no sample was drawn from this archive. 'editorial draw {self._folder.path} "
                "--sample 100' draws one, and brings it into the library to be verified."
            )
        sample = read_sample(files[-1])
        gold, left_out = self._gold(sample)
        types = ComparedTypes.for_gold(gold.values(), OFF_BY_DEFAULT)
        measured: dict[str, Evaluation] = {}
        drawn = [one for part in sample.parts for one in part.drawn]
        for done, (_, found) in enumerate(records_drawn(self._folder, [one for one in drawn if one.sha256 in gold]), 1):
            cancel.check()
            tally = EvaluationTally(types)
            tally.add(gold[found.article.sha256], found)
            measured[found.article.sha256] = tally.evaluation()
            yield Progress(done, len(gold), self.words)
        return EstimateReport(
            files[-1],
            sum(part.articles for part in sample.parts),
            len(drawn),
            len(measured),
            tuple(part.name for part in sample.parts if not _measured(part, measured)),
            tuple(_estimate(words, share, sample, measured) for words, share in _MEASURES),
            left_out,
        )

    def _gold(self, sample: Sample) -> tuple[dict[str, Record], tuple[ExcludedArticle, ...]]:
        """Return the verified records of the sample by the hash of their text."""
        wanted = {one.sha256 for part in sample.parts for one in part.drawn}
        records = (
            one
            for one in GoldLibrary(self._library).records()
            if isinstance(one, Record) and one.article.sha256 in wanted
        )
        gold = gather(records)
        return {one.article.sha256: one for one in gold.records.values()}, gold.left_out


def _measured(part: SampledPart, measured: dict[str, Evaluation]) -> list[Evaluation]:
    return [measured[one.sha256] for one in part.drawn if one.sha256 in measured]


def _estimate(
    words: str, share: Callable[[Evaluation], Share], sample: Sample, measured: dict[str, Evaluation]
) -> Estimate:
    strata = [Stratum(part.articles, [share(one) for one in _measured(part, measured)]) for part in sample.parts]
    return Estimate(words, sum((one for part in strata for one in part.drawn), Share()), interval(strata))
