"""What a language has in speech that was written down (`[transcripts]` in a language file)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from editorial.language.lexicon.toml_table import WordSet

_NONE: WordSet = frozenset()


@dataclass(frozen=True, eq=False)
class TranscriptLexicon:
    """Words of transcripts, all in lower case; every set may be empty.

    `hesitations` are sounds that mean nothing (*um*), `notes` words of what a transcript notes in brackets (*laughs*).
    `negations` are words without which a sentence says the opposite. A speaker's label that is made of `nameless` words
    names nobody (*Q*, *Speaker 2*). `short_forms` maps a short form, or its end, to what it may stand for (*'s*: *is*,
    *has*), `numbers` the word for a number to its value.
    """

    hesitations: WordSet = _NONE
    notes: WordSet = _NONE
    nameless: WordSet = _NONE
    negations: WordSet = _NONE
    short_forms: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


NEUTRAL = TranscriptLexicon(
    hesitations=frozenset({"um", "uh", "er", "hm", "hmm", "mmm"}), nameless=frozenset({"q", "a"})
)
"""What holds for a language that has no file."""
