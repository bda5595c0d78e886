"""Matches in words: what the software says of a quote, what differs, and where it stands in the source."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.check_words import VERDICT_WORDS
from editorial.domain.edit_words import in_marks
from editorial.domain.fold_words import FOLD_WORDS
from editorial.domain.name_difference import NameDifference, NameDifferenceKind
from editorial.domain.source import time_code
from editorial.domain.verdict import Match, Verdict

NAME_WORDS = {
    NameDifferenceKind.SPELLING: "the source spells it otherwise",
    NameDifferenceKind.TITLE: "the source has another title before it",
    NameDifferenceKind.AGE: "the source has another age beside it",
}


def verdict_words(match: Match) -> str:
    """Return all that holds, such as *altered, other speaker*; with a doubt where the words may stand anywhere."""
    words = ", ".join(VERDICT_WORDS[verdict] for verdict in match.holds)
    if not match.may_be_chance or match.verdict is Verdict.NOT_FOUND:
        return words
    often = f"{match.places} times" if match.places > 1 else "there"
    return f"{words} (so few and frequent words that they may stand {often} by chance)"


def place_words(match: Match) -> str:
    """Return who speaks in the source and when, such as *ELLIS, 00:14:32*; empty if it does not say."""
    time = time_code(match.seconds) if match.seconds is not None else None
    return ", ".join(part for part in (match.speaker, time) if part)


def folded_words(match: Match) -> str:
    """Return the differences that were ignored, separated by semicolons; empty if none were."""
    return "; ".join(words for rule, words in FOLD_WORDS.items() if rule in match.folded)


def other_words(match: Match) -> Iterator[tuple[str, str]]:
    """Yield, for each other source that has the words otherwise, its id and what the software says of it."""
    for other in match.others:
        if other.holds != match.holds:
            yield other.source or "", verdict_words(other)


def name_words(difference: NameDifference, article: str, source: str) -> str:
    """Return what a source has otherwise about a name, such as *“Ellis”: the source spells it otherwise (“Elis”)*."""
    here, there = in_marks(difference.here.of(article)), in_marks(difference.there.of(source))
    return f"{here}: {NAME_WORDS[difference.kind]} ({there})"
