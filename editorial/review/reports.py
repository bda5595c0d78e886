"""Reports of unexpected failures and crashes, for the front ends."""

from __future__ import annotations

from pathlib import Path

from editorial.review.wording.backups import moment_words
from editorial.storage.crash_files import CrashFile, crashed_at, keep, left_in
from editorial.storage.reports import Reports

__all__ = ["CrashFile", "Reports", "report_words", "tell_of_crash"]


def report_words(report: Path | None) -> str:
    """Return the words about a failure that nobody expected: what is kept, and where the report lies."""
    lies = f"A report without any text of articles is in {report}" if report is not None else "No report was written"
    return f"Something unexpected failed. Whatever was said to be saved is saved, nothing is half saved. {lies}."


def tell_of_crash(folder: Path) -> str:
    """Return the words about the last crash of which nobody was told yet, or empty words; it is not told again."""
    crashes = left_in(folder)
    if not crashes:
        return ""
    try:
        when = f" on {moment_words(crashed_at(crashes[-1]))}"
    except OSError:
        when = ""
    *_, report = [keep(path) for path in crashes]
    return (
        f"Editorial stopped by itself{when}. Whatever was said to be saved then is saved, nothing is half saved: go on "
        "where you were. If it happens again, send the report to whoever looks after Editorial for you. "
        f"It holds no text of articles, and is in {report}."
    )
