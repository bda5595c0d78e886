"""What was suggested before a correction, read with SQLite's JSON functions."""

from __future__ import annotations

from sqlalchemy import case, func

from editorial.storage.tables import mentions

SUGGESTED_LABEL = case(
    (func.json_valid(mentions.c.suggested), func.json_extract(mentions.c.suggested, "$.label")), else_=None
)
"""The label of a mention as suggested; NULL if it was not corrected, or is damaged."""
