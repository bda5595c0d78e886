"""An article: its text, which never changes after import, and what is known about it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from heapq import heappop, heappush
from typing import Any, cast

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


class Zones(tuple[Zone, ...]):
    """The zones of an article, in which a place is found quickly however many there are."""

    @cached_property
    def _kinds(self) -> tuple[list[int], list[ZoneKind]]:
        """Every border of a zone, in order, and the kind of what follows it; where zones overlap, the first counts."""
        borders = sorted({border for zone in self for border in (zone.span.start, zone.span.end)})
        kinds = [ZoneKind.BODY] * len(borders)
        waiting = sorted(enumerate(self), key=lambda numbered: numbered[1].span.start, reverse=True)
        begun: list[tuple[int, int]] = []
        for at, border in enumerate(borders):
            while waiting and waiting[-1][1].span.start == border:
                number, zone = waiting.pop()
                heappush(begun, (number, zone.span.end))
            while begun and begun[0][1] <= border:
                heappop(begun)
            if begun:
                kinds[at] = self[begun[0][0]].kind
        return borders, kinds

    def at(self, offset: int) -> ZoneKind:
        """Return the kind of zone that a code point lies in."""
        borders, kinds = self._kinds
        place = bisect_right(borders, offset) - 1
        return kinds[place] if place >= 0 else ZoneKind.BODY


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "zones", Zones(self.zones))

    def zone_at(self, offset: int) -> ZoneKind:
        """Return the kind of zone that the code point at `offset` lies in."""
        return cast(Zones, self.zones).at(offset)
