"""A name recogniser that was trained further on verified articles: what it was made of, and how much better it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import comb

from editorial.domain.measures.corrections import NO_CORRECTIONS, Corrections
from editorial.domain.measures.rates import NO_COUNTS, Counts

LEAST_ARTICLES = 30
"""With fewer verified articles nothing is trained: it would not help, and could not be measured."""
MOST_CHANCE = 0.05
"""How likely a difference as large as that found may be by chance, for a trained recogniser to be used."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Figures on articles that were held out in turn: with the recogniser as it came, and trained on the others.

    `better` and `worse` count the articles in which the trained one needed fewer, or more, corrections.
    """

    before: Corrections = NO_CORRECTIONS
    after: Corrections = NO_CORRECTIONS
    names_before: Counts = NO_COUNTS
    names_after: Counts = NO_COUNTS
    better: int = 0
    worse: int = 0

    def __add__(self, other: HeldOut) -> HeldOut:
        return HeldOut(
            self.before + other.before,
            self.after + other.after,
            self.names_before + other.names_before,
            self.names_after + other.names_after,
            self.better + other.better,
            self.worse + other.worse,
        )

    @property
    def is_better(self) -> bool:
        """Return whether training clearly helped: fewer corrections in all, no lower F, and hardly by chance."""
        before, after = self.names_before.f1 or 0.0, self.names_after.f1 or 0.0
        return self.after.total < self.before.total and after >= before and self.chance <= MOST_CHANCE

    @property
    def chance(self) -> float:
        """Return how likely (0..1) at least as many articles would be better if training made no difference.

        That is the one-sided sign test (Dixon and Mood 1946); articles with as many corrections as before do not count.
        """
        every = self.better + self.worse
        ways: int = 2**every
        return sum(comb(every, more) for more in range(self.better, every + 1)) / ways

    @property
    def words(self) -> str:
        """Return how many corrections less, or more, there were, in per cent."""
        change = self.after.total - self.before.total
        share = round(100 * abs(change) / max(1, self.before.total))
        return f"{share} % {'fewer' if change < 0 else 'more'} corrections" if share else "as many corrections"


@dataclass(frozen=True, slots=True)
class Trained:
    """A trained recogniser. `key` names it, `model` is the pipeline it is for, `parent` that as `name@version`.

    `articles` are the ids of those it was trained on; `made` is when (UTC).
    """

    key: str
    model: str
    parent: str
    made: datetime
    articles: tuple[str, ...]
    figures: HeldOut

    @property
    def words(self) -> str:
        """Return what it is in words for people."""
        return f"trained on {len(self.articles)} of your articles: {self.figures.words}"
