"""Annotations: entities, mentions, quotes and notes, with where each came from and what was decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from editorial.domain.reason import Reason
from editorial.domain.rules import Rule
from editorial.domain.text import Span


class Status(StrEnum):
    """What has become of an annotation."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"

    @property
    def decided(self) -> bool:
        """Return whether an editor has decided."""
        return self is not Status.SUGGESTED

    @property
    def stands(self) -> bool:
        """Return whether an editor has decided that it is right."""
        return self in {Status.CONFIRMED, Status.CORRECTED, Status.ADDED}


class Mark(StrEnum):
    """What an editor put on an annotation beside its status."""

    FLAG = "flag"
    UNSURE = "unsure"


class Kind(StrEnum):
    """What sort of quote it is (architecture.md, section 1)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TERM = "term"


class Origin(StrEnum):
    """What sort of source suggested an annotation; EDITOR for one that an editor added."""

    MODEL = "model"
    RULE = "rule"
    MEMORY = "memory"
    IMPORT = "import"
    EDITOR = "editor"


class How(StrEnum):
    """In what stroke a decision was made: confirmed one by one and in bulk are not the same claim."""

    SINGLE = "single"
    GROUP = "group"
    ALL_SAME = "all-same"
    PARAGRAPH = "paragraph"


class NoteKind(StrEnum):
    """A comment on an annotation or on the article, or a problem in the copy itself."""

    COMMENT = "comment"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a suggestion came from.

    `score` is the software's confidence in 0..1; `rule` names the rule that fired, `model` the model and its
    version (`name@version`); `evidence` gives the reasons, weightiest first.
    """

    origin: Origin
    rule: str | None = None
    model: str | None = None
    score: float | None = None
    evidence: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided last, when (UTC) and how, and the reason where one was given."""

    by: str
    at: datetime
    how: How = How.SINGLE
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what the mentions of one article refer to.

    `authority` is the id of the authority record it is linked to; `possible_aliases` are names that may mean it
    too, but that the software does not dare to join.
    """

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    possible_aliases: tuple[str, ...] = ()
    authority: str | None = None
    status: Status = Status.SUGGESTED
    decided: Decided | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity, with a label.

    `suggested` keeps the fields of the suggestion that an editor corrected (`label`, `start`, `end`, `entity`).
    """

    id: str
    span: Span
    label: str
    entity: str | None
    provenance: Provenance
    status: Status = Status.SUGGESTED
    suggested: dict[str, Any] | None = None
    decided: Decided | None = None
    marks: frozenset[Mark] = frozenset()
    extra: dict[str, Any] = field(default_factory=dict)


EXPLICIT_RULES = frozenset({Rule.SAME_NAME, Rule.EDITOR})
"""Rules of a resolution that needs no inference: the speaker's span itself is a mention of the entity."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The claim that a speaker's span means an entity, with its own score (0..1) and status."""

    rule: str | None = None
    score: float | None = None
    status: Status = Status.SUGGESTED
    evidence: tuple[Reason, ...] = ()

    @property
    def inferred(self) -> bool:
        """Return whether the claim goes beyond what the span itself says (*he*, *the spokesman*)."""
        return self.rule not in EXPLICIT_RULES


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a quote: the nearest span that names them, and apart from it the entity behind it.

    `span` is None only if no words name the speaker; `entity` is None for an unnamed one (*officials*).
    """

    span: Span | None = None
    entity: str | None = None
    resolution: Resolution | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch of words somebody said, quotation marks left outside.

    `continues` is the id of the earlier piece of the same utterance, `within` that of the quote it is nested in,
    `quoted` the ids of the direct quotes that a mixed quote contains, `candidates` the ids of the entities
    that may have said it, likeliest first, at most nine. The first speaker is the main one; nobody known: ().
    """

    id: str
    span: Span
    kind: Kind
    provenance: Provenance
    continues: str | None = None
    within: str | None = None
    quoted: tuple[str, ...] = ()
    cue: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    candidates: tuple[str, ...] = ()
    status: Status = Status.SUGGESTED
    suggested: dict[str, Any] | None = None
    decided: Decided | None = None
    marks: frozenset[Mark] = frozenset()
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's words on an annotation (`on`, its id), on a stretch of the text, or on the whole article."""

    id: str
    kind: NoteKind
    text: str
    by: str
    at: datetime
    on: str | None = None
    span: Span | None = None
    extra: dict[str, Any] = field(default_factory=dict)
