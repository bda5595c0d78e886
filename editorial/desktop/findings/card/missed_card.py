"""Card of a possibly missed name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from editorial.desktop.findings.card.common import CardPage
from editorial.desktop.findings.card.facts import MissedFacts
from editorial.desktop.findings.card.requests import ActionRequest, CardRequest
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.parts import SerifLabel, button, muted_label, row
from editorial.domain import labels

OFFERED = (labels.PERSON, labels.ORG, labels.PLACE, labels.WORK)


class MissedCard(CardPage):
    """Card page with buttons to add a possibly missed name with a type, or to reject it."""

    def __init__(self, theme: Theme, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(theme, request, parent)
        self._facts: MissedFacts | None = None
        self.name = SerifLabel("possibly a name", self, more=4)
        self.context = muted_label("context", self)
        self.add_as = [self._add(label) for label in OFFERED]
        self.other = button("Another type…", self._other, self, name="Add as another type…")
        self.reject.setText("No name")
        self.parts.addLayout(row(*self.add_as, self.other, self.reject))
        for part in (self.name, self.context, self.status, self.why):
            self.parts.addWidget(part)
        for hidden in (self.confirm, self.unsure, self.flag, self.comment, self.notes):
            hidden.hide()
        self.decide.hide()
        self.parts.addStretch(1)

    def _add(self, label: str) -> QPushButton:
        word = labels.words(label)
        return button(word.capitalize(), partial(self.request, CardRequest.RELABEL, label), self, name=f"Add as {word}")

    def _other(self) -> None:
        if self._facts is not None:
            self.request(CardRequest.ADD_MISSED, self._facts.span)

    def show_facts(self, facts: MissedFacts) -> None:
        """Show another possibly missed name."""
        self._facts = facts
        self.show_common(facts.common)
        self.name.setText(facts.words)
        self.context.setText(facts.context)

    @property
    def primary(self) -> QPushButton:
        """Return the button for the most likely next action."""
        return self.add_as[0]
