"""Painting of the signs: outlined for suggested, solid for decided, a question mark for doubt, a cross for rejected."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from editorial.desktop.theme import Theme
from editorial.desktop.wording.sign import WORDS, Sign

SIZE = 15
"""Width and height of a sign, in device-independent pixels."""

_EDGE = 3.5
"""Space between a sign's disc and the edge of its image, in which lines end."""
_SPACE = SIZE + 4

_COLORS = {
    Sign.OPEN: "muted_ink",
    Sign.PARTLY: "muted_ink",
    Sign.CHECK: "doubt",
    Sign.CONTESTED: "conflict",
    Sign.REJECTED: "rejected",
    Sign.MISSED: "missed",
}


def sign_color(theme: Theme, sign: Sign) -> QColor:
    """Return the colour of a sign; signs of what is decided have the colour of success."""
    return theme.color(_COLORS.get(sign, "success"))


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, theme: Theme, ground: QColor) -> None:
    """Draw a sign in the middle of `box`; `ground` is the background colour, used for the mark in a solid sign."""
    if sign is Sign.NONE:
        return
    drawn = _drawn(sign, sign_color(theme, sign).rgba(), ground.rgba(), painter.device().devicePixelRatio())
    corner = box.center() - QPointF(_SPACE, _SPACE) / 2
    painter.drawImage(corner.toPoint(), drawn)


@lru_cache(maxsize=128)
def _drawn(sign: Sign, ink: int, ground: int, ratio: float) -> QImage:
    """Return the image of a sign in a square of `_SPACE`; cached, since each row of a list has one."""
    image = QImage(QSize(_SPACE, _SPACE) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(0, 0, _SPACE, _SPACE).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    color = QColor.fromRgba(ink)
    if sign in {Sign.CONFIRMED, Sign.CORRECTED, Sign.BULK, Sign.ADDED}:
        _solid(painter, disc, sign, color, QColor.fromRgba(ground))
    else:
        _outline(painter, disc, sign, color)
    painter.end()
    return image


def _solid(painter: QPainter, disc: QRectF, sign: Sign, color: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if sign is Sign.BULK:
        painter.drawRoundedRect(disc.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)
    else:
        painter.drawEllipse(disc.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.setPen(QPen(ground, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    c = disc.center()
    if sign is Sign.ADDED:
        painter.drawLine(c - QPointF(3, 0), c + QPointF(3, 0))
        painter.drawLine(c - QPointF(0, 3), c + QPointF(0, 3))
        return
    tick = QPainterPath(c + QPointF(-3, 0.3))
    tick.lineTo(c + QPointF(-0.8, 2.5))
    tick.lineTo(c + QPointF(3, -2.3))
    painter.drawPath(tick)


def _outline(painter: QPainter, disc: QRectF, sign: Sign, color: QColor) -> None:
    pen = QPen(color, 1.5)
    if sign is Sign.MISSED:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    c = disc.center()
    if sign is Sign.CONTESTED:
        _diamond(painter, disc)
    else:
        painter.drawEllipse(disc)
    if sign is Sign.PARTLY:
        painter.setBrush(color)
        painter.drawPie(disc, 90 * 16, 180 * 16)
    elif sign is Sign.REJECTED:
        painter.drawLine(c + QPointF(-2.6, -2.6), c + QPointF(2.6, 2.6))
        painter.drawLine(c + QPointF(-2.6, 2.6), c + QPointF(2.6, -2.6))
    elif sign in {Sign.CHECK, Sign.CONTESTED}:
        font = QFont(painter.font())
        font.setPixelSize(10)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(disc.adjusted(-2, -2, 2, 2), Qt.AlignmentFlag.AlignCenter, "?")


def _diamond(painter: QPainter, disc: QRectF) -> None:
    c, reach = disc.center(), disc.width() / 2 + 1.5
    path = QPainterPath(c - QPointF(0, reach))
    for corner in (QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)):
        path.lineTo(c + corner)
    path.closeSubpath()
    painter.drawPath(path)


class SignLabel(QWidget):
    """Widget that shows one sign."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sign = theme, Sign.NONE
        self.setAccessibleName(WORDS[Sign.NONE])

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.update()

    def set_sign(self, sign: Sign) -> None:
        """Show another sign."""
        self._sign = sign
        self.setAccessibleName(WORDS[sign])
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a sign with a margin of one pixel."""
        return QSize(SIZE + 2, SIZE + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the size of a sign with a margin of one pixel."""
        return self.sizeHint()

    def paintEvent(self, event: object) -> None:
        """Paint the sign."""
        del event
        painter = QPainter(self)
        paint_sign(painter, QRectF(self.rect()), self._sign, self._theme, self.palette().window().color())
        painter.end()
