"""What a reader found in a file of labelled spans, before it becomes a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from editorial.domain.annotation import Origin, Provenance
from editorial.domain.article import Article
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.text import Normalised, sha256
from editorial.formats.spans.offsets import CODE_POINTS, Claim, Counting


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A labelled span as the file has it; `by` is who made it, `score` how sure the program was (0..1)."""

    key: str
    tag: str
    claim: Claim
    by: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link between two spans as the file has it."""

    tag: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """A person or thing as the file has it: the key of its first span, or `at`, see `whose.place_keys`."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None
    anchor: str | None = None
    at: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The annotations of one article as a file has them.

    `program` made them. `entities` is None if the file does not say who is named, as those of other programs; in files
    of ours every tag means just what it says. `passed_over` says what was left out already, in words.
    """

    raw: str
    text: Normalised
    program: str
    details: Mapping[str, Any] = field(default_factory=dict)
    spans: tuple[FoundSpan, ...] = ()
    links: tuple[FoundLink, ...] = ()
    entities: tuple[FoundEntity, ...] | None = None
    counting: Counting = CODE_POINTS
    passed_over: tuple[str, ...] = ()

    @property
    def ours(self) -> bool:
        """Return whether the file was written by this program, and says who is named."""
        return self.entities is not None

    def article(self) -> Article:
        """Return the article with the details that the file gives."""
        digest = sha256(self.text.text)
        bare = Article(id=digest, title="", text=self.text.text, sha256=digest)
        return replace(bare, **self.details)

    def provenance(self, by: str | None, score: float | None) -> Provenance:
        """Return the origin of an annotation that came from this file."""
        reason = (
            Reason.of(ReasonCode.MADE_BY, self.program, by) if by else Reason.of(ReasonCode.MADE_WITH, self.program)
        )
        return Provenance(Origin.IMPORT, score=score, evidence=(reason,))
