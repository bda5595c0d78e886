"""What to include in an export; cheap to import, for the front ends."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.article import State
from editorial.formats.format import Manner, Replace
from editorial.formats.selection import StatusFilter

__all__ = ["Include", "Leaking", "Manner", "Replace"]


class Leaking(StrEnum):
    """What to do where a protected name, or a part of it, would still stand in an export."""

    REFUSE = "refuse"
    """Write nothing, and say where."""
    ALLOW = "allow"
    """Write it all the same: somebody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """What to export besides the decided annotations of verified articles.

    `verification` asks for a signed verification record of each verified article, `source_texts` for the texts of
    sources in the interchange record, which otherwise has their hashes, titles and places.
    """

    undecided: bool = False
    rejected: bool = False
    unverified: bool = False
    verification: bool = False
    source_texts: bool = False

    @property
    def statuses(self) -> StatusFilter:
        """Return which annotations of an article are exported."""
        return StatusFilter(undecided=self.undecided, rejected=self.rejected)

    def takes(self, state: State) -> bool:
        """Return whether an article in this state is exported."""
        return self.unverified or state is State.VERIFIED

    @property
    def drafts(self) -> bool:
        """Return whether something that nobody verified is exported, which is for its owner alone."""
        return self.unverified or self.undecided
