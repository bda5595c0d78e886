"""The preview of "the same for every same name here", and of what to split off: places that can be left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from editorial.desktop.choosers.chooser import ENTER, Chooser
from editorial.desktop.choosers.ticked_places import Tickable, TickedPlaces
from editorial.desktop.field_label import label_for
from editorial.desktop.findings.card_parts import button, quiet_label
from editorial.desktop.findings.lines import context
from editorial.desktop.findings.wording import one_line
from editorial.desktop.reviewing.asking import SplitChoice
from editorial.desktop.theme import GAP, Theme
from editorial.domain import labels
from editorial.domain.annotation import Mention, Status
from editorial.domain.record import Record
from editorial.review.same_name import SameName

NEW = "new"


class PlacesChooser(Chooser):
    """Places with a box each: Space ticks, Enter takes those that are ticked, Esc leaves."""

    def __init__(
        self, host: QWidget, theme: Theme, title: str, places: Sequence[Tickable], ticked: Sequence[bool]
    ) -> None:
        super().__init__(host, theme, title)
        self.places = TickedPlaces(theme, places, ticked, self)
        self.hint = quiet_label("hint", self)
        self.hint.setText("Space leaves a place out, Enter takes the rest, Esc leaves it all as it was")
        self.apply = button("", self.answer, self)
        self.every = button("All", lambda: self.places.tick(range(len(places))), self, name="Take all places")
        self.nothing = button("None", lambda: self.places.tick(()), self, name="Leave all places out")
        self.cancel = button("Cancel", self.leave, self)
        self.places.changed.connect(self._count)
        self.parts.addWidget(self.places)
        self.watch(self.places, self.apply, self.every, self.nothing, self.cancel)

    def lay_out(self) -> None:
        """Put the buttons under the rest."""
        line = QHBoxLayout()
        line.setSpacing(GAP)
        for made in (self.every, self.nothing):
            line.addWidget(made)
        line.addStretch(1)
        for made in (self.cancel, self.apply):
            line.addWidget(made)
        self.parts.addWidget(self.hint)
        self.parts.addLayout(line)
        self.apply.setDefault(True)
        self._count(len(self.places.ticked))

    def _count(self, ticked: int) -> None:
        self.apply.setText(self.words(ticked))
        self.apply.setEnabled(self.allowed(ticked))

    def words(self, ticked: int) -> str:
        """Return what the button says."""
        return f"Apply to {ticked}"

    def allowed(self, ticked: int) -> bool:
        """Return whether that many ticked places are an answer."""
        return ticked > 0

    @property
    def first(self) -> QWidget:
        """Return the list."""
        return self.places

    def answer(self) -> None:
        """Take the ticked places."""
        raise NotImplementedError

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Let Enter take, except on the button that leaves."""
        if Qt.Key(event.key()) in ENTER and not self.cancel.hasFocus():
            if not event.isAutoRepeat() and self.apply.isEnabled():
                self.answer()
            return True
        return super().key_pressed(event)


class SamePreview(PlacesChooser):
    """`taken` carries the SameName places that were left ticked."""

    def __init__(self, host: QWidget, theme: Theme, title: str, places: Sequence[SameName], text: str) -> None:
        self._same = tuple(places)
        shown = [self._tickable(place, text) for place in places]
        super().__init__(host, theme, title, shown, [True] * len(shown))
        self.lay_out()

    def _tickable(self, place: SameName, text: str) -> Tickable:
        before, words, after = context(text, place.span.start, place.span.end)
        return Tickable(before, words, after, NEW if place.mention is None else "")

    def answer(self) -> None:
        """Take the ticked places."""
        self.take(tuple(self._same[row] for row in self.places.ticked))


class SplitChooser(PlacesChooser):
    """Which mentions to split off, and what they name; `taken` carries a SplitChoice."""

    def __init__(
        self, host: QWidget, theme: Theme, record: Record, entity: str, *, chosen: str | None, known: Sequence[str]
    ) -> None:
        source = record.entities[entity]
        own = [m for m in record.mentions.values() if m.entity == entity and m.status is not Status.REJECTED]
        self._mentions: list[Mention] = sorted(own, key=lambda mention: mention.span)
        shown = [Tickable(*context(record.article.text, m.span.start, m.span.end)) for m in self._mentions]
        ticked = [mention.id == chosen for mention in self._mentions]
        super().__init__(host, theme, f"Split off from {one_line(source.name)}", shown, ticked)
        self.name = QLineEdit(source.name, self)
        self.name.setAccessibleName("Name of what is split off")
        self.type = QComboBox(self)
        self.type.setAccessibleName("Type of what is split off")
        for label in dict.fromkeys((*known, source.label)):
            self.type.addItem(labels.words(label), label)
        self.type.setCurrentIndex(self.type.findData(source.label))
        form = QFormLayout()
        form.addRow(label_for("&Name", self.name), self.name)
        form.addRow(label_for("&Type", self.type), self.type)
        self.parts.addLayout(form)
        self.hint.setText("Space ticks the places that are somebody or something else")
        self.name.textChanged.connect(lambda: self._count(len(self.places.ticked)))
        self.watch(self.name, self.type)
        self.lay_out()

    def words(self, ticked: int) -> str:
        """Return what the button says."""
        return f"Split {ticked} off"

    def allowed(self, ticked: int) -> bool:
        """Return whether some, but not all, are ticked and the new name has letters."""
        return 0 < ticked < len(self._mentions) and bool(self.name.text().strip())

    def answer(self) -> None:
        """Take the ticked mentions with their name and type."""
        ids = tuple(self._mentions[row].id for row in self.places.ticked)
        self.take(SplitChoice(ids, " ".join(self.name.text().split()), str(self.type.currentData())))
