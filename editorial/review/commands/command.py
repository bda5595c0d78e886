"""Base of commands."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import ClassVar

from editorial.domain.annotation import How
from editorial.domain.record import Record
from editorial.domain.summary import Summary
from editorial.review.draft import Draft


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

    def summary_after(self, draft: Draft) -> Summary:
        """Return what the command did in a draft, after `run`: its `summary`, unless that depends on more."""
        return self.summary(draft.record)

    @abstractmethod
    def summary(self, record: Record) -> Summary:
        """Return what the command does, for the decision log; `record` is the record before the command."""
