"""The job that makes a report of articles for the window to print, and the one that writes its PDF to a file."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from editorial.domain.damage import DamageError
from editorial.domain.errors import EditorialError
from editorial.formats import registry
from editorial.formats.selection import StatusFilter, select
from editorial.formats.writing.atomic import atomic_writer
from editorial.jobs.export_options import Leaking, Manner, Replace
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.protecting import ArticleLeaks, LeaksError, Protector
from editorial.storage.library import Library

REPORT = "report"
"""The id of the format that a report is made in."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its page as HTML, and the title of the first article, both with pseudonyms for protected names."""

    page: str
    title: str


class MakeReport:
    """Make the report of some articles, by id, as they are now, with what nobody decided; it is no export."""

    words = "Making the report"

    def __init__(
        self, library: Library, article_ids: Sequence[str], file_name: str = "", *, leaking: Leaking = Leaking.REFUSE
    ) -> None:
        """Prepare the report; `file_name` is that of the file it is for, if it is for one."""
        self._library, self._article_ids, self._leaking = library, article_ids, leaking
        self._file_name = file_name
        self._protector = Protector(library)

    def anyway(self) -> MakeReport:
        """Return the same report, which is made although something gives a protected name away."""
        return MakeReport(self._library, self._article_ids, self._file_name, leaking=Leaking.ALLOW)

    def run(self, cancel: Cancel) -> Generator[Progress, None, Report]:
        """Return the report, with pseudonyms in place of protected names.

        Raises EditorialError if an article is damaged, LeaksError if it would give a protected name away,
        Cancelled and StorageError.
        """
        leaking: list[ArticleLeaks] = []
        title = ""
        stream = BytesIO()
        total = len(self._article_ids)
        with registry.writable_by_id(REPORT).open(stream, total) as sink:
            for done, article_id in enumerate(self._article_ids):
                yield Progress(done, total, self.words)
                cancel.check()
                try:
                    record = self._library.load(article_id).record
                except DamageError as error:
                    raise EditorialError(f"There is no report: {error}") from error
                protected = self._protector.protect(record)
                selected = select(replace(protected.record, source_texts={}), StatusFilter(undecided=True))
                title = title or selected.record.article.title
                if leaks := protected.leaks(selected.record, self._file_name):
                    leaking.append(ArticleLeaks(record.article.title, leaks))
                sink.write(selected)
        if leaking and self._leaking is Leaking.REFUSE:
            raise LeaksError(leaking)
        yield Progress(total, total, self.words)
        return Report(stream.getvalue().decode(), title)


class SaveReport:
    """Write a report that the window made, as PDF, to a file; somebody agreed to replace one that is there."""

    words = "Saving the report"

    def __init__(self, library: Library, target: Path, data: bytes) -> None:
        self._library, self._target, self._data = library, target, data

    def run(self, cancel: Cancel) -> Generator[Progress, None, Path]:
        """Write the file, for its owner alone, since it may hold what nobody verified. Raises EditorialError."""
        self._library.refuse_own_file(self._target)
        yield Progress(0, 1, self.words)
        cancel.check()
        with atomic_writer(self._target, Manner(replace=Replace.ANY, private=True)) as stream:
            stream.write(self._data)
        return self._target
