"""The folder of a library's automatic backups: their names, which of them are kept, and what is tidied away.

Kept are the newest backup of each of the last days on which one was made (seven, or as many as are set), and the newest
of each of the last four weeks.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from editorial.domain.backup import BackupFile, Mark
from editorial.domain.settings import Setting
from editorial.storage.codec import IN_NAMES, TIME_IN_NAME, time_in_name
from editorial.storage.sqlite import inspection
from editorial.storage.sqlite.errors import translate_errors

DAYS = 7
"""Of how many days a backup is kept, unless something else is set."""
WEEKS = 4
"""Of how many weeks one is kept besides."""
_UNFINISHED = (".part", ".part-journal", ".part-wal", ".part-shm")


class BackupFolder:
    """The automatic backups of one library; files with other names in the folder are never touched."""

    def __init__(self, library: Path, chosen: str | None = None) -> None:
        """Take the folder beside the library, or one for this library in the folder that was chosen."""
        self._stem = library.stem
        if chosen:
            key = hashlib.sha256(str(library.absolute()).encode(errors="surrogateescape")).hexdigest()[:8]
            self.path = Path(chosen).expanduser() / f"{library.stem}-{key}.backups"
        else:
            self.path = library.with_name(f"{library.stem}.backups")

    def files(self) -> tuple[BackupFile, ...]:
        """Return the backups, the newest first. Raises StorageError if the folder cannot be read."""
        with translate_errors(self.path):
            found = [self._backup(path) for path in self.path.iterdir()] if self.path.is_dir() else []
        return tuple(sorted((one for one in found if one is not None), key=lambda one: one.at, reverse=True))

    def _backup(self, path: Path) -> BackupFile | None:
        named = re.fullmatch(rf"{re.escape(self._stem)}-{TIME_IN_NAME}\.db", path.name)
        if named is None:
            return None
        with suppress(ValueError):  # no such day
            return BackupFile(path, time_in_name(named[1]))
        return None

    def prepare(self) -> None:
        """Make the folder, which only its owner may look into, and tidy it. Raises StorageError."""
        with translate_errors(self.path):
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.tidy()

    def mark_of(self, path: Path) -> Mark | None:
        """Return the mark of the state that a backup was made of, or None if it does not say."""
        found = inspection.made(path)
        return None if found is None else found.mark

    def next_file(self, now: datetime) -> Path:
        """Return the path of a backup made now (local time), which no file has."""
        while (path := self.path / f"{self._stem}-{now:{IN_NAMES}}.db").exists():
            now += timedelta(seconds=1)
        return path

    def tidy(self) -> None:
        """Remove what a backup left that was not finished. Only the owner of the library may call this."""
        if self.path.is_dir():
            for path in self.path.iterdir():
                if path.name.startswith(f"{self._stem}-") and path.name.endswith(_UNFINISHED):
                    path.unlink(missing_ok=True)

    def rotate(self, now: datetime, days: int = DAYS) -> tuple[Path, ...]:
        """Remove the backups that are no longer kept, and return their paths. Raises StorageError.

        Those of a time to come (local time, as `now`) were made before the clock was set back: they stay until it has
        come, and take the place of none made now.
        """
        files = [one for one in self.files() if one.at <= now.replace(tzinfo=None)]
        kept = kept_of([one.at for one in files], days)
        gone = tuple(one.path for one in files if one.at not in kept)
        with translate_errors(self.path):
            for path in gone:
                path.unlink(missing_ok=True)
        return gone


def kept_of(times: list[datetime], days: int) -> frozenset[datetime]:
    """Return which backups are kept, of those made at these times."""
    newest_of_day: dict[date, datetime] = {}
    newest_of_week: dict[tuple[int, int], datetime] = {}
    for at in sorted(times, reverse=True):
        newest_of_day.setdefault(at.date(), at)
        newest_of_week.setdefault(at.isocalendar()[:2], at)
    of_days = [*newest_of_day.values()][: max(1, days)]
    of_weeks = [*newest_of_week.values()][:WEEKS]
    return frozenset((*of_days, *of_weeks))


def of_library(library: Path) -> tuple[BackupFile, ...]:
    """Return all automatic backups of a library, the newest first; the library need not be readable.

    Raises StorageError if a folder of backups cannot be read.
    """
    chosen = inspection.setting(library, Setting.BACKUP_FOLDER)
    folders = [BackupFolder(library), *([BackupFolder(library, chosen)] if isinstance(chosen, str) and chosen else [])]
    found: list[BackupFile] = []
    for folder in folders:
        found += folder.files()
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))
