"""Made-up news of any length, the same for the same numbers: the sample articles, in each copy with other people."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from editorial.domain.labels import PERSON
from editorial.domain.record import Record
from editorial.formats.record.json_codec import read_json

_RECORDS = Path(__file__).parents[2] / "seeds" / "records"
_STARTS = ("Br", "D", "F", "G", "H", "K", "L", "M", "P", "R", "S", "T", "V", "W")
_MIDDLES = ("a", "e", "i", "o", "u", "ar", "el", "in", "on", "ur")
_RARE, _LETTERS = 40_000, str.maketrans("0123456789", "aeioukmnrs")
_ENDS = ("ck", "dal", "feld", "ley", "man", "nes", "rov", "sby", "ton", "wick")


def prose(length: int, seed: int = 1) -> str:
    """Return news of about so many code points; the longer it is, the more people it names."""
    chance = random.Random(seed)
    parts: list[str] = []
    while length > 0:
        parts.append(_copy(chance.choice(_samples()), chance))
        length -= len(parts[-1]) + 2
    return "\n\n".join(parts)


def news_words(chance: random.Random) -> Iterator[str]:
    """Yield words without end, each as often as it is in news: those of the sample articles, and rare ones."""
    counts: dict[str, int] = {}
    for word in prose(200_000).split():
        counts[word] = counts.get(word, 0) + 1
    rare = [f"{chance.choice('bdfglmnprst')}{number:05d}".translate(_LETTERS) for number in range(_RARE)]
    words = [*counts, *rare]
    weights = list(accumulate([*counts.values(), *(2.0,) * _RARE]))
    while True:
        yield words[bisect(weights, chance.random() * weights[-1])]


@cache
def _samples() -> tuple[Record, ...]:
    return tuple(read_json(path) for path in sorted(_RECORDS.glob("*.json")))


def _copy(record: Record, chance: random.Random) -> str:
    """Return the text of a sample with every word of its people's names replaced by another."""
    text, parts, at = record.article.text, [], 0
    names: dict[str, str] = {}
    for mention in sorted(record.mentions.values(), key=lambda one: one.span):
        if mention.label == PERSON and mention.span.start >= at:
            words = mention.span.of(text).split()
            parts.append(text[at : mention.span.start])
            parts.append(" ".join(names.setdefault(word, _name(chance)) for word in words))
            at = mention.span.end
    return "".join((*parts, text[at:])).strip()


def _name(chance: random.Random) -> str:
    return chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
