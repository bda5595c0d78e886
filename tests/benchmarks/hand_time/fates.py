"""What names and quotes of the open article have in common when they are compared with the right ones."""

from __future__ import annotations

from abc import ABC, abstractmethod

from editorial.domain.record import Record
from editorial.review.desk import Desk


class Fates(ABC):
    """Pairs the annotations of the open article with the right ones; paired again only for another record."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._paired: tuple[Record, dict[str, int]] | None = None

    @property
    def record(self) -> Record:
        """Return the record of the open article."""
        assert self._desk.session is not None
        return self._desk.session.record

    def pairs(self) -> dict[str, int]:
        """Return the number of the right annotation for each annotation that has one."""
        record = self.record
        if self._paired is None or self._paired[0] is not record:
            self._paired = record, self._pair(record)
        return self._paired[1]

    @abstractmethod
    def _pair(self, record: Record) -> dict[str, int]:
        """Return the pairs in a record."""
