"""Finds mentions that the model missed: names that stand elsewhere in the article, and abbreviations in brackets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.lexicon.names import NameLanguage
from editorial.language.names.candidates import Candidate, Piece, Taken, candidate
from editorial.language.names.groups import Group

_SHORT = 3
"""Listed organisations with no more letters than this are too easily something else."""
_CLEAR = 0.5
"""By how much a group's label must lead before its name is looked for where the model saw none."""


def abbreviations(piece: Piece, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield abbreviations in brackets after the name that they stand for, where the model missed them.

    Links both ways: `rule` of the abbreviation is *abbreviation*, and the full name's label is its own.
    """
    taken = Taken(piece, names)
    for name in names:
        if piece.word(name.last) != "(" or piece.word(name.last + 2) != ")":
            continue
        at = name.last + 1
        word = piece.word(at)
        if abbreviates(word, name.words, piece.language) and taken.free(at, at + 1):
            made = candidate(piece, at, at + 1, name.label)
            made.origin, made.rule = Origin.RULE, Rule.ABBREVIATION
            made.vote(name.label, 0.0, Reason.of(ReasonCode.STANDS_FOR, name.text))
            taken.take(at, at + 1)
            yield made


def abbreviates(word: str, words: Sequence[str], language: NameLanguage) -> bool:
    """Return whether `word` is made of the first letters of `words`, small words counted or left out."""
    letters = "".join(c for c in word if c.isupper())
    return len(letters) > 1 and len(words) > 1 and letters in initials(words, language)


def initials(words: Sequence[str], language: NameLanguage) -> set[str]:
    """Return what a name of several words may be abbreviated to: its first letters, or the first three and more."""
    big = "".join(w[0] for w in words if w.lower() not in language.small).upper()
    every = "".join(w[0] for w in words if w[0].isalnum()).upper()
    return {every, big} | {big[:end] for end in range(3, len(big))}


Index = dict[str, tuple[list[int], set[tuple[str, ...]]]]
"""Names to look for, by their first word: of how many words they are, most first, and the names."""


def index(groups: Sequence[Group], speaking: frozenset[str]) -> Index:
    """Return the names whose label is clear, for `repeats`; `speaking` are words that stand beside a *said*."""
    names: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in groups:
        if each.margin > _CLEAR and any(c.isupper() for c in each.words[0]):
            for words in (each.words, _in_small(each.words)):
                names[words[0]].add(words)
            surname = each.words[-1]
            known = surname in speaking or _is_surname(surname, each.language)
            if each.label == labels.PERSON and len(each.words) > 1 and known:
                names[surname].add((surname,))
    return {first: (sorted({len(name) for name in known}, reverse=True), known) for first, known in names.items()}


def _in_small(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return how a name in capitals is written elsewhere (*SALTMERE*: *Saltmere*); an abbreviation stays as it is."""
    shouted = all(word.isupper() and len(word) > _SHORT for word in words)
    return tuple(word.title() for word in words) if shouted else words


def _is_surname(word: str, language: NameLanguage) -> bool:
    known = word.lower() in language.not_a_name or word.lower() in language.starts
    return len(word) > 2 and word[0].isupper() and not known and not gazetteer().place(word)


def repeats(piece: Piece, known: Index, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the places where a known name stands and the model did not see it; `names` are those it saw."""
    taken = Taken(piece, names)
    for at, word in enumerate(piece.words):
        if word not in known or not taken.free(at, at + 1):
            continue
        lengths, starting = known[word]
        for end in (at + length for length in lengths):
            if tuple(piece.words[at:end]) in starting and taken.free(at, end) and _alone(piece, at, end):
                made = candidate(piece, at, end, labels.WORK)
                made.origin, made.rule = Origin.RULE, Rule.SAME_NAME
                taken.take(at, end)
                yield made
                break


def _alone(piece: Piece, first: int, last: int) -> bool:
    """Return whether the words are not just a part of a longer run of capitalised words."""
    return not (_part_of_name(piece, first - 1) or _part_of_name(piece, last))


def _part_of_name(piece: Piece, at: int) -> bool:
    word = piece.word(at)
    if not word[:1].isupper() or len(word) < 2:
        return False
    return not piece.tokens.starts_sentence(at) and word.lower() not in piece.language.next_to_names


def listed(piece: Piece, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield well-known countries, regions, peoples and events that the model missed."""
    taken = Taken(piece, names)
    for at, word in enumerate(piece.words):
        if not word[:1].isupper() or not taken.free(at, at + 1):
            continue
        for length in (3, 2, 1):
            label = _listed_as(" ".join(piece.words[at : at + length])) if at + length <= len(piece.words) else None
            if label and taken.free(at, at + length):
                made = candidate(piece, at, at + length, label)
                made.origin, made.rule = Origin.RULE, Rule.LIST
                taken.take(at, at + length)
                yield made
                break


def _listed_as(name: str) -> str | None:
    lists = gazetteer()
    if lists.place(name) == GREAT and len(name) > 2:
        return labels.PLACE
    if lists.is_group(name):
        return labels.GROUP
    if name in lists.organisations and len(name) > _SHORT:
        return labels.ORG
    return labels.EVENT if name in lists.events else None
