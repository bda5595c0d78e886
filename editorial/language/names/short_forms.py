"""Abbreviations and other short forms of names."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.language.lexicon.names import NameLexicon


def abbreviates(word: str, words: Sequence[str], lexicon: NameLexicon) -> bool:
    """Return whether `word` consists of the first letters of `words`, with or without small words."""
    letters = "".join(c for c in word if c.isupper())
    return len(letters) > 1 and len(words) > 1 and letters in initials(words, lexicon)


def initials(words: Sequence[str], lexicon: NameLexicon) -> set[str]:
    """Return the possible abbreviations of a name: its first letters, or the first three or more of them."""
    big = "".join(w[0] for w in words if w.lower() not in lexicon.small).upper()
    every = "".join(w[0] for w in words if w[0].isalnum()).upper()
    return {every, big} | {big[:end] for end in range(3, len(big))}


def is_short_for(word: str, words: Sequence[str]) -> bool:
    """Return whether a word has letters of a name in their order, the first from the start of one of its words.

    Method: Schwartz and Hearst (2003).
    """
    text, letters = " ".join(words).casefold(), [letter for letter in word.casefold() if letter.isalnum()]
    if len(letters) < 2 or len(words) < 2:
        return False
    at = len(text)
    for letter in reversed(letters):
        at = text.rfind(letter, 0, at)
        if at < 0:
            return False
    while at > 0 and text[at - 1].isalnum():
        at = text.rfind(letters[0], 0, at)
    return at >= 0
