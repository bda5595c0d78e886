"""What an editor has to mend in the names of an article, each distinct name once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from editorial.domain.measures.bounds import Bounds
from editorial.domain.measures.names import ComparedTypes, compared_names
from editorial.domain.record import Record


@dataclass(frozen=True, slots=True)
class Corrections:
    """How many names have the wrong type, the wrong edges, were missed, or are none."""

    types: int = 0
    edges: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def total(self) -> int:
        """Return how many corrections there are in all."""
        return self.types + self.edges + self.missed + self.invented

    def __add__(self, other: Corrections) -> Corrections:
        return Corrections(
            self.types + other.types,
            self.edges + other.edges,
            self.missed + other.missed,
            self.invented + other.invented,
        )


NO_CORRECTIONS = Corrections()


def corrections(gold: Record, found: Record, types: ComparedTypes) -> Corrections:
    """Return what has to be mended in the names found, compared with the gold; both must have the same text."""
    wanted = {name.bounds: name.label for name in compared_names(gold, types).values()}
    there = {name.bounds: name.label for name in compared_names(found, types).values()}
    text = gold.article.text
    wrong = {(text[slice(*bounds)], _fault(bounds, label, there)) for bounds, label in wanted.items()}
    wrong |= {(text[slice(*bounds)], "invented") for bounds in there if not _near(bounds, wanted)}
    faults = [fault for _, fault in wrong]
    return Corrections(*(faults.count(kind) for kind in ("types", "edges", "missed", "invented")))


def _fault(bounds: Bounds, label: str, there: Mapping[Bounds, str]) -> str:
    if bounds in there:
        return "" if there[bounds] == label else "types"
    return "edges" if _near(bounds, there) else "missed"


def _near(bounds: Bounds, others: Mapping[Bounds, str]) -> bool:
    return any(start < bounds[1] and bounds[0] < end for start, end in others)
