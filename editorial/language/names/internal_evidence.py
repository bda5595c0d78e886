"""Internal evidence for the label of a name: its head, a given name, the gazetteers (term: McDonald 1996)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.language.lexicon.gazetteer import CITY, GREAT, TOWN, Gazetteer, gazetteer
from editorial.language.lexicon.names import NameLexicon

Sign = tuple[str, float, Reason]
"""A piece of evidence: label, weight (negative if against the label) and reason."""

_WITH_SURNAME = 2
"""The most words of a name that may end in a surname that is a head too (*Ana Hill*)."""
_INITIALS = 2
"""The most letters of initials without full stops."""
PARTICLES = frozenset(
    ["bin", "bint", "ibn", "al", "el", "de", "la", "del", "van", "von", "der", "den", "da", "dos", "di", "du", "ter"]
)
"""Words in small letters that names of persons have in several languages."""


def internal_signs(words: Sequence[str], lexicon: NameLexicon) -> Iterator[Sign]:
    """Yield the evidence in the words of a name."""
    lists = gazetteer()
    name = " ".join(words)
    if lists.is_group(name):
        yield labels.GROUP, 4.0, Reason.of(ReasonCode.IN_LIST, "peoples")
    organisation = lists.is_organisation(name)
    if organisation:
        yield labels.ORG, 4.5, Reason.of(ReasonCode.IN_LIST, "organisations")
    if name in lists.events:
        yield labels.EVENT, 6.0, Reason.of(ReasonCode.IN_LIST, "events")
    yield from _places(lists, words, name)
    if len(words) > 1:
        if not organisation and name not in lists.events:
            yield from _heads(words, lexicon)
        yield from _person(lists, words, lexicon)
    else:
        yield from _single(lists, words[0])


def _places(lists: Gazetteer, words: Sequence[str], name: str) -> Iterator[Sign]:
    """Yield the evidence of a place in the gazetteer."""
    kind = lists.place(name)
    if kind == GREAT:
        yield labels.PLACE, 4.0, Reason.of(ReasonCode.IN_LIST, "countries")
    elif kind and len(words) == 1 and (lists.sex(name) or name.capitalize() in lists.surnames):
        yield labels.PLACE, 1.0 if kind == CITY else 0.0, Reason.of(ReasonCode.IN_LIST, "cities-and-names")
    elif kind == CITY:
        yield labels.PLACE, 2.5, Reason.of(ReasonCode.IN_LIST, "cities")
    elif kind == TOWN:
        yield labels.PLACE, 1.5, Reason.of(ReasonCode.IN_LIST, "towns")


def _heads(words: Sequence[str], lexicon: NameLexicon) -> Iterator[Sign]:
    """Yield the evidence of the head and the first word of a name."""
    lower = [word.lower() for word in words]
    of = next((i for i, word in enumerate(lower) if word in lexicon.parting), None)
    if (
        of
        and lower[of] not in lexicon.of_or_for
        and lower[of - 1] not in lexicon.head_labels
        and lower[-1] in lexicon.head_labels
    ):
        of = None  # *Rincón de la Marsh National Park*
    head = lower[of - 1] if of else lower[-1]
    if of and head in lexicon.org_starts:
        yield labels.ORG, 3.5, Reason.of(ReasonCode.BEGINS_WITH, f"{words[of - 1]} {words[of]}")
        return
    if of and head in lexicon.law_starts:
        yield labels.LAW, 3.0, Reason.of(ReasonCode.BEGINS_WITH, words[of - 1])
        return
    if head in lexicon.head_labels:
        yield lexicon.head_labels[head], 3.0, Reason.of(ReasonCode.HEAD, words[of - 1] if of else words[-1])
    if lower[0] in lexicon.place_strong_starts:
        yield labels.PLACE, 2.5, Reason.of(ReasonCode.BEGINS_WITH, words[0])
    elif lower[0] in lexicon.place_starts:
        yield labels.PLACE, 0.5, Reason.of(ReasonCode.BEGINS_WITH, words[0])


def _person(lists: Gazetteer, words: Sequence[str], lexicon: NameLexicon) -> Iterator[Sign]:
    """Yield the evidence of a given name and a surname; every word must be capitalised or a particle."""
    double = len(words) > 3 and words[-2] == "-" and words[-1].islower()  # *Park Bum-gye*
    rest = words[:-1] if double else words
    if len(words) > 5 or any(not (w[0].isupper() or w.lower() in PARTICLES or w == "-") for w in rest):
        yield labels.PERSON, -2.0, Reason.of(ReasonCode.NO_PERSON_WORDS)
        return
    if len(words) > _WITH_SURNAME and words[-1].lower() in lexicon.head_labels:
        return  # *Ana Marsh National Park*
    if lists.sex(words[0]) and not words[0].isupper():
        yield labels.PERSON, 1.5, Reason.of(ReasonCode.GIVEN_NAME, words[0])
    elif len(words[0]) == 2 and words[0].endswith("."):
        yield labels.PERSON, 1.0, Reason.of(ReasonCode.INITIAL)
    if double and len(words) == 4:
        yield labels.PERSON, 2.5, Reason.of(ReasonCode.GIVEN_NAME, "".join(words[-3:]))
    if all(len(word) == 1 and word.isupper() for word in words[:-1]):
        yield labels.PERSON, 2.5, Reason.of(ReasonCode.INITIAL)
    elif len(words) == 2 and _has_initials(lists, words, lexicon):
        yield labels.PERSON, 1.5, Reason.of(ReasonCode.INITIAL)
    if words[-1] in lists.surnames:
        yield labels.PERSON, 0.5, Reason.of(ReasonCode.SURNAME, words[-1])


def _has_initials(lists: Gazetteer, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Return whether the first of two words are initials without full stops (*JK Moss*), not a body or a place."""
    first, last = words
    if not (first.isalpha() and first.isupper() and len(first) <= _INITIALS and last.istitle()):
        return False
    known = lists.place(first) or lists.is_organisation(first) or lists.place(last) or lists.is_organisation(last)
    if known:
        return False
    return not any(word in lexicon.ordinary or word in lexicon.head_labels for word in (first.lower(), last.lower()))


def _single(lists: Gazetteer, word: str) -> Iterator[Sign]:
    """Yield the evidence in a name of one word."""
    if word.removesuffix("s").isupper() and 2 <= len(word) <= 7 and not lists.place(word):
        yield labels.ORG, 1.0, Reason.of(ReasonCode.ABBREVIATION)
        yield labels.PERSON, -1.5, Reason.of(ReasonCode.ABBREVIATION)
        yield labels.PLACE, -0.5, Reason.of(ReasonCode.ABBREVIATION)
    elif lists.sex(word) and not lists.place(word):
        yield labels.PERSON, 0.5, Reason.of(ReasonCode.GIVEN_NAME_ALONE)
    elif word in lists.surnames and not lists.place(word):
        yield labels.PERSON, 0.5, Reason.of(ReasonCode.SURNAME_ALONE)
