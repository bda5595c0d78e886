"""Cases that were counted: how often something was right when certain facts held.

Method: a decision list (Rivest 1987; Yarowsky 1994 for text): the first case whose facts hold speaks, whatever else is
known. Nothing is fitted: each case was thought of first, and then counted by itself on 150 articles of annotated news.
`python tests/benchmarks/on_gold/cases.py GOLD` counts all of them again on any annotated articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from editorial.language.facts import Fact


@dataclass(frozen=True, slots=True)
class Case:
    """What holds and what must not hold, and how often it was right: the share of the times it was seen.

    `share` lies within 0..1; `right` and `seen` are 0 where it was set by hand, as too few were there to count.
    """

    facts: frozenset[Fact]
    without: frozenset[Fact]
    share: float
    right: int = 0
    seen: int = 0

    def holds(self, facts: AbstractSet[Fact]) -> bool:
        """Return whether this case covers some facts."""
        return self.facts <= facts and self.without.isdisjoint(facts)

    def __str__(self) -> str:
        return " ".join([*sorted(self.facts), *sorted(f"-{fact}" for fact in self.without)]) or "(any other)"


class Cases:
    """Cases in the order in which they are asked; the last one covers everything."""

    def __init__(self, *cases: Case) -> None:
        """Take the cases. Raises ValueError if the last one does not cover everything."""
        self.cases = cases
        if not cases or cases[-1].facts or cases[-1].without:
            raise ValueError("the last case must cover everything")

    def first(self, facts: AbstractSet[Fact]) -> Case:
        """Return the first case that covers some facts."""
        return next(case for case in self.cases if case.holds(facts))

    def share(self, facts: AbstractSet[Fact]) -> float:
        """Return how often the first case that covers some facts was right, within 0..1."""
        return self.first(facts).share


def counted(facts: str, right: int, seen: int) -> Case:
    """Return a case by its facts (`adjacent -passed`), with how often it was right and seen.

    Its share is never quite 0 or 1: half a time more each way.
    """
    return Case(*_sides(facts), (right + 0.5) / (seen + 1), right, seen)


def by_hand(facts: str, share: float) -> Case:
    """Return a case by its facts whose share was set by hand."""
    return Case(*_sides(facts), share)


def holding(facts: Mapping[Fact, object]) -> frozenset[Fact]:
    """Return the facts whose values are true."""
    return frozenset(fact for fact, holds in facts.items() if holds)


def _sides(facts: str) -> tuple[frozenset[Fact], frozenset[Fact]]:
    """Return what holds and what must not hold. Raises ValueError for a word that is no fact."""
    words = facts.split()
    return (
        frozenset(Fact(word) for word in words if not word.startswith("-")),
        frozenset(Fact(word[1:]) for word in words if word.startswith("-")),
    )
