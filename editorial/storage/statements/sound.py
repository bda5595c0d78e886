"""Rows of queries over all articles without the damaged ones: one must not keep what all others teach from being read.

What is damaged is told when its article is opened, and by `editorial check`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TypeVar

from editorial.domain.damage import DamagedRowError
from editorial.storage.codec import moment

R = TypeVar("R", bound=Iterable[Any])


def sound(rows: Iterable[R], *numbers: int) -> Iterator[R]:
    """Yield the rows that hold whole numbers at the places `numbers`, and text or nothing at all others."""
    for row in rows:
        kinds = (int if place in numbers else str for place, _ in enumerate(row))
        if all(value is None or isinstance(value, kind) for value, kind in zip(row, kinds, strict=True)):
            yield row


def known_moment(text: str | None) -> datetime | None:
    """Return a moment; None if there is none, or none that can be read."""
    try:
        return moment(text) if text else None
    except DamagedRowError:
        return None
