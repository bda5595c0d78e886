"""The job that measures suggestions against articles that editors verified, by type and by rule."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from editorial.domain.errors import EditorialError, InputError
from editorial.domain.labels import OFF_BY_DEFAULT
from editorial.domain.measures.evaluation import Evaluation, EvaluationTally
from editorial.domain.measures.names import ComparedTypes
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.jobs.find_options import find_options
from editorial.jobs.gold import ExcludedArticle, Gold, GoldFiles, GoldLibrary, gather, without
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.reading import records_in
from editorial.jobs.trained_model import trained_model, weights
from editorial.language.spacy_pipeline.reader import Finder
from editorial.storage.library import Library

Suggester: TypeAlias = FindOptions | Path
"""What is measured: options for finding suggestions now, or a file of records with suggestions found before."""


@dataclass(frozen=True, slots=True)
class Column:
    """The figures of one model or file, under its name."""

    name: str
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """The figures of everything measured on the same articles, and the articles that were excluded.

    `quotes` and `names` are False if the gold has none, so that nothing is measured about them.
    """

    articles: int
    columns: tuple[Column, ...]
    left_out: tuple[ExcludedArticle, ...]
    problems: tuple[InputError, ...]
    quotes: bool
    names: bool


def measured(
    source: GoldFiles | GoldLibrary, predictions: Sequence[Path], models: Sequence[str], *, dates: bool
) -> list[Suggester]:
    """Return what to measure: the files and models named, or else the model of the library, or the default one."""
    options = find_options(source.library) if isinstance(source, GoldLibrary) else FindOptions()
    labels_off = frozenset[str]() if dates else options.labels_off
    options = replace(options, remembered=(), habits=(), lessons=(), counts=(), trained="", labels_off=labels_off)
    if not predictions and not models:
        return [options]
    return [*predictions, *(replace(options, model=name) for name in models)]


def before_and_after(library: Library, options: FindOptions) -> tuple[list[Suggester], frozenset[str]]:
    """Return what compares the recogniser as it came with the trained one, and the articles that taught it.

    Raises EditorialError if none was trained.
    """
    found = trained_model(library)
    if found is None:
        raise EditorialError("There is no trained name recogniser to compare with: 'editorial train' makes one.")
    own = replace(options, model=found.model, trained="")
    return [own, replace(own, trained=weights(library, found))], frozenset(found.articles)


class Evaluate:
    """Measure one or more models, or files of suggestions, against the same gold.

    Names remembered from other articles are not used, since the gold itself may have taught them.
    """

    words = "Measuring"

    def __init__(
        self,
        gold: GoldFiles | GoldLibrary,
        measured: Sequence[Suggester],
        *,
        unverified: bool = False,
        taught: frozenset[str] = frozenset(),
    ) -> None:
        """Measure on the gold without the articles `taught`, which taught what is measured."""
        self._source = gold
        self._taught = taught
        self._measured = measured
        self._unverified = unverified

    def run(self, cancel: Cancel) -> Generator[Progress, None, EvaluationReport]:
        """Measure article by article.

        Raises EditorialError if there is no gold or a model is missing, InputError if suggestions cannot be read or
        belong to other texts than the gold, and Cancelled.
        """
        if isinstance(self._source, GoldLibrary):
            for path in (one for one in self._measured if isinstance(one, Path)):
                self._source.library.refuse_own_file(path)
        gold = without(gather(self._source.records(), unverified=self._unverified), self._taught)
        for problem in gold.problems:
            yield Progress(0, None, self.words, problem=problem)
        columns = []
        for number, suggester in enumerate(self._measured):
            columns.append((yield from self._column(number, suggester, gold, cancel)))
        records = gold.records.values()
        return EvaluationReport(
            len(records),
            tuple(columns),
            gold.left_out,
            gold.problems,
            quotes=any(record.quotes for record in records),
            names=any(record.mentions for record in records),
        )

    def _column(
        self, number: int, suggester: Suggester, gold: Gold, cancel: Cancel
    ) -> Generator[Progress, None, Column]:
        left_out = suggester.labels_off if isinstance(suggester, FindOptions) else OFF_BY_DEFAULT
        measure = EvaluationTally(ComparedTypes.for_gold(gold.records.values(), left_out))
        before, total = number * len(gold.records), len(self._measured) * len(gold.records)
        for done, (record, found) in enumerate(_suggested(suggester, gold), 1):
            cancel.check()
            measure.add(record, found)
            yield Progress(before + done, total, self.words)
        return Column(_name(suggester), measure.evaluation())


def _name(suggester: Suggester) -> str:
    if isinstance(suggester, Path):
        return suggester.name
    return f"{suggester.model}, trained" if suggester.trained else suggester.model


def _suggested(suggester: Suggester, gold: Gold) -> Iterator[tuple[Record, Record | None]]:
    """Yield each record of the gold with the suggestions for its text, or None if there is no record of them."""
    if isinstance(suggester, FindOptions):
        for article, found in Finder(suggester).stream(record.article for record in gold.records.values()):
            suggested = Record.of(article, entities=found.entities, mentions=found.mentions, quotes=found.quotes)
            yield gold.records[article.id], suggested
        return
    found_before = _read(suggester, gold)
    for key, record in gold.records.items():
        yield record, found_before.get(key)


def _read(path: Path, gold: Gold) -> dict[str, Record]:
    """Return the records of a file whose articles are in the gold, by article id. Raises InputError."""
    records: dict[str, Record] = {}
    for found in records_in(path):
        if isinstance(found, InputError):
            raise found
        key = found.article.id
        if key in gold.records:
            if found.article.sha256 != gold.records[key].article.sha256:
                raise InputError(f"the text of article {key} is not that of the gold", source=str(path))
            records[key] = found
    return records
