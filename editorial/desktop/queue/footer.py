"""Footer of the queue: progress, or the actions for several selected articles."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.widgets.parts import menu_button
from editorial.desktop.widgets.plain import Label, set_tooltip

BAR_HEIGHT = 4


class ProgressLine(QWidget):
    """Thin progress bar without an accessible name, since the text above it says the same."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._part = themes, 0.0
        self.setFixedHeight(BAR_HEIGHT)

    def set_part(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        self._part = done / total if total else 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove and the finished part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(area, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        if self._part:
            area.setWidth(max(area.width() * self._part, BAR_HEIGHT))
            painter.setBrush(self._themes.current.color("success"))
            painter.drawRoundedRect(area, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.end()


class QueueFooter(QStackedWidget):
    """Stack of two pages of the same height: progress, and the number of selected articles with their actions."""

    menu_requested = Signal()
    """The menu of actions is about to be shown and must be filled."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verified = Label()
        self.shown = Label()
        self.shown.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.line = ProgressLine(themes)
        self.selected = Label()
        self.verified.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.act = menu_button("What to do with the selected articles", self)
        self.act.setText("Actions")
        self.act.menu().aboutToShow.connect(self.menu_requested)
        self._pages = (self._progress(), self._selection())
        for page in self._pages:
            self.addWidget(page)
        self._fit()

    def _fit(self) -> None:
        """Give both pages the height of the taller one, so that nothing moves when articles are selected."""
        self.setFixedHeight(max(page.sizeHint().height() for page in self._pages))

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the height to a changed font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _progress(self) -> QWidget:
        page = QWidget()
        words = QHBoxLayout()
        words.addWidget(self.verified, 1)
        words.addWidget(self.shown)
        column = QVBoxLayout(page)
        column.setContentsMargins(PAD, GAP, PAD, PAD)
        column.setSpacing(GAP)
        column.addStretch()
        column.addLayout(words)
        column.addWidget(self.line)
        return page

    def _selection(self) -> QWidget:
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(PAD, GAP, PAD, GAP)
        line.addWidget(self.selected, 1)
        line.addWidget(self.act)
        return page

    def show_progress(self, verified: int, total: int, shown: int, overridden: int = 0) -> None:
        """Show how many articles are verified, how many of these all the same, and how many the filter shows."""
        without = f", {overridden:,} not fully" if overridden else ""
        self.verified.setText(f"{verified:,} of {total:,} verified{without}" if total else "")
        set_tooltip(self.verified, "Not fully: verified with something undecided, with a reason" if overridden else "")
        self.shown.setText(f"filter: {shown:,} shown" if shown != total else "")
        self.line.set_part(verified, total)
        self.line.setVisible(total > 0)

    def show_selected(self, count: int) -> None:
        """Show the number of selected articles if there are several, else the progress."""
        self.selected.setText(f"{count:,} selected")
        self.setCurrentIndex(1 if count > 1 else 0)
