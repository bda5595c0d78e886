"""Moving the edges of a name or a quote: by words with keys, or by dragging an end if that is less work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from _tally import KEY, POINT, PRESS
from hand_time.keyboard import Keyboard

from editorial.desktop.article.model import Edge
from editorial.desktop.reviewing.held_edge import EdgeStep, MovingEdge
from editorial.domain.record import Ref
from editorial.domain.text import Span

Ends: TypeAlias = Callable[[Span], tuple[bool, bool]]
"""Returns whether the start and the end of a span are right."""

MOST_CLAUSES = 5
MOST_STEPS = 20
"""After how many keys an edge is dragged."""


def move_edges(
    keyboard: Keyboard, ref: Ref, now: Span, right: Span, ends: Ends, give_type: Callable[[], None] | None = None
) -> None:
    """Move the edges of what is in focus to where they are right; `give_type` keeps them and gives a name its type."""
    keyboard.reviewer.at = ref
    keys = _moved_by_keys(keyboard, now, right, ends)
    wrong = [not good for good in ends(now)]
    if keys is not None and cost(keys) * KEY <= sum(wrong) * 2 * (POINT + PRESS):
        for key in keys:
            keyboard.tally.press(key)
        _keep(keyboard) if give_type is None else give_type()
        return
    keyboard.edge.drop()
    for _ in range(sum(wrong)):
        keyboard.tally.point("drag an end", points=2, presses=2)
    keyboard.edges.drag(ref, Span(right.start if wrong[0] else now.start, right.end if wrong[1] else now.end))
    if give_type is not None:
        give_type()


def _keep(keyboard: Keyboard) -> None:
    keyboard.tally.press("Enter")
    keyboard.edges.keep()


def _moved_by_keys(keyboard: Keyboard, now: Span, right: Span, ends: Ends) -> list[str] | None:
    """Move the edges without keeping them; return the keys, or None if neither clauses nor words lead there."""
    keys, edges = list[str](), keyboard.edges
    for number, (edge, take) in enumerate(((Edge.START, "["), (Edge.END, "]"))):
        if ends(now)[number]:
            continue
        edges.take(edge)
        taken = edges.moving
        assert taken is not None
        way = _shortest(keyboard, taken, (right.start, right.end)[number], lambda span, at=number: ends(span)[at])
        if way is None:
            return None
        keys += [take, *way]
    return keys


def cost(keys: list[str]) -> int:
    """Return how many keys chords are."""
    return sum(len(chord.split("+")) for chord in keys)


def _shortest(keyboard: Keyboard, taken: MovingEdge, wanted: int, good: Callable[[Span], bool]) -> list[str] | None:
    """Move an edge in the fewest keys, and return them; None if no way leads there."""
    ways = [(way, n) for n in range(-MOST_CLAUSES, MOST_CLAUSES + 1) if (way := _way(keyboard, taken, n, wanted, good))]
    if not ways:
        return None
    _, clauses = min(ways, key=lambda found: cost(found[0]))
    return _way(keyboard, taken, clauses, wanted, good)


def _way(
    keyboard: Keyboard, taken: MovingEdge, clauses: int, wanted: int, good: Callable[[Span], bool]
) -> list[str] | None:
    """Move an edge by so many clauses (to the left if negative), then by words; return the keys, or None."""
    edges = keyboard.edge
    edges.moving = taken
    for _ in range(abs(clauses)):
        edges.step(EdgeStep.CLAUSE, 1 if clauses > 0 else -1)
    keys = ["Down" if clauses > 0 else "Up"] * abs(clauses)
    while (moving := edges.moving) is not None and not good(moving.span):
        at = moving.span.start if moving.edge is Edge.START else moving.span.end
        edges.step(EdgeStep.WORD, 1 if wanted > at else -1)
        keys.append("Ctrl+Right" if wanted > at else "Ctrl+Left")
        if edges.moving == moving or len(keys) > MOST_STEPS:
            return None
    return keys
