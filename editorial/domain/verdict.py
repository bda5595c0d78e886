"""Verdicts: what the software says of a quote after looking it up in the sources of its article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from editorial.domain.source_check import Verdict  # its place is here; a start needs it alone
from editorial.domain.text import Span

__all__ = ["USUAL_RULES", "EditKind", "FoldRule", "FoldRules", "Match", "Nearest", "Verdict", "WordEdit"]


class FoldRule(StrEnum):
    """Difference between a quote and its source that can be ignored; each can be switched off."""

    MARKS = "marks"
    """Forms of quotation marks and apostrophes, and marks inside the quote."""
    DASHES = "dashes"
    """Forms of dashes and hyphens."""
    SPACES = "spaces"
    """Spaces, line breaks and new paragraphs."""
    CHARACTERS = "characters"
    """Characters that look the same in Unicode: composed accents, ligatures, wide forms; and invisible ones."""
    FIRST_CAPITAL = "first-capital"
    """Capital or small letter at the start of the quote, of a piece, or behind a cut."""
    ONE_CASE = "one-case"
    """Capitals where the source is written in capitals only, or without any."""
    CAPITALS = "capitals"
    """Capital letters anywhere (*the President*, *the president*)."""
    END_MARK = "end-mark"
    """Comma or full stop at the end of a quote or a piece."""
    PUNCTUATION = "punctuation"
    """Punctuation within the quote."""
    LINE_ENDS = "line-ends"
    """Words divided at the end of a line, and page headers, in the source."""
    ELLIPSES = "ellipses"
    """Words left out where the quote shows it with an ellipsis."""
    BRACKETS = "brackets"
    """Words and letters in square brackets, which the writer put in or in place of others."""
    HESITATIONS = "hesitations"
    """Hesitations that only the source has (*um*, *er*), and its notes such as *(laughs)*."""
    REPEATS = "repeats"
    """Words that the source has twice in a row (*I, I think*)."""
    CONTRACTIONS = "contractions"
    """Short forms (*it's*, *it is*)."""
    NUMBERS = "numbers"
    """Numbers in digits or in words."""


FoldRules: TypeAlias = frozenset[FoldRule]

USUAL_RULES: FoldRules = frozenset(FoldRule) - {
    FoldRule.CAPITALS,
    FoldRule.REPEATS,
    FoldRule.CONTRACTIONS,
    FoldRule.NUMBERS,
}
"""The rules that hold unless the newsroom sets others."""


class EditKind(StrEnum):
    """What was done to words of the source, seen from the quote."""

    INSERTED = "inserted"
    LEFT_OUT = "left-out"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class WordEdit:
    """One difference between a quote and its source.

    `quote` is the place in the article's text (None if words were left out), `source` that in the source's text (None
    if words were inserted). `at` is the offset in the article's text where the words stand, or would stand.
    """

    kind: EditKind
    at: int
    quote: Span | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What looking up one utterance in the sources of its article gave.

    `verdict` is the gravest of what holds, `also` has the others, gravest first (*altered* as well as *other speaker*).
    `source` is the id of the source, `spans` the places in its text in the order of the quote, `speaker` and `seconds`
    what it says of them. `folded` has the rules without which there would be more edits. `words` is the number of words
    that were looked for, `places` how often the source has them all one after another; if `may_be_chance`, they are so
    few and frequent that most texts of that length would have them. `others` has the best match in each other source
    that has these words or similar ones, the best first; theirs are empty.
    """

    verdict: Verdict
    words: int
    source: str | None = None
    spans: tuple[Span, ...] = ()
    edits: tuple[WordEdit, ...] = ()
    folded: FoldRules = frozenset()
    speaker: str | None = None
    seconds: float | None = None
    also: tuple[Verdict, ...] = ()
    places: int = 0
    may_be_chance: bool = False
    others: tuple[Match, ...] = ()

    @property
    def holds(self) -> tuple[Verdict, ...]:
        """Return all that holds, gravest first."""
        return (self.verdict, *self.also)

    @property
    def other_speaker(self) -> bool:
        """Return whether the source names somebody else than the article."""
        return Verdict.OTHER_SPEAKER in self.holds

    @property
    def disputed(self) -> bool:
        """Return whether another source has these words otherwise, or by another speaker."""
        return any(other.holds != self.holds for other in self.others)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Passage of a source that shares the most words with a reported clause: a help, no verdict.

    `likeness` (0..1) is the share of the clause's words, the rarer the weightier, that the passage has.
    """

    source: str
    span: Span
    likeness: float
    speaker: str | None = None
    seconds: float | None = None
