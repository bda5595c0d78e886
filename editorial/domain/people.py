"""People, organisations and places over all articles: which names of articles are the same one, and what each said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from editorial.domain.annotation import Kind, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.reply import Reply
from editorial.domain.source_check import PieceCheck


class NameUse(NamedTuple):
    """A name of one article, with what it is linked to and how much it said there.

    `date` is the day of publication as the article gives it, else the day of import; `quotes` counts utterances,
    `decided_quotes` those of them that an editor decided. `verified` says so of the article.
    """

    article_id: str
    entity_id: str
    name: str
    label: str
    aliases: tuple[str, ...]
    authority: str | None
    status: Status
    title: str
    date: str
    verified: bool
    quotes: int = 0
    decided_quotes: int = 0


class SaidQuote(NamedTuple):
    """One quote of somebody: where it stands, its words, and how far it is decided.

    `start` is its place in code points of the article's text. `claimed` says that an editor decided who speaks;
    `words` are those of all its pieces, with dots between them; `checks` is what was decided about each piece and its
    source.
    """

    article_id: str
    title: str
    date: str
    quote_id: str
    start: int
    words: str
    kind: Kind
    status: Status
    claimed: bool
    verified: bool
    entity_id: str
    checks: tuple[PieceCheck, ...] = ()


class NameReply(NamedTuple):
    """What is noted about the right of reply of a name in an article; `date` is as in NameUse."""

    article_id: str
    title: str
    date: str
    verified: bool
    entity_id: str
    name: str
    label: str
    reply: Reply


class ProfileKey(NamedTuple):
    """What makes names of several articles the same: a record of the newsroom's list, else the same name and type."""

    authority: str | None
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody or something over all articles: the names that are linked to one record, or read alike without a link.

    `decided` is the number of articles in which an editor decided the name; the others hold a suggestion. `record` is
    None if the list has no such entry. `first` and `last` are the earliest and the latest day.
    """

    key: ProfileKey
    name: str
    label: str
    other_names: tuple[str, ...]
    record: AuthorityRecord | None
    uses: tuple[NameUse, ...]
    articles: int
    decided: int
    quotes: int
    decided_quotes: int
    first: str
    last: str


def profile_key(name: str, label: str, authority: str | None) -> ProfileKey:
    """Return what a name of an article belongs to; `authority` is the entry of the newsroom's list, if it is linked."""
    if authority is not None:
        return ProfileKey(authority, "", "")
    return ProfileKey(None, " ".join(name.split()).replace("’", "'").casefold(), label)


@dataclass
class _Group:
    """The names of one profile while they are collected."""

    uses: list[NameUse] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)

    def add(self, use: NameUse) -> None:
        self.uses.append(use)
        self.names[use.name] += 1
        self.labels[use.label] += 1
        self.aliases.update(dict.fromkeys(use.aliases))


class Profiles:
    """Collects names article by article, and gives a profile of each at the end."""

    def __init__(self, records: Sequence[AuthorityRecord]) -> None:
        self._records = {record.id: record for record in records}
        self._groups: dict[ProfileKey, _Group] = {}

    def add(self, uses: Iterable[NameUse]) -> None:
        """Add names of articles."""
        for use in uses:
            self._groups.setdefault(profile_key(use.name, use.label, use.authority), _Group()).add(use)

    def made(self) -> tuple[Profile, ...]:
        """Return the profiles, those in most articles first, then by name."""
        found = [self._profile(key, group) for key, group in self._groups.items()]
        return tuple(sorted(found, key=lambda one: (-one.articles, one.name.casefold(), one.label)))

    def _profile(self, key: ProfileKey, group: _Group) -> Profile:
        record = self._records.get(key.authority) if key.authority is not None else None
        name = record.name if record is not None else group.names.most_common(1)[0][0]
        label = record.label if record is not None else group.labels.most_common(1)[0][0]
        own = record.aliases if record is not None else ()
        others = dict.fromkeys((*own, *group.names, *group.aliases))
        others.pop(name, None)
        days = [use.date for use in group.uses if use.date]
        return Profile(
            key,
            name,
            label,
            tuple(others),
            record,
            tuple(group.uses),
            articles=len({use.article_id for use in group.uses}),
            decided=len({use.article_id for use in group.uses if use.status.decided}),
            quotes=sum(use.quotes for use in group.uses),
            decided_quotes=sum(use.decided_quotes for use in group.uses),
            first=min(days, default=""),
            last=max(days, default=""),
        )
