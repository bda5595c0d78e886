"""Where reports of unexpected failures lie: a few files in the platform's folder for logs, for their owner alone."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_log_path

from editorial import __version__
from editorial.domain.report import Report

KEPT = 20
"""How many reports are kept."""
_MOST = 20
"""How many reports one run of the program writes: a failure that always looks another way must fill no disk."""


class Reports:
    """Writes each failure once; a storm of the same gives one report."""

    def __init__(self, folder: Path | None = None) -> None:
        """Write into `folder`, by default the platform's; it is made when it is needed."""
        self.folder = folder or user_log_path("editorial", appauthor=False) / "reports"
        self._written: dict[Report, Path | None] = {}

    def is_known(self, error: BaseException) -> bool:
        """Return whether the same failure was written about before."""
        return Report.of(error) in self._written

    def write(self, error: BaseException, where: str) -> Path | None:
        """Write about a failure; return the file, also where the same was written about before, or None.

        Never raises: a disk that is full must not hide the failure itself.
        """
        return self.store(Report.of(error), where)

    def store(self, report: Report, where: str) -> Path | None:
        """Write a report; return the file, as `write` does."""
        if report not in self._written:
            self._written[report] = self._store(report.text(where, __version__)) if self._may_write() else None
        return self._written[report]

    def _may_write(self) -> bool:
        return len(self._written) < _MOST

    def _store(self, text: str) -> Path | None:
        path = self.folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.txt"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except OSError:
            return None
        self._forget_old()
        return path

    def _forget_old(self) -> None:
        with suppress(OSError):
            for old in sorted(self.folder.glob("[0-9]*.txt"))[:-KEPT]:
                old.unlink()
