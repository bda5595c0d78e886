"""What the pane of sources says of the finding in focus: the verdict with its differences, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from editorial.desktop.wording.findings import day_and_time
from editorial.domain.annotation import Quote
from editorial.domain.check_words import AGAIN, OUTCOME_WORDS, UNCHECKED
from editorial.domain.edit_words import edit_words
from editorial.domain.name_difference import NameDifference
from editorial.domain.verdict import Match, Nearest
from editorial.review.wording.matches import (
    folded_words,
    name_words,
    other_words,
    place_words,
    verdict_words,
)

MOST = 8
"""The most differences that are listed one by one."""
NEAREST = "The nearest passage of the source is marked: a help, no verdict"
NO_NEAREST = "No passage of the sources is like this reported speech"
NAME_DIFFERS = "A source has this name otherwise"


class Said(NamedTuple):
    """What is said in one line, and more below it."""

    head: str
    lines: tuple[str, ...] = ()


def said_of_match(match: Match, article: str, source: str, titles: Mapping[str, str]) -> Said:
    """Return what looking a quote up gave; `article` and `source` are the texts, `titles` those of sources by id."""
    edits = [edit_words(edit, article, source) for edit in match.edits[:MOST]]
    if len(match.edits) > MOST:
        edits.append(f"and {len(match.edits) - MOST} more differences")
    lines = ["; ".join(edits)] if edits else []  # one line each would take the source its room
    lines += [f"“{titles.get(key, '')}” has it otherwise: {words}" for key, words in other_words(match)]
    if where := place_words(match):
        lines.append(f"In the source: {where}")
    if folded := folded_words(match):
        lines.append(f"Not counted as different: {folded}")
    return Said(_capital(verdict_words(match)), tuple(lines))


def said_of_clause(nearest: Nearest | None) -> Said:
    """Return what is said of reported speech, which gets no verdict."""
    return Said(NEAREST if nearest is not None else NO_NEAREST)


def said_of_name(differences: Sequence[NameDifference], article: str, texts: Mapping[str, str]) -> Said:
    """Return what the sources have otherwise about a name; `texts` are those of the sources by id."""
    return Said(NAME_DIFFERS, tuple(name_words(one, article, texts.get(one.source, "")) for one in differences))


def check_words(pieces: Iterable[Quote]) -> str:
    """Return what an editor decided of a quote: the outcome with its reason, who and when; or that none did."""
    every = tuple(pieces)
    checks = [piece.check for piece in every if piece.check is not None]
    if not checks:
        return _capital(UNCHECKED)
    if any(piece.holding_check is None for piece in every):
        return _capital(AGAIN)
    first = checks[0]
    reason = f" – {first.reason}" if first.reason else ""
    return f"{_capital(OUTCOME_WORDS[first.outcome])}{reason} ({first.by}, {day_and_time(first.at)})"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
