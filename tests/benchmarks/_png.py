"""Pictures in few bytes: a palette of the colours a window uses most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPixmap

COLOURS = 256


def save_small(picture: QPixmap, path: Path, keep: Iterable[QColor] = (), colours: int = COLOURS) -> int:
    """Save a picture as a PNG with a palette of its own; return the size in bytes.

    Colours to `keep` stay as they are however few points have them: else a thin line may turn grey.
    """
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(image.constBits()).cast("B").cast("I"))
    common = (colour for colour, _ in pixels.most_common(colours))
    table = [*dict.fromkeys((*(color.rgb() for color in keep if color.rgb() in pixels), *common))][:colours]
    image.convertToFormat(QImage.Format.Format_Indexed8, table).save(str(path), "PNG", 0)
    return path.stat().st_size
