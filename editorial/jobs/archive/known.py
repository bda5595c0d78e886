"""Which articles an archive holds already, by their ids and the hashes of their texts."""

from __future__ import annotations

from enum import Enum, auto
from hashlib import blake2b


class Standing(Enum):
    """What is known of an article."""

    NEW = auto()
    THERE = auto()
    """An article with this id and this text is there."""
    OTHER_TEXT = auto()
    """An article with this id is there, and its text is another."""


class Known:
    """The articles that are there: some 200 bytes for each, whatever their ids and texts."""

    def __init__(self) -> None:
        self._texts: dict[bytes, bytes] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def add(self, article_id: str, sha256: str) -> None:
        """Add an article."""
        self._texts[_key(article_id)] = bytes.fromhex(sha256)[:16]

    def standing(self, article_id: str, sha256: str) -> Standing:
        """Return what is known of an article."""
        text = self._texts.get(_key(article_id))
        if text is None:
            return Standing.NEW
        return Standing.THERE if text == bytes.fromhex(sha256)[:16] else Standing.OTHER_TEXT


def _key(article_id: str) -> bytes:
    return blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
