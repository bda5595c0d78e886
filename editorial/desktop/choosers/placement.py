"""Where a chooser opens, so that it does not cover what it asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect

from editorial.desktop.theme import GAP

NARROWEST = 240
"""Width in pixels that a chooser needs beside what it is about."""


def place(about: Sequence[QRect], room: QRect, width: int, height: Callable[[int], int]) -> QRect:
    """Return the rectangle of a chooser within `room` that covers none of `about[0]`, or else as little as possible.

    `about` are rectangles, each within the one before: what does not fit beside a whole paragraph may still leave the
    words uncovered. `height` is called with a width. Preferred are below, above, to the right and to the left, in this
    order; if nothing fits, the larger part above or below the last rectangle. Empty: the upper middle.
    """
    width = min(width, room.width())
    tall = min(height(width), room.height())
    if not about:
        return QRect(room.center().x() - width // 2, room.top() + (room.height() - tall) // 6, width, tall)
    for target in about:
        for box in _around(target, room, width, height):
            if room.contains(box):
                return box
    last = about[-1]
    below = room.bottom() - last.bottom() >= last.top() - room.top()
    top = room.bottom() - tall + 1 if below else room.top()
    return QRect(_clamped(last.left(), room.left(), room.right() - width + 1), top, width, tall)


def _around(target: QRect, room: QRect, width: int, height: Callable[[int], int]) -> Iterator[QRect]:
    tall = min(height(width), room.height())
    left = _clamped(target.left(), room.left(), room.right() - width + 1)
    yield QRect(left, max(room.top(), target.bottom() + 1 + GAP), width, tall)
    yield QRect(left, target.top() - GAP - tall, width, tall)
    right = room.right() - target.right() - GAP
    if right >= NARROWEST:
        yield _beside(target.right() + 1 + GAP, min(width, right), target, room, height)
    spare = target.left() - GAP - room.left()
    if spare >= NARROWEST:
        yield _beside(target.left() - GAP - min(width, spare), min(width, spare), target, room, height)


def _beside(left: int, width: int, target: QRect, room: QRect, height: Callable[[int], int]) -> QRect:
    tall = min(height(width), room.height())
    return QRect(left, _clamped(target.top(), room.top(), room.bottom() - tall + 1), width, tall)


def _clamped(value: int, lowest: int, highest: int) -> int:
    return max(lowest, min(value, highest))
