"""Menus and toolbar, drawn from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.table import ACTIONS, BY_ID, Menu, plain_words

TOOLBAR = ("import_files", "", "undo", "redo", "", "confirm", "reject", "flag", "comment", "→", "verify", "export")


Switches = Mapping[str, Callable[[], bool]]
"""Actions that switch something on and off, each with how it stands."""


def build_menus(window: QMainWindow, bindings: Bindings, switches: Switches) -> None:
    """Fill the menu bar: a menu for each kind of action, in the order of the table; what is switched on has a tick."""
    for key in switches:
        bindings.actions[key].setCheckable(True)
    for menu in Menu:
        made = window.menuBar().addMenu(menu.value)
        made.aboutToShow.connect(partial(_tick, bindings, switches))
        for action in ACTIONS:
            if action.menu is menu:
                if action.separated:
                    made.addSeparator()
                made.addAction(bindings.actions[action.id])


def _tick(bindings: Bindings, switches: Switches) -> None:
    for key, is_on in switches.items():
        bindings.actions[key].setChecked(is_on())


def build_toolbar(window: QMainWindow, bindings: Bindings) -> QToolBar:
    """Add the toolbar: the actions that are wanted most, each with its words and keys as a tooltip."""
    bar = QToolBar("Toolbar")
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for key in TOOLBAR:
        if key == "":
            bar.addSeparator()
        elif key == "→":
            stretch = QWidget()
            stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(stretch)
        else:
            bar.addAction(bindings.actions[key])
    window.addToolBar(bar)
    return bar


def refresh_tips(bindings: Bindings) -> None:
    """Say each action's words and keys in its tooltip."""
    for key, made in bindings.actions.items():
        keys = made.shortcut().toString(made.shortcut().SequenceFormat.NativeText)
        words = plain_words(BY_ID[key])
        made.setToolTip(f"{words} ({keys})" if keys else words)


CONTEXT = {
    "name": ("confirm", "reject", "", "person", "organisation", "place", "work", "other_type", "", "places", "all_same",
             "merge", "split", "rename", "open_group", "", "flag", "unsure", "comment"),
    "quote": ("confirm", "reject", "", "choose_speaker", "add_speaker", "unknown", "", "direct", "reported", "mixed",
              "term", "join", "part", "", "flag", "unsure", "comment"),
    "note": ("notes",),
    "selection": ("person", "organisation", "place", "work", "other_type", "", "next_quote", "choose_speaker", "cue",
                  "", "comment", "copy"),
    "text": ("find", "zoom_in", "zoom_out"),
}  # fmt: skip


def context_menu(kind: str, bindings: Bindings, parent: QWidget) -> QMenu:
    """Return the menu for what lies under the pointer: a name, a quote, a selection or plain text."""
    menu = QMenu(parent)
    for key in CONTEXT[kind]:
        if key:
            menu.addAction(bindings.actions[key])
        else:
            menu.addSeparator()
    return menu
