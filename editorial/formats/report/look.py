"""The colours of a report, and which way its lines run."""

from __future__ import annotations

import unicodedata

from editorial.domain import labels

COLOURS = {labels.PERSON: "#1d4ed8", labels.ORG: "#047857", labels.PLACE: "#b45309"}
OTHER = "#7e22ce"
"""The colour of a name of any other label."""
QUOTED = "#fff3c4"
"""The colour behind a quote."""
_STRONG = {"L": False, "R": True, "AL": True}


def right_to_left(words: str) -> bool:
    """Return whether a line runs from right to left: its first letter of a direction says so."""
    found = (_STRONG.get(unicodedata.bidirectional(character)) for character in words)
    return next((direction for direction in found if direction is not None), False)
