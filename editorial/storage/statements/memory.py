"""Reading of what is remembered from other articles: confirmed names, speaker habits, lessons and counts;
and what was forgotten.

Queries group rows by fewer columns than they select, which SQLite allows (PostgreSQL would not).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeAlias

from sqlalchemy import Connection, and_, exists, func, or_, select

from editorial.domain.annotation import Status
from editorial.domain.damage import DamagedRowError
from editorial.domain.import_rules import ImportRule
from editorial.domain.learnt import Knowledge, Learnt
from editorial.domain.rule_counts import RuleCount
from editorial.domain.settings import Setting, fits
from editorial.domain.suggestions import Habit, Lesson, Remembered
from editorial.storage.codec import stamp, strings
from editorial.storage.columns.lists import SETTINGS
from editorial.storage.sqlite.speaker_query import ACCEPTED, TRUSTED
from editorial.storage.sqlite.suggested_query import SUGGESTED_LABEL
from editorial.storage.statements import habits, lessons, rule_counts
from editorial.storage.statements.settings import set_setting
from editorial.storage.statements.sound import known_moment, sound
from editorial.storage.statements.turns import Since, Turns
from editorial.storage.tables import articles, entities, mentions, quotes, settings

Key: TypeAlias = tuple[str, str, str | None]
"""Name, label and the id of the authority record, if it is linked to one."""


@dataclass
class _Name:
    """One name while it is collected; the latest article comes first."""

    article_ids: dict[str, None] = field(default_factory=dict)
    aliases: Counter[str] = field(default_factory=Counter)
    instead_of: dict[str, None] = field(default_factory=dict)
    title: str = ""
    times: set[str] = field(default_factory=set)


def remembered(connection: Connection, limit: int) -> tuple[Remembered, ...]:
    """Return the names that editors accepted in articles that are verified or in review, the most frequent first.

    `times` counts articles. The aliases are the words of confirmed mentions and the aliases of confirmed names;
    `article_id` is the latest article with the name. Forgotten names are left out.
    """
    forgotten = _forgotten(connection)
    names = (_remembered(*item) for item in _collected(connection) if item[0][:2] not in forgotten)
    return tuple(islice(names, limit))


def habits_of_speakers(connection: Connection, limit: int) -> tuple[Habit, ...]:
    """Return the speaker habits, the most frequent first, without the forgotten ones."""
    forgotten = _forgotten(connection)
    found = (one.what for one in habits.collect(connection) if _key(one.what) not in forgotten)
    return tuple(islice((what for what in found if isinstance(what, Habit)), limit))


def lessons_of_corrections(connection: Connection, limit: int) -> tuple[Lesson, ...]:
    """Return what corrections teach, the most frequent first, without what was forgotten."""
    forgotten = _forgotten(connection)
    found = (one.what for one in lessons.collect(connection) if _key(one.what) not in forgotten)
    return tuple(islice((what for what in found if isinstance(what, Lesson)), limit))


def counts_of_rules(connection: Connection, *, also_forgotten: bool = False) -> tuple[RuleCount, ...]:
    """Return how often each kind of suggestion was right in verified articles."""
    left_out = frozenset() if also_forgotten else _forgotten(connection)
    return tuple(one for one in rule_counts.collect(connection) if _key(one) not in left_out)


def learnt(connection: Connection) -> tuple[Learnt, ...]:
    """Return everything remembered with its source, the most frequent first, including what was forgotten."""
    forgotten = _forgotten(connection)
    turns = Turns(connection)
    names = [Learnt(_remembered(*item), item[1].title, _decided(item[1], turns)) for item in _collected(connection)]
    counts = (Learnt(one, "", None) for one in rule_counts.collect(connection))
    every = (*names, *habits.collect(connection), *lessons.collect(connection), *counts)
    return tuple(one._replace(forgotten=_key(one.what) in forgotten) for one in every)


def taught_since(connection: Connection, article_id: str) -> tuple[str, ...]:
    """Return names and words that other articles taught since suggestions for this one were last made.

    That goes by the order of the log. Nothing is returned if no suggestions were made.
    """
    since = Since.suggested(connection, article_id)
    if since is None:
        return ()
    statement = (
        select(mentions.c.text, entities.c.name, entities.c.label)
        .join(articles, articles.c.id == mentions.c.article_id)
        .join(entities, and_(entities.c.article_id == mentions.c.article_id, entities.c.id == mentions.c.entity_id))
        .where(
            since.rows(mentions),
            mentions.c.status.in_(ACCEPTED),
            mentions.c.article_id != article_id,
            articles.c.state.in_(TRUSTED),
        )
        .distinct()
    )
    forgotten = _forgotten(connection)
    found = sound(connection.execute(statement))
    names = [words for words, name, label in found if (name, label) not in forgotten]
    for learn, tables in ((habits.collect, (quotes,)), (lessons.collect, (mentions, quotes))):
        if any(connection.scalar(select(exists().where(since.rows(table)))) for table in tables):
            names += [_words(one.what) for one in _learnt_since(learn(connection), article_id, since, forgotten)]
    return tuple(dict.fromkeys(names))


def _learnt_since(
    every: Iterable[Learnt], article_id: str, since: Since, forgotten: frozenset[tuple[str, ...]]
) -> Iterator[Learnt]:
    """Yield the habits and lessons that another article taught since, without the forgotten ones."""
    for one in every:
        at = "" if one.at is None else stamp(one.at)
        source = one.what.article_id
        if source is None or source == article_id or _key(one.what) in forgotten:
            continue
        if since.has(source, at):
            yield one


def _words(what: Knowledge) -> str:
    """Return the words of something learnt by which an article is found that it may help."""
    if isinstance(what, ImportRule):
        return what.about
    if isinstance(what, RuleCount):
        return what.key.about
    return what.words if isinstance(what, Lesson) else what.name


def forget(connection: Connection, what: Knowledge) -> None:
    """Stop using something remembered, whichever articles it came from."""
    _store_forgotten(connection, _forgotten(connection) | {_key(what)})


def restore_remembered(connection: Connection, what: Knowledge) -> None:
    """Use something again that was forgotten."""
    _store_forgotten(connection, _forgotten(connection) - {_key(what)})


def _key(what: Knowledge) -> tuple[str, ...]:
    if isinstance(what, ImportRule):
        return what.key
    if isinstance(what, RuleCount):
        return "count", what.key.subject, what.key.rule, what.key.about
    if isinstance(what, Lesson):
        return "lesson", what.kind, what.words, what.meant
    if isinstance(what, Habit):
        return what.words.casefold(), what.name, what.label
    return what.name, what.label


def _forgotten(connection: Connection) -> frozenset[tuple[str, ...]]:
    text = connection.scalar(select(settings.c.value).where(settings.c.key == Setting.FORGOTTEN))
    try:
        stored = SETTINGS.decode("value", text) if text else []
    except DamagedRowError:
        stored = None
    return frozenset(map(tuple, stored or ())) if fits(Setting.FORGOTTEN, stored) else frozenset()


def _store_forgotten(connection: Connection, forgotten: Iterable[tuple[str, ...]]) -> None:
    set_setting(connection, Setting.FORGOTTEN, sorted(forgotten))


def _collected(connection: Connection) -> list[tuple[Key, _Name]]:
    names: dict[Key, _Name] = {}
    for row in sound(connection.execute(_CONFIRMED), _TIMES):
        article_id, title, name, label, authority, aliases, status, words, times, at, before = row
        link = authority if status in ACCEPTED else None  # else it was only suggested
        found = names.setdefault((name, label, link), _Name(title=title))
        found.article_ids[article_id] = None
        if len(found.article_ids) == 1:
            found.times.update(filter(None, [at]))
        if words is not None:
            found.aliases[words] += times
        if before is not None and before != label:
            found.instead_of[before] = None
        if status in ACCEPTED:
            with suppress(DamagedRowError):
                found.aliases.update(strings(aliases))
    return sorted(names.items(), key=lambda item: -len(item[1].article_ids))


def _decided(found: _Name, turns: Turns) -> datetime | None:
    """Return when a name was last decided in the latest article with it."""
    return known_moment(turns.latest(next(iter(found.article_ids)), found.times))


def _remembered(key: Key, found: _Name) -> Remembered:
    name, label, authority = key
    return Remembered(
        name=name,
        label=label,
        aliases=tuple(alias for alias, _ in found.aliases.most_common() if alias != name),
        authority=authority,
        article_id=next(iter(found.article_ids)),
        times=len(found.article_ids),
        instead_of=tuple(sorted(found.instead_of)),
    )


_TIMES = 8
"""The place of the number of mentions in the next query."""
_CONFIRMED = (
    select(
        entities.c.article_id,
        articles.c.title,
        entities.c.name,
        entities.c.label,
        entities.c.authority,
        entities.c.aliases,
        entities.c.status,
        mentions.c.text,
        func.count(),
        func.coalesce(func.max(mentions.c.decided_at), entities.c.decided_at),
        func.max(SUGGESTED_LABEL),
    )
    .join(articles, articles.c.id == entities.c.article_id)
    .outerjoin(
        mentions,
        and_(
            mentions.c.article_id == entities.c.article_id,
            mentions.c.entity_id == entities.c.id,
            mentions.c.status.in_(ACCEPTED),
        ),
    )
    .where(
        articles.c.state.in_(TRUSTED),
        entities.c.status != Status.REJECTED.value,
        or_(mentions.c.id.is_not(None), entities.c.status.in_(ACCEPTED)),
    )
    .group_by(articles.c.number, entities.c.id, mentions.c.text)
    .order_by(articles.c.number.desc(), entities.c.id, func.min(mentions.c.start))
)
