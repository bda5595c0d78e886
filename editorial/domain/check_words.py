"""What verdicts and checks are called for people: on screen, in exports and in the shell."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.domain.source_check import CheckOutcome
from editorial.domain.verdict import EditKind, Verdict, WordEdit

VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.AS_IN_SOURCE: "as in the source",
    Verdict.ALTERED: "altered",
    Verdict.CUT: "cut",
    Verdict.OTHER_SPEAKER: "other speaker",
    Verdict.STITCHED: "stitched from several places",
    Verdict.NOT_FOUND: "not found",
}
OUTCOME_WORDS: Mapping[CheckOutcome, str] = {
    CheckOutcome.CHECKED: "checked",
    CheckOutcome.ALTERED_ON_PURPOSE: "altered on purpose",
    CheckOutcome.MUST_CHANGE: "must be changed",
    CheckOutcome.NO_SOURCE: "no source to be had",
}
UNCHECKED = "not checked"
AGAIN = "to be checked again"
"""A check was made, but of other words, or with another speaker."""
IN_PART = "checked in part"
"""Some pieces of the quote are not checked."""


def edit_words(edit: WordEdit, article: str, source: str) -> str:
    """Return one difference, such as *“26” where the source has “25”*, in the words of both texts."""
    own = in_marks(edit.quote.of(article)) if edit.quote is not None else ""
    other = in_marks(edit.source.of(source)) if edit.source is not None else ""
    if edit.kind is EditKind.LEFT_OUT:
        return f"{other} is left out"
    return f"{own} is not in the source" if edit.kind is EditKind.INSERTED else f"{own} where the source has {other}"


def in_marks(words: str) -> str:
    """Return words on one line, in quotation marks."""
    return f"“{' '.join(words.split())}”"
