"""Highlights of a record for the article view: names, quotes, notes, and the links of the focused quote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from editorial.desktop.article.model import CheckSign, Highlight, Layer, Link, Look
from editorial.domain import labels
from editorial.domain.annotation import Kind, Mention, Note, NoteKind, Quote, Status
from editorial.domain.check_words import OUTCOME_WORDS
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record, Ref, Row, Table
from editorial.domain.source_check import CheckOutcome
from editorial.domain.text import Span
from editorial.review.item_keys import missed_ref
from editorial.review.outline import DOUBTFUL, Item

STATUS_WORDS = {
    Status.SUGGESTED: "suggested",
    Status.CONFIRMED: "confirmed",
    Status.CORRECTED: "corrected",
    Status.REJECTED: "rejected",
    Status.ADDED: "added",
}


_SHOWN = frozenset({Table.MENTION, Table.QUOTE, Table.NOTE})
"""The rows that the page shows."""


class Visibility(NamedTuple):
    """Which optional highlights are shown."""

    nested: bool = False
    rejected: bool = False


def highlights(record: Record, visible: Visibility) -> list[Highlight]:
    """Return the highlights of a record."""
    rows: Iterable[Row] = (*record.mentions.values(), *record.quotes.values(), *record.notes.values())
    return [found for row in rows if (found := highlight(record, row, visible)) is not None]


def changed_highlights(record: Record, changed: Iterable[Ref], visible: Visibility) -> dict[Ref, Highlight | None]:
    """Return the new highlight of each changed row, or None where it is to be removed."""
    out: dict[Ref, Highlight | None] = {}
    for at in changed:
        if at.table in _SHOWN:
            row = record.get(at)
            out[at] = highlight(record, row, visible) if row is not None else None
    return out


def highlight(record: Record, row: Row, visible: Visibility) -> Highlight | None:
    """Return the highlight of a row, or None if it is not shown."""
    if isinstance(row, Mention):
        return _name(record, row) if visible.rejected or row.status is not Status.REJECTED else None
    if isinstance(row, Quote):
        return _quote(row, visible)
    if isinstance(row, Note) and row.span is not None:
        layer = Layer.PROBLEM if row.kind is NoteKind.PROBLEM else Layer.NOTE
        return Highlight(Ref(Table.NOTE, row.id), row.span, layer, row.kind.value, Look.DECIDED, row.text)
    return None


def _name(record: Record, mention: Mention) -> Highlight:
    words = f"{mention.span.of(record.article.text)}, {labels.words(mention.label)}, {STATUS_WORDS[mention.status]}"
    look = _look(mention.status, mention.provenance.score)
    entity = record.entities.get(mention.entity) if mention.entity else None
    if look is Look.SUGGESTED and entity is not None and entity.label != mention.label:
        look = Look.CONFLICT
    return Highlight(Ref(Table.MENTION, mention.id), mention.span, Layer.NAME, mention.label, look, words)


def _quote(quote: Quote, visible: Visibility) -> Highlight | None:
    if quote.status is Status.REJECTED and not visible.rejected:
        return None
    if quote.within is not None and not visible.nested:
        return None
    layer = Layer.NESTED if quote.within else Layer.TERM if quote.kind is Kind.TERM else Layer.QUOTE
    kind = {Kind.TERM: "term", Kind.INDIRECT: "reported speech", Kind.MIXED: "partly quoted"}.get(quote.kind, "quote")
    words = f"{kind}, {STATUS_WORDS[quote.status]}"
    look = _look(quote.status, quote.provenance.score)
    made = Highlight(Ref(Table.QUOTE, quote.id), quote.span, layer, quote.kind.value, look, words)
    check = quote.holding_check
    if check is None:
        return made
    sign = CheckSign.CHANGE if check.outcome is CheckOutcome.MUST_CHANGE else CheckSign.DONE
    return made._replace(check=sign, words=f"{words}, {OUTCOME_WORDS[check.outcome]}")


def _look(status: Status, score: float | None) -> Look:
    if status is Status.REJECTED:
        return Look.REJECTED
    if status.decided:
        return Look.DECIDED
    return Look.DOUBTFUL if score is not None and score < DOUBTFUL else Look.SUGGESTED


def missed_highlights(record: Record, missed: Iterable[PossiblyMissed]) -> list[Highlight]:
    """Return the highlights of possibly missed names."""
    text = record.article.text
    return [
        Highlight(
            missed_ref(one),
            one.span,
            Layer.MISSED,
            "",
            Look.SUGGESTED,
            f"{one.span.of(text)}, possibly missed",
        )
        for one in missed
    ]


def focus_refs(item: Item | None, at: Ref | None) -> tuple[Ref, ...]:
    """Return the rows to focus in the view: the mention `at` if it belongs to the item, else all rows of the item."""
    if item is None:
        return ()
    if at is not None and at.table is Table.MENTION and at in item.refs:
        return (at,)
    if not item.refs:
        return (Ref(Table.MENTION, item.key),)
    return tuple(ref for ref in item.refs if ref.table is not Table.ENTITY)


def focus_links(item: Item | None) -> tuple[Link, ...]:
    """Return the links from the focused utterance to the words that name its speakers."""
    if item is None or item.utterance is None:
        return ()
    speakers = next((piece.speakers for piece in item.utterance.pieces if piece.speakers), ())
    named = dict.fromkeys(speaker.span for speaker in speakers if speaker.span is not None)
    own = [piece.span for piece in item.utterance.pieces]
    return tuple(Link(min(own, key=lambda span: _distance(span, at)), at) for at in named)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
