"""The state of a row that a delegate paints, without `option.state`.

For that PySide6 makes QStyle with all its enumerations, which takes longer than to paint the first rows of a window.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem


def is_selected(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Return whether the row is selected."""
    return _view(option).selectionModel().isSelected(index)


def has_focus(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Return whether the row is the current one of a list with the keyboard focus."""
    view = _view(option)
    return view.hasFocus() and view.currentIndex() == index


def is_under_pointer(option: QStyleOptionViewItem) -> bool:
    """Return whether the pointer is over the row."""
    if not _view(option).underMouse():
        return False
    from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - see above

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def _view(option: QStyleOptionViewItem) -> QAbstractItemView:
    return cast(QAbstractItemView, option.widget)
