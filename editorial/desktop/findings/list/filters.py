"""Which findings the list shows, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.annotation import Origin
from editorial.review.outline import ItemKind


class FindingStage(StrEnum):
    """How far the findings shown are decided."""

    ALL = "all"
    ATTENTION = "attention"
    UNDECIDED = "undecided"
    DECIDED = "decided"
    BULK = "bulk"
    FLAGGED = "flagged"
    UNSURE = "unsure"
    REJECTED = "rejected"


STAGE_WORDS: dict[FindingStage, str] = {
    FindingStage.ALL: "Everything",
    FindingStage.ATTENTION: "Needs attention",
    FindingStage.UNDECIDED: "Undecided",
    FindingStage.DECIDED: "Decided",
    FindingStage.BULK: "Decided as a group",
    FindingStage.FLAGGED: "Flagged",
    FindingStage.UNSURE: "Unsure",
    FindingStage.REJECTED: "Rejected",
}


class Order(StrEnum):
    """In which order the findings of a section stand."""

    TEXT = "text"
    DOUBT = "doubt"
    NAME = "name"


ORDER_WORDS: dict[Order, str] = {
    Order.TEXT: "Order of the text",
    Order.DOUBT: "Most doubtful first",
    Order.NAME: "A to Z",
}

ORIGIN_WORDS: dict[Origin, str] = {
    Origin.MODEL: "Found by the language model",
    Origin.RULE: "Found by a rule",
    Origin.MEMORY: "Known from other articles",
    Origin.IMPORT: "Imported",
    Origin.EDITOR: "Added by an editor",
}

KIND_WORDS: dict[ItemKind, str] = {
    ItemKind.QUOTE: "Quotes",
    ItemKind.REPORTED: "Reported speech",
    ItemKind.TERM: "Terms in marks",
    ItemKind.NAME: "Names",
    ItemKind.MISSED: "Possibly missed",
}
"""The sorts of findings that can be asked for; a name's mentions and a quote's speaker come with it."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; the default asks for everything.

    `text` is looked for in the words, the names and the speakers, in any case; several words must all be there.
    `kinds` (never CLAIM or MENTION) and `labels` each add what they allow; both empty allow all.
    """

    text: str = ""
    stage: FindingStage = FindingStage.ALL
    kinds: frozenset[ItemKind] = frozenset()
    labels: frozenset[str] = frozenset()
    origins: frozenset[Origin] = frozenset()
    order: Order = Order.TEXT

    @property
    def needles(self) -> tuple[str, ...]:
        """Return the words looked for, ready to compare."""
        return tuple(self.text.casefold().split())

    @property
    def narrows(self) -> bool:
        """Return whether anything is left out."""
        return bool(self.needles or self.kinds or self.labels or self.origins) or self.stage is not FindingStage.ALL
