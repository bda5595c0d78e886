"""View of the findings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from editorial.desktop.findings.list.model import FindingsModel
from editorial.desktop.findings.list.painter import FindingsDelegate, Focus
from editorial.desktop.findings.list.rows import ListRow, RowKind, Rows
from editorial.desktop.findings.sections import Section
from editorial.desktop.theme import Theme
from editorial.review.outline import OutlineChange

_WAYS = {
    Qt.Key.Key_Up: ("row", -1),
    Qt.Key.Key_Down: ("row", 1),
    Qt.Key.Key_PageUp: ("page", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_Home: ("end", 1),
    Qt.Key.Key_End: ("end", -1),
}


class FindingsView(QTableView):
    """List of findings: a QTableView with one column, because only that stays fast with 20,000 rows.

    Keys and clicks only request the focus; `set_focus_key` sets it.
    """

    focus_requested = Signal(str)
    """An item is to get the focus: its key."""

    open_group_requested = Signal(str)
    """The occurrences of a name are to be listed one by one: the entity's id."""

    close_group_requested = Signal(str)
    """The occurrences of a name are to be shown as one row again: the entity's id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_rows = FindingsModel(self)
        self.painter = FindingsDelegate(self.model_rows, theme, self)
        self._key: str | None = None
        self.setModel(self.model_rows)
        self.setItemDelegate(self.painter)
        self.setAccessibleName("Findings")
        self.setAccessibleDescription("Quotes and names found in the article; arrows move the focus")
        self._look_plain()
        self._fit_rows()

    def _look_plain(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_rows(self) -> None:
        height = FindingsDelegate.row_height(self.fontMetrics())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.painter.theme = theme
        self.viewport().update()

    @property
    def visible(self) -> range:
        """Return the positions of the visible rows."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        count = self.model_rows.rowCount()
        return range(max(first, 0), count if last < 0 else last + 1) if count else range(0)

    @property
    def rows(self) -> Rows | None:
        """Return the rows, or None if no article is open."""
        return self.model_rows.rows

    def show_rows(self, rows: Rows | None) -> None:
        """Replace all rows and scroll to the top; None shows nothing."""
        self.model_rows.show(rows)
        self._find_focus()
        self.verticalScrollBar().setValue(0)

    def update_rows(self, rows: Rows) -> None:
        """Replace all rows; the focused row, or else the first visible one, keeps its position on screen."""
        anchor, top = self._anchor()
        self.model_rows.show(rows)
        self._hold(anchor, top)

    def renew_rows(self, renewed: OutlineChange) -> None:
        """Apply changed findings; the focused row, or else the first visible one, keeps its position on screen."""
        if self.rows is None:
            return
        anchor, top = self._anchor()
        if not self.model_rows.renew(renewed, self.visible):
            self._hold(anchor, top)

    def _hold(self, anchor: str | None, top: int) -> None:
        """Find the focused row again, and scroll so that the row of `anchor` is at the viewport y `top`."""
        self._find_focus()
        position = self.rows.position_of(anchor) if self.rows is not None else None
        if position is not None:
            self.verticalScrollBar().setValue(position * self.verticalHeader().defaultSectionSize() - top)

    def _anchor(self) -> tuple[str | None, int]:
        """Return the key of the item that must not move on screen, with the viewport y of its row.

        That is the focused item if it is visible, else the first visible one.
        """
        visible, rows = self.visible, self.rows
        if rows is None:
            return None, 0
        position: int | None = self.painter.focus.position
        if position not in visible:
            position = rows.stop(visible.start, 1)
        return (None, 0) if position is None else (rows[position].key, self.rowViewportPosition(position))

    def set_focus_key(self, key: str | None) -> None:
        """Focus an item (key) and scroll to it if it is not visible."""
        self._key = key
        self._find_focus()
        if self.isVisible():
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        position = self.painter.focus.position
        if position >= 0:
            kin = self.painter.focus.kin
            for other in (kin[-1], kin[0], position) if kin else (position,):
                self.scrollTo(self.model_rows.index(other), QAbstractItemView.ScrollHint.EnsureVisible)

    def _find_focus(self) -> None:
        position = self.rows.position_of(self._key) if self.rows is not None else None
        before = self.painter.focus
        after = self.painter.focus = Focus() if position is None else Focus(position, self._kin(position))
        self.setCurrentIndex(QModelIndex() if position is None else self.model_rows.index(position))
        for other in {before.position, after.position, *before.kin, *after.kin}:
            self.update(self.model_rows.index(other))

    def _kin(self, position: int) -> range:
        """Return the rows of the utterance to which the row at `position` belongs."""
        rows = self.rows
        if rows is None or rows[position].section not in {Section.QUOTES, Section.REPORTED}:
            return range(0)
        first = position - 1 if rows[position].kind is RowKind.SPEAKER else position
        return range(first, first + 2)

    def _row(self, position: int) -> ListRow | None:
        return self.rows[position] if self.rows is not None and position >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Request another focus with arrows, Page Up, Page Down, Home and End; leave all other keys to the window."""
        key = Qt.Key(event.key())
        row = self._row(self.painter.focus.position)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _WAYS:
            self._go(key)
        elif key == Qt.Key.Key_Right and row is not None and row.kind is RowKind.NAME and row.item and row.item.entity:
            self.open_group_requested.emit(row.item.entity)
        elif key == Qt.Key.Key_Left and row is not None and row.group is not None:
            self.close_group_requested.emit(row.group)
        else:
            event.ignore()

    def _go(self, key: Qt.Key) -> None:
        rows, position = self.rows, self.painter.focus.position
        if rows is None or not len(rows):
            return
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        way, step = _WAYS[key]
        wanted = {"row": position + step, "page": position + step * page, "end": 0 if step > 0 else len(rows) - 1}[way]
        wanted = min(max(wanted, 0), len(rows) - 1)
        found = rows.stop(wanted, step)
        if found is None:
            found = rows.stop(wanted, -step)
        if found is not None and found != position:
            self.focus_requested.emit(rows[found].key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Request the focus for the item clicked; a click on the heading of an opened group closes it."""
        row = self._row(self.rowAt(round(event.position().y())))
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            event.ignore()
        elif row.kind is RowKind.GROUP and row.group is not None:
            self.close_group_requested.emit(row.group)
        elif row.key is not None:
            self.focus_requested.emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Request to open the group clicked."""
        row = self._row(self.rowAt(round(event.position().y())))
        if row is not None and row.kind is RowKind.NAME and row.item is not None and row.item.entity is not None:
            self.open_group_requested.emit(row.item.entity)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Accept the event, so that dragging selects nothing."""
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Ignore letters: they are shortcuts of the window."""
        del search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the width."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll to the focused item, now that the height is known."""
        super().showEvent(event)
        self._bring_into_sight()

    def changeEvent(self, event: QEvent) -> None:
        """Adapt the row height to a changed font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_rows()
