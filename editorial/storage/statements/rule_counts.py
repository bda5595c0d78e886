"""Reading of what editors decided in verified articles, counted for each rule, type of name and cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import chain
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
_FAULTS = (DamagedRowError, ValueError, TypeError, KeyError)
"""What reading a damaged row raises."""


def collect(connection: Connection) -> tuple[RuleCount, ...]:
    """Return how often each kind of suggestion was kept in verified articles, the most frequent first.

    A row that is damaged is left out: its article says so when it is opened.
    """
    tally = CountTally()
    for article_id, judged in chain(_names(connection), _quotes(connection)):
        tally.add(article_id, judged)
    return tally.counts()


def _names(connection: Connection) -> Iterator[tuple[str, Sequence[Judged]]]:
    judge = cache(_judged_name)  # most names differ in nothing but the article and one of a few hundred scores
    for article_id, *values in connection.execute(_NAMES):
        with suppress(*_FAULTS):
            yield article_id, judge(*values)


def _judged_name(label: str, status: str, suggested: str | None, *source: Any) -> Sequence[Judged]:
    mention = Mention("", _NOWHERE, label, None, _source(*source), Status(status), _suggested(suggested))
    return tuple(judged_name(mention))


def _quotes(connection: Connection) -> Iterator[tuple[str, Sequence[Judged]]]:
    source = cache(_source)
    for article_id, kind, within, cue, said, status, suggested, *found in connection.execute(_QUOTES):
        with suppress(*_FAULTS):
            speakers = SPEAKERS.read(said) if SPEAKERS.read else ()
            given = {"within": within, "speakers": speakers, "suggested": _suggested(suggested)}
            quote = Quote("", _NOWHERE, Kind(kind), source(*found), status=Status(status), **given)
            yield article_id, tuple(judged_quote(quote, " ".join((cue or "").split()).casefold()))


def _source(origin: str, rule: str | None, score: float | None, evidence: str | None) -> Provenance:
    reasons = REASONS.read(evidence) if evidence and REASONS.read else ()
    return Provenance(Origin(origin), rule, None, score, reasons)


def _suggested(stored: str | None) -> dict[str, Any] | None:
    return mapping(stored) if stored else None


def _decided(table: Any, *own: Any) -> Select[Any]:
    """Return the query for what editors decided about suggestions; the reasons only where they are needed."""
    columns = table.c
    needed = columns.evidence.like('%"counted"%') | columns.evidence.like('%"thought"%')
    return (
        select(columns.article_id, *own, columns.status, columns.suggested, columns.origin, columns.rule)
        .add_columns(columns.score, case((needed, columns.evidence), else_=None))
        .join(articles, articles.c.id == columns.article_id)
        .where(articles.c.state == State.VERIFIED.value, columns.origin.in_(_SOFTWARE))
        .where(columns.status != Status.SUGGESTED.value)
    )


_NAMES = _decided(mentions, mentions.c.label)
_QUOTES = _decided(quotes, quotes.c.kind, quotes.c.within, quotes.c.cue_text, quotes.c.speakers)
