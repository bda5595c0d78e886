"""Bars of who is quoted; imports pyqtgraph, so it is imported itself on a worker thread, when it is first needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyqtgraph import BarGraphItem, PlotWidget, TextItem, mkBrush, mkPen
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from editorial.domain.quoted import Count, Measure, Tally
from editorial.domain.visible import visible

_LONGEST = 30
"""How many characters of a row's name are shown beside its bar."""
_ROOM = 1.18
"""How much wider than the longest bar the plot is: its number stands behind it."""


class QuotedPlot(QWidget):
    """Draws the rows of a tally as bars, the first on top; those without a name are hollow.

    It scrolls where not all have room. It takes no focus: keys choose rows in the table beside it, which says the same.
    """

    chosen = Signal(object)
    """A bar was clicked: its Count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._drawn: Sequence[Count] = ()
        self.setAccessibleName("Plot of the rows")
        self._view = PlotWidget()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setMouseEnabled(x=False, y=False)
        self._view.setMenuEnabled(False)
        self._view.hideButtons()
        self._view.invertY()
        self._bars = self._view.getPlotItem()
        self._bars.hideAxis("bottom")
        self._bars.getAxis("left").setStyle(tickLength=0)
        self._view.scene().sigMouseClicked.connect(self._click)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.StyledPanel)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def show_tally(self, tally: Tally) -> None:
        """Draw the rows of a tally."""
        self._tally = tally
        self._draw()

    def _draw(self) -> None:
        tally = self._tally
        if tally is None:
            return
        self._drawn = drawn = tally.drawn()
        palette, measure = self.palette(), tally.measure
        ink = palette.color(QPalette.ColorRole.Text)
        self._view.clear()
        self._view.setBackground(palette.color(QPalette.ColorRole.Base))
        self._draw_bars([one for one in enumerate(drawn) if one[1].missing is None], measure, hollow=False)
        self._draw_bars([one for one in enumerate(drawn) if one[1].missing is not None], measure, hollow=True)
        for at, one in enumerate(drawn):
            number = TextItem(f"{measure.of(one):,}", color=ink, anchor=(0, 0.5))
            number.setPos(measure.of(one), at)
            self._view.addItem(number)
        names = self._bars.getAxis("left")
        names.setTicks([[(at, _short(one.name)) for at, one in enumerate(drawn)]])
        names.setTextPen(ink)
        names.setPen(mkPen(palette.color(QPalette.ColorRole.Mid)))
        most = max((measure.of(one) for one in drawn), default=0) or 1
        self._view.setMinimumHeight((len(drawn) + 1) * self.fontMetrics().lineSpacing())
        self._view.setRange(xRange=(0, most * _ROOM), yRange=(-0.6, max(len(drawn), 4) - 0.4), padding=0)
        self.setAccessibleDescription("; ".join(f"{one.name}: {measure.of(one)}" for one in drawn))

    def _draw_bars(self, bars: Sequence[tuple[int, Count]], measure: Measure, *, hollow: bool) -> None:
        palette = self.palette()
        edge = palette.color(QPalette.ColorRole.PlaceholderText if hollow else QPalette.ColorRole.Accent)
        pen = mkPen(edge, style=Qt.PenStyle.DashLine) if hollow else mkPen(edge)
        widths = [measure.of(one) for _at, one in bars]
        places = [at for at, _one in bars]
        brush = mkBrush(None) if hollow else mkBrush(edge)
        if bars:
            self._view.addItem(BarGraphItem(x0=0, y=places, width=widths, height=0.64, pen=pen, brush=brush))

    def _click(self, event: Any) -> None:
        row = round(self._bars.vb.mapSceneToView(event.scenePos()).y())
        if 0 <= row < len(self._drawn):
            self.chosen.emit(self._drawn[row])

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()


def _short(words: str) -> str:
    words = visible(words)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
