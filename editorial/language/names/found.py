"""What the search for names hands over: entities, their mentions, and what may have been missed."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.annotation import Entity, Mention
from editorial.domain.suggestions import PossiblyMissed


@dataclass(frozen=True, slots=True)
class FoundNames:
    """The names of one article: ids `m1`… and `e1`… in order of the text."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    possibly_missed: tuple[PossiblyMissed, ...] = ()
