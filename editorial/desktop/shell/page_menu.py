"""The context menu of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.menus import Target, context_menu
from editorial.desktop.widgets.plain import entry, keyed
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span

if TYPE_CHECKING:
    from editorial.desktop.reviewing.controllers import Controllers

_TARGETS = {Table.MENTION: Target.NAME, Table.QUOTE: Target.QUOTE, Table.NOTE: Target.NOTE}
"""The target of the menu by the table of what is under the pointer."""


class PageMenu(QObject):
    """Opens the menu for what is under the pointer, and moves the focus there, so that the keys shown act on it."""

    def __init__(self, host: QWidget, bindings: Bindings, reviewer: Reviewer, controllers: Lazy[Controllers]) -> None:
        super().__init__(host)
        self._host, self._bindings = host, bindings
        self._reviewer, self._controllers = reviewer, controllers

    def open(self, at: Ref | None, selected: Span | None, position: QPoint) -> None:
        """Open the menu at a position on the screen."""
        menu = self.menu(at, selected)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def menu(self, at: Ref | None, selected: Span | None) -> QMenu:
        """Return the menu for a highlight, a selection or plain text; a highlight gets the focus."""
        target = Target.SELECTION if selected is not None else Target.TEXT if at is None else _TARGETS[at.table]
        speaker = self._controllers.get().quotes.offer(at.id) if at is not None and target is Target.NAME else None
        if selected is None and at is not None:
            self._reviewer.focus_ref(at)
            if at.table is Table.NOTE:
                self._controllers.get().notes.point_at(at.id)
        menu = context_menu(target, self._bindings, self._host)
        if speaker is not None:
            self._put_first(menu, *speaker)
        return menu

    @staticmethod
    def _put_first(menu: QMenu, words: str, then: Callable[[], None]) -> None:
        action = entry(words, menu)
        action.setText(keyed(words))
        action.triggered.connect(lambda _checked: then())
        first = menu.actions()[0]
        menu.insertAction(first, action)
        menu.insertSeparator(first)
