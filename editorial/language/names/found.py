"""The result of the search for names: entities, mentions, and possibly missed names."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.annotation import Entity, Mention
from editorial.domain.possibly_missed import PossiblyMissed


@dataclass(frozen=True, slots=True)
class FoundNames:
    """The names of one article, with ids `m1`… and `e1`… in text order."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    possibly_missed: tuple[PossiblyMissed, ...] = ()
