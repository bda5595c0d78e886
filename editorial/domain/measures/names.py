"""Comparison of names with the gold: by bounds and type, or by bounds alone."""

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
"""Types in other programs and corpora, with ours."""
MISC = "MISC"
"""Type in some corpora for everything that is no person, organisation, place or group."""
_IN_MISC = {
    **dict.fromkeys((labels.WORK, labels.EVENT, labels.PRODUCT, labels.LAW, labels.LANGUAGE), MISC),
    labels.CHARACTER: labels.PERSON,
}


@dataclass(frozen=True, slots=True)
class ComparedTypes:
    """Types to compare, and those that count as one."""

    left_out: frozenset[str] = labels.OFF_BY_DEFAULT
    folded: Mapping[str, str] = field(default_factory=lambda: _ELSEWHERE)

    @classmethod
    def for_gold(cls, gold: Iterable[Record], left_out: frozenset[str] = labels.OFF_BY_DEFAULT) -> ComparedTypes:
        """Return the types to compare; works, events and so on count as MISC if the gold uses MISC."""
        coarse = any(mention.label == MISC for record in gold for mention in record.mentions.values())
        return cls(left_out, _ELSEWHERE | dict.fromkeys(("WORK_OF_ART",), MISC) | _IN_MISC if coarse else _ELSEWHERE)

    def of(self, mention: Mention) -> str | None:
        """Return the type that a mention counts as, or None if it does not count."""
        label = self.folded.get(mention.label, mention.label)
        return None if label in self.left_out or mention.status is Status.REJECTED else label


@dataclass(frozen=True, slots=True)
class ComparedName:
    """Bounds and type of one mention."""

    bounds: Bounds
    label: str


def compared_names(record: Record, types: ComparedTypes) -> dict[str, ComparedName]:
    """Return the names of a record that count, by mention id."""
    text = record.article.text
    return {
        key: ComparedName(bare_name(text, mention.span), label)
        for key, mention in record.mentions.items()
        if (label := types.of(mention)) is not None
    }


def by_label(gold: frozenset[ComparedName], found: frozenset[ComparedName]) -> dict[str, Counts]:
    """Return the counts of one article by type."""
    known = sorted({one.label for one in gold | found})
    return {label: compared(_of(gold, label), _of(found, label)) for label in known}


def compared(
    gold: frozenset[ComparedName] | frozenset[Bounds], found: frozenset[ComparedName] | frozenset[Bounds]
) -> Counts:
    """Return the counts for two sets of names, or of bounds."""
    return Counts(len(gold & found), len(found), len(gold))


def _of(names: frozenset[ComparedName], label: str) -> frozenset[ComparedName]:
    return frozenset(one for one in names if one.label == label)
