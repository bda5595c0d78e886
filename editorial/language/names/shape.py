"""What a name says about itself: its head, its given name, its place in the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.language.lexicon.gazetteer import CITY, GREAT, TOWN, Gazetteer, gazetteer
from editorial.language.lexicon.names import NameLanguage

Sign = tuple[str, float, str]
"""A label, how much speaks for it (negative: against it), and why, in words."""

_PARTICLES = frozenset(
    ["bin", "bint", "ibn", "al", "el", "de", "la", "del", "van", "von", "der", "den", "da", "dos", "di", "du", "ter"]
)


def signs(words: Sequence[str], language: NameLanguage) -> Iterator[Sign]:
    """Yield what the words of a name say about it."""
    lists = gazetteer()
    name = " ".join(words)
    if lists.is_group(name):
        yield labels.GROUP, 4.0, "it is in the list of peoples"
    organisation = lists.is_organisation(name)
    if organisation:
        yield labels.ORG, 4.5, "it is in the list of organisations"
    if name in lists.events:
        yield labels.EVENT, 4.0, "it is in the list of events"
    yield from _places(lists, words, name)
    if len(words) > 1:
        if not organisation and name not in lists.events:
            yield from _heads(words, language)
        yield from _person(lists, words)
    else:
        yield from _single(lists, words[0])


def _places(lists: Gazetteer, words: Sequence[str], name: str) -> Iterator[Sign]:
    kind = lists.place(name)
    if kind == GREAT:
        yield labels.PLACE, 4.0, "it is in the list of countries and regions"
    elif kind and len(words) == 1 and (lists.sex(name) or name.capitalize() in lists.surnames):
        yield labels.PLACE, 1.0 if kind == CITY else 0.0, "it is in the list of cities, and of people's names"
    elif kind == CITY:
        yield labels.PLACE, 2.5, "it is in the list of cities"
    elif kind == TOWN:
        yield labels.PLACE, 1.5, "it is in the list of towns"


def _heads(words: Sequence[str], language: NameLanguage) -> Iterator[Sign]:
    lower = [word.lower() for word in words]
    of = next((i for i, word in enumerate(lower) if word in language.parting), None)
    head = lower[of - 1] if of else lower[-1]
    if of and head in language.org_starts:
        yield labels.ORG, 3.5, f"it begins with “{words[of - 1]} {words[of]}”"
        return
    if of and head in language.law_starts:
        yield labels.LAW, 3.0, f"it begins with “{words[of - 1]}”"
        return
    for label, heads in language.heads:
        if head in heads:
            yield label, 3.0, f"its head is “{words[of - 1] if of else words[-1]}”"
            break
    if lower[0] in language.place_strong_starts:
        yield labels.PLACE, 2.5, f"it begins with “{words[0]}”"
    elif lower[0] in language.place_starts:
        yield labels.PLACE, 0.5, f"it begins with “{words[0]}”"


def _person(lists: Gazetteer, words: Sequence[str]) -> Iterator[Sign]:
    """Count what looks like given name and surname; every word must be capitalised, or a particle."""
    if len(words) > 5 or any(not (w[0].isupper() or w.lower() in _PARTICLES or w == "-") for w in words):
        yield labels.PERSON, -2.0, "it has words that no person's name has"
        return
    if lists.sex(words[0]) and not words[0].isupper():
        yield labels.PERSON, 1.5, f"“{words[0]}” is a given name"
    elif len(words[0]) == 2 and words[0].endswith("."):
        yield labels.PERSON, 1.0, "it begins with an initial"
    if words[-1] in lists.surnames:
        yield labels.PERSON, 0.5, f"“{words[-1]}” is a surname"


def _single(lists: Gazetteer, word: str) -> Iterator[Sign]:
    if word.isupper() and 2 <= len(word) <= 7 and not lists.place(word):
        yield labels.ORG, 1.0, "it is an abbreviation"
        yield labels.PERSON, -1.5, "it is an abbreviation"
        yield labels.PLACE, -0.5, "it is an abbreviation"
    elif lists.sex(word) and not lists.place(word):
        yield labels.PERSON, 0.5, "it is a given name"
    elif word in lists.surnames and not lists.place(word):
        yield labels.PERSON, 0.5, "it is a surname"
