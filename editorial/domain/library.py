"""What the library tells about itself: the rows of the queue, answers to adding, loading and searching, authorities."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from editorial.domain.article import State
from editorial.domain.decision import Decision
from editorial.domain.problem import Problem
from editorial.domain.record import Record
from editorial.domain.suggestions import Habit, Remembered
from editorial.domain.text import Span


@dataclass(frozen=True, slots=True)
class Added:
    """The answer to adding an article.

    `article_id` is the id under which the text is in the library now; `duplicate_of` is that same id if the text
    was there before, so that nothing was stored.
    """

    article_id: str
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One article of the queue, without its text.

    `undecided` and `decided` count places: each one where a name stands, and each piece of a quote; `flags` those that
    an editor flagged. Quotes inside a quote stand outside all three. `stale` says that the article was changed after
    its last export, `problem` why no suggestions could be made. Times are UTC.
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


@dataclass(frozen=True, slots=True)
class Loaded:
    """A record as it stands in the library, with the version that the next commit must name."""

    record: Record
    version: int


@dataclass(frozen=True, slots=True)
class Committed:
    """A decision as it stands in the log, with its number, and the version of the article after it."""

    decision: Decision
    version: int


@dataclass(frozen=True, slots=True)
class Exported:
    """When an article was exported last (UTC), and whether it was changed since."""

    at: datetime
    stale: bool


@dataclass(frozen=True, slots=True)
class AuthorityRecord:
    """The same entity across articles: an entry of the newsroom's own list.

    `external_ids` maps the name of another list (`wikidata`) to the id there. `version` is 0 for a record that is
    not stored yet, else the version that was read: storing it again fails if somebody else stored it since.
    """

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    external_ids: dict[str, str] = field(default_factory=dict)
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found.

    `matches` are the places of the words looked for in `snippet`, in code points of the snippet; `count` says how
    often they occur in the text, and in the title if it is no part of the text.
    """

    article_id: str
    title: str
    snippet: str
    matches: tuple[Span, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Learnt:
    """Something that is remembered, a name or how a speaker is named without it, and where it came from.

    `title` is that of the latest article that taught it, `at` when an editor decided there (UTC; None if a record
    came in without saying so). `forgotten` says that it was removed, and is not used until it is put back.
    """

    what: Remembered | Habit
    title: str
    at: datetime | None
    forgotten: bool = False
