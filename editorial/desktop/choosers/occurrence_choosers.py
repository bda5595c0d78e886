"""Choosers for occurrences: where to repeat a decision for the same name, and what to split off."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from editorial.desktop.choosers.chooser import Chooser
from editorial.desktop.reviewing.asking import Preview, SplitChoice
from editorial.desktop.theme import GAP, Theme
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.occurrence_box import OccurrenceBox
from editorial.desktop.widgets.occurrence_list import OccurrenceList, rows_of
from editorial.desktop.widgets.occurrence_painter import row_height
from editorial.desktop.widgets.parts import ENTER, button, muted_label
from editorial.desktop.wording.findings import one_line
from editorial.desktop.wording.occurrence import Occurrence, occurrence_of
from editorial.desktop.wording.same_name import same_occurrence
from editorial.domain import labels
from editorial.domain.annotation import Mention, Status
from editorial.domain.record import Record
from editorial.review.same_name import SameName

MOST = 10
"""Number of occurrences of one name that are in sight at once."""
FEWEST, BESIDE_LIST = 6, 330
"""Number of findings of several names that are in sight at least, and the height that all but their list takes."""


class OccurrencesChooser(Chooser):
    """Chooser for occurrences: Space toggles one, Enter accepts the ticked ones, Esc dismisses."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        title: str,
        occurrences: Sequence[Occurrence],
        ticked: Collection[int],
        *,
        most: int = MOST,
    ) -> None:
        super().__init__(host, theme, title)
        self.box = OccurrenceBox(OccurrenceList(theme, self, most=most), self)
        self.box.show_occurrences(tuple(occurrences))
        self.box.show_ticked(frozenset(ticked))
        self.occurrences = self.box.list
        self.hint = muted_label("hint", self)
        self.hint.setText("Space leaves an occurrence out, Enter takes the rest")
        self.cancel = button("Cancel", self.dismiss, self)
        self.apply = button("", self.answer, self)
        self.box.changed.connect(self._count)
        self.parts.addWidget(self.box)
        self.watch(self.occurrences, self.box.every, self.apply, self.cancel)

    def lay_out(self) -> None:
        """Add the hint and the buttons at the bottom."""
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addStretch(1)
        for made in (self.cancel, self.apply):
            line.addWidget(made)
        self.parts.addWidget(self.hint)
        self.parts.addLayout(line)
        self.apply.setDefault(True)
        self._count()

    def _count(self) -> None:
        ticked = len(self.box.ticked)
        self.apply.setText(self.words(ticked))
        self.apply.setEnabled(self.allowed(ticked))

    def words(self, ticked: int) -> str:
        """Return the text of the button."""
        return f"Apply to {ticked}"

    def allowed(self, ticked: int) -> bool:
        """Return whether this number of ticked occurrences can be accepted."""
        return ticked > 0

    @property
    def first(self) -> QWidget:
        """Return the list."""
        return self.occurrences

    def answer(self) -> None:
        """Accept the ticked occurrences."""
        raise NotImplementedError

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Accept with Enter, except on the Cancel button."""
        if Qt.Key(event.key()) in ENTER and not self.cancel.hasFocus():
            if not event.isAutoRepeat() and self.apply.isEnabled():
                self.answer()
            return True
        return super().key_pressed(event)


class SameNameChooser(OccurrencesChooser):
    """Chooser for occurrences of the same name; it is accepted with the ticked SameName objects.

    Those in doubt are not ticked at first.
    """

    def __init__(self, host: QWidget, theme: Theme, title: str, record: Record, same: Sequence[SameName]) -> None:
        self._same = tuple(same)
        sure = [row for row, one in enumerate(same) if one.doubt is None]
        super().__init__(host, theme, title, [same_occurrence(record, one) for one in same], sure)
        if len(sure) < len(same):
            self.hint.setText("Space takes an occurrence in or leaves it out, Enter takes the ticked ones")
        self.lay_out()

    def answer(self) -> None:
        """Accept the ticked occurrences."""
        self.accept(tuple(self._same[row] for row in self.box.ticked))


class SeveralChooser(OccurrencesChooser):
    """Chooser for findings of several names and quotes; it is accepted with the keys of those left ticked.

    As many of them are in sight at once as the window has room for.
    """

    def __init__(self, host: QWidget, theme: Theme, title: str, verb: str, preview: Preview) -> None:
        self._verb = verb
        shown = preview.occurrences
        room = (host.height() - BESIDE_LIST) // row_height(host.fontMetrics())
        super().__init__(host, theme, title, shown, rows_of(shown, preview.ticked), most=max(FEWEST, room))
        self._shown = shown
        self.note = muted_label("what is left out", self)
        self.note.setText(preview.note)
        self.note.setVisible(bool(preview.note))
        self.parts.addWidget(self.note)
        self.lay_out()

    def words(self, ticked: int) -> str:
        """Return the text of the button."""
        return f"{self._verb} {ticked}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the ticked findings; of a single one, which has no check box, its key."""
        return tuple(self._shown[row].mention for row in self.box.ticked)

    def answer(self) -> None:
        """Accept the ticked findings."""
        self.accept(self.keys)


class SplitChooser(OccurrencesChooser):
    """Chooser for mentions to split off, with their new name and label; it is accepted with a SplitChoice."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        record: Record,
        entity: str,
        *,
        chosen: Collection[str],
        known: Sequence[str],
    ) -> None:
        source = record.entities[entity]
        own = [m for m in record.mentions.values() if m.entity == entity and m.status is not Status.REJECTED]
        self._mentions: list[Mention] = sorted(own, key=lambda mention: mention.span)
        shown = [occurrence_of(record, mention) for mention in self._mentions]
        ticked = [row for row, mention in enumerate(self._mentions) if mention.id in chosen]
        super().__init__(host, theme, f"Split off from {one_line(source.name)}", shown, ticked)
        self.name = QLineEdit(source.name, self)
        self.name.setAccessibleName("Name of what is split off")
        self.type = QComboBox(self)
        self.type.setAccessibleName("Type of what is split off")
        for label in dict.fromkeys((*known, source.label)):
            self.type.addItem(labels.words(label), label)
        self.type.setCurrentIndex(self.type.findData(source.label))
        form = QFormLayout()
        form.addRow(label_for("Na&me", self.name), self.name)
        form.addRow(label_for("&Type", self.type), self.type)
        self.parts.addLayout(form)
        self.hint.setText("Space ticks the occurrences that are somebody or something else")
        self.name.textChanged.connect(self._count)
        self.watch(self.name, self.type)
        self.lay_out()
        for one, following in pairwise(
            (self.box.every, self.occurrences, self.name, self.type, self.cancel, self.apply)
        ):
            self.setTabOrder(one, following)

    def words(self, ticked: int) -> str:
        """Return the text of the button."""
        return f"Split {ticked} off"

    def allowed(self, ticked: int) -> bool:
        """Return whether some but not all mentions are ticked and the name is not empty."""
        return 0 < ticked < len(self._mentions) and bool(self.name.text().strip())

    def answer(self) -> None:
        """Accept the ticked mentions with the name and the label."""
        ids = tuple(self._mentions[row].id for row in self.box.ticked)
        self.accept(SplitChoice(ids, " ".join(self.name.text().split()), str(self.type.currentData())))
