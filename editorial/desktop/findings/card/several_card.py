"""Card of several selected findings: how many of each kind they are, and what can be done to them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.table import TYPE_KEYS
from editorial.desktop.findings.card.requests import ActionRequest, Request
from editorial.desktop.widgets.parts import (
    SerifLabel,
    button,
    column,
    muted_label,
    row,
    set_words,
    show_text,
    wide_button,
)
from editorial.desktop.widgets.plain import set_tooltip
from editorial.desktop.wording.several import batch_words, left_out_words, selected_words
from editorial.domain import labels
from editorial.review.batch import LeftOut, Stroke, batches
from editorial.review.commands.targets import count_findings
from editorial.review.outline import Item, Outline
from editorial.review.wording.summaries import several_words

OF_TYPE = {action: labels.words(label).capitalize() for action, label in TYPE_KEYS.items()}
"""The types that have a key of their own, in words."""


@dataclass(frozen=True, slots=True)
class SeveralFacts:
    """Content of the card: how many are selected, of which kinds, and what each stroke decides (empty: nothing)."""

    count: str
    kinds: str
    left_out: str
    strokes: Mapping[Stroke, str]


def several_facts(outline: Outline, items: list[Item]) -> SeveralFacts:
    """Return the content of the card of these items."""
    found = batches(outline, items)
    strokes = {stroke: batch_words(one) if one else "" for stroke, one in found.items()}
    names = {one.entity for one in found[Stroke.MERGE].mentions}
    if len(names) < 2:
        strokes[Stroke.MERGE] = ""
    whole = found[Stroke.MARK]
    kinds = several_words(count_findings(whole.rows, len(whole.left_out.get(LeftOut.MISSED, ()))))
    left_out = left_out_words(outline.record, found[Stroke.CONFIRM], Stroke.CONFIRM, lead="Not confirmed together")
    return SeveralFacts(selected_words(len(items)), kinds, left_out, strokes)


class SeveralCard(QWidget):
    """Card page with buttons for all selected findings; it requests actions and applies none itself."""

    def __init__(self, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self._request = request
        self.count = SerifLabel("findings selected", self, more=4)
        self.kinds = muted_label("kinds", self)
        self.left_out = muted_label("what confirming leaves out", self)
        self.confirm = wide_button(partial(request, ActionId.CONFIRM, None), self)
        self.confirm.setProperty("action", ActionId.CONFIRM.value)
        self.confirm.setDefault(True)
        self.reject = self._button("", ActionId.REJECT)
        self.unsure = self._button("Unsure…", ActionId.UNSURE, "Mark the selected findings unsure")
        self.flag = self._button("Flag…", ActionId.FLAG, "Flag the selected findings")
        self.types = [
            self._button(f"{words}…", action, f"Give the selected names the type: {words}")
            for action, words in OF_TYPE.items()
        ]
        self.types.append(self._button("Another type…", ActionId.OTHER_TYPE, "Give the selected names another type"))
        self.merge = self._button("Merge…", ActionId.MERGE, "Merge the selected names")
        parts = column(self)
        parts.addWidget(self.confirm)  # where it is on every other card
        parts.addLayout(row(self.reject, self.unsure, self.flag))
        for label in (self.count, self.kinds, self.left_out):
            parts.addWidget(label)
        parts.addLayout(row(*self.types, self.merge))
        parts.addStretch(1)
        order = (self.confirm, self.reject, self.unsure, self.flag, *self.types, self.merge)
        for made in order:
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the list, with its selection
        for one, following in pairwise(order):
            self.setTabOrder(one, following)

    def _button(self, text: str, action: ActionId, name: str = "") -> QPushButton:
        made = button(text, partial(self._request, action, None), self, name=name)
        made.setProperty("action", action.value)
        return made

    @property
    def buttons(self) -> dict[Request, QPushButton]:
        """Return the buttons by the action that each requests."""
        made = (self.confirm, self.reject, self.unsure, self.flag, *self.types, self.merge)
        return {ActionId(one.property("action")): one for one in made}

    @property
    def primary(self) -> QPushButton:
        """Return the button for the most likely next action."""
        return self.confirm

    def show_facts(self, facts: SeveralFacts) -> None:
        """Show another selection."""
        self.count.setText(facts.count)
        show_text(self.kinds, facts.kinds)
        show_text(self.left_out, facts.left_out)
        self._show_stroke(self.confirm, "Confirm", facts.strokes[Stroke.CONFIRM])
        self._show_stroke(self.reject, "Reject", facts.strokes[Stroke.REJECT])
        for made in (self.unsure, self.flag):
            made.setEnabled(bool(facts.strokes[Stroke.MARK]))
        for made in self.types:
            made.setEnabled(bool(facts.strokes[Stroke.RELABEL]))
        self._show_stroke(self.merge, "Merge", facts.strokes[Stroke.MERGE])

    @staticmethod
    def _show_stroke(made: QPushButton, verb: str, what: str) -> None:
        set_words(made, f"{verb} {what}…" if what else f"{verb}…")
        made.setEnabled(bool(what))

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tooltips of the buttons, by action id."""
        for action, made in self.buttons.items():
            set_tooltip(made, keys.get(action, "") if isinstance(action, ActionId) else "")
