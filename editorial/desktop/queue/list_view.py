"""List of the queue: a click or Enter opens an article; several can be selected."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from editorial.desktop.queue.delegate import QueueDelegate
from editorial.desktop.queue.model import QueueModel
from editorial.desktop.widgets.focus_home import send_focus_home
from editorial.desktop.widgets.parts import is_enter
from editorial.desktop.widgets.viewports import viewport_of


class QueueList(QTableView):
    """List of articles: a QTableView with one column, because a QListView lays out 10,000 rows one by one.

    A click opens an article; a click with Shift or Ctrl only selects.
    """

    open_requested = Signal(str)
    entered = Signal()
    """Enter was pressed on a row: its article is opened next."""
    """An article is to be opened: its id."""

    retry_requested = Signal(str)
    """An article that could not be read is to be tried again: its id."""

    delete_requested = Signal(object)
    """Articles are to be deleted: the ids of those selected."""

    menu_requested = Signal(object, QPoint)
    """A context menu is requested: the ids of the selected articles, and the global position."""

    selection_changed = Signal(object)
    """Other articles are selected: a list of their ids."""

    def __init__(self, model: QueueModel, delegate: QueueDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port = viewport_of(self)
        self._rows, self._delegate = model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName("Articles")
        self._set_up_table()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit(self.selected()))

    def _set_up_table(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(0)
        rows.setDefaultSectionSize(self._delegate.height(self.fontMetrics()))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the row height to a changed font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(self._delegate.height(self.fontMetrics()))

    def selected(self) -> list[str]:
        """Return the ids of the selected articles, in list order."""
        positions = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._rows.rows[position].id for position in positions]

    def show_current(self, article_id: str | None) -> None:
        """Select only this article and scroll to it; select nothing if it is not listed."""
        position = self._rows.position_of(article_id) if article_id is not None else None
        if position is None:
            self.clearSelection()
        else:
            # The view's own setCurrentIndex would add to the selection while Ctrl is held down (Ctrl+Enter).
            index = self._rows.index(position)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def paint_again(self, ids: Collection[str | None]) -> None:
        """Paint those of these articles again that can be seen, and no others."""
        rows = self._rows.rows
        last = self.rowAt(self.viewport().height() - 1)
        for position in range(max(self.rowAt(0), 0), last + 1 if last >= 0 else len(rows)):
            if rows[position].id in ids:
                self.update(self._rows.index(position))

    def select(self, ids: Sequence[str]) -> None:
        """Select the listed ones of these articles; the current one stays current."""
        wanted = set(ids)
        model = self.selectionModel()
        model.clearSelection()
        for position, row in enumerate(self._rows.rows):
            if row.id in wanted:
                model.select(self._rows.index(position), QItemSelectionModel.SelectionFlag.Select)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Move to the first or last row with Home and End, which in a QTableView move within a row."""
        if action is QAbstractItemView.CursorAction.MoveHome:
            return self._rows.index(0)
        if action is QAbstractItemView.CursorAction.MoveEnd:
            return self._rows.index(len(self._rows.rows) - 1)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Request to open the current article with Enter, or to delete with Del; reduce the selection with Esc."""
        current = self.currentIndex()
        if is_enter(event):
            if current.isValid():
                self.entered.emit()
                self.open_requested.emit(self._rows.rows[current.row()].id)
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            if self.selected() and not event.isAutoRepeat():
                self.delete_requested.emit(self.selected())
        elif event.key() == Qt.Key.Key_Escape and len(self.selected()) > 1 and current.isValid():
            self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the keyboard focus only while several articles are being selected."""
        super().mousePressEvent(event)
        if not event.modifiers():
            send_focus_home(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Request to open the article clicked without Shift or Ctrl, or to try it again."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid() or event.modifiers():
            return
        if index.row() != self.currentIndex().row() or len(self.selected()) != 1:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return  # several rows were selected by dragging
        row = self._rows.rows[index.row()]
        again = self._delegate.retry_rect(self.visualRect(index), self.fontMetrics())
        if row.problem and again.contains(event.position().toPoint()):
            self.retry_requested.emit(row.id)
        else:
            self.open_requested.emit(row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a pointing hand over "Try again"."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        hand = False
        if index.isValid() and self._rows.rows[index.row()].problem:
            hand = self._delegate.retry_rect(self.visualRect(index), self.fontMetrics()).contains(
                event.position().toPoint()
            )
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Request the context menu of the selected articles, at the pointer or, by key, at the current row."""
        current = self.currentIndex()
        position = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and current.isValid():
            self.scrollTo(current)
            position = self.viewport().mapToGlobal(self.visualRect(current).center())
        ids = self.selected() or ([self._rows.rows[current.row()].id] if current.isValid() else [])
        if ids:
            self.menu_requested.emit(ids, position)
