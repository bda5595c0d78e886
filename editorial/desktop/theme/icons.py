"""Icons: SVG line drawings, tinted with the palette's text colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap

from editorial.domain.resources import resources_folder


def icon(name: str, palette: QPalette) -> QIcon:
    """Return the icon `resources/icons/<name>.svg`. Raises FileNotFoundError if there is none."""
    drawing = (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QIcon(_Drawing(drawing, QPalette(palette)))


_CLONES: list[QIconEngine] = []
"""What Qt made of icons that were changed after they were copied. The program changes none, so that it stays empty."""


class _Drawing(QIconEngine):
    """Draws an icon in the size that is asked for, when it is first asked for."""

    def __init__(self, drawing: str, palette: QPalette) -> None:
        super().__init__()
        self._drawing, self._palette = drawing, palette
        self._made: dict[tuple[int, int, QIcon.Mode], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Return the same; Qt deletes it, but Python would do so at once if nothing here held it (PySide 6.11)."""
        made = _Drawing(self._drawing, self._palette)
        _CLONES.append(made)
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon into a rectangle."""
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - imported only where icons are needed

        group = QPalette.ColorGroup.Disabled if mode is QIcon.Mode.Disabled else QPalette.ColorGroup.Active
        ink = self._palette.color(group, QPalette.ColorRole.WindowText).name()
        QSvgRenderer(self._drawing.replace("currentColor", ink).encode()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture."""
        key = (size.width(), size.height(), mode)
        if key not in self._made:
            made = QPixmap(size)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            self.paint(painter, QRect(0, 0, *key[:2]), mode, state)
            painter.end()
            self._made[key] = made
        return self._made[key]
