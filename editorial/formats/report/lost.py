"""What a report cannot hold of a record."""

from __future__ import annotations

from editorial.domain.annotation import Mention, Quote
from editorial.domain.record import Record
from editorial.formats.loss.part import Part
from editorial.formats.tables.lost import IN_REPORTS_TOO


def decided_rows(record: Record) -> list[Mention | Quote]:
    """Return the rows that editors decide."""
    return [*record.mentions.values(), *record.quotes.values()]


REPORT_LACKS: tuple[Part, ...] = (
    *IN_REPORTS_TOO,
    Part(
        "id and offset of a name or quote",
        "ids and offsets of names and quotes",
        count=lambda record: len(decided_rows(record)),
    ),
    Part(
        "decision’s author and time",
        "decisions’ authors and times",
        count=lambda record: sum(one.decided is not None for one in decided_rows(record)),
    ),
)
