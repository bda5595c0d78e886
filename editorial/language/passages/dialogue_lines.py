"""Lines of a dialogue: paragraphs that start with a dash and are said as a whole (*— Tu viens ?*)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from editorial.domain.text import Span, tidy
from editorial.language.passages.quoted_spans import QuotedSpan

LINE = "line"
"""The family of the mark of a line of a dialogue."""
_CALLS = "?!"
_ENDS = ".?!…"


def with_dialogue_lines(
    text: str, spans: tuple[QuotedSpan, ...], where: Sequence[Span], marks: frozenset[str]
) -> tuple[QuotedSpan, ...]:
    """Return the spans, in order, with the lines of dialogues among them; `where` are the paragraphs of the text.

    Two or more paragraphs in a row that start with a dash are a dialogue if each ends like a sentence and something is
    asked or called in one of them; else they may be a list.
    """
    taken = {span.paragraph for span in spans}
    dashed = [n for n, line in enumerate(where) if n not in taken and line.of(text)[:1] in marks]
    lines: list[QuotedSpan] = []
    for _, group in groupby(enumerate(dashed), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        words = [where[number].of(text).rstrip() for number in run]
        called = any(mark in line for line in words for mark in _CALLS)
        if len(run) > 1 and called and all(line[-1] in _ENDS for line in words):
            lines += [line for number in run if (line := _line(text, where[number], number)) is not None]
    return _merged(spans, lines) if lines else spans


def _line(text: str, paragraph: Span, number: int) -> QuotedSpan | None:
    """Return the line of a dialogue that a paragraph is."""
    said = tidy(text, paragraph.start + 1, paragraph.end)
    return None if said is None else QuotedSpan(said, Span(paragraph.start, said.end), LINE, number, closed=False)


def _merged(spans: tuple[QuotedSpan, ...], lines: list[QuotedSpan]) -> tuple[QuotedSpan, ...]:
    """Return spans and lines in the order of their starts, with the links between the spans as they were."""
    order = sorted((*enumerate(spans), *((-1, line) for line in lines)), key=lambda pair: pair[1].outer.start)
    place = {old: new for new, (old, _) in enumerate(order) if old >= 0}

    def moved(one: int | None) -> int | None:
        return None if one is None else place[one]

    return tuple(replace(span, parent=moved(span.parent), continues=moved(span.continues)) for _, span in order)
