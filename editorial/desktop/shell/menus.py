"""Menu bar, toolbar and context menus, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.ids import ActionId as Id
from editorial.desktop.actions.table import ACTIONS, Menu

_SEPARATOR = None
_LEFT = (Id.IMPORT_FILES, _SEPARATOR, Id.UNDO, Id.REDO, _SEPARATOR, Id.CONFIRM, Id.REJECT, Id.FLAG, Id.COMMENT)
_RIGHT = (Id.VERIFY, Id.EXPORT)
"""The actions at the left and at the right end of the toolbar."""

Switches: TypeAlias = Mapping[Id, Callable[[], bool]]
"""Actions that switch something on and off, each with a function that returns whether it is on."""


def build_menus(window: QMainWindow, bindings: Bindings, switches: Switches) -> None:
    """Fill the menu bar: a menu for each kind of action, with switches that are on checked."""
    for key in switches:
        bindings.actions[key].setCheckable(True)
    for menu in Menu:
        made = window.menuBar().addMenu(menu.value)
        made.aboutToShow.connect(partial(_check, bindings, switches))
        inner: dict[str, QMenu] = {}
        for action in ACTIONS:
            if action.menu is menu:
                if action.separated:
                    made.addSeparator()
                if action.within and action.within not in inner:
                    inner[action.within] = made.addMenu(action.within)
                inner.get(action.within, made).addAction(bindings.actions[action.id])


def _check(bindings: Bindings, switches: Switches) -> None:
    for key, is_on in switches.items():
        bindings.actions[key].setChecked(is_on())


class Toolbar(QToolBar):
    """Toolbar of icons: other words of an action, as those of undo after each step, change nothing in it."""

    def actionEvent(self, event: QActionEvent) -> None:
        """Lay nothing out, nor the window around it, when an action changes."""
        if event.type() is not QEvent.Type.ActionChanged:
            super().actionEvent(event)

    def keep_sizes(self) -> None:
        """Give each button of an action the size of its icon for good.

        `widgetForAction` of a separator would have PySide6 make every class of widgets, to find out which that one is.
        """
        for button in self.findChildren(QToolButton):
            if button.defaultAction() is not None:  # else it is Qt's own, for what has no room
                button.setFixedSize(button.sizeHint())


def build_toolbar(window: QMainWindow, bindings: Bindings) -> QToolBar:
    """Add the toolbar with the actions that are needed most."""
    bar = Toolbar("Toolbar")
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    _add(bar, bindings, _LEFT)
    stretch = QWidget()
    stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(stretch)
    _add(bar, bindings, _RIGHT)
    bar.keep_sizes()
    window.addToolBar(bar)
    return bar


def _add(to: QToolBar | QMenu, bindings: Bindings, keys: tuple[Id | None, ...]) -> None:
    for key in keys:
        if key is None:
            to.addSeparator()
        else:
            to.addAction(bindings.actions[key])


class Target(StrEnum):
    """What a context menu is for."""

    NAME = "name"
    QUOTE = "quote"
    NOTE = "note"
    SELECTION = "selection"
    TEXT = "text"


CONTEXT: Mapping[Target, tuple[Id | None, ...]] = {
    Target.NAME: (
        *(Id.CONFIRM, Id.REJECT, _SEPARATOR),
        *(Id.PERSON, Id.ORGANISATION, Id.PLACE, Id.WORK, Id.OTHER_TYPE, _SEPARATOR),
        *(Id.PLACES, Id.ALL_SAME, Id.MERGE, Id.SPLIT, Id.RENAME, Id.OPEN_GROUP, _SEPARATOR),
        *(Id.FLAG, Id.UNSURE, Id.COMMENT),
    ),
    Target.QUOTE: (
        *(Id.CONFIRM, Id.REJECT, _SEPARATOR),
        *(Id.CHOOSE_SPEAKER, Id.ADD_SPEAKER, Id.UNKNOWN, _SEPARATOR),
        *(Id.DIRECT, Id.REPORTED, Id.MIXED, Id.TERM, Id.JOIN, Id.PART, _SEPARATOR),
        *(Id.FLAG, Id.UNSURE, Id.COMMENT),
    ),
    Target.NOTE: (Id.NOTES,),
    Target.SELECTION: (
        *(Id.PERSON, Id.ORGANISATION, Id.PLACE, Id.WORK, Id.OTHER_TYPE, _SEPARATOR),
        *(Id.NEXT_QUOTE, Id.CHOOSE_SPEAKER, Id.CUE, _SEPARATOR, Id.COMMENT, Id.COPY),
    ),
    Target.TEXT: (Id.FIND, Id.ZOOM_IN, Id.ZOOM_OUT),
}


def context_menu(target: Target, bindings: Bindings, parent: QWidget) -> QMenu:
    """Return the context menu for a name, a quote, a note, a selection or plain text."""
    menu = QMenu(parent)
    _add(menu, bindings, CONTEXT[target])
    return menu
