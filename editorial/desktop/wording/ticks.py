"""Ticked mentions of a name, and the words for their number."""

from __future__ import annotations

from typing import NamedTuple

from editorial.desktop.wording.findings import DECIDED_ALREADY, STAY, ticked_words


class Ticks(NamedTuple):
    """The mentions of the item `key` (their ids, in text order), and those of them that are ticked.

    `by_hand` is True if an editor ticked them; `at` is the one mention that was navigated to.
    """

    key: str | None = None
    mentions: tuple[str, ...] = ()
    ticked: frozenset[str] = frozenset()
    by_hand: bool = False
    at: str | None = None

    @property
    def several(self) -> bool:
        """Return whether there is more than one mention to choose from."""
        return len(self.mentions) > 1

    @property
    def some(self) -> bool:
        """Return whether mentions are left out."""
        return len(self.ticked) < len(self.mentions)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the ticked mentions, in text order."""
        return tuple(key for key in self.mentions if key in self.ticked)

    @property
    def rest(self) -> str:
        """Return the words for what becomes of the mentions that are left out."""
        return STAY if self.by_hand else DECIDED_ALREADY

    @property
    def words(self) -> str:
        """Return the words for how many mentions are ticked."""
        return ticked_words(len(self.ticked), len(self.mentions), self.rest)
