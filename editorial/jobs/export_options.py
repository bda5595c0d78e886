"""What to include in an export; cheap to import, for the front ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from editorial.domain.article import State
from editorial.domain.people import NameUse
from editorial.domain.record import Record
from editorial.formats.format import Manner, Replace
from editorial.formats.selection import Selected, StatusFilter, said_by, select

__all__ = ["Include", "Leaking", "Manner", "Replace", "Whose", "chosen_of"]


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


@dataclass(frozen=True, slots=True)
class Whose:
    """Somebody whose quotes alone are exported: the name, and the ids of its names in each article, by its id."""

    name: str
    entities: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, name: str, uses: Iterable[NameUse]) -> Self:
        """Return who bears some names of articles; those that say nothing are left out."""
        found: dict[str, frozenset[str]] = {}
        for use in uses:
            if use.quotes:
                found[use.article_id] = found.get(use.article_id, frozenset()) | {use.entity_id}
        return cls(name, found)

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Return the ids of the articles in which they speak."""
        return tuple(self.entities)


def chosen_of(record: Record, going_out: Record, include: Include, whose: Whose | None) -> Selected:
    """Return what is to be exported of a record of the library; `going_out` is the record with pseudonyms."""
    selected = select(going_out, include.statuses)
    if whose is None:
        return selected
    wanted = whose.entities.get(record.article.id, frozenset())
    both = zip(record.entities, going_out.entities, strict=True)  # an id with a protected name in it is another one
    return said_by(selected, {new for old, new in both if old in wanted})
