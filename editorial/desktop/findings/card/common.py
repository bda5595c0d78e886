"""Base of the card pages: decision buttons, marks and notes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.facts import CommonFacts
from editorial.desktop.findings.card.notes_part import NotesPart
from editorial.desktop.findings.card.requests import ActionRequest, Request
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.parts import (
    Separator,
    StatusLabel,
    button,
    column,
    muted_label,
    row,
    show_text,
    toggle,
    wide_button,
)
from editorial.desktop.widgets.plain import set_tooltip
from editorial.domain.annotation import Mark

REJECT, FLAG, UNSURE, COMMENT = "Reject", "Flag", "Unsure", "Comment…"


class CardPage(QWidget):
    """Card page for one kind of finding; it requests actions and applies none itself."""

    def __init__(self, theme: Theme, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.request = request
        self.parts: QVBoxLayout = column(self)
        self.status = StatusLabel(theme, self)
        self.why = muted_label("why", self)
        self.confirm = wide_button(self.confirm_item, self)
        self.reject = button(REJECT, lambda: request(ActionId.REJECT, None), self)
        self.flag = self._mark(FLAG, ActionId.FLAG)
        self.unsure = self._mark(UNSURE, ActionId.UNSURE)
        self.decide = QWidget(self)
        decide = column(self.decide)  # at the top of every card: the buttons are in one spot
        decide.addWidget(self.confirm)
        decide.addLayout(row(self.reject, self.unsure, self.flag))
        self.notes = NotesPart(request, self)
        self.comment = button(COMMENT, lambda: request(ActionId.COMMENT, None), self)
        self.buttons: dict[Request, QPushButton] = {
            ActionId.CONFIRM: self.confirm,
            ActionId.REJECT: self.reject,
            ActionId.FLAG: self.flag,
            ActionId.UNSURE: self.unsure,
            ActionId.COMMENT: self.comment,
        }
        self.themed = [self.status.sign]

    def _mark(self, text: str, action: ActionId) -> QPushButton:
        return toggle(text, lambda: self.request(action, None), self)

    @property
    def primary(self) -> QPushButton:
        """Return the button for the most likely next action."""
        return self.confirm

    def confirm_item(self) -> None:
        """Request what the button *Confirm* says."""
        self.request(ActionId.CONFIRM, None)

    def separator(self) -> QWidget:
        """Return a separator between two parts."""
        return Separator(self)

    def show_common(self, common: CommonFacts) -> None:
        """Show what all cards have in common."""
        self.status.show_status(common.sign, common.status)
        show_text(self.why, common.why)
        self.flag.setChecked(Mark.FLAG in common.marks)
        self.unsure.setChecked(Mark.UNSURE in common.marks)
        self.notes.show_notes(common.notes)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for sign in self.themed:
            sign.set_theme(theme)

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tooltips of the buttons, by action id."""
        for action, made in self.buttons.items():
            set_tooltip(made, keys.get(action, "") if isinstance(action, ActionId) else "")
