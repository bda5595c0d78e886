"""The list itself: arrows and clicks ask for the focus, nothing scrolls further than it must."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from editorial.desktop.findings.list_model import ListModel
from editorial.desktop.findings.list_painter import Focus, ListPainter
from editorial.desktop.findings.rows import Findings, Row, RowKind
from editorial.desktop.theme import Theme

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ListView(QTableView):
    """Shows rows; `focus_asked` carries an item's key, `open_asked` and `close_asked` an entity's id.

    A table of one column, since that alone keeps its speed at 20,000 rows. What is in focus is told from outside.
    """

    focus_asked = Signal(str)
    open_asked = Signal(str)
    close_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ListModel(self)
        self.painter = ListPainter(self.rows, theme, self)
        self._key: str | None = None
        self.setModel(self.rows)
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
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_rows(self) -> None:
        height = ListPainter.row_height(self.fontMetrics())
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.painter.theme = theme
        self.viewport().update()

    @property
    def visible(self) -> range:
        """Return the places of the rows that are in sight."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        count = self.rows.rowCount()
        return range(max(first, 0), count if last < 0 else last + 1) if count else range(0)

    def show_rows(self, findings: Findings, rows: list[Row]) -> None:
        """Show other rows, from the first one."""
        self.rows.show(findings, rows)
        self._find_focus()
        self.verticalScrollBar().setValue(0)

    def clear_rows(self) -> None:
        """Show no rows."""
        self.rows.clear()
        self.set_focus_key(None)

    def update_rows(self, findings: Findings, rows: list[Row]) -> None:
        """Take in findings that changed; what stays in sight stays where it is."""
        if self.rows.update(findings, rows, self.visible):
            return
        anchor, top = self._anchor()
        self.rows.show(findings, rows)
        self._find_focus()
        place = self.rows.place(anchor)
        if place is not None:
            self.verticalScrollBar().setValue(place * self.verticalHeader().defaultSectionSize() - top)

    def _anchor(self) -> tuple[str | None, int]:
        """Return the item that must not move on screen, and where its row is: the one in focus, else the first."""
        visible = self.visible
        place = self.painter.focus.place
        if place not in visible:
            after = bisect_left(self.rows.stops, visible.start)
            place = self.rows.stops[after] if after < len(self.rows.stops) else -1
        return (self.rows.rows[place].key, self.rowViewportPosition(place)) if place >= 0 else (None, 0)

    def set_focus_key(self, key: str | None) -> None:
        """Show which item is in focus, and scroll only if it is out of sight."""
        self._key = key
        self._find_focus()
        place = self.painter.focus.place
        if place >= 0:
            kin = self.painter.focus.kin
            for other in (kin[-1], kin[0], place) if kin else (place,):
                self.scrollTo(self.rows.index(other), QAbstractItemView.ScrollHint.EnsureVisible)

    def _find_focus(self) -> None:
        place = self.rows.place(self._key)
        self.painter.focus = Focus(-1 if place is None else place, self._kin(place))
        if place is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self.rows.index(place))
        self.viewport().update()

    def _kin(self, place: int | None) -> range:
        """Return the rows of the utterance that the row at `place` belongs to."""
        if place is None:
            return range(0)
        rows = self.rows.rows
        if rows[place].kind is RowKind.SPEAKER:
            return range(place - 1, place + 1)
        followed = place + 1 < len(rows) and rows[place + 1].kind is RowKind.SPEAKER
        return range(place, place + 2) if rows[place].kind is RowKind.WORDS and followed else range(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows, Page Up and Down, Home and End ask for another item; leave all other keys to the window."""
        key = Qt.Key(event.key())
        row = self._focused_row()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.rows.stops:
            event.ignore()
        elif key in _STEPS or key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._ask(self._target(key))
        elif key == Qt.Key.Key_Right and row is not None and row.kind is RowKind.NAME and row.item and row.item.entity:
            self.open_asked.emit(row.item.entity)
        elif key == Qt.Key.Key_Left and row is not None and row.group is not None:
            self.close_asked.emit(row.group)
        else:
            event.ignore()

    def _focused_row(self) -> Row | None:
        place = self.painter.focus.place
        return self.rows.rows[place] if place >= 0 else None

    def _target(self, key: Qt.Key) -> int:
        """Return the number of the stop that a key leads to."""
        stops, place = self.rows.stops, self.painter.focus.place
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return len(stops) - 1
        if place < 0:
            return 0
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        if key == Qt.Key.Key_PageUp:
            return bisect_left(stops, place - page)
        if key == Qt.Key.Key_PageDown:
            return bisect_right(stops, place + page) - 1
        return bisect_left(stops, place) + _STEPS[key]

    def _ask(self, number: int) -> None:
        number = min(max(number, 0), len(self.rows.stops) - 1)
        key = self.rows.rows[self.rows.stops[number]].key
        if key is not None and key != self._key:
            self.focus_asked.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the focus of the item clicked; a click on an opened group's heading closes it."""
        place = self.rowAt(round(event.position().y()))
        if event.button() is not Qt.MouseButton.LeftButton or place < 0:
            event.ignore()
            return
        row = self.rows.rows[place]
        if row.kind is RowKind.GROUP and row.group is not None:
            self.close_asked.emit(row.group)
        elif row.key is not None:
            self.focus_asked.emit(row.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the group clicked, to decide its places one by one."""
        place = self.rowAt(round(event.position().y()))
        row = self.rows.rows[place] if place >= 0 else None
        if row is not None and row.kind is RowKind.NAME and row.item is not None and row.item.entity is not None:
            self.open_asked.emit(row.item.entity)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let nothing be selected by dragging."""
        event.accept()

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are the window's."""
        del search

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the one column fill the width."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_rows()
