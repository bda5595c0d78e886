"""Moving the edges of a name or a quote: by words with keys, or by dragging an end if that is less work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from _tally import KEY, POINT, PRESS
from hand_time.keyboard import Keyboard

from editorial.desktop.article.model import Edge
from editorial.desktop.reviewing.edges import EdgeStep
from editorial.domain.record import Ref
from editorial.domain.text import Span

Ends: TypeAlias = Callable[[Span], tuple[bool, bool]]
"""Returns whether the start and the end of a span are right."""

MOST_STEPS = 20
"""After how many keys an edge is dragged."""


def move_edges(
    keyboard: Keyboard, ref: Ref, now: Span, right: Span, ends: Ends, give_type: Callable[[], None] | None = None
) -> None:
    """Move the edges of what is in focus to where they are right; `give_type` keeps them and gives a name its type."""
    keyboard.reviewer.at = ref
    keys = _moved_by_keys(keyboard, now, right, ends)
    wrong = [not good for good in ends(now)]
    if keys is not None and len("+".join(keys).split("+")) * KEY <= sum(wrong) * 2 * (POINT + PRESS):
        for key in keys:
            keyboard.tally.press(key)
        _keep(keyboard) if give_type is None else give_type()
        return
    keyboard.edges.drop()
    for _ in range(sum(wrong)):
        keyboard.tally.point("drag an end", points=2, presses=2)
    keyboard.edges.drag(ref, Span(right.start if wrong[0] else now.start, right.end if wrong[1] else now.end))
    if give_type is not None:
        give_type()


def _keep(keyboard: Keyboard) -> None:
    keyboard.tally.press("Enter")
    keyboard.edges.keep()


def _moved_by_keys(keyboard: Keyboard, now: Span, right: Span, ends: Ends) -> list[str] | None:
    """Move the edges by words without keeping them; return the keys, or None if words do not lead there."""
    keys, edges = list[str](), keyboard.edges
    for number, (edge, take) in enumerate(((Edge.START, "["), (Edge.END, "]"))):
        if ends(now)[number]:
            continue
        edges.take(edge)
        keys.append(take)
        wanted = (right.start, right.end)[number]
        while (moving := edges.moving) is not None and not ends(moving.span)[number]:
            direction = 1 if wanted > (moving.span.start, moving.span.end)[number] else -1
            edges.step(EdgeStep.WORD, direction)
            keys.append("Ctrl+Right" if direction > 0 else "Ctrl+Left")
            if edges.moving == moving or len(keys) > MOST_STEPS:
                return None
    return keys
