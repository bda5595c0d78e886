"""What was suggested before a correction, read with SQLite's JSON functions."""

from __future__ import annotations

from sqlalchemy import func

from editorial.storage.tables import mentions

SUGGESTED_LABEL = func.json_extract(mentions.c.suggested, "$.label")
"""The label of a mention as suggested; NULL if it was not corrected."""
