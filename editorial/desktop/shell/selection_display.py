"""Selecting several findings in the list, and showing the selection in list and card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from editorial.desktop.article.view import ArticleView
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selected import SelectedFindings
from editorial.desktop.widgets.announcing import announce

_GOING = frozenset({Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason})
"""Why the page gets the focus when an editor goes there."""


class SelectionDisplay(QObject):
    """Passes on what the list selects, and shows what is selected; going to the page ends a selection."""

    def __init__(
        self, reviewer: Reviewer, selected: SelectedFindings, findings: FindingsPanel, view: ArticleView
    ) -> None:
        super().__init__(findings)
        self._reviewer, self._selected, self._findings, self._view = reviewer, selected, findings, view
        self._described = findings.list.accessibleDescription()
        findings.list.selection_requested.connect(selected.select)
        findings.filter_changed.connect(lambda _: selected.clear())  # it may hide some of them
        selected.changed.connect(self._show)
        reviewer.changed.connect(self._renew)
        view.installEventFilter(self)

    def _renew(self) -> None:
        """Show the selection again after a decision, which may have changed what can be done to it.

        Not before the focus moves on, which ends the selection.
        """
        if self._selected and not self._reviewer.going_on:
            self._show()

    def _show(self) -> None:
        outline, items = self._reviewer.outline, self._selected.items
        self._findings.list.set_selected(frozenset(item.key for item in items))
        if outline is None or not items:
            self._findings.card.show_several(None)
            announce(self._findings.list, self._described)
            return
        from editorial.desktop.findings.card.several_card import several_facts  # noqa: PLC0415 - rarely needed

        facts = several_facts(outline, items)
        self._findings.card.show_several(facts)
        announce(self._findings.list, f"{facts.count}. Esc goes back to one")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the selection when the editor goes to the page, or presses Esc there.

        A click on a button sends the focus to the page too, but for another reason: the button is about the selection.
        """
        if watched is self._view and self._selected and self._ends(event):
            self._selected.clear()
        return super().eventFilter(watched, event)

    @staticmethod
    def _ends(event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            return event.type() is QEvent.Type.FocusIn and event.reason() in _GOING
        return (
            isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        )
