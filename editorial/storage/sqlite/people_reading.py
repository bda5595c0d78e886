"""Raw reads over many articles: what they say of themselves, their names, and the quotes of somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from editorial.domain.annotation import Kind, Status
from editorial.domain.damage import DamagedRowError
from editorial.domain.people import NameReply, NameUse, SaidQuote
from editorial.domain.protecting.known import ProtectedRow
from editorial.domain.quoted import ArticleFacts, fields_of
from editorial.domain.source_check import PieceCheck, SourceCheck
from editorial.domain.text import Span
from editorial.storage.codec import parse, strings
from editorial.storage.columns.annotations import ENTITIES, QUOTES
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.rows import any_text

_DECIDED = "('confirmed', 'corrected', 'added')"
_SPEAKERS = "json_each(CASE WHEN json_valid(q.speakers) THEN q.speakers ELSE '[]' END) AS s"
"""The speakers of a quote, one a row; none if they are damaged, so that one quote hides no others."""
_SAID = "q.status != 'rejected' AND q.kind != 'term' AND q.within IS NULL"
_DATE = "coalesce(a.published, substr(a.imported_at, 1, 10))"
_SETTLED = f"(q.status IN {_DECIDED} AND coalesce(json_extract(s.value, '$.resolution.status'), '') != 'suggested')"
_NAMES = f"""
WITH chosen AS (SELECT id FROM articles WHERE number BETWEEN :first AND :last),
named AS (
  SELECT article_id, entity_id FROM mentions
  WHERE article_id IN chosen AND status != 'rejected' AND entity_id IS NOT NULL GROUP BY article_id, entity_id),
said AS (
  SELECT q.article_id, json_extract(s.value, '$.entity') AS entity_id, count(*) AS every, sum({_SETTLED}) AS settled
  FROM quotes AS q, {_SPEAKERS}
  WHERE q.article_id IN chosen AND {_SAID} AND q.continues IS NULL AND entity_id IS NOT NULL GROUP BY 1, 2)
SELECT e.article_id, e.id, e.name, e.label, e.aliases, e.authority, e.status, a.title, {_DATE},
  a.state = 'verified', coalesce(said.every, 0), coalesce(said.settled, 0)
FROM articles AS a JOIN entities AS e ON e.article_id = a.id
LEFT JOIN named ON named.article_id = e.article_id AND named.entity_id = e.id
LEFT JOIN said ON said.article_id = e.article_id AND said.entity_id = e.id
WHERE a.number BETWEEN :first AND :last AND e.status != 'rejected'
  AND (named.entity_id IS NOT NULL OR said.entity_id IS NOT NULL)
ORDER BY a.number, e.rowid
"""
_QUOTES = f"""
SELECT q.article_id, a.title, {_DATE}, q.id, q.start, q.text, q.kind, q.status, {_SETTLED}, a.state = 'verified',
  json_extract(s.value, '$.entity'), q.continues, q."end", q.source_check,
  CASE WHEN json_valid(q.speakers) THEN json_extract(q.speakers, '$[0].entity') END
FROM articles AS a JOIN quotes AS q ON q.article_id = a.id LEFT JOIN {_SPEAKERS} ON true
WHERE a.id = ? AND {_SAID} ORDER BY q.start
"""
_ARTICLES = "SELECT id, published, extra, record_extra FROM articles"
_PROTECTED = """
WITH linked AS (
  SELECT authority, min(pseudonym) AS pseudonym FROM entities
  WHERE pseudonym IS NOT NULL AND authority IS NOT NULL GROUP BY authority)
SELECT e.article_id, e.id, e.name, e.label, e.aliases, e.authority, coalesce(e.pseudonym, linked.pseudonym),
  a.sha256, (SELECT json_group_array(DISTINCT m.text) FROM mentions AS m
    WHERE m.article_id = e.article_id AND m.entity_id = e.id AND m.status != 'rejected')
FROM entities AS e JOIN articles AS a ON a.id = e.article_id LEFT JOIN linked ON linked.authority = e.authority
WHERE e.rowid IN (SELECT rowid FROM entities WHERE pseudonym IS NOT NULL
  UNION SELECT o.rowid FROM entities AS o JOIN linked AS l ON l.authority = o.authority)
