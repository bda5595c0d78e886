"""The panes of the window: queue, article and findings beside one another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from editorial.desktop.article.view import ArticleView
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.shell.empty_page import EmptyPage
from editorial.desktop.shell.export_notice import ExportNotice
from editorial.desktop.shell.message_bar import MessageBar
from editorial.desktop.theme import Theme, Themes
from editorial.desktop.widgets.focus_home import FocusHome

if TYPE_CHECKING:
    from editorial.desktop.shell.find_bar import FindBar
    from editorial.desktop.sources.pane import SourcesPane
    from editorial.domain.text import Span

SIZES = (230, 690, 360)
"""Widths of queue, page and findings in pixels, as long as the editor has not changed them."""
NARROWEST = (176, 460, 264)
"""Smallest widths of queue, page and findings in pixels; together they fit a screen of 1920 pixels at 200 %."""
SMALLEST, LARGEST = 0.85, 1.6
"""Limits of the scale of the words beside the page: larger ones would leave no room for the page."""

WIDE = 880
"""From which width of the middle, in pixels, the sources stand beside the page."""
SOURCES_SMALLEST = 200
"""Smallest width and height of the sources in pixels."""

MOST_BESIDE = 0.5
"""Largest part of the width that larger words give to queue and findings together."""


class PageAndSources(QSplitter):
    """Splitter with the page and, once it is wanted, the sources: beside the page if there is room, else below it."""

    def __init__(self, page: QWidget, themes: Themes) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.addWidget(page)
        self._themes = themes
        self._sources: SourcesPane | None = None

    @property
    def sources(self) -> SourcesPane:
        """The pane with the sources, made at its first use."""
        if self._sources is None:
            from editorial.desktop.sources.pane import SourcesPane  # noqa: PLC0415 - most articles have no source

            self._sources = SourcesPane(self._themes.current)
            self._sources.hide()
            self._sources.setMinimumSize(SOURCES_SMALLEST, SOURCES_SMALLEST)
            self.addWidget(self._sources)
        return self._sources

    @property
    def shown(self) -> bool:
        """Return whether the sources are shown."""
        return self._sources is not None and self._sources.isVisible()

    def set_theme(self, theme: Theme) -> None:
        """Draw the sources in the colours of a theme."""
        if self._sources is not None:
            self._sources.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sources beside the page, or below it."""
        wide = self.width() >= WIDE
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() is not orientation:
            self.setOrientation(orientation)
            self.setSizes([3, 2])
        super().resizeEvent(event)


class Panes(QSplitter, FocusHome):
    """Splitter with the queue, the page between its bars, and the findings.

    `page` shows `view` (the article), or `empty` while the library has no article.
    """

    def __init__(self, themes: Themes, spell: Callable[[str], str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.queue = QueuePanel(themes)
        self.view = ArticleView(themes.current)
        self._find_bar: FindBar | None = None
        self._text = ""
        self.messages = MessageBar(themes, spell)
        self.empty = EmptyPage()
        self.page = QStackedWidget()
        self.page.addWidget(self.empty)
        self.page.addWidget(self.view)
        self.beside = PageAndSources(self.page, themes)
        self.findings = FindingsPanel(themes.current)
        self.export_notice = ExportNotice(themes)
        self._scale = 1.0
        self._normal = float(SIZES[0]), float(SIZES[2])
        self._scaled = SIZES[0], SIZES[2]
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        for pane, stretch in ((self.queue, 0), (self._centre(), 1), (self.findings, 0)):
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), stretch)
        for pane, width in zip((self.queue, self.page, self.findings), NARROWEST, strict=True):
            pane.setMinimumWidth(width)
        self.setSizes([*SIZES])

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = self._column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.export_notice, 0), (self.beside, 1), (self.messages, 0)):
            column.addWidget(widget, stretch)
        return centre

    @property
    def find_bar(self) -> FindBar:
        """The bar that finds words on the page, made at its first use."""
        if self._find_bar is None:
            from editorial.desktop.shell.find_bar import FindBar  # noqa: PLC0415 - not before the window is shown

            made = self._find_bar = FindBar()
            made.set_text(self._text)
            made.found.connect(self.view.set_search)
            made.closed.connect(self._find_closed)
            self._column.insertWidget(0, made)
            self.setTabOrder(self.queue.show_all, made.field)  # what is made later would come last
            self.setTabOrder(made.field, made.close_button)
        return self._find_bar

    def _find_closed(self, span: Span | None) -> None:
        """Return to the article with the last hit selected, so that a key makes a name of it."""
        if span is not None:
            self.view.select_span(span)
        self.view.setFocus()

    def set_text_to_search(self, text: str) -> None:
        """Set the text that the find bar searches: the article's, or empty."""
        self._text = text
        if self._find_bar is not None:
            self._find_bar.set_text(text)

    def set_scale(self, scale: float) -> None:
        """Scale the words of queue and findings, and the widths of both, within limits; 1 is the normal size."""
        scale = min(max(scale, SMALLEST), LARGEST)
        if scale == self._scale:
            return
        font = QApplication.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * scale)
        else:
            font.setPixelSize(round(font.pixelSize() * scale))
        queue, page, findings = self.sizes() if self.isVisible() else SIZES
        if self.isVisible() and (queue, findings) != self._scaled:  # the editor moved an edge
            self._normal = queue / self._scale, findings / self._scale
        self._scale = scale
        for pane in (self.queue, self.findings):
            pane.setFont(font)
        total, wanted = queue + page + findings, sum(self._normal) * scale
        fits = min(1.0, max(total * MOST_BESIDE, NARROWEST[0] + NARROWEST[2]) / wanted) if wanted else 1.0
        sides = [round(width * scale * fits) for width in self._normal]
        self.setSizes([sides[0], total - sum(sides), sides[1]])
        self._scaled = self.sizes()[0], self.sizes()[2]

    def show_sources(self, *, shown: bool) -> None:
        """Show the sources beside or below the page, or hide them."""
        first = shown and not self.beside.sources.isVisible()
        self.beside.sources.setVisible(shown)
        if first:
            self.beside.setSizes([3 * self.beside.width(), 2 * self.beside.width()])

    def take_focus(self) -> None:
        """Move the keyboard focus to the page, unless the page or the list of findings has it."""
        if QApplication.focusWidget() not in {self.view, self.findings.list}:
            (self.page.currentWidget() or self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw article and findings in the colours of a theme."""
        self.view.set_theme(theme)
        self.findings.set_theme(theme)
        self.beside.set_theme(theme)
