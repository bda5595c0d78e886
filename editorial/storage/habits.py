"""What speakers were called in the articles without their names: *the mayor*, *she*."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.orm import aliased

from editorial.domain.annotation import Status
from editorial.domain.article import State
from editorial.domain.library import Learnt
from editorial.domain.suggestions import Habit
from editorial.storage.codec import moment
from editorial.storage.models import ArticleRow, EntityRow, MentionRow, QuoteRow

STANDING = [status.value for status in Status if status.stands]
TRUSTED = [State.VERIFIED.value, State.IN_REVIEW.value]


@dataclass
class _Gathered:
    """One way of naming somebody while it is being gathered; articles come latest first."""

    articles: dict[str, None] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)
    title: str = ""
    at: str | None = None


def gathered(connection: Connection) -> list[Learnt]:
    """Return what speakers were called where an editor said who was meant, the most frequent first.

    Only words that do not name the speaker themselves count, in articles that are verified or in review; `times`
    counts articles, and `article_id` is the latest that taught it.
    """
    found: dict[tuple[str, str, str], _Gathered] = {}
    for article_id, title, words, name, label, at in connection.execute(_MEANT):
        said = " ".join(words.split())
        one = found.setdefault((said.casefold(), name, label), _Gathered(title=title))
        one.articles[article_id] = None
        one.forms[said] += 1
        if len(one.articles) == 1:
            one.at = max(filter(None, (one.at, at)), default=None)
    every = sorted(found.items(), key=lambda item: -len(item[1].articles))
    return [_learnt(name, label, one) for (_, name, label), one in every]


def _learnt(name: str, label: str, found: _Gathered) -> Learnt:
    words = min(found.forms, key=lambda form: (form[:1].isupper(), -found.forms[form], form))
    habit = Habit(words, name, label, next(iter(found.articles)), len(found.articles))
    return Learnt(habit, found.title, moment(found.at) if found.at else None)


_SPEAKER = func.json_each(QuoteRow.speakers).table_valued("value", joins_implicitly=True)
_START = func.json_extract(_SPEAKER.c.value, "$.span.start")
_END = func.json_extract(_SPEAKER.c.value, "$.span.end")
_CLAIM = func.json_extract(_SPEAKER.c.value, "$.resolution.status")
_OWN = aliased(MentionRow)
_NAMES_ITSELF = (
    select(_OWN.id)
    .where(
        _OWN.article_id == QuoteRow.article_id,
        _OWN.entity_id == EntityRow.id,
        _OWN.start < _END,
        _OWN.end > _START,
    )
    .exists()
)
_MEANT = (
    select(
        QuoteRow.article_id,
        ArticleRow.title,
        func.substr(ArticleRow.text, _START + 1, _END - _START),
        EntityRow.name,
        EntityRow.label,
        func.coalesce(QuoteRow.decided_at, EntityRow.decided_at),
    )
    .join(ArticleRow, ArticleRow.id == QuoteRow.article_id)
    .join(
        EntityRow,
        and_(
            EntityRow.article_id == QuoteRow.article_id,
            EntityRow.id == func.json_extract(_SPEAKER.c.value, "$.entity"),
        ),
    )
    .where(
        ArticleRow.state.in_(TRUSTED),
        QuoteRow.speakers.like('%"status"%'),
        QuoteRow.status != Status.REJECTED.value,
        EntityRow.status != Status.REJECTED.value,
        # A quote given to somebody else may just have had the wrong words for its speaker: *he* was another.
        or_(
            _CLAIM.in_([Status.CONFIRMED.value]), and_(_CLAIM.in_(STANDING), QuoteRow.status != Status.CORRECTED.value)
        ),
        _START.is_not(None),
        ~_NAMES_ITSELF,
    )
    .order_by(ArticleRow.number.desc(), QuoteRow.start)
)
