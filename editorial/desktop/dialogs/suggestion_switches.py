"""The part of the preferences that says what is suggested, and what is learnt from other articles."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import button
from editorial.desktop.dialogs.reported_kinds import ReportedKindsDialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import set_tooltip
from editorial.desktop.widgets.tick_box import TickBox
from editorial.domain.reported import ReportedKind, known_kinds
from editorial.domain.settings import Setting
from editorial.domain.suggestions import FindOptions
from editorial.jobs.trained_model import is_used, trained_model, use
from editorial.review.desk import Desk

TRAINED = "Use the &name recogniser trained on verified articles"
NONE_TRAINED = f"{TRAINED} (none yet: see “What is remembered”)"


class SuggestionSwitches(QVBoxLayout):
    """Tick boxes for reported speech and for what is learnt; `keep` stores them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__()
        self._desk, self._parent = desk, parent
        self._off = known_kinds(desk.setting(Setting.REPORTED_OFF, []))
        self.indirect = TickBox("Suggest &reported speech, which has no quotation marks")
        self.indirect.setChecked(bool(desk.setting(Setting.INDIRECT, FindOptions().indirect)))
        self.kinds = button("&Which kinds…", self._choose_kinds)
        self.kinds.setEnabled(self.indirect.isChecked())
        self.indirect.toggled.connect(self.kinds.setEnabled)
        self.memory = TickBox("Use what was &confirmed in other articles")
        self.memory.setChecked(bool(desk.setting(Setting.MEMORY, default=True)))
        self.counts = TickBox("&Go by how often such suggestions were right in verified articles")
        self.counts.setChecked(bool(desk.setting(Setting.COUNTS, default=True)))
        self._trained = desk.job(trained_model)
        self.trained = TickBox(TRAINED if self._trained is not None else NONE_TRAINED)
        self.trained.setEnabled(self._trained is not None)
        self.trained.setChecked(self._is_trained_used)
        if self._trained is not None:
            set_tooltip(self.trained, f"It is {self._trained.words}.")
            self.trained.setAccessibleDescription(f"It is {self._trained.words}.")
        self.setSpacing(PAD)
        self.addLayout(_side_by_side(self.indirect, self.kinds))
        self.addWidget(self.memory)
        self.addWidget(self.counts)
        self.addWidget(self.trained)

    @property
    def _is_trained_used(self) -> bool:
        return self._desk.job(is_used, self._trained)

    def keep(self) -> None:
        """Store what is chosen."""
        self._desk.set_setting(Setting.INDIRECT, self.indirect.isChecked())
        self._desk.set_setting(Setting.REPORTED_OFF, sorted(self._off))
        self._desk.set_setting(Setting.MEMORY, self.memory.isChecked())
        self._desk.set_setting(Setting.COUNTS, self.counts.isChecked())
        if self.trained.isChecked() != self._is_trained_used:
            self._desk.job(use, self._trained if self.trained.isChecked() else None)

    def _choose_kinds(self) -> None:
        dialog = ReportedKindsDialog(self._off, self._desk.rule_counts(), self._parent)
        dialog.accepted.connect(lambda: self._take(dialog.off))
        dialog.open()

    def _take(self, off: frozenset[ReportedKind]) -> None:
        """Take over which kinds are off; they are stored when the preferences are accepted."""
        self._off = off


def _side_by_side(first: QWidget, second: QWidget) -> QHBoxLayout:
    """Return a row with two controls, of which the first takes the room that is left."""
    row = QHBoxLayout()
    row.addWidget(first, 1)
    row.addWidget(second)
    return row
