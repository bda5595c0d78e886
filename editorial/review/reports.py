"""Reports of unexpected failures, for the front ends."""

from __future__ import annotations

from pathlib import Path

from editorial.storage.reports import Reports

__all__ = ["Reports", "report_words"]


def report_words(report: Path | None) -> str:
    """Return the words about a failure that nobody expected: what is kept, and where the report lies."""
    lies = f"A report without any text of articles is in {report}" if report is not None else "No report was written"
    return f"Something unexpected failed. Whatever was said to be saved is saved, nothing is half saved. {lies}."
