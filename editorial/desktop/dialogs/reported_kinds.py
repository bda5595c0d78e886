"""Dialog to choose which kinds of reported speech are suggested, with how often each was right in verified articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import Label, escaped, set_title
from editorial.desktop.widgets.tick_box import TickBox
from editorial.domain.reported import ReportedKind
from editorial.domain.rule_counts import CountKey, CountSubject, RuleCount

ABOUT = (
    "Reported speech has no quotation marks. Kinds that you switch off are not suggested in new articles; you can "
    "still mark such words yourself. On the right is how many suggestions were kept in your verified articles."
)
TOO_FEW = "too few to say"


class ReportedKindsDialog(Dialog):
    """Tick boxes for the kinds; `off` is what is switched off once it is accepted."""

    def __init__(self, off: frozenset[ReportedKind], counts: Iterable[RuleCount], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Kinds of reported speech")
        self.off = off
        self.boxes: dict[ReportedKind, TickBox] = {}
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        column.addWidget(Label(ABOUT, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * PAD)
        grid.setColumnStretch(1, 1)
        known = _by_kind(counts)
        for row, kind in enumerate(ReportedKind):
            self._add(grid, row, kind, known.get(kind))
        column.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Ok))

    def _add(self, grid: QGridLayout, row: int, kind: ReportedKind, count: RuleCount | None) -> None:
        box = self.boxes[kind] = TickBox(escaped(kind.words[:1].upper() + kind.words[1:]))
        box.setChecked(kind not in self.off)
        kept = kept_words(count)
        box.setAccessibleDescription(f"{kind.example} {kept}")
        grid.addWidget(box, row, 0)
        example, share = Label(kind.example), Label(kept)
        for label in (example, share):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid.addWidget(example, row, 1)
        grid.addWidget(share, row, 2)

    def _keep(self) -> None:
        self.off = frozenset(kind for kind, box in self.boxes.items() if not box.isChecked())
        self.accept()


def kept_words(count: RuleCount | None) -> str:
    """Return how many suggestions of a kind were kept, in words."""
    if count is None:
        return TOO_FEW
    return f"{count.right} of {count.seen} kept ({round(100 * count.right / count.seen)} %)"


def _by_kind(counts: Iterable[RuleCount]) -> Mapping[str, RuleCount]:
    """Return the counts of the kinds, without those of a single cue."""
    return {one.key.rule: one for one in counts if one.key == CountKey(CountSubject.REPORTED, one.key.rule)}
