"""Moving the focus from pane to pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.shell.panes import Panes


class PaneFocus:
    """Moves the focus between queue, page, sources (if they are shown) and findings."""

    def __init__(self, window: QWidget, panes: Panes) -> None:
        self._window, self._panes = window, panes
        self.actions: Handlers = {
            ActionId.NEXT_PANE: lambda: self._step(1),
            ActionId.PREVIOUS_PANE: lambda: self._step(-1),
        }

    def _step(self, step: int) -> None:
        panes = self._panes
        targets: list[QWidget] = [panes.queue.list, panes.page.currentWidget() or panes.view, panes.findings.list]
        owners: list[QWidget] = [panes.queue, panes.page, panes.findings]
        if panes.beside.shown:
            sources = panes.beside.sources
            targets.insert(2, sources.view if sources.view.isVisible() else sources.attach)
            owners.insert(2, sources)
        focus = self._window.focusWidget()
        at = next((number for number, pane in enumerate(owners) if focus and pane.isAncestorOf(focus)), 1)
        targets[(at + step) % len(targets)].setFocus(Qt.FocusReason.TabFocusReason)
