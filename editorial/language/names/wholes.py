"""Names made whole by what stands beside them: the place of a body, the first half of a pair, the number of a team."""

from __future__ import annotations

import re
from collections.abc import Sequence

from editorial.domain import labels
from editorial.domain.rules import Rule
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.name_context import NameContext, TakenTokens

_TEAM = re.compile(r"[1-9A-D]$")
"""The number or letter of a team."""
_SCORED = re.compile(r"[-–:]|\d|[A-Z]")
"""What follows a number that is the score of a match, or the start of something else."""
_TEAMS = 2
"""The fewest teams with numbers in an article."""


def completed(context: NameContext, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names in text order, bodies with the place before them and with the first half of what they are for.

    *Ferrow* + *Chamber of Trade*; *Road and Rail Initiative* where only *Rail Initiative* was found.
    """
    found: list[NameCandidate] = []
    taken = TakenTokens(context, names)
    for name in sorted(names, key=lambda each: each.first):
        last = found[-1] if found else None
        if not _is_headed(context, name):
            pass
        elif last is not None and last.last == name.first and last.rule is Rule.LIST and last.label == labels.PLACE:
            name.first = found.pop().first
        elif _follows_half(context, name.first, taken):
            name.first -= 2
            taken.take(name.first, name.last)
        found.append(name)
    return found


def _is_headed(context: NameContext, name: NameCandidate) -> bool:
    """Return whether a name of several words has a head, and is no person or place."""
    words = context.lower[name.first : name.last]
    of = next((i for i, word in enumerate(words) if word in context.lexicon.parting), len(words))
    head = context.lexicon.head_labels.get(words[of - 1]) if of else None
    return len(words) > 1 and head not in {None, labels.PLACE} and name.label != labels.PERSON


def _follows_half(context: NameContext, first: int, taken: TakenTokens) -> bool:
    """Return whether *and* and a free capitalised word behind an article stand before a name."""
    lexicon, at = context.lexicon, first - 2
    if at < 1 or context.lower[first - 1] not in lexicon.adding or not taken.free(at, first):
        return False
    begins = context.lower[at - 1] in lexicon.articles or context.words[at - 1] == "("
    return begins and context.capital_within(at) and context.lower[at] not in lexicon.never


def number_teams(context: NameContext, names: Sequence[NameCandidate]) -> None:
    """Extend abbreviations by the number or letter of a team behind them (*KRS 2*), if there are several teams."""
    taken, teams = TakenTokens(context, names), []
    whole = {name.words for name in names if len(name.words) == 2 and _TEAM.match(name.words[1])}
    for name in names:
        mark, behind = context.word(name.last), context.word(name.last + 1)
        short = len(name.words) == 1 and name.words[0].isupper() and name.label == labels.ORG
        if short and _TEAM.match(mark) and taken.free(name.last, name.last + 1) and not _SCORED.match(behind):
            teams.append(name)
    if len(whole | {(name.words[0], context.word(name.last)) for name in teams}) >= _TEAMS:
        for name in teams:
            name.last += 1
