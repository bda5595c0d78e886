"""Values that the library returns: rows of the queue, results of adding, loading and searching, authority records."""

from __future__ import annotations

from dataclasses import astuple, field
from datetime import datetime
from typing import NamedTuple

from editorial.domain.article import State
from editorial.domain.damage import Damage
from editorial.domain.decision import Decision
from editorial.domain.frozen import frozen
from editorial.domain.problem import Problem
from editorial.domain.record import Record
from editorial.domain.text import Span


class Added(NamedTuple):
    """Result of adding an article.

    `article_id` is the id of the text in the library; `duplicate_of` is the same id if the text was already there, in
    which case nothing was stored.
    """

    article_id: str
    duplicate_of: str | None = None


@frozen
class QueueRow:
    """Row of the queue: one article without its text.

    `undecided` and `decided` count mentions and quotes (each piece of an utterance); `flags` counts those that an
    editor flagged. Nested quotes are not counted. `stale` says that the article was changed after its last export,
    `problem` why no suggestions could be made. `overridden` is the number of undecided annotations that the article was
    verified with, None if it is not verified by override; `reopened` says that it was verified before. `sources` is the
    number of its sources, `unchecked` that of quotes in marks without a check that holds, `to_change` that of quotes
    which must be changed. Times are UTC.
    """

    id: str
    title: str
    state: State
    source: str | None
    published: str | None
    imported_at: datetime
    undecided: int
    decided: int
    flags: int
    words: int
    stale: bool
    exported_at: datetime | None = None
    problem: Problem | None = None
    overridden: int | None = None
    reopened: bool = False
    sources: int = 0
    unchecked: int = 0
    to_change: int = 0


class Loaded(NamedTuple):
    """Record as stored, with the version that the next commit must give.

    `damages` are references that lead nowhere; with anything worse an article is not loaded.
    """

    record: Record
    version: int
    damages: tuple[Damage, ...] = ()


class Committed(NamedTuple):
    """Decision as stored in the log, with its number, and the version of the article after it."""

    decision: Decision
    version: int


class Exported(NamedTuple):
    """Time of the last export of an article (UTC), and whether the article was changed since."""

    at: datetime
    stale: bool


STREAM = "-"
"""The place of an export to a stream, such as standard output."""


@frozen(kw_only=True)
class Destination:
    """Where an export went: the format's id, the place (a path, or STREAM), and the profile if it had one.

    All are empty for an export that was made before this was noted.
    """

    format_id: str = ""
    place: str = ""
    profile: str = ""


@frozen(kw_only=True)
class PastExport:
    """An export of an article, as the log has it: when, by whom, where to, and of what.

    `decision` is the number of the article's last decision then, 0 if there was none; `state` is the state it was in,
    None if that was not noted.
    """

    at: datetime
    by: str | None
    decision: int
    state: State | None
    to: Destination


@frozen
class AuthorityRecord:
    """Entry of the newsroom's own list: the same entity across articles.

    `external_ids` has the further columns of the list: the name of another list (`wikidata`) with the id there, or a
    fact that the newsroom keeps (`party`). `version` is 0 for a record that is not stored yet, else the version that
    was read; storing fails if the stored version is newer.
    """

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    external_ids: dict[str, str] = field(default_factory=dict)
    note: str = ""
    version: int = 0


@frozen
class Hit:
    """Article found by a search.

    `matches` are the spans of the search terms in `snippet` (code points of the snippet); `count` is the number of
    matches in the text, and in the title if the title is not part of the text.
    """

    article_id: str
    title: str
    snippet: str
    matches: tuple[Span, ...]
    count: int


class Hits(list[Hit]):
    """The articles found by a search, the best first.

    `latest` is how many of the articles with the words were compared, the latest ones, if there may be more; else None.
    """

    latest: int | None = None


@frozen
class Contents:
    """How much belongs to some articles: names and quotes that were not rejected, decisions, notes and sources.

    `kept_by` is the number of other articles that have one of them as a source, and so keep its text.
    """

    articles: int
    names: int
    quotes: int
    decisions: int
    notes: int
    sources: int = 0
    kept_by: int = 0

    def __add__(self, other: Contents) -> Contents:
        """Return how much belongs to both, which have no article in common."""
        return Contents(*(one + more for one, more in zip(astuple(self), astuple(other), strict=True)))


class Holding(NamedTuple):
    """How much a library's file holds, and when the last decision in it was made (UTC; None if there is none)."""

    articles: int
    decisions: int
    last_decision: datetime | None


class Deleted(NamedTuple):
    """Articles that were deleted and can still come back: the number of the deletion, and their decisions' numbers."""

    number: int
    decisions: frozenset[int]
