"""The keys in force."""

from __future__ import annotations

from editorial.desktop.actions.keys import OwnKeys
from editorial.desktop.actions.spoken import with_keys


class KeyMap:
    """Holds the editor's own keys, and spells the keys in force in running words."""

    def __init__(self, own: OwnKeys) -> None:
        self._own: OwnKeys = dict(own)

    @property
    def own(self) -> OwnKeys:
        """Return the editor's own keys; other actions have their defaults."""
        return self._own

    def replace(self, own: OwnKeys) -> None:
        """Replace the editor's own keys."""
        self._own = dict(own)

    def spell(self, words: str) -> str:
        """Return words in which each `[[action]]` is the key of that action."""
        return with_keys(words, self._own)
