"""Item delegate of the list: bar, sign, words, and marks at the right end of a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from editorial.desktop.findings.list.mark_painter import paint_flag, paint_note, paint_triangle
from editorial.desktop.findings.list.model import FindingsModel
from editorial.desktop.findings.list.row_text import RowText, candidate_names
from editorial.desktop.findings.list.rows import ListRow, RowKind
from editorial.desktop.findings.list.selecting import finding_at
from editorial.desktop.findings.sections import Section
from editorial.desktop.theme import GAP, PAD, Theme
from editorial.desktop.theme.colour import over
from editorial.desktop.widgets.row_state import has_focus, is_under_pointer
from editorial.desktop.widgets.sign_painter import SIZE, paint_sign, sign_color
from editorial.desktop.widgets.text_painter import paint_words, shortened
from editorial.desktop.wording.sign import Sign
from editorial.domain import labels
from editorial.domain.annotation import Mark

BAR = 4
_NUMBERS = "①②③④⑤⑥⑦⑧⑨"
_QUOTE_COLORS = {Section.QUOTES: "quote_bar", Section.REPORTED: "quote_bar", Section.TERMS: "term"}
_OUTLINED = frozenset({Sign.OPEN, Sign.PARTLY, Sign.CHECK, Sign.CONTESTED, Sign.REJECTED})
_DOUBTFUL = frozenset({Sign.CHECK, Sign.CONTESTED})


@dataclass(slots=True)
class Focus:
    """The focused row, and the rows of the same utterance (`kin`)."""

    position: int = -1
    kin: range = range(0)


class FindingsDelegate(QStyledItemDelegate):
    """Item delegate of the findings."""

    def __init__(self, model: FindingsModel, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.theme = theme
        self.focus = Focus()
        self.selected: frozenset[str] = frozenset()

    @staticmethod
    def row_height(metrics: QFontMetrics) -> int:
        """Return the height of a row for a font, in pixels."""
        return max(metrics.height(), SIZE) + 2 * GAP + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; the width is the view's."""
        del index
        return QSize(0, self.row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        position = index.row()
        if self._model.rows is None:
            return
        row, line = self._model.rows[position], self._model.line(position)
        box: QRect = option.rect
        painter.save()
        painter.setFont(option.font)
        ground = self._ground(painter, option, position, row)
        if row.kind is RowKind.SECTION:
            self._heading(painter, box, line)
        else:
            self._finding(painter, box, position, row, line, ground)
        if position == self.focus.position and (self.selected or has_focus(option, index)):
            self._ring(painter, box)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, position: int, row: ListRow) -> QColor:
        box: QRect = option.rect
        base = self.theme.palette_colors["base"]
        if self.selected and self._model.rows is not None and finding_at(self._model.rows, position) in self.selected:
            wash = self.theme.color("selected_wash")
            painter.fillRect(box, wash)
            painter.fillRect(QRect(box.left(), box.top(), BAR - 1, box.height()), self.theme.color("focus_ring"))
            return over(wash, base)
        if position == self.focus.position:
            wash = self.theme.color("focus_wash")
        elif position in self.focus.kin or (row.key and is_under_pointer(option)):
            wash = self.theme.color("hover_wash")
        else:
            return base
        painter.fillRect(box, wash)
        return over(wash, base)

    def _ring(self, painter: QPainter, box: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("focus_ring"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 3, 3)

    def _heading(self, painter: QPainter, box: QRect, line: RowText) -> None:
        left, right = box.left() + PAD, box.right() - PAD
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        left += self._text(painter, box, left, right, line.text, self.theme.color("headline_ink")) + GAP + 2
        font.setBold(False)
        painter.setFont(font)
        muted = self.theme.color("muted_ink")
        left += self._text(painter, box, left, right, line.times, muted)
        if line.tail:
            left += self._text(painter, box, left, right, " · ", muted)
            self._text(painter, box, left, right, line.tail, self.theme.color("doubt"))
        painter.setPen(self.theme.color("border"))
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())

    def _finding(
        self, painter: QPainter, box: QRect, position: int, row: ListRow, line: RowText, ground: QColor
    ) -> None:
        left, right = box.left() + PAD, box.right() - PAD
        if row.section in _QUOTE_COLORS:
            self._bar(painter, box, position, row)
        left += BAR + GAP
        if row.kind in {RowKind.SPEAKER, RowKind.MENTION}:
            left += SIZE + GAP
        if row.kind is RowKind.GROUP:
            paint_triangle(painter, QRectF(left, box.top(), SIZE, box.height()), self.theme)
        sign = QRectF(left, box.top(), SIZE, box.height())
        paint_sign(painter, sign, line.sign, self.theme, ground)
        left += SIZE + GAP + 2
        right = self._right_end(painter, box, left, right, row, line)
        if line.before or line.after:
            self._in_context(painter, box, left, right, line)
        elif row.kind is RowKind.SPEAKER:
            focused = position == self.focus.position or position in self.focus.kin
            self._speaker(painter, box, left, right, line, self._candidates(row) if focused else ())
        else:
            self._words(painter, box, left, right, line)

    def _words(self, painter: QPainter, box: QRect, left: int, right: int, line: RowText) -> None:
        room = right - (painter.fontMetrics().horizontalAdvance(line.times) + GAP if line.times else 0)
        left += self._text(painter, box, left, room, line.text, self._ink(line), struck=line.sign is Sign.REJECTED)
        if line.times:
            self._text(painter, box, left + GAP, right, line.times, self.theme.color("muted_ink"))

    def _candidates(self, row: ListRow) -> tuple[str, ...]:
        rows = self._model.rows
        return candidate_names(rows.findings, row.item) if rows is not None else ()

    def _speaker(
        self, painter: QPainter, box: QRect, left: int, right: int, line: RowText, candidates: tuple[str, ...]
    ) -> None:
        room = left + (right - left) * 3 // 5 if candidates else right
        color = self.theme.color("doubt" if line.sign is Sign.CHECK else "speaker")
        left += self._text(painter, box, left, room, line.text, color)
        if candidates:
            names = "  ".join(f"{_NUMBERS[n]} {name}" for n, name in enumerate(candidates))
            self._text(painter, box, left + PAD + GAP, right, names, self.theme.color("muted_ink"))

    def _in_context(self, painter: QPainter, box: QRect, left: int, right: int, line: RowText) -> None:
        metrics = painter.fontMetrics()
        muted = self.theme.color("muted_ink")
        if line.sign is Sign.MISSED:
            left += self._text(painter, box, left, right, line.text, self._ink(line)) + PAD
            self._text(painter, box, left, right, f"{line.before}{line.text}{line.after}".strip(), muted)
            return
        spare = max(0, right - left - metrics.horizontalAdvance(line.text))
        room = max(spare * 2 // 5, spare - metrics.horizontalAdvance(line.after))
        before = shortened(line.before, metrics, room)
        left += self._text(painter, box, left, right, before, muted)
        left += self._text(painter, box, left, right, line.text, self._ink(line), struck=line.sign is Sign.REJECTED)
        self._text(painter, box, left, right, line.after, muted)

    def _ink(self, line: RowText) -> QColor:
        return self.theme.color("rejected" if line.sign is Sign.REJECTED else "ink")

    def _right_end(self, painter: QPainter, box: QRect, left: int, right: int, row: ListRow, line: RowText) -> int:
        """Draw the marks at the right end; return the x at which the words must end."""
        if line.label is not None and row.kind is not RowKind.MENTION:
            right -= self._at_right(painter, box, left, right, labels.words(line.label), self._hue(line)) + PAD
        if line.tail:
            color = sign_color(self.theme, Sign.CHECK if Mark.UNSURE in line.marks else line.sign)
            right -= self._at_right(painter, box, left, right, line.tail, color) + PAD
        if Mark.FLAG in line.marks:
            paint_flag(painter, QRectF(right - SIZE, box.top(), SIZE, box.height()), self.theme)
            right -= SIZE + GAP
        if line.notes:
            paint_note(painter, QRectF(right - SIZE, box.top(), SIZE, box.height()), self.theme)
            right -= SIZE + GAP
        return right

    def _hue(self, line: RowText) -> QColor:
        return self.theme.label_color(line.label or "")

    def _at_right(self, painter: QPainter, box: QRect, left: int, right: int, text: str, color: QColor) -> int:
        width = min(painter.fontMetrics().horizontalAdvance(text) + 2, (right - left) // 2)
        self._text(painter, box, right - width, right, text, color)
        return width

    def _text(
        self, painter: QPainter, box: QRect, left: int, right: int, text: str, color: QColor, *, struck: bool = False
    ) -> int:
        """Draw text between two x positions, elided; return its width in pixels."""
        width = paint_words(painter, box, (left, right), text, color)
        if struck and width:
            painter.drawLine(left, box.center().y() + 1, left + width, box.center().y() + 1)
        return width

    def _bar(self, painter: QPainter, box: QRect, position: int, row: ListRow) -> None:
        """Draw the bar of a quote over its rows: hollow if suggested, hatched if doubtful, solid if decided."""
        color = self.theme.color(_QUOTE_COLORS[row.section])
        first = row.kind is RowKind.WORDS
        last = row.kind is RowKind.SPEAKER or row.section is Section.TERMS
        sign = self._model.line(position if first else position - 1).sign
        bar = QRect(box.left() + PAD - GAP, box.top(), BAR, box.height()).adjusted(0, 3 * first, 0, -3 * last)
        if sign not in _OUTLINED:
            painter.fillRect(bar, color)
            return
        if sign in _DOUBTFUL:
            painter.fillRect(bar, QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.setPen(color)
        painter.drawLine(bar.topLeft(), bar.bottomLeft())
        painter.drawLine(bar.topRight(), bar.bottomRight())
        if first:
            painter.drawLine(bar.topLeft(), bar.topRight())
        if last:
            painter.drawLine(bar.bottomLeft(), bar.bottomRight())
