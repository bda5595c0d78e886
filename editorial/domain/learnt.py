"""What decisions in other articles taught, and where it was learnt."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, TypeAlias

from editorial.domain.import_rules import ImportRule
from editorial.domain.rule_counts import RuleCount
from editorial.domain.suggestions import Habit, Lesson, Remembered

Knowledge: TypeAlias = Remembered | Habit | Lesson | RuleCount | ImportRule
"""What decisions in other articles taught, and what imports do with files like those that came in before."""


class Learnt(NamedTuple):
    """Something learnt from decisions, and where it was learnt.

    `title` is the title of the latest article that it was learnt from, `at` the time of the decision there (UTC; None
    if an imported record gives none); a count, which comes from all verified articles, has neither. `forgotten` says
    that an editor removed it; it is not used until it is restored.
    """

    what: Knowledge
    title: str
    at: datetime | None
    forgotten: bool = False
