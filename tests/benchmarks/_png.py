"""Pictures in few bytes: a palette of the colours a window uses most."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage, QPixmap

COLOURS = 256


def save_small(picture: QPixmap, path: Path) -> int:
    """Save a picture as a PNG with a palette of its own; return the size in bytes."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(image.constBits()).cast("B").cast("I"))
    table = [colour for colour, _ in pixels.most_common(COLOURS)]
    image.convertToFormat(QImage.Format.Format_Indexed8, table).save(str(path), "PNG", 0)
    return path.stat().st_size
