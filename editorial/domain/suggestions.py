"""Suggestions for one article, the options for finding them, and what was learnt from other articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from enum import StrEnum
from itertools import chain

from editorial.domain.annotation import Entity, Mention, Quote
from editorial.domain.frozen import frozen
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.reported import ReportedKind
from editorial.domain.rule_counts import RuleCount


@frozen
class Remembered:
    """Name confirmed in another article: its label, its authority record, and the article it was learnt from.

    `instead_of` are labels that the software had suggested there, and that an editor corrected.
    """

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None
    article_id: str | None = None
    times: int = 1
    instead_of: tuple[str, ...] = ()


@frozen
class Habit:
    """Speaker habit: in other articles `words` (*the mayor*, *she*) referred to the speaker `name`."""

    words: str
    name: str
    label: str
    article_id: str | None = None
    times: int = 1


class LessonKind(StrEnum):
    """Kind of a lesson. The values are stored in libraries, so they never change.

    NOT_A_NAME: the words were rejected as a name. EDGES: a name with these words has other edges. TERM, SPEECH: what
    words in quotation marks were judged to be.
    """

    NOT_A_NAME = "not-a-name"
    EDGES = "edges"
    TERM = "term"
    SPEECH = "speech"


@frozen
class Lesson:
    """What corrections in other articles teach about some words; `meant` are the words of the name for EDGES."""

    kind: LessonKind
    words: str
    meant: str = ""
    article_id: str | None = None
    times: int = 1


LONGEST_TERM = 80
"""The most code points of words in marks that are remembered as a term or as speech."""


def judged_words(text: str) -> str:
    """Return words in marks as they are remembered: in lower case, on one line, without punctuation at the edges."""
    return " ".join(text.split()).strip(" .,;:!?…–—-").casefold()


@frozen
class FindOptions:
    """Options for finding names and quotes.

    `model` is the name of an installed spaCy pipeline, `trained` the file with the weights of its name recogniser after
    training, or empty; `labels_off` are labels not to suggest; `indirect` says
    whether reported speech without quotation marks is suggested too, without the kinds in `reported_off`;
    `remembered`, `habits` and `lessons` come from other articles, `counts` from verified ones.
    """

    model: str = DEFAULT_MODEL
    trained: str = ""
    labels_off: frozenset[str] = frozenset({"DATE", "NUMBER"})
    indirect: bool = True
    reported_off: frozenset[ReportedKind] = frozenset()
    remembered: tuple[Remembered, ...] = ()
    habits: tuple[Habit, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    counts: tuple[RuleCount, ...] = ()


@frozen
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
