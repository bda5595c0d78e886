"""How colours look to people who cannot see red, green or blue, how far apart two of them then are, and their contrast.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), for the full deficiency, on linear sRGB. Distances are Euclidean in Oklab (Ottosson, 2020), where
about 0.02 can just be seen. Contrast is that of WCAG 2.2 (definitions of contrast ratio and relative luminance).
"""

from __future__ import annotations

from enum import Enum
from itertools import starmap
from math import dist

from PySide6.QtGui import QColor

Vector = tuple[float, float, float]


class Vision(Enum):
    """A way of seeing, by its matrix."""

    NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
    DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    TRITANOPIA = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))


_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def seen(color: QColor, vision: Vision) -> Vector:
    """Return the linear red, green and blue that stand for what is seen, each in 0..1."""
    red, green, blue = _times(vision.value, tuple(map(_linear, (color.redF(), color.greenF(), color.blueF()))))
    return _within(red), _within(green), _within(blue)


def apart(one: QColor, other: QColor, vision: Vision) -> float:
    """Return how far apart two opaque colours are in Oklab, 0 to about 1."""
    return dist(*(_oklab(seen(color, vision)) for color in (one, other)))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = seen(color, Vision.NORMAL)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(linear: Vector) -> Vector:
    long, middle, short = (part ** (1 / 3) for part in _times(_CONES, linear))
    return _times(_OKLAB, (long, middle, short))


def _times(matrix: tuple[Vector, Vector, Vector], vector: Vector) -> Vector:
    first, second, third = (sum(starmap(float.__mul__, zip(row, vector, strict=True))) for row in matrix)
    return first, second, third


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _within(part: float) -> float:
    return min(1.0, max(0.0, part))
