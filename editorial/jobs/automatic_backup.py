"""The job that backs up a library by itself, once a day when something changed."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from editorial.domain.settings import Setting
from editorial.jobs.backing_up import BackUp
from editorial.jobs.progress import Cancel, Progress
from editorial.storage import kept_copies
from editorial.storage.backups import DAYS as KEPT_DAYS
from editorial.storage.backups import BackupFolder
from editorial.storage.library import Library

__all__ = ["KEPT_DAYS", "AutomaticReport", "BackUpDaily", "Skipped"]


class Skipped(Enum):
    """Why no backup was made, in words for people."""

    OFF = "Automatic backups are switched off in the preferences."
    ELSEWHERE = "Another window or command works in this library; it makes the backups."
    EMPTY = "There are no articles yet."
    TODAY = "A backup was made today already."
    UNCHANGED = "Nothing changed since the last backup."


@dataclass(frozen=True, slots=True)
class AutomaticReport:
    """The backup that was made, or why none was; and how many old ones were removed."""

    made: Path | None
    skipped: Skipped | None = None
    removed: int = 0

    @property
    def words(self) -> str:
        """Return the report in one or two sentences for people."""
        if self.skipped is not None:
            return self.skipped.value
        removed = "" if not self.removed else f" {self.removed} older than those that are kept went."
        return f"The library was backed up to {self.made}.{removed}"


class BackUpDaily:
    """Back up the library into its folder of backups, and remove those that are no longer kept.

    Today's is made once, in the background; the copy is read again before an older one goes. Copies that were made
    before upgrades, restorings and repairs go then, too; see `storage.kept_copies`.
    """

    words = "Backing up the library"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, AutomaticReport]:
        """Return what was done. Raises StorageError if the backup cannot be written, and Cancelled."""
        folder = BackupFolder(self._library.path, self._library.get_setting(Setting.BACKUP_FOLDER))
        now = datetime.now().astimezone()
        skipped = self._reason_to_skip(folder, now)
        if skipped is not None:
            return AutomaticReport(None, skipped)
        folder.prepare()
        target = folder.next_file(now)
        yield from BackUp(self._library, target).run(cancel)
        days = self._library.get_setting(Setting.BACKUP_DAYS, KEPT_DAYS)
        gone = (*folder.rotate(now, int(days)), *kept_copies.drop_old(self._library.path, now))
        return AutomaticReport(target, removed=len(gone))

    def _reason_to_skip(self, folder: BackupFolder, now: datetime) -> Skipped | None:
        if not self._library.get_setting(Setting.BACKUP, default=True):
            return Skipped.OFF
        if not self._library.owned:
            return Skipped.ELSEWHERE
        mark = self._library.mark()
        if not mark.articles:
            return Skipped.EMPTY
        files = folder.files()
        if any(one.at.date() == now.date() for one in files):
            return Skipped.TODAY
        return Skipped.UNCHANGED if files and folder.mark_of(files[0].path) == mark else None
