"""Fields of a suggestion before an editor corrected it.

They come from imported records too and are not checked there: each function ignores a value of the wrong type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editorial.domain.annotation import Mention, Quote
from editorial.domain.text import Span


def suggested_span(row: Mention | Quote) -> Span:
    """Return the span as suggested; the current span if it was not corrected."""
    start, end = suggested_number(row, "start"), suggested_number(row, "end")
    return row.span if start is None or end is None or not 0 <= start < end else Span(start, end)


def suggested_number(row: Mention | Quote, name: str) -> int | None:
    """Return a numeric field as suggested, or None if it was not corrected."""
    value = (row.suggested or {}).get(name)
    return value if isinstance(value, int) else None


def suggested_text(row: Mention | Quote, name: str) -> str | None:
    """Return a text field or id as suggested, or None if it was not corrected."""
    value = (row.suggested or {}).get(name)
    return value if isinstance(value, str) else None


def suggested_speakers(row: Quote) -> Iterator[str]:
    """Yield the ids of the entities that were suggested as speakers before the correction."""
    speakers = (row.suggested or {}).get("speakers")
    for speaker in speakers if isinstance(speakers, list) else ():
        entity = speaker.get("entity") if isinstance(speaker, Mapping) else None
        if isinstance(entity, str):
            yield entity
