"""What the newsroom knows across articles: names that were confirmed, and its own list of authority records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeAlias

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from editorial.domain.annotation import Status
from editorial.domain.article import State
from editorial.domain.errors import ConflictError
from editorial.domain.library import AuthorityRecord, Learnt
from editorial.domain.suggestions import Remembered
from editorial.storage import settings
from editorial.storage.codec import dump, moment, parse, strings
from editorial.storage.models import ArticleRow, AuthorityRow, EntityRow, MentionRow, SettingRow
from editorial.storage.rows import Columns

_STANDING = [status.value for status in Status if status.stands]
_TRUSTED = [State.VERIFIED.value, State.IN_REVIEW.value]


FORGOTTEN = "memory.forgotten"
"""Setting: a list of names, each with its label, that an editor removed from what is remembered."""

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


def learnt(connection: Connection) -> tuple[Learnt, ...]:
    """Return every remembered name with where it came from, the most frequent first; those forgotten too."""
    forgotten = _forgotten(connection)
    return tuple(
        Learnt(_remembered(key, found), found.title, moment(found.at) if found.at else None, key[:2] in forgotten)
        for key, found in _gathered(connection)
    )


def taught_since(connection: Connection, article_id: str) -> tuple[str, ...]:
    """Return the words of names confirmed in other articles since suggestions for this one were made last."""
    suggested_at = connection.scalar(select(ArticleRow.suggested_at).where(ArticleRow.id == article_id))
    if suggested_at is None:
        return ()
    statement = (
        select(MentionRow.text, EntityRow.name, EntityRow.label)
        .join(ArticleRow, ArticleRow.id == MentionRow.article_id)
        .join(EntityRow, and_(EntityRow.article_id == MentionRow.article_id, EntityRow.id == MentionRow.entity_id))
        .where(
            MentionRow.decided_at > suggested_at,
            MentionRow.status.in_(_STANDING),
            MentionRow.article_id != article_id,
            ArticleRow.state.in_(_TRUSTED),
        )
        .distinct()
    )
    forgotten = _forgotten(connection)
    found = connection.execute(statement)
    return tuple(dict.fromkeys(words for words, name, label in found if (name, label) not in forgotten))


def forget(connection: Connection, name: str, label: str) -> None:
    """Use a name with that label no longer, whichever articles teach it."""
    _keep_forgotten(connection, _forgotten(connection) | {(name, label)})


def remember_again(connection: Connection, name: str, label: str) -> None:
    """Use a name again that was forgotten."""
    _keep_forgotten(connection, _forgotten(connection) - {(name, label)})


def _forgotten(connection: Connection) -> frozenset[tuple[str, str]]:
    text = connection.scalar(select(SettingRow.value).where(SettingRow.key == FORGOTTEN))
    return frozenset((name, label) for name, label in parse(text or "[]"))


def _keep_forgotten(connection: Connection, forgotten: Iterable[tuple[str, str]]) -> None:
    settings.set_setting(connection, FORGOTTEN, sorted(forgotten))


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
            MentionRow.status.in_(_STANDING),
        ),
    )
    .where(
        ArticleRow.state.in_(_TRUSTED),
        EntityRow.status != Status.REJECTED.value,
        or_(MentionRow.id.is_not(None), EntityRow.status.in_(_STANDING)),
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
