"""View of the findings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from editorial.desktop.findings.list.model import FindingsModel
from editorial.desktop.findings.list.painter import FindingsDelegate, Focus
from editorial.desktop.findings.list.rows import ListRow, RowKind, Rows
from editorial.desktop.findings.list.selecting import (
    RowSelector,
    finding_at,
    finding_of,
    findings_of_section,
    next_finding,
)
from editorial.desktop.findings.sections import Section
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.viewports import viewport_of
from editorial.review.outline import OutlineChange

_WAYS = {
    Qt.Key.Key_Up: ("row", -1),
    Qt.Key.Key_Down: ("row", 1),
    Qt.Key.Key_PageUp: ("page", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_Home: ("end", 1),
    Qt.Key.Key_End: ("end", -1),
}
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEYPAD, _META = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.MetaModifier


class FindingsView(QTableView):
    """List of findings: a QTableView with one column, because only that stays fast with 20,000 rows.

    Keys and clicks only request the focus and the selection; `set_focus_key` and `set_selected` set them.
    """

    focus_requested = Signal(str)
    """An item is to get the focus: its key."""

    selection_requested = Signal(object, str)
    """Findings are to be selected, and one to get the focus: the keys (a tuple) of the selected ones, and its key."""

    open_group_requested = Signal(str)
    """The occurrences of a name are to be listed one by one: the entity's id."""

    close_group_requested = Signal(str)
    """The occurrences of a name are to be shown as one row again: the entity's id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port = viewport_of(self)
        self.model_rows = FindingsModel(self)
        self.painter = FindingsDelegate(self.model_rows, theme, self)
        self._selector = RowSelector()
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

    def set_selected(self, keys: frozenset[str]) -> None:
        """Show these findings (keys) as selected."""
        self._selector.show(keys)
        self.model_rows.selected = self.painter.selected = keys
        self.viewport().update()

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
        """Request another focus or selection with arrows, Page Up and Down, Home, End, Space, Ctrl+A and Esc.

        All other keys are left to the window.
        """
        key = Qt.Key(event.key())
        row = self._row(self.painter.focus.position)
        if self._select_by_key(event, key):
            return
        if event.modifiers() & ~_KEYPAD:
            event.ignore()
        elif key in _WAYS:
            self._go(key)
        elif key == Qt.Key.Key_Right and row is not None and row.kind is RowKind.NAME and row.item and row.item.entity:
            self.open_group_requested.emit(row.item.entity)
        elif key == Qt.Key.Key_Left and row is not None and row.group is not None:
            self.close_group_requested.emit(row.group)
        else:
            event.ignore()

    def _select_by_key(self, event: QKeyEvent, key: Qt.Key) -> bool:
        """Request another selection, and return whether the key is one for that."""
        rows, focus = self.rows, self._key
        if rows is None or focus is None:
            return False
        held, focus = event.modifiers() & ~_KEYPAD, finding_of(rows, focus) or focus
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selection_requested.emit(findings_of_section(rows, focus), focus)
        elif key == Qt.Key.Key_Space and held in {_CTRL, _META}:
            self.selection_requested.emit(self._selector.toggle(rows, focus, None), focus)
        elif key == Qt.Key.Key_Escape and not held and self._selector.keys:
            self.selection_requested.emit((), focus)
        elif key in _WAYS and held == _SHIFT:
            self._extend_to(rows, self._finding_to(rows, key))
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and held == _CTRL:
            position = self._finding_to(rows, key)
            to = finding_at(rows, position) if position is not None else None
            self.selection_requested.emit(self._selector.begin(rows, focus), to or focus)
        else:
            return False
        return True

    def _finding_to(self, rows: Rows, key: Qt.Key) -> int | None:
        """Return the row that a key goes to from the focus; one step goes to another finding, not to a speaker."""
        if _WAYS[key][0] == "row":
            return next_finding(rows, self.painter.focus.position, _WAYS[key][1])
        return self._target(rows, key)

    def _extend_to(self, rows: Rows, position: int | None) -> None:
        to = finding_at(rows, position) if position is not None else None
        if to is not None:
            self.selection_requested.emit(self._selector.extend(rows, to, finding_of(rows, self._key)), to)

    def _go(self, key: Qt.Key) -> None:
        rows, position = self.rows, self.painter.focus.position
        found = self._target(rows, key) if rows is not None else None
        if rows is not None and found is not None and found != position:
            self.focus_requested.emit(rows[found].key)

    def _target(self, rows: Rows, key: Qt.Key) -> int | None:
        """Return the row that a key goes to from the focus, or None."""
        position = self.painter.focus.position
        if not len(rows):
            return None
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        way, step = _WAYS[key]
        wanted = {"row": position + step, "page": position + step * page, "end": 0 if step > 0 else len(rows) - 1}[way]
        wanted = min(max(wanted, 0), len(rows) - 1)
        found = rows.stop(wanted, step)
        return rows.stop(wanted, -step) if found is None else found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Request the focus for the item clicked; a click on the heading of an opened group closes it.

        With Shift or Ctrl held, request to select from the focus to the item, or to select it too.
        """
        position = self.rowAt(round(event.position().y()))
        row = self._row(position)
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            event.ignore()
        elif event.modifiers() & (_SHIFT | _CTRL):
            self._select_by_click(event, position)
        elif row.kind is RowKind.GROUP and row.group is not None:
            self.close_group_requested.emit(row.group)
        elif row.key is not None:
            self.focus_requested.emit(row.key)

    def _select_by_click(self, event: QMouseEvent, position: int) -> None:
        rows = self.rows
        key = finding_at(rows, position) if rows is not None else None
        if rows is None or key is None:
            return
        if event.modifiers() & _SHIFT:
            self._extend_to(rows, position)
        else:
            self.selection_requested.emit(self._selector.toggle(rows, key, finding_of(rows, self._key)), key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Request to open the group clicked; with Shift or Ctrl held it is another click."""
        if event.modifiers() & (_SHIFT | _CTRL):
            self.mousePressEvent(event)
            return
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
