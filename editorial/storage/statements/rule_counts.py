"""Reading of what editors decided in verified articles, counted for each rule, type of name and cue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Select, case, select

from editorial.domain.annotation import Kind, Mention, Origin, Provenance, Quote, Status
from editorial.domain.article import State
from editorial.domain.damage import DamagedRowError
from editorial.domain.rule_counts import CountTally, Judged, RuleCount, judged_name, judged_quote
from editorial.domain.text import Span
from editorial.storage.codec import mapping
from editorial.storage.columns.speakers import SPEAKERS
from editorial.storage.columns.types import REASONS
from editorial.storage.tables import articles, mentions, quotes

_SOFTWARE = [Origin.MODEL.value, Origin.RULE.value, Origin.MEMORY.value]
_NOWHERE = Span(0, 1)


def collect(connection: Connection) -> tuple[RuleCount, ...]:
    """Return how often each kind of suggestion was kept in verified articles, the most frequent first.

    A row that is damaged is left out: its article says so when it is opened.
    """
    tally = CountTally()
    for article_id, judged in (*_names(connection), *_quotes(connection)):
        tally.add(article_id, judged)
    return tally.counts()


def _names(connection: Connection) -> Iterator[tuple[str, list[Judged]]]:
    for row in connection.execute(_NAMES):
        with suppress(DamagedRowError, ValueError, TypeError, KeyError):
            mention = Mention("", _NOWHERE, row.label, None, _source(row), Status(row.status), _suggested(row))
            yield row.article_id, [*judged_name(mention)]


def _quotes(connection: Connection) -> Iterator[tuple[str, list[Judged]]]:
    for row in connection.execute(_QUOTES):
        with suppress(DamagedRowError, ValueError, TypeError, KeyError):
            status, kind, within = Status(row.status), Kind(row.kind), row.within
            speakers = SPEAKERS.read(row.speakers) if SPEAKERS.read else ()
            given = {"within": within, "speakers": speakers, "status": status, "suggested": _suggested(row)}
            quote = Quote("", _NOWHERE, kind, _source(row), **given)
            yield row.article_id, [*judged_quote(quote, " ".join((row.cue_text or "").split()).casefold())]


def _source(row: Any) -> Provenance:
    evidence = REASONS.read(row.evidence) if row.evidence and REASONS.read else ()
    return Provenance(Origin(row.origin), row.rule, None, row.score, evidence)


def _suggested(row: Any) -> dict[str, Any] | None:
    return mapping(row.suggested) if row.suggested else None


def _decided(table: Any, *more: Any) -> Select[Any]:
    """Return the query for what editors decided about suggestions; the reasons only where they are needed."""
    columns = table.c
    needed = columns.evidence.like('%"counted"%') | columns.evidence.like('%"thought"%')
    return (
        select(columns.article_id, columns.status, columns.origin, columns.rule, columns.score, columns.suggested)
        .add_columns(case((needed, columns.evidence), else_=None).label("evidence"), *more)
        .join(articles, articles.c.id == columns.article_id)
        .where(articles.c.state == State.VERIFIED.value, columns.origin.in_(_SOFTWARE))
        .where(columns.status != Status.SUGGESTED.value)
    )


_NAMES = _decided(mentions, mentions.c.label)
_QUOTES = _decided(quotes, quotes.c.kind, quotes.c.within, quotes.c.cue_text, quotes.c.speakers)
