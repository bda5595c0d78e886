"""The table of names: a row for each place where somebody or something is named."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain import labels
from editorial.domain.record import Record
from editorial.formats.tables import cells
from editorial.formats.tables.cells import Row

COLUMNS: tuple[str, ...] = (
    *("name", "in_text", "type", "verdict"),
    *("article", "date", "paragraph", "part", "notes", "reply"),
    *("decided_by", "decided_at", "how", "reason", "marks", "source", "article_state", "origin", "score"),
    *("authority", "label", "article_id", "name_id", "mention_id", "start", "end"),
)
"""`name` is that of the person or thing, `in_text` the words at this place, `part` the zone of the article; offsets
count code points."""


def rows(record: Record) -> Iterator[Row]:
    """Yield one row for each mention in the order of the text, with the columns of `COLUMNS`."""
    article = record.article
    numbers, notes = cells.ParagraphNumbers(article.text), cells.NotesByRow(record)
    title, date, source = cells.article_cells(article)
    for one in sorted(record.mentions.values(), key=lambda one: one.span):
        entity = record.entities.get(one.entity or "")
        words = one.span.of(article.text)
        yield (
            *(entity.name if entity else words, words, labels.words(one.label), cells.verdict([one.status])),
            *(title, date, numbers.at(one.span.start), article.zone_at(one.span.start).value, notes.on([one.id])),
            cells.reply(entity.reply) if entity else "",
            *cells.decided([one]),
            *(cells.marks([one]), source, cells.state(record.standing), *cells.origins([one])),
            *(entity.authority or "" if entity else "", one.label),
            *(article.id, one.entity or "", one.id, one.span.start, one.span.end),
        )
