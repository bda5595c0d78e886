"""Moving the focus from pane to pane."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.shell.panes import Panes


class PaneFocus:
    """Moves the focus between queue, page and findings."""

    def __init__(self, window: QWidget, panes: Panes) -> None:
        self._window, self._panes = window, panes
        self.actions: Handlers = {
            ActionId.NEXT_PANE: lambda: self._step(1),
            ActionId.PREVIOUS_PANE: lambda: self._step(-1),
        }

    def _step(self, step: int) -> None:
        panes = self._panes
        targets: list[QWidget] = [panes.queue.list, panes.page.currentWidget() or panes.view, panes.findings.list]
        owners = (panes.queue, panes.page, panes.findings)
        focus = self._window.focusWidget()
        at = next((number for number, pane in enumerate(owners) if focus and pane.isAncestorOf(focus)), 1)
        targets[(at + step) % len(targets)].setFocus(Qt.FocusReason.TabFocusReason)
