"""What belongs to articles, in words: for the question before a deletion."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.library import Contents
from editorial.review.wording.counting import counted


def contents_words(contents: Contents) -> str:
    """Return "the text, 12 names, 5 quotes, 48 decisions and 1 note"; what there is none of is left out."""
    parts = [
        counted(number, word)
        for number, word in (
            (contents.names, "name"),
            (contents.quotes, "quote"),
            (contents.decisions, "decision"),
            (contents.notes, "note"),
            (contents.sources, "source"),
        )
        if number
    ]
    text = "the texts" if contents.articles > 1 else "the text"
    return f"{', '.join([text, *parts[:-1]])} and {parts[-1]}" if parts else text


def kept_words(contents: Contents) -> str:
    """Return that a text stays as a source of other articles, as a sentence; empty text if none does."""
    if not contents.kept_by:
        return ""
    if contents.articles > 1:
        return "Where one of them is a source of an article that stays, its text stays with that article."
    return f"Its text stays in the library as a source of {counted(contents.kept_by, 'other article')}."


def articles_words(titles: Sequence[str]) -> str:
    """Return the title of one article in quotation marks, or how many articles there are."""
    if len(titles) != 1:
        return counted(len(titles), "article")
    return f"“{' '.join(titles[0].split()) or 'Untitled'}”"
