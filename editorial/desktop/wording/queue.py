"""Wording of a queue row: the sign of its state, title, detail, tooltip."""

from __future__ import annotations

from collections.abc import Callable

from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.review.wording.problems import problem_words

SIGNS = {State.NEW: "○", State.SUGGESTED: "○", State.IN_REVIEW: "●", State.VERIFIED: "✓", State.SET_ASIDE: "–"}
STATE_WORDS = {
    State.NEW: "waiting to be read",
    State.SUGGESTED: "ready",
    State.IN_REVIEW: "in review",
    State.VERIFIED: "verified",
    State.SET_ASIDE: "set aside",
}
AGAIN = {State.IN_REVIEW: "in review again", State.SET_ASIDE: "set aside again"}
"""The states of articles that were verified before."""
NOT_READ = "not read"
TRY_AGAIN = "Try again"
_ROOM = 30
"""How many characters the last line of a row holds at the usual width."""
OVERRIDDEN, REOPENED = "◐", "↺"
"""Signs of an article that was verified with something undecided, and of one that was verified before."""


def sign(row: QueueRow) -> str:
    """Return the sign before a row's title."""
    if row.problem:
        return "!"
    if row.overridden is not None:
        return OVERRIDDEN
    return REOPENED if row.reopened and row.state is State.IN_REVIEW else SIGNS[row.state]


def state_words(row: QueueRow) -> str:
    """Return the state of an article; never just "verified" if something was left undecided."""
    if row.problem:
        return NOT_READ
    if row.overridden is not None:
        return f"verified without {row.overridden:,}" if row.overridden else "verified, unsure"
    if row.reopened and row.state in AGAIN:
        return AGAIN[row.state]
    return STATE_WORDS[row.state]


def title(row: QueueRow) -> str:
    """Return the title on one line, else the source, else "Untitled"."""
    return " ".join(row.title.split()) or row.source or "Untitled"


def _fits(line: str) -> bool:
    return len(line) <= _ROOM


def detail(row: QueueRow, fits: Callable[[str], bool] = _fits) -> str:
    """Return the last line of a row: its state, how much is undecided, whether the export is stale.

    If an article in review has more to show, its state is left out: the sign before the title shows it. Where that does
    not fit, what is to check and to change is said shorter, and then no article that is ready says so.
    """
    parts = _parts(row)
    if row.stale and row.state is State.IN_REVIEW:
        parts = ["again, changed since export" if row.reopened else "changed since export", *parts[1:-1]]
    elif (row.flags or _checks(row)) and row.state is State.IN_REVIEW and not row.problem and not row.reopened:
        parts = parts[1:]
    short = [_short(part) for part in parts]
    least = short[1:] if row.state is State.SUGGESTED and len(short) > 1 else short
    lines = [" · ".join(form) for form in (parts, short, least)]
    return next(filter(fits, lines), lines[-1])


def _short(part: str) -> str:
    """Return *3 to check* as *check 3*, anything else as it is."""
    number, _, what = part.partition(" to ")
    return f"{what} {number}" if what else part


def _parts(row: QueueRow) -> list[str]:
    parts = [state_words(row)]
    if row.undecided and row.state in {State.SUGGESTED, State.IN_REVIEW} and not row.problem:
        parts.append(f"{row.undecided:,} left")
    parts += _checks(row)
    if row.flags:
        parts.append(f"{row.flags:,} flagged")
    if row.stale:
        parts.append("changed since export")
    return parts


def _checks(row: QueueRow) -> list[str]:
    """Return how many quotes wait to be checked, if the article has sources, and how many must be changed."""
    parts = [f"{row.unchecked:,} to check"] if row.sources and row.unchecked else []
    return [*parts, f"{row.to_change:,} to change"] if row.to_change else parts


def spoken(row: QueueRow) -> str:
    """Return a row as text for a screen reader."""
    parts = [title(row), *_parts(row)]
    if row.problem:
        parts += [problem_words(row.problem), "try again from the menu"]
    return ", ".join(parts)


def tip(row: QueueRow) -> str:
    """Return the tooltip: the whole title, counts, dates, source, and the problem if there is one."""
    lines = [title(row), f"{row.words:,} words, imported {row.imported_at.astimezone():%Y-%m-%d %H:%M}"]
    if row.undecided or row.decided:
        total = row.decided + row.undecided
        lines.append(f"{row.decided:,} of {total:,} decided, counting each occurrence of a name and piece of a quote")
    if row.sources or row.to_change:
        lines.append(
            f"sources: {row.sources:,}; quotes in marks not checked: {row.unchecked:,}; to change: {row.to_change:,}"
        )
    if row.published:
        lines.append(f"published {row.published}")
    if row.overridden is not None:
        lines.append(f"verified all the same, with {override_left(row.overridden)}")
    if row.reopened:
        lines.append("was verified before, and changed since")
    if row.exported_at:
        changed = ", changed since" if row.stale else ""
        lines.append(f"exported {row.exported_at.astimezone():%Y-%m-%d %H:%M}{changed}")
    if row.source:
        lines.append(row.source)
    if row.problem:
        lines.append(problem_words(row.problem))
    return "\n".join(lines)


def override_left(undecided: int) -> str:
    """Return what an article was verified with: "4 undecided"."""
    return f"{undecided:,} undecided" if undecided else "something unsure or unchecked"


def counted(number: int) -> str:
    """Return a number of articles: "1 article", "3 articles"."""
    return f"{number:,} article{'' if number == 1 else 's'}"
