"""Signs and marks of a finding, shared by the list and the card."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.desktop.findings.sections import Findings
from editorial.desktop.wording.sign import Sign, sign_of
from editorial.domain.annotation import Mark, Mention, Quote
from editorial.domain.utterance import Utterance
from editorial.review.outline import Item


def marks_of(rows: list[Mention] | tuple[Quote, ...]) -> frozenset[Mark]:
    """Return the marks that any of the rows carries."""
    return frozenset(mark for row in rows for mark in row.marks)


def words_sign(item: Item, utterance: Utterance) -> Sign:
    """Return the sign of an utterance's words, without its speaker."""
    return sign_of(utterance.pieces, Sign.CHECK if item.attention and item.undecided else Sign.OPEN)


def name_sign(findings: Findings, item: Item, mentions: Sequence[Mention]) -> Sign:
    """Return the sign of a name, from all its mentions."""
    doubt = Sign.CONTESTED if findings.contested(item) else Sign.CHECK if item.attention else Sign.OPEN
    return sign_of(mentions, doubt)
