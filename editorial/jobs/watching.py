"""The job that imports what is new in the watched folder."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

from editorial.domain.settings import Setting
from editorial.formats.reading.source import Source, name_of
from editorial.formats.reading.table_columns import Columns
from editorial.jobs.import_report import ImportReport, ImportRow, Outcome
from editorial.jobs.importing import Import, Look
from editorial.jobs.input_files import why_left_out
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

SETTLED = 2.0
"""Seconds for which a file must be as it is: one that is still being written is left for the next look."""
_MOST = 50_000
"""How many files of the folder are remembered."""


class ImportNew:
    """Import the files of a watched folder that were not there, or were others, at the last look.

    What was seen is remembered in the library once the import has ended, so that a stopped one is made again. Nothing
    is reported if nothing is new, the library has it all already, or no folder is watched.
    """

    words = "Looking for new files in the watched folder"

    def __init__(
        self,
        library: Library,
        folder: Path | None = None,
        *,
        look: Look = Look.FIRST,
        decided: bool = False,
        columns: Columns | None = None,
    ) -> None:
        """Watch a folder, else that of the preferences; the rest is as in `Import`."""
        self._library = library
        self._folder = folder
        self._look, self._decided, self._columns = look, decided, columns

    def run(self, cancel: Cancel) -> Generator[Progress, None, ImportReport]:
        """Import and return the report; files that are the same as before have no rows. Raises StorageError."""
        preferred = self._library.get_setting(Setting.WATCHED_FOLDER)
        folder = str(self._folder.absolute()) if self._folder is not None else preferred
        if not folder:
            return ImportReport()
        known = self._library.get_setting(Setting.WATCHED_SEEN, {})
        seen = known.get(folder, {})
        there = {path: state for path, state in _files(str(Path(folder))) if not cancel.cancelled}
        new = [path for path, state in there.items() if seen.get(name_of(path)) != state]
        if not new:
            return ImportReport()
        left_out = {path: found for path in map(Path, new) if (found := why_left_out(Source.of_path(path))) is not None}
        wanted = [path for path in map(Path, new) if path not in left_out]
        job = Import(self._library, wanted, look=self._look, decided=self._decided, columns=self._columns)
        report = yield from job.run(cancel)
        if not report.cancelled and report.failure is None:
            states = {name_of(path): state for path, state in [*there.items()][:_MOST]}
            others = {one: found for one, found in known.items() if one == preferred}
            self._library.set_setting(Setting.WATCHED_SEEN, {**others, folder: states})
        rows = [ImportRow(Outcome.LEFT_OUT, one.source, reason=one.reason) for one in left_out.values()]
        return replace(report, rows=(*rows, *(row for row in report.rows if row.outcome is not Outcome.SAME)))


def _files(folder: str) -> Iterator[tuple[str, list[int]]]:
    """Yield each file below a folder that is not hidden and has settled, with its size and time (nanoseconds).

    Paths are text: there may be thousands, and this is done every few seconds.
    """
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(place, name)  # noqa: PTH118 - see above
            try:
                found = os.stat(path)  # noqa: PTH116 - see above
            except OSError:  # it is gone already, or nobody may look at it
                continue
            if not 0 <= time.time() - found.st_mtime < SETTLED:
                yield path, [found.st_size, found.st_mtime_ns]
