"""Queue pane."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editorial.desktop.queue.delegate import QueueDelegate
from editorial.desktop.queue.facets import Facets
from editorial.desktop.queue.filter_bar import QueueFilterBar
from editorial.desktop.queue.footer import QueueFooter
from editorial.desktop.queue.list_view import QueueList
from editorial.desktop.queue.model import QueueModel
from editorial.desktop.theme import PAD, Themes
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.focus_home import keep_focus_home
from editorial.desktop.widgets.plain import Label
from editorial.desktop.wording.queue import counted
from editorial.domain.article import DONE
from editorial.domain.library import QueueRow

NOTHING_FITS = "No article fits the filter."


class QueuePanel(QWidget):
    """Queue pane: filter bar, list of articles and footer."""

    open_requested = Signal(str)
    """An article is to be opened: its id."""

    rows_needed = Signal()
    """The list is still being read, and something is about to happen that needs all of it: call `set_rows` now."""

    filter_changed = Signal(object)
    """The filter changed: the Facets now in use."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setAccessibleName("Queue")
        self.model = QueueModel(self)
        self.reading = False
        self._delegate = QueueDelegate(themes, self)
        self.bar = QueueFilterBar(self._all_rows, self)
        self.filter = self.bar.field
        self.list = QueueList(self.model, self._delegate, self)
        self.footer = QueueFooter(themes, self)
        self._build_empty()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.footer)
        self.bar.changed.connect(self._refilter)
        self.bar.list_focus_requested.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.open_requested.connect(self.open_requested)
        self.list.selection_changed.connect(lambda ids: self.footer.show_selected(len(ids)))

    def _build_empty(self) -> None:
        """Build the text and the button shown when no article matches the filter."""
        self.empty = QWidget(self.list)
        words = self._empty_words = Label(NOTHING_FITS)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setForegroundRole(words.palette().ColorRole.PlaceholderText)
        self.show_all = QPushButton("Show all articles", autoDefault=False)
        self.show_all.clicked.connect(self._clear)
        keep_focus_home(self.show_all)
        column = QVBoxLayout(self.empty)
        column.setSpacing(PAD)
        column.addStretch(1)
        column.addWidget(words)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        room = QVBoxLayout(self.list)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.empty)
        self.empty.hide()

    def show_reading(self, number: int) -> None:
        """Say that so many articles are being read, until `set_rows` is called."""
        self.reading = True
        self._empty_words.setText(f"Reading the list of {counted(number)}…")
        self.show_all.hide()
        self.empty.show()

    def need_rows(self) -> None:
        """Have the list read to its end now, if it is still being read."""
        if self.reading:
            self.rows_needed.emit()

    def _all_rows(self) -> list[QueueRow]:
        self.need_rows()
        return self.model.all_rows

    def set_rows(self, rows: Sequence[QueueRow]) -> None:
        """Replace all articles."""
        self.reading = False
        self._empty_words.setText(NOTHING_FITS)
        self.show_all.show()
        selected = self.list.selected()
        self.model.set_rows(rows)
        self._shown(selected)

    def update_rows(self, rows: Sequence[QueueRow]) -> None:
        """Update some articles; the others do not change."""
        self.need_rows()
        selected = self.list.selected()
        self.model.update(rows)
        self._shown(selected)

    def remove(self, article_ids: Collection[str]) -> None:
        """Remove articles that were deleted; the others stay selected."""
        self.need_rows()
        selected = [one for one in self.list.selected() if one not in article_ids]
        self.model.remove(article_ids)
        self._shown(selected)

    def refilter(self) -> None:
        """Apply the filter again, after several articles were changed at once."""
        self._refilter(self.bar.facets)

    def set_facets(self, facets: Facets) -> None:
        """Set the filter and the order."""
        self.bar.set_facets(facets)
        self._refilter(facets)

    def show_open(self, article_id: str | None) -> None:
        """Mark the open article (id); apply the filter again if it is another one than before."""
        before = self._delegate.open_id
        moved_on = article_id != before
        self._delegate.open_id = article_id
        if moved_on and self.bar.facets.narrows and not self.reading:
            self.model.filter(self.bar.facets)
            self._shown(())
        self.list.show_current(article_id)
        self.list.paint_again({before, article_id})

    def _refilter(self, facets: Facets) -> None:
        self.model.filter(facets)
        if not self.reading:
            self._shown(())
            announce(self.filter, f"{counted(len(self.model.rows))} shown")
        self.filter_changed.emit(facets)

    def _clear(self) -> None:
        by_key = self.show_all.hasFocus()
        self.bar.clear()
        if by_key:  # the button is hidden now
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self, selected: Sequence[str]) -> None:
        """Update selection, counts and footer after the rows changed; select `selected` again."""
        if not self.list.selected():
            self.list.show_current(self._delegate.open_id)
        if len(selected) > 1 and self.list.selected() != selected:
            self.list.select(selected)
        self.footer.show_selected(len(self.list.selected()))
        self.bar.show_counts(self.model.states)
        self.footer.show_progress(self.model.verified, self.model.total, len(self.model.rows), self.model.overridden)
        self.empty.setVisible(bool(self.model.total) and not self.model.rows)

    def neighbour(self, article_id: str | None, step: int) -> str | None:
        """Return the id of the article listed before (-1) or after (1) one, or None at the ends."""
        self.need_rows()
        rows = self.model.rows
        position = self.model.position_of(article_id) if article_id else None
        if position is None:
            return rows[0].id if rows else None
        return rows[position + step].id if 0 <= position + step < len(rows) else None

    def neighbour_left(self, article_id: str, gone: Collection[str]) -> str | None:
        """Return the id of the article nearest to one that is not among those gone: after it, or else before it."""
        self.need_rows()
        rows = self.model.rows
        position = self.model.position_of(article_id) or 0
        return next((row.id for row in (*rows[position:], *rows[:position][::-1]) if row.id not in gone), None)

    def next_open(self, article_id: str | None) -> str | None:
        """Return the id of the next article that is neither verified nor set aside, wrapping around, or None."""
        self.need_rows()
        rows = self.model.rows
        position = self.model.position_of(article_id) if article_id else None
        start = position + 1 if position is not None else 0
        return next((r.id for r in (*rows[start:], *rows[:start]) if r.state not in DONE and r.id != article_id), None)
