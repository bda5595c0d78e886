"""Names that the model glued to what stands beside them: two names at a hyphen, a people or an office before a person.

Each is cut into the names in it. What is cut off is dropped unless it is a name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.names.boundaries import age_follows
from editorial.language.names.candidates import NameCandidate, is_one_of, made_by
from editorial.language.names.internal_evidence import PARTICLES
from editorial.language.names.name_context import NameContext

_AMOUNT = re.compile(r"[A-Z]{1,3}\$?[\d.,]*\d$|[\d.,]*\d$|[mbtr]il+ions?$|bn$", re.IGNORECASE)
_SUM = re.compile(r"[A-Z][A-Z.]{0,4}\$[\d.,]+\w*$|[A-Z]{2,3}[\d.,]*\d,\d{3}$|[A-Z][a-z]{2,3}\.\d{1,2}$")
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}$")
_DASHES = frozenset("-–—")
_ACRONYM = 3
"""The fewest letters of an abbreviation before the name of a person; two are initials (*JK Moss*)."""
_TWO = 3
"""The words of two names of one word each, with the word between them."""
_NEAR = 8
"""How many words before a name an office is looked for."""
_LONGEST_PLACE = 3
"""The most words of a place that are looked for before the name of a person."""
_BEHIND = 3.0
"""Weight of what was cut off before a name, for a person."""
_ROLES = frozenset({labels.PERSON, labels.ORG, labels.GROUP, labels.PLACE, labels.PRODUCT, labels.WORK})


def parted(name: NameCandidate) -> Iterator[NameCandidate]:
    """Yield the names in what the model took for one name."""
    if _is_amount(name):
        return
    _trim_behind(name)
    for cut in (_hyphen(name), _within(name), _two_names(name)):
        if cut is not None:
            yield from _pair(name, cut)
            return
    yield from _before_person(name)


def _is_amount(name: NameCandidate) -> bool:
    """Return whether the words are a sum of money or a number (*LE 1.29 billion*)."""
    words = name.words
    if len(words) == 1 and _SUM.match(words[0]):
        return True
    figures = [word for word in words if word[:1].isdigit() or "$" in word]
    return (
        bool(figures)
        and len(words) > 1
        and all(_AMOUNT.match(w) or (w.isupper() and len(w) < 4) for w in words)
        and (words[-1].lower().endswith(("llion", "llions", "bn")))
    )


def _trim_behind(name: NameCandidate) -> None:
    """Leave out a score or an age behind a name (*Rovers 3-2*, *Imran Moss - 51*)."""
    context = name.context
    result = context.low(name.last) in {"-", "–"} and context.low(name.last + 1).isdigit()
    if name.last - name.first > 1 and result and context.words[name.last - 1].isdigit():
        name.last -= 1
    if name.last - name.first > 1 and _SCORE.match(context.words[name.last - 1]):
        name.last -= 1
    while name.last - name.first > 1 and name.label in {labels.ORG, labels.PLACE} and _is_tail(name):
        name.last -= 1
    long = name.last - name.first > 2
    if long and context.words[name.last - 1].isdigit() and context.words[name.last - 2] in {"-", "–", "—"}:
        name.last -= 2


def _is_tail(name: NameCandidate) -> bool:
    """Return whether the last word of a name is small and no part of it (*Ostrak party*, not *Ostrak province*)."""
    context, lexicon = name.context, name.context.lexicon
    last = context.words[name.last - 1]
    if not (last.isalpha() and last.islower()) or context.words[name.last - 2] == "-":
        return False
    return not any(last in kept for kept in (lexicon.place_after, lexicon.tails, lexicon.adding, PARTICLES))


def _hyphen(name: NameCandidate) -> int | None:
    """Return the hyphen between two names of peoples or places, or between a name and what is no part of it."""
    context = name.context
    for at in range(name.first + 1, name.last - 1):
        if context.words[at] in _DASHES and _is_loose(name, at):
            return at
        if context.words[at] == "-":
            known = [_kind(context, name.first, at), _kind(context, at + 1, name.last)]
            if all(known) or (known[1] and context.lower[at - 1] in context.lexicon.hyphened_before):
                return at
            if context.lower[at + 1] in context.lexicon.hyphened_after:
                return at
    return None


def _within(name: NameCandidate) -> int | None:
    """Return the word such as *at* between two places or bodies (*Moss at Ferrow*), which heads may have in a name."""
    context = name.context
    for at in range(name.first + 1, name.last - 1):
        if context.words[at] in context.lexicon.within and name.label in {labels.ORG, labels.PLACE}:
            headed = context.lower[at - 1] in context.lexicon.head_labels
            plural = context.words[at - 1].endswith("s")
            return None if headed or plural else at
    return None


def _two_names(name: NameCandidate) -> int | None:
    """Return the word such as *and* between two given names, or two names that the article has alone as well."""
    context, at = name.context, name.first + 1
    if name.last - name.first != _TWO or context.lower[at] not in context.lexicon.adding:
        return None
    both = [context.words[name.first], context.words[at + 1]]
    given = all(gazetteer().sex(word) for word in both)
    alone = all(context.forms[word] > 1 and word.lower() not in context.lexicon.ordinary for word in both)
    return at if given or alone else None


def _is_loose(name: NameCandidate, at: int) -> bool:
    """Return whether a dash parts two names: white space is on both sides, or on the right side behind a place."""
    tokens = name.context.tokens
    left, right = tokens.end[at - 1] < tokens.start[at], tokens.end[at] < tokens.start[at + 1]
    parts = left or _kind(name.context, name.first, at) is not None
    return right and parts and name.label != labels.WORK


def _kind(context: NameContext, first: int, last: int) -> str | None:
    """Return the label of a well-known place or people; None if the words are no such name."""
    lists, text = gazetteer(), " ".join(context.words[first:last])
    if lists.is_group(text):
        return labels.GROUP
    return labels.PLACE if lists.place(text) else None


def _pair(name: NameCandidate, at: int) -> Iterator[NameCandidate]:
    """Yield the names on both sides of a hyphen."""
    context = name.context
    for first, last in ((name.first, at), (at + 1, name.last)):
        alone = last - first == 1 and context.lower[first] in context.lexicon.never
        if any(c.isupper() for c in context.words[first]) and not alone:
            yield made_by(Rule.CUT, context, first, last, _kind(context, first, last) or name.label)


def _before_person(name: NameCandidate) -> Iterator[NameCandidate]:
    """Yield a person without the office, body, people or place before the name, and those that are names."""
    if name.label not in _ROLES or not _is_run(name):
        yield name
        return
    context, first, label = name.context, _behind_title(name), name.label
    if first != name.first:
        label = labels.PERSON
    while True:
        size = _office(name, first) or _portfolio(name, first)
        if size:
            first += size
            label = labels.PERSON
            continue
        person = label == labels.PERSON or _after_office(name) or _is_person(name, first)
        known = _known_before(name, first) if person else None
        if known is None:
            break
        size, kind = known
        yield made_by(Rule.CUT, context, first, first + size, kind)
        first, label = first + size, labels.PERSON
    if first != name.first:
        behind = Reason.of(ReasonCode.STANDS_BEFORE, context.words[first - 1])
        context.cut_off.update(range(name.first, first))
        name.first, name.label = first, label
        name.vote(labels.PERSON, _BEHIND, behind)
    yield name


def _is_person(name: NameCandidate, first: int) -> bool:
    """Return whether an age follows a name, or a given name stands behind its first word."""
    context = name.context
    aged = (
        context.word(name.last) == "(" and context.word(name.last + 1).isdigit() and context.word(name.last + 2) == ")"
    )
    return aged or age_follows(context, name.last) or gazetteer().sex(context.word(first + 1)) is not None


def _behind_title(name: NameCandidate) -> int:
    """Return the token after the last title with a full stop in a name (*Fire Lt. Ada Marsh*), or its first token."""
    words = name.context.words
    for at in range(name.last - 2, name.first - 1, -1):
        if words[at].endswith(".") and name.context.lower[at] in name.context.lexicon.titles:
            return at + 1
    return name.first


def _is_run(name: NameCandidate) -> bool:
    """Return whether a name consists of capitalised words, more than one, the last of which is no head of a body."""
    context = name.context
    words = context.words[name.first : name.last]
    headed = context.lower[name.last - 1] in context.lexicon.head_labels
    return len(words) > 1 and not headed and all(w[:1].isupper() or w in {"-", "’", "'", "and"} for w in words)


def _office(name: NameCandidate, first: int) -> int:
    """Return the length of a title, a role or ranks and a role before at least two words of a name."""
    context, lexicon = name.context, name.context.lexicon
    at = first
    while name.last - at > 3 and context.lower[at] in lexicon.ranks:
        at += 1
    left = name.last - at
    if left > 2 and is_one_of(lexicon.next_to_names, context.lower[at], left):
        return at + 1 - first
    return 0


def _portfolio(name: NameCandidate, first: int) -> int:
    """Return the length of what an office is for before the name of a person (*minister for Women Ada Marsh*)."""
    context, lexicon = name.context, name.context.lexicon
    if first != name.first or not _after_office(name):
        return 0
    at = first
    while name.last - at > 1 and (
        context.lower[at] in lexicon.portfolios or context.lower[at] in lexicon.adding or context.words[at] == ","
    ):
        at += 1
    return at - first


def _after_office(name: NameCandidate) -> bool:
    """Return whether the word before a name is *of*, *for* or *to* behind an office (*ambassador to*)."""
    context, lexicon = name.context, name.context.lexicon
    before_it = context.low(name.first - 1)
    if before_it not in lexicon.of_or_for and before_it not in lexicon.towards:
        return False
    before = range(max(context.tokens.sentence_range(name.first).start, name.first - _NEAR), name.first - 1)
    return any(context.lower[at] in lexicon.offices_and_roles for at in before)


def _known_before(name: NameCandidate, first: int) -> tuple[int, str] | None:
    """Return the length and the label of a people, a body or a place before the name of a person."""
    context, lists = name.context, gazetteer()
    word, left = context.words[first], name.last - first
    if left < 2 or context.words[first + 1] in {"-", "’", "'"}:
        return None
    beside = context.low(first - 1)
    told = beside.isalpha() and context.words[first - 1].islower() and first == name.first
    if left > 1 and lists.place(" ".join(context.words[first : first + 2])) and not _after_office(name):
        return None
    if (
        lists.is_group(word)
        and not lists.place(" ".join(context.words[first : first + 2]))
        and beside not in context.lexicon.in_a_place
        and told
        and (left > 2 or beside in context.lexicon.articles or not lists.sex(word))
    ):
        return 1, labels.GROUP
    if word.isupper() and word.isalpha() and len(word) >= _ACRONYM and not context.words[first + 1].isupper():
        rest_is_long = left > 2
        return (1, labels.ORG) if rest_is_long and word.lower() not in context.lexicon.never else None
    if (told and _after_office(name)) or (told and context.low(first - 1) in context.lexicon.in_a_place and left > 2):
        for size in range(min(_LONGEST_PLACE, left - 1), 0, -1):
            if lists.place(" ".join(context.words[first : first + size])) and left - size > 1:
                return size, labels.PLACE
    return None