ORDER BY a.number, e.rowid
"""
_REPLIES = f"""
SELECT e.article_id, a.title, {_DATE}, a.state = 'verified', e.id, e.name, e.label, e.reply
FROM entities AS e JOIN articles AS a ON a.id = e.article_id WHERE e.reply IS NOT NULL ORDER BY a.number, e.rowid
"""
_LAST = "SELECT max(number) FROM articles"
_JOINED = " … "


def last_number(connection: Connection) -> int:
    """Return the largest number of an article, 0 if there is none."""
    return connection.execute(_LAST).fetchone()[0] or 0


def names(connection: Connection, first: int, last: int) -> Iterator[NameUse]:
    """Yield the names of the articles numbered `first` to `last` that stand in them or speak there.

    A row that is damaged is left out: the check of the library tells of it.
    """
    with any_text(connection):
        for row in connection.execute(_NAMES, {"first": first, "last": last}):
            if (use := _use(row)) is not None:
                yield use


def _use(row: Sequence[Any]) -> NameUse | None:
    article_id, key, name, label, aliases, authority, status, title, date, verified, every, settled = row
    try:
        return NameUse(
            *(article_id, key, name, label, strings(aliases), authority, Status(status)),
            *(title, date, bool(verified), every, settled),
        )
    except (DamagedRowError, ValueError, TypeError):
        return None


def protected(connection: Connection) -> list[ProtectedRow]:
    """Return the names that have a pseudonym, or are linked to the same record as one that has.

    Raises DamagedRowError if one of them cannot be read.
    """
    rows = connection.execute(_PROTECTED).fetchall()
    return [
        ProtectedRow(article, key, name, label, strings(aliases), authority, pseudonym, digest, strings(words))
        for article, key, name, label, aliases, authority, pseudonym, digest, words in rows
    ]


def replies(connection: Connection) -> Iterator[NameReply]:
    """Yield what is noted about the right of reply; a row that is damaged is left out."""
    with any_text(connection):
        rows = connection.execute(_REPLIES).fetchall()
    for article, title, date, verified, key, name, label, reply in rows:
        try:
            noted = ENTITIES.decode("reply", reply)
        except DamagedRowError:
            continue
        yield NameReply(article, title, date, bool(verified), key, name, label, noted)


def quotes(connection: Connection, article_id: str, entities: Sequence[str]) -> Iterator[SaidQuote]:
    """Yield the utterances in an article whose speaker is one of these entities, in the order of the text.

    A row that is damaged is left out.
    """
    with any_text(connection):
        rows = connection.execute(_QUOTES, (article_id,)).fetchall()
    begun: dict[str, str] = {}
    pieces: dict[str, list[str]] = {}
    checks: dict[str, list[PieceCheck]] = {}
    for *_place, key, start, words, _kind, _status, _settled, _verified, _entity, before, end, check, first in rows:
        if key not in begun:  # a quote with two speakers has two rows
            begun[key] = begun.get(before, key)
            pieces.setdefault(begun[key], []).append(words)
            checks.setdefault(begun[key], []).append(_checked(check, Span(start, end), first))
    for *fields, _before, _end, _check, _first in rows:
        key, entity = fields[3], fields[-1]
        if entity in entities and begun[key] == key:
            said = _said(fields, _JOINED.join(pieces[key]), tuple(checks[key]))
            if said is not None:
                yield said


def _checked(stored: Any, span: Span, speaker: str | None) -> PieceCheck:
    try:
        check: SourceCheck | None = QUOTES.decode("check", stored)
    except DamagedRowError:
        check = None
    return PieceCheck(check, check is not None and check.words == span and check.speaker == speaker)


def _said(fields: Sequence[Any], words: str, checks: tuple[PieceCheck, ...]) -> SaidQuote | None:
    article_id, title, date, key, start, _words, kind, status, settled, verified, entity = fields
    try:
        return SaidQuote(
            *(article_id, title, date, key, start, words, Kind(kind), Status(status)),
            *(bool(settled), bool(verified), entity, checks),
        )
    except ValueError:
        return None


def articles(connection: Connection) -> Iterator[tuple[str, ArticleFacts]]:
    """Yield what each article says of itself, with its id; of metadata that is damaged it says nothing."""
    with any_text(connection):
        for key, published, *metadata in connection.execute(_ARTICLES):
            yield key, ArticleFacts(published or "", fields_of(*map(_object, metadata)))


def _object(text: str) -> dict[str, Any]:
    try:
        found = parse(text)
    except (DamagedRowError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}
