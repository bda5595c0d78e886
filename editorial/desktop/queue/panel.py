"""The queue pane: filter, articles, and how many are verified."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from editorial.desktop.queue.delegate import QueueDelegate
from editorial.desktop.queue.model import QueueModel
from editorial.desktop.theme import GAP, PAD, Themes
from editorial.domain.article import State
from editorial.domain.library import QueueRow

FACETS: tuple[tuple[str, frozenset[State]], ...] = (
    ("All articles", frozenset(State)),
    ("Open", frozenset({State.NEW, State.SUGGESTED, State.IN_REVIEW})),
    ("Verified", frozenset({State.VERIFIED})),
    ("Set aside", frozenset({State.SET_ASIDE})),
)


class _List(QListView):
    """A list whose Enter opens the row, on every platform."""

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row with Enter; all other keys as in any list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class QueuePanel(QWidget):
    """Lists the articles; `open_asked` carries the id of the one to open."""

    open_asked = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setAccessibleName("Queue")
        self.model = QueueModel()
        self._delegate = QueueDelegate(themes)
        self.filter = QLineEdit(clearButtonEnabled=True, placeholderText="Filter articles")
        self.filter.setAccessibleName("Filter articles")
        self.filter.textChanged.connect(self._filtered)
        self.facet = QComboBox()
        self.facet.setAccessibleName("Articles shown")
        self.facet.addItems([words for words, _states in FACETS])
        self.facet.currentIndexChanged.connect(lambda place: self._facet(FACETS[place][1]))
        self.list = _List()
        self.list.setAccessibleName("Articles")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._open)
        self.list.entered_row.connect(self._open)
        self.progress = QLabel()
        self.progress.setContentsMargins(PAD, GAP, PAD, GAP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        head = QVBoxLayout()
        head.setContentsMargins(PAD, PAD, PAD, 0)
        head.setSpacing(GAP)
        head.addWidget(self.filter)
        head.addWidget(self.facet)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.progress)

    def take(self, rows: list[QueueRow]) -> None:
        """Show the articles of the library."""
        self.model.take(rows)
        self.progress.setText(f"{self.model.verified} of {self.model.total} verified" if self.model.total else "")
        self._show_current()

    def show_open(self, article_id: str | None) -> None:
        """Mark the article that lies open."""
        self._delegate.open_id = article_id
        self._show_current()
        self.list.viewport().update()

    def _show_current(self) -> None:
        place = self.model.place(self._delegate.open_id) if self._delegate.open_id else None
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))

    def _filtered(self, words: str) -> None:
        self.model.filter(words)
        self._show_current()

    def _facet(self, states: frozenset[State]) -> None:
        self.model.filter_states(states)
        self._show_current()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.open_asked.emit(self.model.rows[index.row()].id)

    def neighbour(self, article_id: str | None, step: int) -> str | None:
        """Return the id of the article before (-1) or after (1) one, as listed; None at the ends."""
        rows = self.model.rows
        place = self.model.place(article_id) if article_id else None
        if place is None:
            return rows[0].id if rows else None
        return rows[place + step].id if 0 <= place + step < len(rows) else None

    def next_open(self, article_id: str | None) -> str | None:
        """Return the id of the next article that is neither verified nor set aside, going round; None if none is."""
        rows = self.model.rows
        place = self.model.place(article_id) if article_id else None
        start = place + 1 if place is not None else 0
        done = {State.VERIFIED, State.SET_ASIDE}
        return next((r.id for r in (*rows[start:], *rows[:start]) if r.state not in done and r.id != article_id), None)
