"""Text without the differences behind which a name stays readable, with the way back to the text as it was."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "’": "'", "ʼ": "'"}
)
"""Letters that Unicode does not take apart, and the forms of the apostrophe."""


@cache
def _folded(letter: str) -> str:
    """Return what a code point is read as: small, without accents; nothing for one that is invisible."""
    apart = unicodedata.normalize("NFKD", letter).casefold()
    seen = (one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    return "".join(seen).translate(_PLAIN)


def folded(text: str) -> str:
    """Return a text in small letters without accents, compatibility forms and invisible characters."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `places` has, for each of its code points, the offset of the one it stands for in the original.

    The offsets are in code points, with the length of the original behind the last one.
    """

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text."""
        if text.isascii():
            return cls(text.lower(), range(len(text) + 1))
        parts = [_folded(letter) for letter in text]
        places = [at for at, part in enumerate(parts) for _ in part]
        return cls("".join(parts), [*places, len(text)])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that `[start, end)` of the folded text stands for, accents included."""
        return self.places[start], max(self.places[end], self.places[end - 1] + 1)
