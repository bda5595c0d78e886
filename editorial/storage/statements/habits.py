"""Reading of speaker habits: what speakers are called in articles without their names (*the mayor*, *she*)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import Connection

from editorial.domain.learnt import Learnt
from editorial.domain.suggestions import Habit
from editorial.storage.sqlite.speaker_query import RESOLVED_SPEAKERS
from editorial.storage.statements.sound import known_moment, sound
from editorial.storage.statements.turns import Turns


@dataclass
class _Habit:
    """One habit while it is collected; the latest article comes first."""

    article_ids: dict[str, None] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)
    title: str = ""
    times: set[str] = field(default_factory=set)


def collect(connection: Connection) -> list[Learnt]:
    """Return what speakers are called where an editor decided who was meant, the most frequent first.

    Only articles that are verified or in review count, and only words that are no mention of the speaker's name.
    `times` counts articles; `article_id` is the latest of them.
    """
    found: dict[tuple[str, str, str], _Habit] = {}
    for article_id, title, words, name, label, at in sound(connection.execute(RESOLVED_SPEAKERS)):
        said = " ".join((words or "").split())
        one = found.setdefault((said.casefold(), name, label), _Habit(title=title))
        one.article_ids[article_id] = None
        one.forms[said] += 1
        if len(one.article_ids) == 1:
            one.times.update(filter(None, [at]))
    every = sorted(found.items(), key=lambda item: -len(item[1].article_ids))
    turns = Turns(connection)
    return [_learnt(name, label, one, turns) for (_, name, label), one in every]


def _learnt(name: str, label: str, found: _Habit, turns: Turns) -> Learnt:
    words = min(found.forms, key=lambda form: (form[:1].isupper(), -found.forms[form], form))
    latest = next(iter(found.article_ids))
    habit = Habit(words, name, label, latest, len(found.article_ids))
    return Learnt(habit, found.title, known_moment(turns.latest(latest, found.times)))
