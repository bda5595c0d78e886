"""Names that were missed although somebody with this name speaks in the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.text import Span
from editorial.language.names.candidates import NameCandidate, made_by, trimmed
from editorial.language.names.groups import NameGroup
from editorial.language.names.name_context import NameContext

_SPEAKS = 3.0
"""Weight of speaking, for a person and for an organisation."""
_ALONE = 2.0
"""The same for the other of the two: a person if the name is an abbreviation, else an organisation."""


def with_spoken(context: NameContext, names: Sequence[NameCandidate], spoken: Sequence[Span]) -> list[NameCandidate]:
    """Return the names with those that speak (`spoken`, in code points).

    A name that nobody can have who speaks, such as a work, makes way for one that speaks in it.
    """
    if not spoken:
        return list(names)
    found = dict.fromkeys(names)
    over: defaultdict[int, list[NameCandidate]] = defaultdict(list)
    for name in names:
        _put(over, name)
    for span in spoken:
        words = context.tokens.making_up(span)
        first, last = trimmed(context, words.start, words.stop, labels.PERSON)
        near = {name for at in range(first, last) for name in over[at] if name in found}
        staying = [name for name in near if name.label in labels.SPEAKING or (name.first, name.last) == (first, last)]
        for name in near.difference(staying):
            del found[name]  # it makes way
        if first < last and not staying:
            made = made_by(Rule.CUE, context, first, last, labels.PERSON)
            found[made] = None
            _put(over, made)
    return list(found)


def _put(over: defaultdict[int, list[NameCandidate]], name: NameCandidate) -> None:
    """Add a name to those over each of its tokens."""
    for at in range(name.first, name.last):
        over[at].append(name)


def weigh_spoken(groups: Iterable[NameGroup], spoken: Iterable[Span]) -> None:
    """Use speaking as evidence for the names that speak (`spoken`, in code points)."""
    ends = {span.end for span in spoken}
    for each in groups if ends else ():
        if any(member.end in ends for member in each.members):
            brief = len(each.words) == 1 and each.words[0].isupper()
            reason = Reason.of(ReasonCode.SURNAME_SPEAKS, each.words[-1])
            each.add(labels.PERSON, _ALONE if brief else _SPEAKS, reason)
            each.add(labels.ORG, _SPEAKS if brief else _ALONE, reason)
