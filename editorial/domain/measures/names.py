"""Names found against names in the gold: place and type, or the place alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from editorial.domain import labels
from editorial.domain.annotation import Mention, Status
from editorial.domain.measures.bounds import Bounds, bare_name
from editorial.domain.measures.rates import Counts
from editorial.domain.record import Record

_ELSEWHERE = {
    **dict.fromkeys(("GPE", "LOC", "FAC"), labels.PLACE),
    "PER": labels.PERSON,
    "NORP": labels.GROUP,
    "WORK_OF_ART": labels.WORK,
}
"""Types as other programs and collections call them."""
MISC = "MISC"
"""What some collections call everything that is no person, organisation, place or group."""
_IN_MISC = {
    **dict.fromkeys((labels.WORK, labels.EVENT, labels.PRODUCT, labels.LAW, labels.LANGUAGE), MISC),
    labels.CHARACTER: labels.PERSON,
}


@dataclass(frozen=True, slots=True)
class ComparedTypes:
    """Which types are compared, and which count as one."""

    left_out: frozenset[str] = labels.OFF_BY_DEFAULT
    folded: Mapping[str, str] = field(default_factory=lambda: _ELSEWHERE)

    @classmethod
    def for_gold(cls, gold: Iterable[Record], left_out: frozenset[str] = labels.OFF_BY_DEFAULT) -> ComparedTypes:
        """Return the types to compare; where the gold knows no works, events and so on but MISC, neither do we."""
        coarse = any(mention.label == MISC for record in gold for mention in record.mentions.values())
        return cls(left_out, _ELSEWHERE | dict.fromkeys(("WORK_OF_ART",), MISC) | _IN_MISC if coarse else _ELSEWHERE)

    def of(self, mention: Mention) -> str | None:
        """Return the type that a name counts as, or None if it does not count."""
        label = self.folded.get(mention.label, mention.label)
        return None if label in self.left_out or mention.status is Status.REJECTED else label


@dataclass(frozen=True, slots=True)
class ComparedName:
    """One place of a name, and its type."""

    bounds: Bounds
    label: str


def compared_names(record: Record, types: ComparedTypes) -> dict[str, ComparedName]:
    """Return the names of a record that count, by the id of the mention."""
    text = record.article.text
    return {
        key: ComparedName(bare_name(text, mention.span), label)
        for key, mention in record.mentions.items()
        if (label := types.of(mention)) is not None
    }


def by_label(gold: frozenset[ComparedName], found: frozenset[ComparedName]) -> dict[str, Counts]:
    """Return the figures of one article for each type."""
    known = sorted({one.label for one in gold | found})
    return {label: compared(_of(gold, label), _of(found, label)) for label in known}


def compared(
    gold: frozenset[ComparedName] | frozenset[Bounds], found: frozenset[ComparedName] | frozenset[Bounds]
) -> Counts:
    """Return how many of the names, or their places, are the same."""
    return Counts(len(gold & found), len(found), len(gold))


def _of(names: frozenset[ComparedName], label: str) -> frozenset[ComparedName]:
    return frozenset(one for one in names if one.label == label)
