"""Keys in running words: as they are set now, and as the platform writes them."""

from __future__ import annotations

import re
import sys

from editorial.desktop.actions.bindings import OwnKeys, shown_key
from editorial.desktop.actions.table import BY_ID, plain_words

_KEY = re.compile(r"\[\[(\w+)\]\]")
_OF_MACOS = (("Ctrl+", "⌘"), ("Ctrl", "⌘"), ("Alt+", "⌥"), ("Alt", "⌥"), ("Shift+", "⇧"))


def with_keys(words: str, own: OwnKeys) -> str:
    """Return words in which each `[[action]]` is the first key of that action, or its name where it has none."""

    def key(hit: re.Match[str]) -> str:
        action = BY_ID.get(hit[1])
        return hit[0] if action is None else shown_key(action, own) or f"“{plain_words(action)}”"

    return _KEY.sub(key, words)


def native(words: str) -> str:
    """Return words with the keys that are held down called as on this platform: ⌘ for Ctrl on a Mac."""
    if sys.platform == "darwin":
        for key, sign in _OF_MACOS:
            words = words.replace(key, sign)
    return words
