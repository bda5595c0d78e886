"""What the newsroom knows across articles: names that were confirmed, and its own list of authority records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from sqlalchemy import Connection, and_, delete, exists, func, insert, or_, select, update

from editorial.domain.annotation import Status
from editorial.domain.errors import ConflictError
from editorial.domain.library import AuthorityRecord, Learnt
from editorial.domain.settings import Setting
from editorial.domain.suggestions import Habit, Remembered
from editorial.storage import habits, settings
from editorial.storage.codec import dump, moment, parse, strings
from editorial.storage.models import ArticleRow, AuthorityRow, EntityRow, MentionRow, QuoteRow, SettingRow
from editorial.storage.rows import Columns

Key: TypeAlias = tuple[str, str, str | None]
"""Name, label and the id of the authority record, if it is linked to one."""


@dataclass
class _Name:
    """One name while it is being gathered; articles come latest first."""

    articles: dict[str, None] = field(default_factory=dict)
    aliases: Counter[str] = field(default_factory=Counter)
    title: str = ""
    at: str | None = None


def remembered(connection: Connection, limit: int) -> tuple[Remembered, ...]:
    """Return the names an editor let stand in articles that are verified or in review, the most frequent first.

    `times` counts articles; the aliases are the confirmed mentions' own words and those of confirmed names, and
    `article_id` is the latest article that taught the name. What was forgotten is left out.
    """
    forgotten = _forgotten(connection)
    names = (_remembered(*item) for item in _gathered(connection) if item[0][:2] not in forgotten)
    return tuple(islice(names, limit))


def habits_of_speakers(connection: Connection, limit: int) -> tuple[Habit, ...]:
    """Return what speakers were called, the most frequent first; what was forgotten is left out."""
    forgotten = _forgotten(connection)
    found = (one.what for one in habits.gathered(connection) if _key(one.what) not in forgotten)
    return tuple(islice((what for what in found if isinstance(what, Habit)), limit))


def learnt(connection: Connection) -> tuple[Learnt, ...]:
    """Return all that is remembered with where it came from, the most frequent first; what was forgotten too."""
    forgotten = _forgotten(connection)
    names = [
        Learnt(_remembered(key, found), found.title, moment(found.at) if found.at else None)
        for key, found in _gathered(connection)
    ]
    return tuple(replace(one, forgotten=_key(one.what) in forgotten) for one in (*names, *habits.gathered(connection)))


def taught_since(connection: Connection, article_id: str) -> tuple[str, ...]:
    """Return names confirmed, and speakers told, in other articles since suggestions for this one were made last."""
    suggested_at = connection.scalar(select(ArticleRow.suggested_at).where(ArticleRow.id == article_id))
    if suggested_at is None:
        return ()
    statement = (
        select(MentionRow.text, EntityRow.name, EntityRow.label)
        .join(ArticleRow, ArticleRow.id == MentionRow.article_id)
        .join(EntityRow, and_(EntityRow.article_id == MentionRow.article_id, EntityRow.id == MentionRow.entity_id))
        .where(
            MentionRow.decided_at > suggested_at,
            MentionRow.status.in_(habits.STANDING),
            MentionRow.article_id != article_id,
            ArticleRow.state.in_(habits.TRUSTED),
        )
        .distinct()
    )
    forgotten = _forgotten(connection)
    found = connection.execute(statement)
    names = [words for words, name, label in found if (name, label) not in forgotten]
    if connection.scalar(select(exists().where(QuoteRow.decided_at > suggested_at))):
        meant = (one for one in habits.gathered(connection) if one.at is not None and one.at > moment(suggested_at))
        names += [one.what.name for one in meant if _key(one.what) not in forgotten]
    return tuple(dict.fromkeys(names))


def forget(connection: Connection, what: Remembered | Habit) -> None:
    """Use something remembered no longer, whichever articles teach it."""
    _keep_forgotten(connection, _forgotten(connection) | {_key(what)})


def remember_again(connection: Connection, what: Remembered | Habit) -> None:
    """Use again what was forgotten."""
    _keep_forgotten(connection, _forgotten(connection) - {_key(what)})


def _key(what: Remembered | Habit) -> tuple[str, ...]:
    if isinstance(what, Habit):
        return what.words.casefold(), what.name, what.label
    return what.name, what.label


def _forgotten(connection: Connection) -> frozenset[tuple[str, ...]]:
    text = connection.scalar(select(SettingRow.value).where(SettingRow.key == Setting.FORGOTTEN))
    return frozenset(tuple(key) for key in parse(text or "[]"))


def _keep_forgotten(connection: Connection, forgotten: Iterable[tuple[str, ...]]) -> None:
    settings.set_setting(connection, Setting.FORGOTTEN, sorted(forgotten))


def _gathered(connection: Connection) -> list[tuple[Key, _Name]]:
    names: dict[Key, _Name] = {}
    for article_id, title, name, label, authority, aliases, status, words, times, at in connection.execute(_CONFIRMED):
        found = names.setdefault((name, label, authority), _Name(title=title))
        found.articles[article_id] = None
        if len(found.articles) == 1:
            found.at = max(filter(None, (found.at, at)), default=None)
        if words is not None:
            found.aliases[words] += times
        if Status(status).stands:
            found.aliases.update(strings(aliases))
    return sorted(names.items(), key=lambda item: -len(item[1].articles))


def _remembered(key: Key, found: _Name) -> Remembered:
    name, label, authority = key
    return Remembered(
        name=name,
        label=label,
        aliases=tuple(alias for alias, _ in found.aliases.most_common() if alias != name),
        authority=authority,
        article_id=next(iter(found.articles)),
        times=len(found.articles),
    )


_CONFIRMED = (
    select(
        EntityRow.article_id,
        ArticleRow.title,
        EntityRow.name,
        EntityRow.label,
        EntityRow.authority,
        EntityRow.aliases,
        EntityRow.status,
        MentionRow.text,
        func.count(),
        func.coalesce(func.max(MentionRow.decided_at), EntityRow.decided_at),
    )
    .join(ArticleRow, ArticleRow.id == EntityRow.article_id)
    .outerjoin(
        MentionRow,
        and_(
            MentionRow.article_id == EntityRow.article_id,
            MentionRow.entity_id == EntityRow.id,
            MentionRow.status.in_(habits.STANDING),
        ),
    )
    .where(
        ArticleRow.state.in_(habits.TRUSTED),
        EntityRow.status != Status.REJECTED.value,
        or_(MentionRow.id.is_not(None), EntityRow.status.in_(habits.STANDING)),
    )
    .group_by(ArticleRow.number, EntityRow.id, MentionRow.text)
    .order_by(ArticleRow.number.desc(), EntityRow.id, func.min(MentionRow.start))
)


def put_authority_records(connection: Connection, records: Sequence[AuthorityRecord]) -> tuple[AuthorityRecord, ...]:
    """Store new records (version 0) and changed ones; return them as they stand now.

    Raises ConflictError if one was stored elsewhere since it was read; then none is stored.
    """
    stored = {row[0]: row[1] for row in connection.execute(select(AuthorityRow.id, AuthorityRow.version))}
    out = []
    for record in records:
        if stored.get(record.id, 0) != record.version:
            raise _conflict(record.name)
        after = replace(record, version=record.version + 1)
        stored[record.id] = after.version
        columns = _columns(after)
        if record.version == 0:
            connection.execute(insert(AuthorityRow), columns)
        else:
            connection.execute(update(AuthorityRow).where(AuthorityRow.id == record.id), columns)
        out.append(after)
    return tuple(out)


def remove_authority_record(connection: Connection, record: AuthorityRecord) -> None:
    """Take a record off the list; names that are linked to it keep its id.

    Raises ConflictError if it was changed or removed elsewhere since it was read.
    """
    statement = delete(AuthorityRow).where(AuthorityRow.id == record.id, AuthorityRow.version == record.version)
    if not connection.execute(statement).rowcount:
        raise _conflict(record.name)


def _conflict(name: str) -> ConflictError:
    return ConflictError(f"The record of “{name}” was changed in another window. Open it again and repeat.")


def _columns(record: AuthorityRecord) -> Columns:
    return {
        "id": record.id,
        "version": record.version,
        "name": record.name,
        "label": record.label,
        "aliases": dump(record.aliases),
        "external_ids": dump(record.external_ids),
        "note": record.note,
    }
