"""The panes of the window: queue, article and findings beside one another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from editorial.desktop.article.view import ArticleView
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.shell.empty_page import EmptyPage
from editorial.desktop.shell.export_notice import ExportNotice
from editorial.desktop.shell.find_bar import FindBar
from editorial.desktop.shell.message_bar import MessageBar
from editorial.desktop.theme import Theme, Themes
from editorial.desktop.widgets.focus_home import FocusHome


class Panes(QSplitter, FocusHome):
    """Splitter with the queue, the page between its bars, and the findings.

    `page` shows `view` (the article), or `empty` while the library has no article.
    """

    def __init__(self, themes: Themes, spell: Callable[[str], str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.queue = QueuePanel(themes)
        self.view = ArticleView(themes.current)
        self.find_bar = FindBar()
        self.messages = MessageBar(themes, spell)
        self.empty = EmptyPage()
        self.page = QStackedWidget()
        self.page.addWidget(self.empty)
        self.page.addWidget(self.view)
        self.findings = FindingsPanel(themes.current)
        self.export_notice = ExportNotice(themes)
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        for pane, stretch in ((self.queue, 0), (self._centre(), 1), (self.findings, 0)):
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), stretch)
        self.queue.setMinimumWidth(170)
        self.findings.setMinimumWidth(280)
        self.setSizes([230, 690, 360])

    def _centre(self) -> QWidget:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.find_bar, 0), (self.export_notice, 0), (self.page, 1), (self.messages, 0)):
            column.addWidget(widget, stretch)
        return centre

    def take_focus(self) -> None:
        """Move the keyboard focus to the page, unless the page or the list of findings has it."""
        if QApplication.focusWidget() not in {self.view, self.findings.list}:
            (self.page.currentWidget() or self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw article and findings in the colours of a theme."""
        self.view.set_theme(theme)
        self.findings.set_theme(theme)
