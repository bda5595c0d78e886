"""What differs between a record and the right answers once the editor has done everything that the commands allow."""

from __future__ import annotations

from collections import Counter

from hand_time.answers import Layer
from hand_time.groups import GroupHands
from hand_time.pairing import unpaired
from hand_time.quote_fates import compared
from hand_time.speakers import wrong_speaker
from hand_time.walk import Walk

from editorial.domain.annotation import Kind
from editorial.domain.record import Record


def unreached(walk: Walk) -> Counter[str]:
    """Count what could not be brought to the right answers, by what it is; empty if the record equals them."""
    record, found = walk.keys.record, Counter[str]()
    if walk.answers.names is not None:
        found += _names(walk, record)
    if walk.answers.entities:
        found += Counter({"merge or split": GroupHands(walk.keys, walk.name_fates).wrong()})
    if walk.answers.quotes is not None:
        found += _quotes(walk, record)
    return found


def _names(walk: Walk, record: Record) -> Counter[str]:
    found, names = Counter[str](), walk.name_fates
    for mention in (one for one in record.mentions.values() if names.compared(one)):
        fate = names.fate(mention)
        found["name undecided"] += not mention.status.decided
        found["false name"] += fate.right is None
        found["name edge"] += fate.edge
        found["wrong type"] += fate.label is not None
    found["missed name"] += len(unpaired(names.right, names.pairs()))
    return +found


def _quotes(walk: Walk, record: Record) -> Counter[str]:
    found, quotes = Counter[str](), walk.quote_fates
    for layer in Layer:
        for quote in (one for one in record.quotes.values() if compared(one, layer)):
            right = quotes.of(quote)
            found["quote undecided"] += not quote.status.decided
            if right is None:
                found[f"false {layer}"] += not quotes.accepted(quote)
                continue
            found[f"{layer} edge"] += quotes.wrong_edge(quote, right)
            found["term or said"] += quotes.wrong_kind(quote, right)
            found["speaker"] += right.kind is not Kind.TERM and wrong_speaker(record, quote, right) is not None
    for number in unpaired(quotes.right, quotes.pairs()):
        right = quotes.right[number]
        found[f"missed {right.layer}"] += right.kind is not Kind.TERM
    return +found
