"""Preview of a batch: each of its findings in its context."""

from __future__ import annotations

from editorial.desktop.reviewing.asking import Preview
from editorial.desktop.wording.context import context
from editorial.desktop.wording.occurrence import Occurrence, occurrence_of
from editorial.desktop.wording.sign import sign_of
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance
from editorial.review.batch import Batch
from editorial.review.outline import Item


def preview_of(record: Record, found: Batch, note: str = "") -> Preview:
    """Return the findings of a batch as occurrences with their types, in text order and all ticked.

    `note` says what is left out.
    """
    rows: list[tuple[Span, Occurrence]] = [
        (one.span, occurrence_of(record, one)._replace(label=one.label)) for one in found.mentions
    ]
    rows += [(one.pieces[0].span, _utterance_row(record, one)) for one in found.utterances]
    rows += [(item.span, _missed_row(record, item)) for item in found.missed]
    shown = tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
    return Preview(shown, frozenset(one.mention for one in shown), note)


def _utterance_row(record: Record, utterance: Utterance) -> Occurrence:
    """Return the first piece of an utterance in its context; its key is the id of the utterance."""
    span = utterance.pieces[0].span
    words = context(record.article.text, span.start, span.end)
    return Occurrence(utterance.id, *words, sign_of(utterance.pieces))


def _missed_row(record: Record, item: Item) -> Occurrence:
    """Return a possibly missed name in its context; its key is that of the item."""
    return Occurrence(item.key, *context(record.article.text, item.span.start, item.span.end), remark="new")
