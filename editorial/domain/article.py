"""Articles: text that never changes after import, metadata, zones and state of verification."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from heapq import heappop, heappush
from typing import Any, cast

from editorial.domain.frozen import frozen
from editorial.domain.text import Span


class ZoneKind(StrEnum):
    """Kind of a zone."""

    HEADLINE = "headline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@frozen
class Zone:
    """Part of the text with its kind. Text outside all zones is body."""

    span: Span
    kind: ZoneKind


class Zones(tuple[Zone, ...]):
    """Zones of an article, with a lookup by offset in logarithmic time."""

    @cached_property
    def _kinds(self) -> tuple[list[int], list[ZoneKind]]:
        """Return the borders of the zones in order, and the kind of the text after each; the first of several wins."""
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
        """Return the kind of zone at an offset in code points."""
        borders, kinds = self._kinds
        place = bisect_right(borders, offset) - 1
        return kinds[place] if place >= 0 else ZoneKind.BODY


class State(StrEnum):
    """State of an article in the work of verification."""

    NEW = "new"
    SUGGESTED = "suggested"
    IN_REVIEW = "in_review"
    VERIFIED = "verified"
    SET_ASIDE = "set_aside"


DONE = frozenset({State.VERIFIED, State.SET_ASIDE})
"""The states of articles that nobody has to work on."""


@frozen
class Override:
    """Reason for verifying an article with undecided annotations, and their number."""

    reason: str
    undecided: int


@frozen
class Left:
    """What nobody had settled when an article was verified, besides undecided annotations: numbers of each.

    `missed` are stretches that may be names, neither added nor dismissed; `aliases` names that may be another name of
    somebody, neither joined nor dismissed; `unsure` annotations marked unsure; `problems` noted in the copy;
    `unchecked` quotes that had to be checked and were not, or that must be changed; `replies` names that had to be
    asked or to answer, and were not or have not.
    """

    missed: int = 0
    aliases: int = 0
    unsure: int = 0
    problems: int = 0
    unchecked: int = 0
    replies: int = 0


@frozen
class Verified:
    """Author and time (UTC) of a verification, and the override if annotations were undecided.

    `left` is None in a verification from before this was recorded.
    """

    by: str
    at: datetime
    override: Override | None = None
    left: Left | None = None


@frozen
class Standing:
    """State of an article, with the verification while it is verified.

    `earlier` is the last verification if a later change took it away; None while the article is verified.
    """

    state: State = State.NEW
    verified: Verified | None = None
    earlier: Verified | None = None

    @property
    def last(self) -> Verified | None:
        """Return the verification in force, or else the one before."""
        return self.verified or self.earlier

    @property
    def reopened(self) -> Standing:
        """Return the standing of the article back in review."""
        return Standing(State.IN_REVIEW, earlier=self.last)


@frozen
class Article:
    """One article: title, metadata and text.

    `id` is the input's id if it has one, else the SHA-256 of the text; `sha256` is that of the UTF-8 text;
    `source` a file name or URL; `supersedes` the id of the article this one is a later version of;
    `extra` holds unknown fields of an imported interchange record, unchanged.
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
        """Return the kind of zone at `offset` (code points)."""
        return cast(Zones, self.zones).at(offset)
