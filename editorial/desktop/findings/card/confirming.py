"""What the button *Confirm* says: what is confirmed, so that nothing else is."""

from __future__ import annotations

from editorial.desktop.findings.card.facts import QuoteFacts
from editorial.desktop.wording.findings import UNNAMED
from editorial.desktop.wording.sign import Sign
from editorial.domain import labels
from editorial.domain.annotation import Kind

ONE_BY_ONE = "Confirm one by one only"
_WORDS = {
    Kind.DIRECT: "quote",
    Kind.INDIRECT: "reported speech",
    Kind.MIXED: "partly quoted speech",
    Kind.TERM: "term",
}


def confirm_name(label: str, ticked: int, total: int) -> str:
    """Return the words for a name: "Confirm person", "Confirm person, all 6", "Confirm person, 2 of 6"."""
    said = f"Confirm {labels.words(label)}"
    if total < 2:
        return said
    return f"{said}, all {total}" if ticked == total else f"{said}, {ticked} of {total}"


def confirm_quote(facts: QuoteFacts) -> str:
    """Return the words for a quote, with its speaker if that is confirmed too, or for who its speaker is."""
    speaker, said = facts.speaker, f"Confirm {_WORDS[facts.kind]}"
    if speaker is None:
        return said
    if facts.on_claim and speaker.claim:
        return "Confirm unnamed speaker" if speaker.person == UNNAMED else f"Confirm {speaker.person} as speaker"
    if speaker.unknown:
        return f"{said}, speaker unknown"
    if speaker.claim:
        return f"{said}, words only"
    return f"{said} and speaker" if speaker.sign is Sign.NONE else said
