"""Icons: SVG line drawings, tinted with the palette's text colour."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap

from editorial.domain.resources import resources_folder

SIZES = (16, 24, 32, 48)
_ROLES = {QIcon.Mode.Normal: QPalette.ColorGroup.Active, QIcon.Mode.Disabled: QPalette.ColorGroup.Disabled}


def icon(name: str, palette: QPalette) -> QIcon:
    """Return the icon `resources/icons/<name>.svg`. Raises FileNotFoundError if there is none."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - imported only where icons are needed

    drawing = (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, group in _ROLES.items():
        ink = palette.color(group, QPalette.ColorRole.WindowText).name()
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", ink).encode()))
        for size in SIZES:
            pixmap = QPixmap(QSize(size, size))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            made.addPixmap(pixmap, mode)
    return made
