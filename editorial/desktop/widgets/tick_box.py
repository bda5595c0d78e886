"""Check box that is visible in the dark theme, where the style draws an edge darker than the background."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter

_TICK = (QPointF(-3.5, 0.2), QPointF(-1.0, 2.8), QPointF(3.5, -2.8))
_DASH = (QPointF(-3.2, 0.0), QPointF(3.2, 0.0))


class TickBox(QCheckBox):
    """Check box whose indicator has an edge in the text colour; everything else is the style's."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the indicator, the text and the focus frame."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        style = self.style()
        box = QRectF(style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
        self._box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5))
        option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        option.text = self.fontMetrics().elidedText(
            option.text, Qt.TextElideMode.ElideRight, option.rect.width(), Qt.TextFlag.TextShowMnemonic
        )
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)
        if self.hasFocus():
            ring = QPen(self.palette().color(QPalette.ColorRole.Accent), 1)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    def _box(self, painter: QPainter, box: QRectF) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        palette, on = self.palette(), self.checkState() is not Qt.CheckState.Unchecked
        edge = palette.color(group, QPalette.ColorRole.Accent if on else QPalette.ColorRole.WindowText)
        edge.setAlphaF(1.0 if on else 0.6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(edge if on else palette.color(group, QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 2.5, 2.5)
        if on:
            ground = palette.color(group, QPalette.ColorRole.Base)
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(ground, 1.8, Qt.PenStyle.SolidLine, cap, join))
            c, unit = box.center(), box.width() / 14
            steps = _DASH if self.checkState() is Qt.CheckState.PartiallyChecked else _TICK
            painter.drawPolyline([c + step * unit for step in steps])
