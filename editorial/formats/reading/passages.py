"""Putting together a text from the passages of a document: those that are taken, and those that are cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from editorial.domain.text import Normalised, normalise
from editorial.formats.reading.article_text import Cut

_SHORT = 80
"""Passages shorter than this that were cut for the same reason at the same place are shown as one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a document; `cut` says why it is not taken for the text, and is empty if it is."""

    words: str
    cut: str = ""


class Composed(NamedTuple):
    """A text, and what was cut from it."""

    text: Normalised
    cut: tuple[Cut, ...]


def compose(passages: Iterable[Passage]) -> Composed:
    """Return the text of the passages that are taken, with an empty line between them, and the others as cuts.

    Each cut is at the offset at which the next passage that is taken begins, or at the end of the text.
    """
    taken: list[str] = []
    waiting: list[Passage] = []
    cuts: list[Cut] = []
    length = 0
    for one in passages:
        words = normalise(one.words.replace("\0", "\N{REPLACEMENT CHARACTER}")).text.strip()
        if not words:
            continue
        if one.cut:
            waiting.append(Passage(words, one.cut))
            continue
        begin = length + 2 * bool(taken)
        cuts += _cuts(waiting, begin)
        waiting = []
        taken.append(words)
        length = begin + len(words)
    cuts += _cuts(waiting, length)
    return Composed(Normalised("\n\n".join(taken), ()), tuple(cuts))


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
