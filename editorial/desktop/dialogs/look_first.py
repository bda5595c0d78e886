"""Dialog that shows articles before they are stored: what was taken for the text, what was cut, what looks garbled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.dialogs.arrival_form import ArrivalForm
from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import Label, escaped, set_title
from editorial.domain.visible import visible
from editorial.jobs.import_preview import Checked, likeness_words
from editorial.jobs.import_report import Held

TITLE = "Look at what was read"


class LookFirstDialog(Dialog):
    """Dialog with the articles to look at on the left, and the one chosen on the right, where it can be changed."""

    import_requested = Signal(object)
    """Articles are to be stored: a Checked."""

    def __init__(self, held: Sequence[Held], parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, TITLE)
        self.resize(980, 680)
        self._held = held
        self._forms: dict[int, ArrivalForm] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Articles to look at; Space ticks those to import")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long headlines are cut short
        for one in held:
            article = (one.arrival.mended or one.arrival).record.article
            file = one.arrival.origin.rpartition("/")[2]
            item = QListWidgetItem(visible(f"{article.title or article.id}\n{file}"))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if one.doubtful else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.remember = QCheckBox()
        self.problem = Label(wrap=True)
        self.problem.setForegroundRole(QPalette.ColorRole.WindowText)
        self.problem.hide()
        self._place = QVBoxLayout()
        self._build()
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(lambda _: self._count())
        self.list.setCurrentRow(0)
        self._count()

    def _build(self) -> None:
        left, right, split = QWidget(), QWidget(), QSplitter()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._place.setContentsMargins(0, 0, 0, 0)
        right.setLayout(self._place)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([220, 760])
        split.setChildrenCollapsible(False)
        left.setVisible(len(self._held) > 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("&Import", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.remember, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(split, 1)
        whole.addLayout(row)
        whole.addWidget(self.problem)
        whole.addWidget(buttons)
        self.set_main(self.go)

    def _show(self, row: int) -> None:
        """Show the article of a row; its form is made when it is first looked at."""
        if row not in self._forms:
            self._forms[row] = ArrivalForm(self._held[row], self)
            self._forms[row].changed.connect(self.problem.hide)
            self._place.addWidget(self._forms[row])
            for one, following in pairwise((self.list, *self._forms[row].order, self.remember)):
                self.setTabOrder(one, following)
        for number, form in self._forms.items():
            form.setVisible(number == row)
        words = likeness_words(self._held[row].arrival)
        self.remember.setVisible(bool(words))
        self.remember.setText(f"From &now on store {escaped(words)} as they are read")

    def _count(self) -> None:
        ticked = len(self._ticked())
        self.go.setEnabled(bool(ticked))
        self.go.setText("&Import" if len(self._held) == 1 else f"&Import {ticked}")

    def _ticked(self) -> list[int]:
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).checkState() is Qt.CheckState.Checked]

    def _take(self) -> None:
        ticked = self._ticked()
        for row in ticked:
            if row in self._forms and (wrong := self._forms[row].wrong()):
                self.list.setCurrentRow(row)
                self.problem.setText(wrong)
                self.problem.show()
                announce(self.problem, wrong)
                return
        chosen = tuple(self._forms[row].arrival() if row in self._forms else self._held[row].arrival for row in ticked)
        self.import_requested.emit(Checked(chosen, remember=self.remember.isChecked() and self.remember.isVisible()))
        self.accept()
