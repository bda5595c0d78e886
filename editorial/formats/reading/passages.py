"""Putting together a text from the passages of a document: those that are taken, and those that are cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from editorial.domain.text import BOM, Normalised, normalise
from editorial.formats.reading.article_text import Cut

_SHORT = 80
"""Passages shorter than this that were cut for the same reason at the same place are shown as one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document; `cut` says why it is not taken for the text, and is empty if it is."""

    words: str
    cut: str = ""


class Composed(NamedTuple):
    """A text, and what was cut from it.

    `starts` has for each passage that was to be taken the offset (code points) at which its words begin, and how many
    code points were dropped before them; None if it has no words.
    """

    text: Normalised
    cut: tuple[Cut, ...]
    starts: tuple[tuple[int, int] | None, ...]


def compose(passages: Iterable[Passage]) -> Composed:
    """Return the text of the passages that are taken, with an empty line between them, and the others as cuts.

    Each cut is at the offset at which the next passage that is taken begins, or at the end of the text.
    """
    taken: list[str] = []
    waiting: list[Passage] = []
    cuts: list[Cut] = []
    starts: list[tuple[int, int] | None] = []
    length = 0
    for one in passages:
        whole = normalise(one.words.replace("\0", "\N{REPLACEMENT CHARACTER}")).text
        words = whole.strip()
        if not words:
            starts += [] if one.cut else [None]
            continue
        if one.cut:
            waiting.append(Passage(words, one.cut))
            continue
        begin = length + 2 * bool(taken)
        cuts += _cuts(waiting, begin)
        waiting = []
        taken.append(words)
        starts.append((begin, len(whole) - len(whole.lstrip()) + _marks_of_order(one.words)))
        length = begin + len(words)
    cuts += _cuts(waiting, length)
    return Composed(Normalised("\n\n".join(taken), ()), tuple(cuts), tuple(starts))


def _marks_of_order(words: str) -> int:
    """Return how many marks of byte order stand before words; `normalise` drops them."""
    return len(words) - len(words.lstrip(BOM))


def _cuts(passages: Iterable[Passage], at: int) -> list[Cut]:
    """Return cuts at one place; short ones that follow each other for the same reason are one."""
    found: list[Cut] = []
    for one in passages:
        last = found[-1] if found else None
        if last and last.why == one.cut and len(one.words) < _SHORT and len(last.words.rpartition("\n")[2]) < _SHORT:
            found[-1] = Cut(f"{last.words}\n{one.words}", last.why, at)
        else:
            found.append(Cut(one.words, one.cut, at))
    return found
