"""The text of an article as a field of a JSON object."""

from __future__ import annotations

from editorial.domain.text import Normalised, normalise
from editorial.formats.reading.fields import Fields
from editorial.formats.reading.source import MAX_BYTES


def text_field(fields: Fields, name: str = "text") -> Normalised:
    """Return a field, normalised. Raises InputError if it is missing, too big, empty or no text."""
    raw = fields.text(name)
    if len(raw) > MAX_BYTES or len(raw.encode("utf-8", "replace")) > MAX_BYTES:
        raise fields.error(name, f"is longer than {MAX_BYTES // 1_000_000} MB, too big for an article")
    try:
        text = normalise(raw)
    except ValueError as error:
        raise fields.error(name, str(error)) from error
    if not text.text.strip():
        raise fields.error(name, "holds nothing but white space")
    return text
