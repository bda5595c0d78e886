"""Tokens in sentences, as formats of tables of tokens have them: here a sentence is a paragraph."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from editorial.formats.spans.tokens import Token


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text, `[start, end)` in code points, and the numbers of the tokens in it."""

    start: int
    end: int
    tokens: tuple[int, ...]

    def words(self, text: str) -> str:
        """Return the stretch of the text."""
        return text[self.start : self.end]


def sentences(text: str, tokens: Sequence[Token], needed: Set[int]) -> tuple[Sentence, ...]:
    """Return the sentences of a text; they begin with a token and end before the last line end before the next.

    White space is no token, unless it is `needed` as one, or there is nothing else.
    """
    kept = [at for at, one in enumerate(tokens) if at in needed or not text[one.start : one.end].isspace()]
    groups: list[list[int]] = []
    for at in kept or range(len(tokens)):
        if groups and "\n" not in text[tokens[groups[-1][-1]].end : tokens[at].start]:
            groups[-1].append(at)
        else:
            groups.append([at])
    starts = [tokens[group[0]].start for group in groups]
    ends = [text.rindex("\n", 0, start) for start in starts[1:]]
    last = len(text) - text.endswith("\n")
    return tuple(
        Sentence(start, max(end, tokens[group[-1]].end), tuple(group))
        for start, end, group in zip(starts, [*ends, last], groups, strict=True)
    )
