"""Words for quotes over all articles: how far they are decided, and how the words of two of them relate."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.desktop.wording.findings import KINDS
from editorial.domain.elsewhere import LibraryQuote, Pair, Sameness
from editorial.domain.quote_search import QuoteState, SpokenQuote
from editorial.domain.verdict import WordEdit

MOST = 8
"""The most differences that are listed one by one."""

QUOTE_COLUMNS = ("Date", "Speaker", "Quote", "Article", "Decided", "Kind", "Source")
PAIR_COLUMNS = ("Words", "Date", "Speaker", "Article", "Other date", "Other speaker", "Other article", "Quote")
STATES = {QuoteState.VERIFIED: "verified", QuoteState.DECIDED: "yes", QuoteState.SUGGESTED: "not yet"}
SAME = {Sameness.SAME: "the same", Sameness.ALTERED: "altered"}


def quote_cells(one: SpokenQuote) -> tuple[str, ...]:
    """Return the cells of a quote."""
    kinds = ", ".join(KINDS[kind] for kind in one.kinds)
    words = " ".join(one.words.split())
    return one.date[:10], one.speaker, words, title_words(one.title), STATES[one.state], kinds, one.source


def pair_cells(pair: Pair) -> tuple[str, ...]:
    """Return the cells of two quotes with the same words."""
    first, second = pair.first, pair.second
    return (
        pair_words(pair),
        *(first.date[:10], first.speaker, title_words(first.title)),
        *(second.date[:10], second.speaker, title_words(second.title)),
        " ".join(first.words.split()),
    )


def pair_words(pair: Pair) -> str:
    """Return how two quotes relate: *altered, other speaker*."""
    return SAME[pair.same.sameness] + (", other speaker" if pair.same.match.other_speaker else "")


def title_words(title: str) -> str:
    """Return a title on one line."""
    return " ".join(title.split()) or "Untitled"


def whose_words(quote: LibraryQuote) -> str:
    """Return where a quote stands and who says it, such as *Ada Brook in “Harbour plan”, 2025-03-04*."""
    where = f"{quote.speaker or 'Nobody named'} in “{title_words(quote.title)}”"
    return f"{where}, {quote.date[:10]}" if quote.date else where


def difference_words(pair: Pair) -> str:
    """Return what differs, word by word, as the first quote has it and the second, and whether one is a part."""
    edits = pair.same.match.edits
    parts = [_difference(pair, edit) for edit in edits[:MOST]]
    if len(edits) > MOST:
        parts.append(f"and {len(edits) - MOST} more")
    words = f"What differs: {'; '.join(parts)}" if parts else "No word differs"
    if not pair.same.is_part:
        return words
    return f"{words}. The one on the {'left' if pair.first is pair.same.shorter else 'right'} is a part of the other"


def _difference(pair: Pair, edit: WordEdit) -> str:
    shorter = edit.quote.of(pair.same.shorter.words) if edit.quote is not None else ""
    longer = edit.source.of(pair.same.longer.words) if edit.source is not None else ""
    left, right = (shorter, longer) if pair.first is pair.same.shorter else (longer, shorter)
    if not left or not right:
        return f"“{left or right}” only {'on the left' if left else 'on the right'}"
    return f"“{left}” on the left, “{right}” on the right"


def elsewhere_words(pairs: Sequence[Pair]) -> str:
    """Return in how many other articles words stand, and how; empty for none.

    An article is counted once; it has the words altered if one of its quotes has them so.
    """
    altered = {pair.second.article for pair in pairs if pair.same.sameness is Sameness.ALTERED}
    every = {pair.second.article for pair in pairs}
    others = {pair.second.article for pair in pairs if pair.same.match.other_speaker}
    if not every:
        return ""
    number = f"{len(every)} other article{'' if len(every) == 1 else 's'}"
    parts = []
    if len(every) > len(altered):
        parts.append(_in("the same", len(every) - len(altered), len(every)))
    if altered:
        parts.append(_in("altered", len(altered), len(every)))
    if others:
        parts.append(_in("by another speaker", len(others), len(every)))
    return f"These words stand in {number}: {', '.join(parts)}"


def _in(words: str, number: int, every: int) -> str:
    """Return words with the number of articles that they hold of, unless that is the only one."""
    return words if every == 1 else f"{words} in {number}"
