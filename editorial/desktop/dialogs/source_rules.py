"""Dialog for what must be checked against a source, and which differences are ignored when quotes are compared."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QGroupBox, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import Label, escaped, set_title
from editorial.desktop.widgets.tick_box import TickBox
from editorial.domain.fold_words import FOLD_WORDS, fold_rules
from editorial.domain.settings import Setting
from editorial.domain.source_check import CheckGate
from editorial.domain.verdict import FoldRule
from editorial.review.desk import Desk

GATES: Mapping[CheckGate, str] = {
    CheckGate.NEVER: "no quote",
    CheckGate.MARKS: "every quote in quotation marks",
    CheckGate.ALL: "every quote, reported speech too",
}
ABOUT = "Whatever is ticked is not counted as a difference, and said beside the quote where it was needed."


class SourceRulesDialog(Dialog):
    """Shows the newsroom's rules; nothing changes before OK."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Rules for checking")
        self._desk = desk
        self.gate = QComboBox()
        self.gate.setAccessibleName("What must be checked before an article is verified")
        for gate, words in GATES.items():
            self.gate.addItem(words, gate)
        self.gate.setCurrentIndex([*GATES].index(desk.check_gate))
        rules = fold_rules(desk.setting(Setting.FOLD_RULES))
        self.boxes = {rule: self._box(rule, ticked=rule in rules) for rule in FoldRule}
        folded = QGroupBox("Not counted as different")
        column = QVBoxLayout(folded)
        column.setSpacing(GAP)
        column.addWidget(Label(ABOUT, wrap=True))
        for box in self.boxes.values():
            column.addWidget(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        rows = QFormLayout(self)
        rows.setVerticalSpacing(PAD)
        rows.addRow(label_for("&To verify an article, check", self.gate), self.gate)
        rows.addRow(folded)
        rows.addRow(buttons)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Ok))

    @staticmethod
    def _box(rule: FoldRule, *, ticked: bool) -> TickBox:
        words = FOLD_WORDS[rule]
        made = TickBox(escaped(words[:1].upper() + words[1:]))
        made.setChecked(ticked)
        return made

    def _keep(self) -> None:
        rules = [rule.value for rule, box in self.boxes.items() if box.isChecked()]
        self._desk.set_setting(Setting.FOLD_RULES, rules)
        self._desk.set_setting(Setting.CHECKS, CheckGate(self.gate.currentData()).value)
        self.accept()
