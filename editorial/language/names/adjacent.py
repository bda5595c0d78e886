"""Names side by side that are one (*Ana* + *Marsh*), and initials before names (*CP Moss*)."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain import labels
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.names.candidates import NameCandidate, made_by
from editorial.language.names.name_context import NameContext, TakenTokens

_INITIALS = range(1, 3)
"""How many letters initials without full stops have (*CP Moss*)."""


def with_initials(context: NameContext, names: Sequence[NameCandidate]) -> None:
    """Extend the names of persons by the initials before them."""
    taken, lists = TakenTokens(context, names), gazetteer()
    for name in names:
        first = name.first
        while name.label == labels.PERSON and first and taken.free(first - 1, first):
            word = context.words[first - 1]
            plain = word.isalpha() and word.isupper() and len(word) in _INITIALS
            known = lists.place(word) or lists.is_organisation(word) or word.lower() in context.lexicon.never
            if not plain or known or word in {"A", "I"}:
                break
            first -= 1
        if first != name.first:
            taken.take(first, name.first)
            name.first = first


def joined(context: NameContext, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names, those that are one person or one body joined; they must be in the order of the text."""
    found: list[NameCandidate] = []
    for name in names:
        last = found[-1] if found else None
        if last is not None and last.last == name.first and (label := _label(last, name)) is not None:
            made = made_by(Rule.HEAD, context, last.first, name.last, label)
            made.prior = name.prior
            found[-1] = made
        else:
            found.append(name)
    return found


def _label(one: NameCandidate, other: NameCandidate) -> str | None:
    """Return the label of what two names side by side are together, or None if they are two."""
    lists = gazetteer()
    if one.context.tokens.sentence[one.first] != one.context.tokens.sentence[other.first]:
        return None
    if one.rule is Rule.CUT:
        return None
    if other.label == labels.PERSON and len(one.words) == 1:
        given = lists.sex(one.words[0]) is not None and not lists.is_group(one.words[0])
        return labels.PERSON if given or (one.label == labels.PERSON and len(other.words) == 1) else None
    if one.label == labels.PLACE and other.label == labels.ORG and other.words[0][:1].isupper():
        return labels.ORG
    return None
