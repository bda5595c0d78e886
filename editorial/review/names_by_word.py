"""The names of one article by the words in them, so that those with a word in common are found at once."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import TypeAlias

from editorial.domain.annotation import Entity

Words: TypeAlias = tuple[str, ...]
_NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=32768)
def words_of(name: str) -> Words:
    """Return the words of a name without capitals, accents and punctuation."""
    if not name.isascii():
        apart = unicodedata.normalize("NFKD", name)
        name = "".join(one for one in apart if not unicodedata.combining(one))
    return tuple(_NOT_WORDS.sub(" ", name.casefold()).split())


class NamesByWord:
    """The ids of entities by the words of their names, in the order of the record."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_word: defaultdict[str, set[str]] = defaultdict(set)
        self._called: defaultdict[Words, set[str]] = defaultdict(set)
        self._places: dict[str, int] = {}
        self._count = count()
        for entity in entities:
            self.change(None, entity)

    def change(self, before: Entity | None, after: Entity | None) -> None:
        """Take over that an entity was added, renamed or removed."""
        if before is not None:
            words = words_of(before.name)
            self._called[words].discard(before.id)
            for word in words:
                self._by_word[word].discard(before.id)
            if after is None:
                self._places.pop(before.id, None)
        if after is not None:
            words = words_of(after.name)
            self._called[words].add(after.id)
            for word in words:
                self._by_word[word].add(after.id)
            if after.id not in self._places:
                self._places[after.id] = next(self._count)

    def near(self, words: Words) -> list[str]:
        """Return the entities (ids) whose names have all of these words, or are some of them in a row."""
        if not words:
            return []
        longer = set.intersection(*(self._by_word.get(word, set()) for word in words))
        runs = {words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
        found = longer.union(*(self._called.get(run, ()) for run in runs))
        return sorted(found, key=self._places.__getitem__)
