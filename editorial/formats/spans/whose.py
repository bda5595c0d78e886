"""Whom the names and the words for speakers in a file mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from editorial.formats.spans import tags
from editorial.formats.spans.found import Found, FoundEntity
from editorial.formats.spans.graph import Link, Sort, Stretch, Tie


@dataclass(frozen=True, slots=True)
class Owner:
    """A person or thing: its name, label, other names and authority record."""

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Owners:
    """People and things by id, and for each name or words for a speaker the id of whom they mean, or None."""

    entities: Mapping[str, Owner]
    of: Mapping[str, str | None]


class _Sets:
    """Spans that mean the same (union-find)."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._parent = {key: key for key in keys}

    def find(self, key: str) -> str:
        """Return the span that stands for all that mean the same."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, other: str) -> None:
        """Say that two spans mean the same."""
        self._parent[self.find(one)] = self.find(other)


def owners(found: Found, text: str, stretches: Mapping[str, Stretch], links: Iterable[Link]) -> Owners:
    """Return who is named: as the file says, or else by its links and by names that are the same."""
    who = {key: one for key, one in stretches.items() if one.sort in {Sort.NAME, Sort.SPEAKER}}
    sets = _Sets(who)
    for link in links:
        if link.tie is Tie.SAME_AS:
            sets.join(link.source, link.target)
    if not found.ours:
        _join_same(sets, who, text)
    members: dict[str, list[Stretch]] = {}
    for key, one in who.items():
        members.setdefault(sets.find(key), []).append(one)
    said = _said(found, stretches, sets)
    entities: dict[str, Owner] = {}
    of: dict[str, str | None] = {}
    for root, every in members.items():
        owner = said.get(root) or _made(every, text)
        if owner is not None:
            entities[root] = owner
        of |= dict.fromkeys((one.key for one in every), root if owner is not None else None)
    return Owners(entities, of)


def _join_same(sets: _Sets, who: Mapping[str, Stretch], text: str) -> None:
    """Join names of the same words and label, and words for a speaker with a name at the same place."""
    first: dict[tuple[str, str], str] = {}
    places = {one.span: key for key, one in who.items() if one.sort is Sort.NAME}
    for key, one in who.items():
        if one.sort is Sort.NAME:
            sets.join(key, first.setdefault((one.label, " ".join(one.span.of(text).split())), key))
        elif one.span in places:
            sets.join(key, places[one.span])


def _said(found: Found, stretches: Mapping[str, Stretch], sets: _Sets) -> dict[str, Owner]:
    """Return the people and things that the file lists, by the span that stands for all of theirs."""
    places = place_keys(stretches.values())
    said: dict[str, Owner] = {}
    for one in found.entities or ():
        anchor = one.anchor if one.at is None else places.get(one.at)
        stretch = stretches.get(anchor or "")
        if stretch is not None and stretch.sort in {Sort.NAME, Sort.SPEAKER}:
            said.setdefault(sets.find(stretch.key), _owner(one))
    return said


def _owner(one: FoundEntity) -> Owner:
    return Owner(one.name, one.label, one.aliases, one.authority)


def _made(every: list[Stretch], text: str) -> Owner | None:
    """Return a person or thing with the longest of its names; None if nothing but words for a speaker means it."""
    names = [one for one in every if one.sort is Sort.NAME]
    if not names:
        return None
    longest = max(names, key=lambda one: len(one.span))
    return Owner(" ".join(longest.span.of(text).split()), longest.label)


def place_keys(stretches: Iterable[Stretch]) -> dict[tuple[object, ...], str]:
    """Return the key of each span by start, end, tag, and how many of just these come before it."""
    found: dict[tuple[object, ...], str] = {}
    counts: dict[tuple[object, ...], int] = {}
    for one in stretches:
        at = (one.span.start, one.span.end, tags.tag_of(one))
        found[*at, counts.setdefault(at, 0)] = one.key
        counts[at] += 1
    return found
