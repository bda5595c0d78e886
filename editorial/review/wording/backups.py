"""What backups hold and lack, in words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from editorial.domain.backup import Backup, BackupFile, Lost
from editorial.domain.library import Holding
from editorial.review.wording.counting import counted


def moment_words(at: datetime) -> str:
    """Return a moment in local time: *22 November 2026, 10:15*."""
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"


def file_words(backup: BackupFile) -> str:
    """Return when the name of a backup says that it was made: *Sunday, 22 November 2026, 10:15*."""
    return f"{backup.at:%A}, {moment_words(backup.at)}"


def holding_words(holding: Holding) -> str:
    """Return *12 articles and 340 decisions, the last of them on 22 November 2026, 10:15*."""
    words = f"{counted(holding.articles, 'article')} and {counted(holding.decisions, 'decision')}"
    if holding.last_decision is None:
        return words
    return f"{words}, the last of them on {moment_words(holding.last_decision)}"


def backup_words(backup: Backup) -> str:
    """Return when a backup was made and what it holds, as one sentence."""
    return f"The backup of {moment_words(backup.made)} is whole: {holding_words(backup.holding)}."


def lost_words(lost: Lost | None) -> str:
    """Return, as one sentence, what the present library holds and a backup does not."""
    if lost is None:
        return "The present library cannot be read, so nobody can say what it holds beyond this backup."
    if not lost.anything:
        return "The present library holds no article and no decision that this backup does not."
    parts = [
        counted(lost.articles, "article") if lost.articles else "",
        counted(lost.decisions, "decision") if lost.decisions else "",
    ]
    words = " and ".join(part for part in parts if part)
    if lost.first is None or lost.last is None:
        return f"{words} of the present library {_are(lost)} not in this backup."
    when = f"made between {moment_words(lost.first)} and {moment_words(lost.last)}"
    if moment_words(lost.first) == moment_words(lost.last):
        when = f"made on {moment_words(lost.last)}"
    return f"{words} ({when}) of the present library {_are(lost)} not in this backup."


def _are(lost: Lost) -> str:
    return "is" if lost.articles + lost.decisions == 1 else "are"


def kept_words(library: Path) -> str:
    """Return where the present library goes."""
    return f"The present library is kept as a file beside the restored one, in {library.absolute().parent}."
