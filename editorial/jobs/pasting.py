"""The words of rich text that is pasted or dropped; cheap to import."""

from __future__ import annotations

from editorial.formats.reading.tags import words_of

__all__ = ["words_of"]
