"""The menu of the page: for a name, a quote, a note, a selection or plain text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.reviewing.notes import NoteController
from editorial.desktop.reviewing.quotes import QuoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.menus import context_menu
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span

_KINDS = {Table.MENTION: "name", Table.QUOTE: "quote", Table.NOTE: "note"}
"""The menu for what lies under the pointer, by its table."""


class PageMenu(QObject):
    """Opens the menu for what lies under the pointer, and puts that into focus, so that the keys shown act on it."""

    def __init__(
        self, host: QWidget, bindings: Bindings, reviewer: Reviewer, quoting: QuoteController, noting: NoteController
    ) -> None:
        super().__init__(host)
        self._host, self._bindings = host, bindings
        self._reviewer, self._quoting, self._noting = reviewer, quoting, noting

    def open(self, at: Ref | None, selected: Span | None, place: QPoint) -> None:
        """Open the menu at a place on the screen."""
        menu = self.menu(at, selected)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self, at: Ref | None, selected: Span | None) -> QMenu:
        """Return the menu for a highlight, a selection or plain text; the highlight has the focus then."""
        kind = "selection" if selected is not None else "text" if at is None else _KINDS[at.table]
        give = self._quoting.offer(at.id) if at is not None and kind == "name" else None
        if selected is None and at is not None:
            self._reviewer.focus_ref(at)
            self._noting.at = at.id if at.table is Table.NOTE else self._noting.at
        menu = context_menu(kind, self._bindings, self._host)
        if give is not None:
            self._put_first(menu, *give)
        return menu

    @staticmethod
    def _put_first(menu: QMenu, words: str, then: Callable[[], None]) -> None:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked: then())
        first = menu.actions()[0]
        menu.insertAction(first, action)
        menu.insertSeparator(first)
