"""Model and delegate of the hits of a search in all articles: title, count, and the words in context."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editorial.desktop.theme import GAP, PAD, Themes
from editorial.domain.library import Hit
from editorial.domain.visible import visible

Index = QModelIndex | QPersistentModelIndex
LINES = 2
"""Number of lines of context."""
LEAD = 2
"""Space between these lines, in pixels."""


class HitRole(IntEnum):
    """Item data roles besides Qt's own."""

    HIT = Qt.ItemDataRole.UserRole + 1


def title(hit: Hit) -> str:
    """Return the title on one line, or "Untitled"."""
    return " ".join(hit.title.split()) or "Untitled"


def occurrences(count: int) -> str:
    """Return a number of occurrences: "1 occurrence", "4 occurrences"."""
    return f"{count:,} occurrence{'' if count == 1 else 's'}"


class HitModel(QAbstractListModel):
    """Model of the articles found, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Sequence[Hit] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Replace all hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of articles found."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, the hit itself, or the accessible text."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HitRole.HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return visible(title(hit))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return visible(f"{title(hit)}, {occurrences(hit.count)}: {hit.snippet}")
        return None


class HitDelegate(QStyledItemDelegate):
    """Item delegate: a line with title and count, and two lines of text with the words marked."""

    def __init__(self, themes: Themes, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; the width is the view's."""
        return QSize(0, (1 + LINES) * (option.fontMetrics.height() + LEAD) + 2 * PAD + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one hit."""
        hit: Hit = index.data(HitRole.HIT)
        theme, area = self._themes.current, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            wash = option.palette.color(QPalette.ColorRole.Accent)
            wash.setAlphaF(0.14)
            painter.fillRect(area, wash)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("hover_wash"))
        painter.setPen(theme.color("border"))
        painter.drawLine(area.left() + PAD, area.bottom(), area.right() - PAD, area.bottom())
        inner = area.adjusted(PAD + GAP, PAD, -PAD - GAP, -PAD)
        self._head(painter, option, hit, inner)
        inner.setTop(inner.top() + option.fontMetrics.height() + GAP)
        self._snippet(painter, option, hit, inner)
        painter.restore()

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, area: QRect) -> None:
        font = QFont(option.font)
        painter.setFont(font)
        count = occurrences(hit.count)
        room = option.fontMetrics.horizontalAdvance(count) + PAD
        painter.setPen(self._themes.current.color("muted_ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, count)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(visible(title(hit)), Qt.TextElideMode.ElideRight, area.width() - room)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _snippet(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, area: QRect) -> None:
        layout = QTextLayout(visible(hit.snippet), option.font)
        layout.setFormats(self._marks(hit, option.palette))
        step = option.fontMetrics.height() + LEAD
        shown = _lay_out(layout, area.width(), step)
        if shown < _units(hit.snippet):
            cut = visible(hit.snippet).encode("utf-16-le")[: 2 * shown].decode("utf-16-le", "ignore")
            layout.setText(cut.rstrip().rpartition(" ")[0].rstrip(" …") + " …")
            _lay_out(layout, area.width(), step)
        painter.setPen(self._themes.current.color("muted_ink"))
        painter.setClipRect(area)
        layout.draw(painter, QPointF(area.topLeft()))

    def _marks(self, hit: Hit, palette: QPalette) -> list[QTextLayout.FormatRange]:
        made = []
        for span in hit.matches:
            mark = QTextLayout.FormatRange()
            mark.start = _units(hit.snippet[: span.start])
            mark.length = _units(span.of(hit.snippet))
            form = QTextCharFormat()
            form.setBackground(self._themes.current.color("search"))
            form.setForeground(palette.color(QPalette.ColorRole.Text))
            mark.format = form
            made.append(mark)
        return made


def _lay_out(layout: QTextLayout, width: int, step: int) -> int:
    """Break the text into at most `LINES` lines of `width` pixels; return how many UTF-16 units they show."""
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    shown = 0
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * step))
        shown = line.textStart() + line.textLength()
    layout.endLayout()
    return shown


def _units(text: str) -> int:
    """Return the length of a text in UTF-16 units, as Qt counts."""
    return len(text.encode("utf-16-le")) // 2
