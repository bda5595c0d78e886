"""Filter and order of the list of findings."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from editorial.domain.annotation import Origin
from editorial.review.outline import ItemKind


class FindingStage(StrEnum):
    """Filter by how far a finding is decided."""

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
    """Order of the findings within a section."""

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
"""The kinds of findings to filter by; mentions belong to their name, claims to their quote."""


class Filter(NamedTuple):
    """Filter of the list; the default shows everything.

    `text` is searched in words, names and speakers, ignoring case; all its words must occur. A finding passes if its
    kind is in `kinds` (never CLAIM or MENTION) or its label in `labels`; if both are empty, all pass.
    """

    text: str = ""
    stage: FindingStage = FindingStage.ALL
    kinds: frozenset[ItemKind] = frozenset()
    labels: frozenset[str] = frozenset()
    origins: frozenset[Origin] = frozenset()
    order: Order = Order.TEXT

    @property
    def needles(self) -> tuple[str, ...]:
        """Return the case-folded words of `text`."""
        return tuple(self.text.casefold().split())

    @property
    def narrows(self) -> bool:
        """Return whether the filter can hide findings."""
        return bool(self.needles or self.kinds or self.labels or self.origins) or self.stage is not FindingStage.ALL
