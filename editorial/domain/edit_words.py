"""Words for one difference between a quote and its source."""

from __future__ import annotations

from editorial.domain.verdict import EditKind, WordEdit


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
