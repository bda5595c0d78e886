"""Decision lists: cases in a fixed order, each with the share of the time that it was right.

Method: decision list (Rivest 1987; Yarowsky 1994 for text): the first case whose facts hold decides, whatever other
facts hold. Nothing is fitted: the cases were chosen first, and then counted one by one on 150 annotated news articles.
`python tests/benchmarks/on_gold/cases.py GOLD` counts them again on any annotated articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from editorial.language.facts import Fact


@dataclass(frozen=True, slots=True)
class Case:
    """Facts that must hold and facts that must not (`without`), with the share of the time that the case was right.

    `share` is in 0..1. `right` and `seen` are the counts it comes from, or 0 if the share was set by hand because there
    were too few examples to count.
    """

    facts: frozenset[Fact]
    without: frozenset[Fact]
    share: float
    right: int = 0
    seen: int = 0

    def holds(self, facts: AbstractSet[Fact]) -> bool:
        """Return whether this case applies to a set of facts."""
        return self.facts <= facts and self.without.isdisjoint(facts)

    def __str__(self) -> str:
        return " ".join([*sorted(self.facts), *sorted(f"-{fact}" for fact in self.without)]) or "(any other)"


class Cases:
    """A decision list: cases in the order in which they are tried; the last one applies to everything."""

    def __init__(self, *cases: Case) -> None:
        """Set the cases. Raises ValueError if the last one does not apply to everything."""
        self.cases = cases
        if not cases or cases[-1].facts or cases[-1].without:
            raise ValueError("the last case must cover everything")

    def after(self, *first: Case) -> Cases:
        """Return a table that tries `first` before these cases, without those that could then decide nothing."""
        hidden = (any(one.facts <= case.facts and one.without <= case.without for one in first) for case in self.cases)
        return Cases(*first, *(case for case, gone in zip(self.cases, hidden, strict=True) if not gone))

    def first(self, facts: AbstractSet[Fact]) -> Case:
        """Return the first case that applies to a set of facts."""
        for case in self.cases:
            if case.holds(facts):
                return case
        raise AssertionError("the last case covers everything")

    def share(self, facts: AbstractSet[Fact]) -> float:
        """Return the share, in 0..1, of the first case that applies to a set of facts."""
        return self.first(facts).share


def counted(facts: str, right: int, seen: int) -> Case:
    """Return a case from its facts (`adjacent -passed`) and its counts: how often it was right, and how often seen.

    Its share is never 0 or 1, because half an example is added on each side.
    """
    return Case(*_sides(facts), (right + 0.5) / (seen + 1), right, seen)


def by_hand(facts: str, share: float) -> Case:
    """Return a case from its facts, with a share that was set by hand."""
    return Case(*_sides(facts), share)


def holding(facts: Mapping[Fact, object]) -> frozenset[Fact]:
    """Return the facts whose values are true."""
    return frozenset(fact for fact, holds in facts.items() if holds)


def _sides(facts: str) -> tuple[frozenset[Fact], frozenset[Fact]]:
    """Return the facts that must hold and those that must not. Raises ValueError for a word that is not a fact."""
    words = facts.split()
    return (
        frozenset(Fact(word) for word in words if not word.startswith("-")),
        frozenset(Fact(word[1:]) for word in words if word.startswith("-")),
    )
