"""The job that imports articles from files, folders and pasted text into the library."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from editorial.domain.errors import EditorialError, InputError, StorageError
from editorial.domain.record import Record
from editorial.jobs.counting import counted, sentence
from editorial.jobs.input_files import find_files
from editorial.jobs.own_files import refuse_own_input
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.reading import PASTED, record_of_text, records_in
from editorial.language.lexicon.languages import broken_languages
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text, and what its editor says of it: source, date of publication (ISO 8601), authors."""

    text: str
    source: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A text that the library has already: where it was read now, and the id of the article it has there."""

    source: str
    article_id: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The ids of the new articles, the duplicates, and an error for each article that could not be read.

    After a cancel, or an error of the library (`failure`), this is what was imported until then, and is kept;
    `unread` files, the one that was being read among them, were then not read to their end.
    """

    added: tuple[str, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    problems: tuple[InputError, ...] = ()
    cancelled: bool = False
    failure: StorageError | None = None
    unread: int = 0

    @property
    def words(self) -> str:
        """Return the report as one sentence for people."""
        if self.failure is not None:
            words = f"{self._counts} After that the import stopped: {self.failure.reason}"
            return (
                f"{words} {counted(self.unread, 'file')} {'was' if self.unread == 1 else 'were'} not read to the end."
            )
        return self._counts

    @property
    def _counts(self) -> str:
        there = len(self.duplicates)
        return sentence(
            "Stopped" if self.cancelled else "",
            f"{counted(len(self.added), 'article')} imported",
            f"{there} {'was' if there == 1 else 'were'} there already" if there else "",
            f"{len(self.problems)} could not be read" if self.problems else "",
        )


class Import:
    """Import files, folders and pasted text; go on after an article that cannot be read."""

    words = "Importing articles"

    def __init__(self, library: Library, paths: Sequence[Path] = (), *, pasted: Pasted | None = None) -> None:
        self._library = library
        self._paths = paths
        self._pasted = pasted

    def run(self, cancel: Cancel) -> Generator[Progress, None, ImportReport]:
        """Import article by article; stop if the library fails, and report what was imported before."""
        found = _ImportTally()
        files = yield from self._files(found, cancel)
        for problem in broken_languages():
            yield found.fail(problem, Progress(0, None, self.words))
        total = len(files) + (self._pasted is not None)
        for done, (source, records) in enumerate(self._sources(files)):
            found.unread = total - done
            progress = Progress(done, total, f"Reading {Path(source).name}")
            yield progress
            for record in records:
                if cancel.cancelled:
                    found.cancelled = True
                    return found.report()
                try:
                    step = self._add(record, source, found, progress)
                except StorageError as error:
                    return found.report(error)
                yield step
        found.unread = 0
        yield Progress(total, total, found.report().words)
        return found.report()

    def _files(self, found: _ImportTally, cancel: Cancel) -> Generator[Progress, None, list[Path]]:
        looking = Progress(0, None, "Looking for articles")
        yield looking
        files: list[Path] = []
        for path in find_files(self._paths):
            if cancel.cancelled:
                found.cancelled = True
                break
            refused = path if isinstance(path, InputError) else refuse_own_input(self._library, path)
            if refused is not None:
                yield found.fail(refused, looking)
            elif isinstance(path, Path):
                files.append(path)
        return files

    def _sources(self, files: Sequence[Path]) -> Iterator[tuple[str, Iterator[Record | InputError]]]:
        if self._pasted is not None:
            yield PASTED, _pasted(self._pasted)
        for path in files:
            yield str(path), records_in(path)

    def _add(self, record: Record | InputError, source: str, found: _ImportTally, progress: Progress) -> Progress:
        if isinstance(record, InputError):
            return found.fail(record, progress)
        try:
            added = self._library.add(record)
        except InputError as error:
            return found.fail(InputError(error.reason, source=source, place=error.place), progress)
        except EditorialError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with an article, the others are imported
            reason = f"it cannot be stored ({type(error).__name__})"
            return found.fail(InputError(reason, source=source, place=f"id {record.article.id}"), progress)
        if added.duplicate_of is not None:
            found.duplicates.append(Duplicate(source, added.duplicate_of))
            return progress
        found.added.append(added.article_id)
        return replace(progress, article_id=added.article_id)


@dataclass
class _ImportTally:
    """The results of an import so far."""

    added: list[str] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)
    cancelled: bool = False
    unread: int = 0

    def fail(self, problem: InputError, progress: Progress) -> Progress:
        self.problems.append(problem)
        return replace(progress, problem=problem)

    def report(self, failure: StorageError | None = None) -> ImportReport:
        return ImportReport(
            tuple(self.added),
            tuple(self.duplicates),
            tuple(self.problems),
            self.cancelled,
            failure,
            self.unread if failure is not None else 0,
        )


def _pasted(pasted: Pasted) -> Iterator[Record | InputError]:
    try:
        record = record_of_text(pasted.text, source=None)
    except InputError as error:
        yield error
        return
    found = record.article
    article = replace(found, source=pasted.source, published=pasted.published, authors=pasted.authors or found.authors)
    yield replace(record, article=article)
