"""Query for the speakers of quotes that an editor resolved to a name, with SQLite's JSON functions."""

from __future__ import annotations

from sqlalchemy import and_, case, func, or_, select

from editorial.domain.annotation import Status
from editorial.domain.article import State
from editorial.storage.tables import articles, entities, mentions, quotes

ACCEPTED = [status.value for status in Status if status.stands]
"""Statuses of annotations that an editor accepted."""
TRUSTED = [State.VERIFIED.value, State.IN_REVIEW.value]
"""States of articles to learn from."""

_WHOLE = case((func.json_valid(quotes.c.speakers), quotes.c.speakers), else_="[]")
"""The speakers; none if they are damaged, so that one quote does not keep those of all others from being read."""
_SPEAKER = func.json_each(_WHOLE).table_valued("value", joins_implicitly=True)
_START = func.json_extract(_SPEAKER.c.value, "$.span.start")
_END = func.json_extract(_SPEAKER.c.value, "$.span.end")
_CLAIM = func.json_extract(_SPEAKER.c.value, "$.resolution.status")
_OWN = mentions.alias()
_NAMES_ITSELF = (
    select(_OWN.c.id)
    .where(
        _OWN.c.article_id == quotes.c.article_id,
        _OWN.c.entity_id == entities.c.id,
        _OWN.c.start < _END,
        _OWN.c.end > _START,
    )
    .exists()
)
RESOLVED_SPEAKERS = (
    select(
        quotes.c.article_id,
        articles.c.title,
        func.substr(articles.c.text, _START + 1, _END - _START),
        entities.c.name,
        entities.c.label,
        func.coalesce(quotes.c.decided_at, entities.c.decided_at),
    )
    .join(articles, articles.c.id == quotes.c.article_id)
    .join(
        entities,
        and_(
            entities.c.article_id == quotes.c.article_id,
            entities.c.id == func.json_extract(_SPEAKER.c.value, "$.entity"),
        ),
    )
    .where(
        articles.c.state.in_(TRUSTED),
        quotes.c.speakers.like('%"status"%'),
        quotes.c.status != Status.REJECTED.value,
        entities.c.status != Status.REJECTED.value,
        # In a quote that was corrected to another speaker the words may be wrong, too: *he* was somebody else.
        or_(
            _CLAIM.in_([Status.CONFIRMED.value]), and_(_CLAIM.in_(ACCEPTED), quotes.c.status != Status.CORRECTED.value)
        ),
        _START.is_not(None),
        ~_NAMES_ITSELF,
    )
    .order_by(articles.c.number.desc(), quotes.c.start)
)
"""Article id, title, the speaker's words, name, label and time of decision; the latest article comes first."""
