"""A part of a record that a format may lack: counted, and taken away from a record.

What comes back from an export is the record without the parts that its format lacks, and nothing else; the tests hold
every format to that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from editorial.domain.record import Record, Row

Losses: TypeAlias = Counter["Part"]
"""How many of each part are lost."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a format may lack; `one` and `many` are its nouns.

    `without` gives the record without it, the same record if it has none; None where nothing is read back. `count`
    says how many a record has; by default it counts the rows that `without` changes.
    """

    one: str
    many: str
    without: Callable[[Record], Record] | None = field(default=None, compare=False)
    count: Callable[[Record], int] | None = field(default=None, compare=False)

    def words(self, number: int) -> str:
        """Return the number with its noun: *1 note*, *12 notes*."""
        return f"{number:,} {self.one if number == 1 else self.many}"


def take_away(record: Record, parts: Iterable[Part]) -> tuple[Record, Losses]:
    """Return the record without these parts, taken away in this order, and how many of each there were."""
    found: Losses = Counter()
    for part in parts:
        rest = part.without(record) if part.without is not None else record
        number = part.count(record) if part.count is not None else changed_rows(record, rest)
        if number:
            found[part] += number
        record = rest
    return record, found


def bare(record: Record, parts: Iterable[Part]) -> Record:
    """Return the record without these parts, taken away in this order, as `take_away` does, but count nothing."""
    for part in parts:
        record = part.without(record) if part.without is not None else record
    return record


def changed_rows(before: Record, after: Record) -> int:
    """Return how many rows, the article and its standing among them, are not in `after` as they are in `before`."""
    if before is after:
        return 0
    pairs: tuple[tuple[Mapping[str, Row], Mapping[str, Row]], ...] = (
        (before.entities, after.entities),
        (before.mentions, after.mentions),
        (before.quotes, after.quotes),
        (before.notes, after.notes),
        (before.sources, after.sources),
    )
    rows = sum(1 for here, there in pairs for key, row in here.items() if there.get(key) != row)
    rows += sum(1 for here, there in pairs for key in there if key not in here)
    whole: tuple[tuple[object, object], ...] = (
        (before.article, after.article),
        (before.standing, after.standing),
        (before.extra, after.extra),
        (before.source_texts, after.source_texts),
    )
    return rows + sum(1 for here, there in whole if here != there)


def losses_words(losses: Mapping[Part, int]) -> str:
    """Return what is lost as one phrase: *12 notes, 3 marks and 1 date*; empty text if nothing is."""
    listed = [part.words(number) for part, number in losses.items() if number]
    return " and ".join(filter(None, [", ".join(listed[:-1]), *listed[-1:]]))


NO_ANNOTATIONS = (Part("name or quote", "names and quotes"), Part("decision or note", "decisions and notes"))
"""What a format of articles alone lacks."""
