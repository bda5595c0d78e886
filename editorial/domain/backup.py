"""Backups of a library: what each holds, and what of the present library it does not hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from editorial.domain.library import Holding


class Mark(NamedTuple):
    """Numbers that tell whether the content of a library changed since they were taken.

    The number of the last decision, the number of articles and of records of the newsroom's list, and the sums of the
    versions of articles, records and settings. What only the look of the window depends on is not counted.
    """

    decision: int
    articles: int
    records: int
    versions: int


class Made(NamedTuple):
    """What a backup says of itself: when it was made (UTC), and the mark of the library at that moment."""

    at: datetime
    mark: Mark


class Lost(NamedTuple):
    """What the present library holds and a backup does not: articles, and decisions on any article.

    `first` and `last` are the times of these decisions (UTC; None if there are none).
    """

    articles: int
    decisions: int
    first: datetime | None = None
    last: datetime | None = None

    @property
    def anything(self) -> bool:
        """Return whether it is anything at all."""
        return bool(self.articles or self.decisions)


class BackupFile(NamedTuple):
    """A backup by its name: where it is, and when the name says that it was made (local time)."""

    path: Path
    at: datetime


class Backup(NamedTuple):
    """A backup that was read to its end and is whole.

    `made` is when it was made (UTC; by the file's date if it does not say), `lost` what the present library has beyond
    it: None if the present library is not there or cannot be read, so that nobody knows.
    """

    path: Path
    made: datetime
    holding: Holding
    lost: Lost | None
