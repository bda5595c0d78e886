"""An article: its text, which never changes after import, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from editorial.domain.text import Span


class ZoneKind(StrEnum):
    """What a part of an article is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the text, and its kind. What no zone covers is body."""

    span: Span
    kind: ZoneKind


class State(StrEnum):
    """How far the verification of an article has come."""

    NEW = "new"
    SUGGESTED = "suggested"
    IN_REVIEW = "in_review"
    VERIFIED = "verified"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Override:
    """Why an article was verified with annotations that nobody had decided, and how many those were."""

    reason: str
    undecided: int


@dataclass(frozen=True, slots=True)
class Verified:
    """Who verified an article, when (UTC), and the override where the gate was overridden."""

    by: str
    at: datetime
    override: Override | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of an article, and who verified it while it is verified."""

    state: State = State.NEW
    verified: Verified | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Title, metadata and text of one article.

    `id` is the input's id if it has one, else the SHA-256 of the text; `sha256` is that of the UTF-8 text;
    `source` a file name or URL; `supersedes` the id of the article this one is a later version of;
    `extra` holds fields of an interchange record that this program does not know, kept as they came.
    """

    id: str
    title: str
    text: str
    sha256: str
    authors: tuple[str, ...] = ()
    source: str | None = None
    credit: str | None = None
    published: str | None = None
    language: str = "en"
    supersedes: str | None = None
    zones: tuple[Zone, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    def zone_at(self, offset: int) -> ZoneKind:
        """Return the kind of zone that the code point at `offset` lies in."""
        for zone in self.zones:
            if zone.span.start <= offset < zone.span.end:
                return zone.kind
        return ZoneKind.BODY
