"""Base of commands, and excerpts of text for their summaries."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import ClassVar

from editorial.domain.annotation import How
from editorial.domain.record import Record
from editorial.domain.summary import Summary
from editorial.review.draft import Draft
from editorial.review.wording.summaries import quoted

SHORT = 32
"""The length of an excerpt, in code points."""


@dataclass(frozen=True, kw_only=True)
class Command(ABC):
    """One change. `how` is its scope, `reason` the editor's reason, if any."""

    how: How = field(default=How.SINGLE)
    reason: str | None = field(default=None)

    whole: ClassVar[bool] = False
    """Whether it claims something of the whole article, so that nobody may have changed anything of it meanwhile."""

    @abstractmethod
    def run(self, draft: Draft) -> None:
        """Write the change into `draft`. Raises RuleError if a rule of the domain forbids it."""

    @abstractmethod
    def summary(self, record: Record) -> Summary:
        """Return what the command does, for the decision log; `record` is the record before the command."""


def excerpt(text: str) -> str:
    """Return a text on one line, cut after some words if it is longer than SHORT."""
    line = " ".join(text.split())
    if len(line) > SHORT:
        line = line[:SHORT].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    return line


def short(text: str) -> str:
    """Return the excerpt of a text in curly marks, for messages."""
    return quoted(excerpt(text))
