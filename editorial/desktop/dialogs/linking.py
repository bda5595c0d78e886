"""Dialog that asks what some names of several articles become, and says what that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import Label, escaped, set_title
from editorial.review.people import LinkPlan
from editorial.review.wording.people import plan_words

_WIDTH = 480


@dataclass(frozen=True, slots=True)
class Target:
    """One thing the names may become, in words, and the plan for that; `named` lets the editor name the new entry."""

    words: str
    plan: LinkPlan
    named: bool = False


class LinkDialog(Dialog):
    """Shows what a link changes before it is made."""

    chosen = Signal(object)
    """The LinkPlan that the editor accepted."""

    def __init__(self, title: str, targets: Sequence[Target], at: int, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, title)
        self._targets = targets
        self.box = QComboBox()
        self.box.setAccessibleName("What they become")
        for one in targets:
            self.box.addItem(escaped(one.words))
        self.box.setCurrentIndex(at)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the new entry")
        self.changes = Label(wrap=True)
        self.changes.setMinimumWidth(_WIDTH)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.link = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.link.setText("&Link")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.form = QFormLayout()
        self.form.addRow("&Become", self.box)
        self.form.addRow("&Name", self.name)
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        column.addLayout(self.form)
        column.addWidget(self.changes)
        column.addWidget(buttons)
        self.box.currentIndexChanged.connect(lambda _at: self._take())
        self.name.textChanged.connect(lambda _words: self._say())
        self.set_main(self.link)
        self._take()
        self.box.setFocus()

    @property
    def plan(self) -> LinkPlan:
        """Return the plan as it is chosen now, with the name that was typed."""
        target = self._targets[self.box.currentIndex()]
        record = target.plan.record
        typed = " ".join(self.name.text().split())
        if not target.named or record is None or not typed:
            return target.plan
        return replace(target.plan, record=replace(record, name=typed))

    def _take(self) -> None:
        """Offer a name for a new entry, and hide the field otherwise."""
        target = self._targets[self.box.currentIndex()]
        self.form.setRowVisible(self.name, target.named)
        if target.named and target.plan.record is not None:
            self.name.setText(target.plan.record.name)
        self._say()

    def _say(self) -> None:
        self.changes.setText(plan_words(self.plan))
        self.link.setEnabled(bool(self.plan.uses) and (self.name.isHidden() or bool(self.name.text().strip())))
        announce(self, self.changes.text())

    def _accept(self) -> None:
        plan = self.plan
        self.accept()
        self.chosen.emit(plan)
