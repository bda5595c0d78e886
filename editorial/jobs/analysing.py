"""The job behind `editorial analyze`: suggestions for texts, written as interchange records, without a library."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, TypeAlias

from editorial.domain.article import Article, Standing, State
from editorial.domain.errors import EditorialError, InputError
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.formats.format import Manner, Replace
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Columns
from editorial.formats.record.json_codec import dump, to_record
from editorial.formats.writing.atomic import atomic_writer
from editorial.jobs.input_files import find_files
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.reading import records_of
from editorial.language.spacy_pipeline.reader import Finder

Input: TypeAlias = Path | BufferedReader
"""A file or folder to read, or a stream, whose format is recognised by its first bytes."""

STANDARD_INPUT = "standard input"


@dataclass(frozen=True, slots=True)
class AnalysisReport:
    """The number of articles analysed, and an error for each that could not be read."""

    articles: int
    problems: tuple[InputError, ...] = ()


class Analyse:
    """Find suggestions in each article of the inputs and write a record a line, in the order of the inputs.

    Ids of articles are kept; annotations and unknown fields of the input are dropped.
    """

    words = "Analysing"

    def __init__(
        self,
        inputs: Sequence[Input],
        target: Path | BinaryIO,
        options: FindOptions,
        replace: Replace = Replace.EXPORTS,
        columns: Columns | None = None,
    ) -> None:
        """Analyse files, folders and streams; `columns` says what is read of tables, as in `Import`."""
        self._inputs = inputs
        self._columns = columns or Columns()
        self._target = target
        self._options = options
        self._manner = Manner(replace=replace, private=True)
        self._problems: list[InputError] = []

    def run(self, cancel: Cancel) -> Generator[Progress, None, AnalysisReport]:
        """Write record by record; a target file appears only at the end.

        Raises EditorialError if the model is missing, the target cannot be written or nothing could be read, and
        Cancelled.
        """
        self._problems.clear()
        reported = done = 0
        with self._open() as out:
            for step in Finder(self._options).steps(self._articles()):
                cancel.check()
                if step.found is None:
                    yield Progress(done, None, self.words, share=step.share)
                    continue
                out.write(dump(to_record(suggested_record(step.article, step.found))) + b"\n")
                out.flush()  # the reader of a pipe gets each record at once
                done += 1
                yield from self._report(done, reported)
                reported = len(self._problems)
            yield from self._report(done, reported)
            if not done and isinstance(self._target, Path):
                raise EditorialError(f"{self._target} was not written, since nothing could be analysed.")
        return AnalysisReport(done, tuple(self._problems))

    def _open(self) -> AbstractContextManager[BinaryIO]:
        return (
            atomic_writer(self._target, self._manner) if isinstance(self._target, Path) else nullcontext(self._target)
        )

    def _report(self, done: int, reported: int) -> Iterator[Progress]:
        for problem in self._problems[reported:]:
            yield Progress(done, None, self.words, problem=problem)
        yield Progress(done, None, self.words)

    def _articles(self) -> Iterator[Article]:
        for found in self._records():
            if isinstance(found, InputError):
                self._problems.append(found)
            else:
                yield replace(found.article, extra={})

    def _records(self) -> Iterator[Record | InputError]:
        for one in self._inputs:
            if not isinstance(one, Path):
                yield from records_of(Source(STANDARD_INPUT, stream=one, columns=self._columns), head=one.peek(16))
                continue
            for path in find_files([one]):
                if isinstance(path, InputError):
                    yield path
                else:
                    yield from records_of(replace(Source.of_path(path), columns=self._columns))


def suggested_record(article: Article, found: Suggestions) -> Record:
    """Return the record of an article with what was found, which nobody has decided."""
    return Record.of(
        article,
        standing=Standing(State.SUGGESTED),
        entities=found.entities,
        mentions=found.mentions,
        quotes=found.quotes,
    )
