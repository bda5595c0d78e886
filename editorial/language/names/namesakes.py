"""Persons with one surname: which of them a short name means (*Ellis* after *Mary Ellis* and *John Ellis*)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from editorial.domain.article import ZoneKind
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.lexicon.names import NameLexicon
from editorial.language.names.candidates import NameCandidate

_SEXES = {"m": "man", "f": "woman"}
_BACK = 3
"""How many words before a name are looked at for a title, a role or a word for a relative."""


class Person(Protocol):
    """What is known of a person: the mentions (in text order) and the longest name, as words."""

    @property
    def members(self) -> list[NameCandidate]:
        """Return the mentions."""

    @property
    def full(self) -> tuple[str, ...]:
        """Return the longest name."""


def surname(words: tuple[str, ...], lexicon: NameLexicon) -> str:
    """Return the last word of a name that is not one such as *Jr.*"""
    return next((word for word in reversed(words) if word.lower() not in lexicon.generations), words[-1])


def only_in_headline(person: Person) -> bool:
    """Return whether a name stands in the headline only, where it may be a part of something longer."""
    return all(member.zone is ZoneKind.HEADLINE for member in person.members)


def has_second_surname(longer: Person, full: tuple[str, ...]) -> bool:
    """Return whether a longer name is another one with a second surname, and not with a verb of a heading.

    Within a sentence a word in small letters follows it somewhere.
    """
    word, lexicon = longer.full[-1], longer.members[0].context.lexicon
    if longer.full[:-1] != full or word.lower() in lexicon.headline_verbs or word not in gazetteer().surnames:
        return False
    behind = (member.context.word(member.last) for member in longer.members if member.words == longer.full)
    return not only_in_headline(longer) and any(after[:1].islower() for after in behind)


def shared_out(short: Person, hosts: Sequence[Person]) -> list[int]:
    """Return for each mention of a short name, in text order, which of several persons it means, by place in `hosts`.

    Its title, its role or *younger* before it decide; else whoever of them was last named in full, or so meant, before.
    """
    places = [at for at, host in enumerate(hosts) if not only_in_headline(host)] or list(range(len(hosts)))
    known = [hosts[at] for at in places]
    lexicon = short.members[0].context.lexicon
    generations = _generations(known)
    sexes = [_sex(host, lexicon) for host in known]
    roles = [_roles(host, lexicon) for host in known]
    starts = [[member.start for member in host.members] for host in known]
    chosen: list[int] = []
    for member in sorted(short.members, key=lambda member: member.start):
        before = _before(member)
        fitting = _by_generation(before, generations, lexicon)
        fitting &= _by_sex(before, sexes, lexicon)
        fitting &= {at for at, role in enumerate(roles) if role & before} or fitting
        named = {at: max((start for start in starts[at] if start < member.start), default=-1) for at in fitting}
        best = max(sorted(named), key=named.__getitem__, default=0)
        if len(fitting) < len(known):
            starts[best].append(member.start)
        chosen.append(places[best])
    return chosen


def _before(member: NameCandidate) -> set[str]:
    """Return the words right before a mention, in lower case, in its sentence."""
    context, first = member.context, member.first
    start = max(context.tokens.sentence_range(first).start, first - _BACK)
    return {context.low(at) for at in range(start, first)}


def _by_generation(before: set[str], generations: Sequence[str | None], lexicon: NameLexicon) -> set[int]:
    """Return the places of the persons that *younger* or *elder* before a name fits; all if there is no such word."""
    everybody = set(range(len(generations)))
    wanted = "younger" if before & lexicon.younger else "elder" if before & lexicon.elder else None
    return {at for at in everybody if generations[at] == wanted} or everybody if wanted else everybody


def _by_sex(before: set[str], sexes: Sequence[str | None], lexicon: NameLexicon) -> set[int]:
    """Return the places of the persons that a title before a name fits; all if there is none."""
    everybody = set(range(len(sexes)))
    wanted = {lexicon.sexes[word] for word in before if word in lexicon.sexes}
    return {at for at in everybody if sexes[at] is None or sexes[at] in wanted} or everybody if wanted else everybody


def _sex(person: Person, lexicon: NameLexicon) -> str | None:
    """Return `man` or `woman` by a title before a mention, else by the given name; None if both are ambiguous."""
    for member in person.members:
        for word in _before(member):
            if word in lexicon.sexes:
                return lexicon.sexes[word]
    return _SEXES.get(gazetteer().sex(person.full[0]) or "")


def _roles(person: Person, lexicon: NameLexicon) -> set[str]:
    """Return the titles and roles right before the mentions of a person."""
    return {word for member in person.members for word in _before(member) if word in lexicon.next_to_names}


def _generation(person: Person) -> str | None:
    """Return whether a person is called somebody's younger or elder relative, or *Jr.*; None if neither."""
    lexicon = person.members[0].context.lexicon
    last = person.full[-1].lower()
    if last in lexicon.younger:
        return "younger"
    if last in lexicon.elder:
        return "elder"
    for member in person.members:
        before = _before(member)
        if before & lexicon.younger_kin:
            return "younger"
        if before & lexicon.elder_kin:
            return "elder"
    return None


def _generations(people: Sequence[Person]) -> list[str | None]:
    """Return `younger` or `elder` for each person; of two the other is what the one is not."""
    found = [_generation(person) for person in people]
    if len(found) == 2 and sum(one is None for one in found) == 1:
        other = "elder" if "younger" in found else "younger"
        return [one or other for one in found]
    return found
