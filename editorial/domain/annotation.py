"""Annotations (entities, mentions, quotes, notes), their provenance and their decisions."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Any

from editorial.domain.frozen import frozen
from editorial.domain.reason import PROPOSED_AGAIN, Reason
from editorial.domain.reply import Reply
from editorial.domain.rules import Rule
from editorial.domain.source_check import SourceCheck
from editorial.domain.text import Span


class Status(StrEnum):
    """Status of an annotation: undecided, or what an editor decided."""

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
        """Return whether an editor has decided that it is right, as suggested, corrected or added."""
        return self is not Status.SUGGESTED and self is not Status.REJECTED


class Mark(StrEnum):
    """Mark that an editor put on an annotation; it is independent of the status."""

    FLAG = "flag"
    UNSURE = "unsure"


class Kind(StrEnum):
    """Kind of a quote.

    DIRECT: words inside quotation marks. INDIRECT: a reported clause without marks. MIXED: a reported clause that
    contains direct quotes. TERM: words in marks that nobody said (a title, a nickname).
    """

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    TERM = "term"


class Origin(StrEnum):
    """Source of an annotation; EDITOR if an editor added it."""

    MODEL = "model"
    RULE = "rule"
    MEMORY = "memory"
    IMPORT = "import"
    EDITOR = "editor"


class How(StrEnum):
    """Scope of a decision: on one annotation, on several at once, or on another one that this one goes with.

    SINGLE claims that an editor had just this annotation in focus. WITH_PIECE: another piece of the same utterance was
    in focus. WITH_OUTER: the quote around it was. IMPLIED: it follows from a decision on something else.
    """

    SINGLE = "single"
    GROUP = "group"
    ALL_SAME = "all-same"
    PARAGRAPH = "paragraph"
    WITH_PIECE = "with-piece"
    WITH_OUTER = "with-outer"
    IMPLIED = "implied"

    @property
    def in_bulk(self) -> bool:
        """Return whether several were decided at one stroke that an editor could have decided one by one."""
        return self in {How.GROUP, How.ALL_SAME, How.PARAGRAPH}


class NoteKind(StrEnum):
    """Kind of a note: a comment on an annotation or the article, or a problem in the text itself."""

    COMMENT = "comment"
    PROBLEM = "problem"


@frozen
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


@frozen
class Decided:
    """Author, time (UTC) and scope of the last decision, and the reason if one was given."""

    by: str
    at: datetime
    how: How = How.SINGLE
    reason: str | None = None


@frozen
class Entity:
    """Person, organisation or thing that the mentions of one article refer to.

    `authority` is the id of the linked authority record; `possible_aliases` are names that may refer to the entity but
    are not joined to it, because that is uncertain. `pseudonym` stands in its place wherever the article leaves the
    library; None for a name that is not protected. `reply` is what an editor noted about the right of reply.
    """

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    possible_aliases: tuple[str, ...] = ()
    authority: str | None = None
    status: Status = Status.SUGGESTED
    decided: Decided | None = None
    pseudonym: str | None = None
    reply: Reply | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def is_stood_by(self) -> bool:
        """Return whether it is protected, or something is noted about its right of reply."""
        return self.pseudonym is not None or self.reply is not None

    @property
    def different_from(self) -> tuple[str, ...]:
        """Return the ids of the entities that an editor said are somebody or something else."""
        found = self.extra.get("different_from")
        return tuple(key for key in found if isinstance(key, str)) if isinstance(found, list) else ()


@frozen
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


@frozen
class Resolution:
    """Claim that a speaker's span refers to an entity, with its own score (0..1) and status."""

    rule: str | None = None
    score: float | None = None
    status: Status = Status.SUGGESTED
    evidence: tuple[Reason, ...] = ()

    @property
    def inferred(self) -> bool:
        """Return whether the claim is inferred, because the span is not the name itself (*he*, *the spokesman*)."""
        return self.rule not in EXPLICIT_RULES

    @property
    def proposed_again(self) -> bool:
        """Return whether the claim is undecided and was made after a correction elsewhere in the article."""
        return not self.status.decided and any(reason.code in PROPOSED_AGAIN for reason in self.evidence)


@frozen
class Speaker:
    """Speaker of a quote: the nearest span that names the speaker, and the entity that it refers to.

    `span` is None if no words name the speaker; `entity` is None for an unnamed one (*officials*).
    """

    span: Span | None = None
    entity: str | None = None
    resolution: Resolution | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@frozen
class Quote:
    """One stretch of words that somebody said, without the quotation marks.

    `continues` is the id of the earlier piece of the same utterance, `within` that of the quote it is nested in,
    `quoted` the ids of the direct quotes that a mixed quote contains, `candidates` the ids of the entities
    that may have said it, the most likely first, at most nine. The first speaker is the main one; `speakers` is empty
    if nobody is known. `check` is what an editor decided about the quote and its source; see `holding_check`.
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
    check: SourceCheck | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def said_by(self) -> str | None:
        """Return the id of the entity of the main speaker, or None."""
        return self.speakers[0].entity if self.speakers else None

    @property
    def holding_check(self) -> SourceCheck | None:
        """Return the check if it is about the words and the speaker that the quote has now, else None."""
        check = self.check
        if check is None or check.words != self.span or check.speaker != self.said_by:
            return None
        return check


@frozen
class Note:
    """Text by an editor about an annotation (`on`, its id), a span of the article, or the whole article."""

    id: str
    kind: NoteKind
    text: str
    by: str
    at: datetime
    on: str | None = None
    span: Span | None = None
    extra: dict[str, Any] = field(default_factory=dict)
