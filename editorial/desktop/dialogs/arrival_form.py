"""One article before it is stored: its headline, byline, date, source and text, and what was cut from it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.article.offsets import Offsets
from editorial.desktop.dialogs.pasting import NO_DATE, is_date, names_in
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import Label
from editorial.domain.visible import visible
from editorial.jobs.import_preview import changed
from editorial.jobs.import_report import Held
from editorial.jobs.reading import Arrival

_LONGEST = 300
"""How many code points of a passage that was cut are shown in the list."""


class ArrivalForm(QWidget):
    """Fields and text of an article that was read; a tick takes back a passage that was cut.

    What looks garbled is shown as it was read and, beside it, set right; a box chooses.
    """

    changed = Signal()
    """Something was typed or chosen."""

    def __init__(self, held: Held, parent: QWidget) -> None:
        super().__init__(parent)
        self._arrival = held.arrival
        self._shown = held.arrival.mended or held.arrival
        article = self._shown.record.article
        self.title = QLineEdit(article.title)
        self.authors = QLineEdit(", ".join(article.authors))
        self.date = QLineEdit(article.published or "", placeholderText="2026-11-30")
        self.source = QLineEdit(article.source or "")
        self.mend = QCheckBox("&Set right what looks garbled")
        self.text, self.raw = QPlainTextEdit(), QPlainTextEdit(readOnly=True)
        self.cut = QListWidget()
        self._places: list[QTextCursor] = []
        self._build(held)
        self._put(self._shown)
        for field in (self.title, self.authors, self.date, self.source):
            field.textChanged.connect(self.changed)
        self.text.textChanged.connect(self.changed)
        self.mend.toggled.connect(self._choose)
        self.cut.itemChanged.connect(self._toggled)

    def _build(self, held: Held) -> None:
        why = Label(held.why[:1].upper() + held.why[1:], wrap=True)
        rows = QFormLayout()
        rows.setVerticalSpacing(PAD)
        fields = (("&Headline", self.title), ("&Byline", self.authors), ("&Date", self.date), ("So&urce", self.source))
        for words, field in fields:
            rows.addRow(label_for(words, field), field)
        for one, name in ((self.text, "Text to import"), (self.raw, "Text as it was read")):
            one.setAccessibleName(name)
            one.setTabChangesFocus(True)
        texts = QSplitter()
        texts.addWidget(self.raw)
        texts.addWidget(self.text)
        texts.setChildrenCollapsible(False)
        garbled = held.arrival.mended is not None
        self.mend.setChecked(garbled)
        self.mend.setVisible(garbled)
        self.raw.setVisible(garbled)
        self.raw.setPlainText(held.arrival.record.article.text)
        self.cut.setWordWrap(True)
        heading = label_for("What was &cut; a tick takes it back", self.cut)
        heading.setVisible(bool(held.arrival.cut))
        self.cut.setVisible(bool(held.arrival.cut))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(why)
        column.addLayout(rows)
        column.addWidget(self.mend)
        column.addWidget(texts, 2)
        column.addWidget(heading)
        column.addWidget(self.cut, 1)

    @property
    def order(self) -> tuple[QWidget, ...]:
        """Return what Tab goes through, in order."""
        fields = (self.title, self.authors, self.date, self.source)
        return (*fields, self.mend, self.raw, self.text, self.cut)

    def _put(self, arrival: Arrival) -> None:
        """Show the text of an arrival, with a cursor that stays at the place of each passage that was cut."""
        self._shown = arrival
        text = arrival.record.article.text
        self.text.setPlainText(text)
        offsets, document = Offsets(text), self.text.document()
        self._places = []
        with QSignalBlocker(self.cut):
            self.cut.clear()
            for one in arrival.cut:
                cursor = QTextCursor(document)
                cursor.setPosition(offsets.to_utf16(one.at))
                self._places.append(cursor)
                words = one.words if len(one.words) <= _LONGEST else one.words[:_LONGEST] + "…"
                item = QListWidgetItem(visible(f"{one.why}: {words}"))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.cut.addItem(item)
        self.cut.setCurrentRow(0)
        document.setModified(False)

    def _choose(self, mended: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self._put((self._arrival.mended if mended else None) or self._arrival)
        self.changed.emit()

    def _toggled(self, item: QListWidgetItem) -> None:
        """Put a passage back where it stood, or take it out again."""
        row = self.cut.row(item)
        place = self._places[row]
        if item.checkState() is not Qt.CheckState.Checked:
            place.removeSelectedText()
            return
        for number, other in enumerate(self._places):
            other.setKeepPositionOnInsert(number < row)
        words, start = self._shown.cut[row].words, place.position()
        place.insertText(f"\n\n{words}" if place.atEnd() and start else f"{words}\n\n")
        end = place.position()
        place.setPosition(start)
        place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        for other in self._places:
            other.setKeepPositionOnInsert(False)
        seen = QTextCursor(place)
        seen.setPosition(start)
        self.text.setTextCursor(seen)
        self.text.centerCursor()

    def _words(self) -> str:
        """Return the text as it stands; Qt's own way would make spaces of those that do not break."""
        document = self.text.document()
        if not document.isModified():
            return self._shown.record.article.text
        return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def wrong(self) -> str:
        """Return what must be changed before the article can be stored; empty if nothing."""
        day = self.date.text().strip()
        if not self._words().strip():
            return "There is no text left to import: untick the article, or take something back."
        return NO_DATE if day and day != (self._shown.record.article.published or "") and not is_date(day) else ""

    def arrival(self) -> Arrival:
        """Return the article as it is to be stored."""
        return changed(
            self._shown,
            text=self._words(),
            title=self.title.text().strip(),
            authors=names_in(self.authors.text()),
            published=self.date.text().strip() or None,
            source=self.source.text().strip() or None,
        )
