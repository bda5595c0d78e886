"""Parsing and blending of colours."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor

_WRITTEN = re.compile(r"(#[0-9a-fA-F]{6})(?:\s+(\d{1,3})%)?")


def parse(written: str) -> QColor:
    """Parse `#rrggbb`, or `#rrggbb` with an opacity (`#2b6a7c 10%`). Raises ValueError for anything else."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"{written!r} is not a colour: write #rrggbb or #rrggbb 40%")
    color = QColor(match[1])
    if match[2] is not None:
        color.setAlphaF(min(int(match[2]), 100) / 100)
    return color


def over(color: QColor, ground: QColor) -> QColor:
    """Return `color`, which may be translucent, blended onto the opaque colour `ground`."""
    alpha = color.alphaF()

    def mix(top: float, below: float) -> float:
        return top * alpha + below * (1 - alpha)

    return QColor.fromRgbF(
        mix(color.redF(), ground.redF()), mix(color.greenF(), ground.greenF()), mix(color.blueF(), ground.blueF())
    )
