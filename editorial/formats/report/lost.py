"""What a report cannot hold of a record."""

from __future__ import annotations

from editorial.formats.loss.part import Part
from editorial.formats.tables.lost import IN_REPORTS_TOO

REPORT_LACKS: tuple[Part, ...] = (
    *IN_REPORTS_TOO,
    Part(
        "id and offset of a name or quote",
        "ids and offsets of names and quotes",
        count=lambda record: len(record.mentions_and_quotes),
    ),
    Part(
        "decision’s author and time",
        "decisions’ authors and times",
        count=lambda record: sum(one.decided is not None for one in record.mentions_and_quotes),
    ),
)
