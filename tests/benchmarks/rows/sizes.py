"""The articles of three sizes, and what the rows about reviewing share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from _driver import Driver
from floors.library import BareLibrary

from editorial.domain.record import Record


@dataclass(frozen=True, slots=True)
class Size:
    """The size of an article: how many words and annotations it has."""

    words: int
    annotations: int

    @property
    def key(self) -> str:
        """Return the id of the article of this size."""
        return f"a{self.words}"


SMALL, MIDDLE, LARGE = Size(600, 100), Size(50_000, 5_000), Size(200_000, 20_000)
SIZES = (SMALL, MIDDLE, LARGE)


@dataclass(frozen=True, slots=True)
class Review:
    """The window, the articles that were made for it, and a copy of its library for the floors."""

    driver: Driver
    made: Mapping[Size, Record]
    bare: BareLibrary
