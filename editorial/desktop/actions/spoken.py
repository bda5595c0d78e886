"""Keys in running words, as they are set now and as the platform writes them."""

from __future__ import annotations

import re
import sys

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.keys import OwnKeys, shown_key
from editorial.desktop.actions.table import BY_ID, plain_words

_KEY = re.compile(r"\[\[(\w+)\]\]")
_IDS = frozenset(map(str, ActionId))
_OF_MACOS = (("Ctrl+", "⌘"), ("Ctrl", "⌘"), ("Alt+", "⌥"), ("Alt", "⌥"), ("Shift+", "⇧"))


def with_keys(words: str, own: OwnKeys) -> str:
    """Return words in which each `[[action]]` is the first key of that action, or its name where it has none."""

    def key(hit: re.Match[str]) -> str:
        if hit[1] not in _IDS:
            return hit[0]
        action = BY_ID[ActionId(hit[1])]
        return shown_key(action, own) or f"“{plain_words(action)}”"

    return _KEY.sub(key, words)


def native(words: str) -> str:
    """Return words with modifier keys named as on this platform: ⌘ for Ctrl on macOS."""
    if sys.platform == "darwin":
        for key, sign in _OF_MACOS:
            words = words.replace(key, sign)
    return words
