"""Names of an article beside its sources: spelt otherwise, with another title, or with another age.

Nothing is said where a source has the same form as well, so that few notes are false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from editorial.domain.annotation import Entity, Status
from editorial.domain.labels import PERSON
from editorial.domain.name_difference import NameDifference, NameDifferenceKind
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.words import words_of
from editorial.language.lexicon.languages import names_of, quotes_of
from editorial.language.lexicon.toml_table import WordSet

_LIKE = 0.7
"""How alike two spellings of a word of a longer name are at least."""
_LIKE_ALONE = 0.8
_LEAST, _LEAST_ALONE = 3, 6
"""The fewest letters of a word of a longer name, and of a name of one word, that may be spelt otherwise."""
_AGE_BEHIND = re.compile(r"(?:,\s*|\s*\(\s*|,?\s+aged\s+)(?P<age>\d{1,3})(?=\s*[,).;])")
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,3})[ -]year[ -]olds?\s+(?:[\w-]+\s+){0,2}$")
_WORD_BEFORE = re.compile(r"(?P<word>[\w.]+)[ \xa0]+$")
_REACH = 60


class _Place(NamedTuple):
    """A place where a name stands, in a text."""

    text: str
    span: Span


def differing_names(record: Record, sources: Mapping[str, SourceIndex]) -> Iterator[NameDifference]:
    """Yield what the sources have otherwise about the names of an article, one difference of a kind for each name."""
    titles = _Titles(record.article.language)
    for entity in record.entities.values():
        places = _places_here(record, entity)
        if entity.status is Status.REJECTED or not places:
            continue
        yield from _spellings(entity, places, sources)
        if entity.label == PERSON:
            yield from _facts(entity, places, sources, titles)


def _places_here(record: Record, entity: Entity) -> list[_Place]:
    """Return where the article has a name, in text order."""
    mentions = [
        one for one in record.mentions.values() if one.entity == entity.id and one.status is not Status.REJECTED
    ]
    return [_Place(record.article.text, span) for span in sorted(one.span for one in mentions)]


def _spellings(
    entity: Entity, places: Sequence[_Place], sources: Mapping[str, SourceIndex]
) -> Iterator[NameDifference]:
    """Yield the first other spelling of a name, if no source has one that the article has."""
    forms = {_keys(place.span.of(place.text)) for place in places}
    names = [keys for keys in (_keys(entity.name), *map(_keys, entity.aliases)) if keys]
    if any(_there(index, keys) for index in sources.values() for keys in names):
        return
    keys = _keys(entity.name)
    here = next((place for place in places if _keys(place.span.of(place.text)) == keys), None)
    if here is None or keys not in forms:
        return
    for source, index in sources.items():
        span = _other_spelling(keys, index)
        if span is not None:
            yield NameDifference(entity.id, NameDifferenceKind.SPELLING, here.span, source, span)
            return


def _keys(name: str) -> tuple[str, ...]:
    return tuple(_bare(word.key) for word in words_of(name))


def _bare(key: str) -> str:
    """Return a word without what says that something belongs to it."""
    return key.removesuffix("'s")


def _there(index: SourceIndex, keys: Sequence[str]) -> list[int]:
    """Return the positions at which a source has all words of a name, also where something belongs to it."""
    found = []
    for at in _of(index, keys[0]):
        if at + len(keys) <= len(index) and all(_bare(index.key(at + n)) == key for n, key in enumerate(keys)):
            found.append(at)
    return found


def _of(index: SourceIndex, key: str) -> list[int]:
    return sorted([*index.places(key), *index.places(f"{key}'s")])


def _other_spelling(keys: Sequence[str], index: SourceIndex) -> Span | None:
    """Return where the source has a name of which one word is spelt otherwise, with a capital as in a name."""
    if len(keys) == 1:
        return _alone(keys[0], index)
    for fixed, key in enumerate(keys):
        for at in _of(index, key):
            first = at - fixed
            if first < 0 or first + len(keys) > len(index):
                continue
            there = [_bare(index.key(first + number)) for number in range(len(keys))]
            others = [(one, other) for one, other in zip(keys, there, strict=True) if one != other]
            span = index.span(first, first + len(keys) - 1)
            if len(others) == 1 and _misspelt(*others[0]) and _all_capital(index, first, len(keys)):
                return span
    return None


def _misspelt(one: str, other: str) -> bool:
    """Return whether two words may be spellings of one: alike, and none of them an initial or a form of the other."""
    if min(len(one), len(other)) < _LEAST or one.startswith(other) or other.startswith(one):
        return False
    return Levenshtein.normalized_similarity(one, other) >= _LIKE


def _all_capital(index: SourceIndex, first: int, size: int) -> bool:
    return all(index.text[index.starts[at]].isupper() for at in range(first, first + size))


def _alone(key: str, index: SourceIndex) -> Span | None:
    """Return where the source has a name of one word otherwise: with a letter more, less or other."""
    if len(key) < _LEAST_ALONE:
        return None
    near = process.extract(key, index.keys, scorer=Levenshtein.normalized_similarity, score_cutoff=_LIKE_ALONE, limit=5)
    for other, _score, _number in near:
        longer = other.startswith(key) or key.startswith(other)
        if not longer and Levenshtein.distance(key, other) == 1:
            at = index.places(other)[0]
            if all(_all_capital(index, place, 1) for place in index.places(other)):
                return index.span(at, at)
    return None


class _Titles:
    """The titles and roles that stand before names in a language."""

    def __init__(self, language: str) -> None:
        names, quotes = names_of(language), quotes_of(language)
        self._nouns: Mapping[str, str] = quotes.title_nouns if quotes is not None else {}
        courtesy = quotes.titles if quotes is not None else {}
        self._known: WordSet = (names.roles | names.titles) - frozenset(courtesy)

    def before(self, place: _Place) -> str | None:
        """Return the title right before a name, a short one as its noun; None if there is none."""
        found = _WORD_BEFORE.search(place.text[max(0, place.span.start - _REACH) : place.span.start])
        word = found["word"].lower() if found else ""
        if word not in self._known:
            return None
        return self._nouns.get(word, self._nouns.get(word.rstrip("."), word.rstrip(".")))


def _facts(
    entity: Entity, places: Sequence[_Place], sources: Mapping[str, SourceIndex], titles: _Titles
) -> Iterator[NameDifference]:
    """Yield another title and another age of a person, where the sources have none of those that the article has."""
    keys = _keys(entity.name)
    there = [
        (source, _Place(index.text, index.span(at, at + len(keys) - 1)))
        for source, index in sources.items()
        for at in (_there(index, keys) if keys else ())
    ]
    for kind, read in ((NameDifferenceKind.TITLE, titles.before), (NameDifferenceKind.AGE, _age)):
        own = {fact: place for place in reversed(places) if (fact := read(place)) is not None}
        others = {fact: found for found in reversed(there) if (fact := read(found[1])) is not None}
        if own and others and not own.keys() & others.keys():
            (source, other), here = next(reversed(others.values())), next(reversed(own.values()))
            yield NameDifference(entity.id, kind, here.span, source, other.span)


def _age(place: _Place) -> str | None:
    """Return the age right beside a name, in digits; None if there is none."""
    behind = _AGE_BEHIND.match(place.text, place.span.end)
    found = behind or _AGE_BEFORE.search(place.text[max(0, place.span.start - _REACH) : place.span.start])
    return found["age"] if found else None
