"""What every command is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from editorial.domain.annotation import How
from editorial.domain.record import Record
from editorial.review.draft import Draft

SHORT = 32


@dataclass(frozen=True, kw_only=True)
class Command(ABC):
    """One change. `how` says in what stroke it is made, `reason` why, where the editor gave one."""

    how: How = field(default=How.SINGLE)
    reason: str | None = field(default=None)

    @abstractmethod
    def run(self, draft: Draft) -> None:
        """Write the change into `draft`. Raises RuleError if a rule of the domain forbids it."""

    @abstractmethod
    def words(self, record: Record) -> str:
        """Return what the command does, for the undo menu and the history; `record` is as before the command."""


def short(text: str) -> str:
    """Return a stretch of text in curly marks, on one line, cut after some words."""
    line = " ".join(text.split())
    if len(line) > SHORT:
        line = line[:SHORT].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return f"“{line}”"


def counted(number: int, word: str) -> str:
    """Return "1 name", "3 names"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
