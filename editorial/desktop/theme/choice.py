"""Choice of the theme: the user's, or the system's colour scheme if it is known."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from editorial.desktop.theme.theme import Scheme, Theme, load

FIELDS = (
    "QLineEdit",
    "QPlainTextEdit",
    "QTextBrowser",
    "QAbstractSpinBox",
    "QListView",
    "QTableView",
    "QMenu",
    "QProgressBar",
)
BUTTONS = ("QPushButton", "QComboBox")
"""Names of the Qt classes that get a palette with visible edges."""


class Choice(StrEnum):
    """The theme that the user chose in the preferences."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def scheme_for(choice: Choice, system: Qt.ColorScheme) -> Scheme:
    """Return the scheme to use; an unknown system scheme counts as light."""
    if choice is Choice.SYSTEM:
        return Scheme.DARK if system is Qt.ColorScheme.Dark else Scheme.LIGHT
    return Scheme.DARK if choice is Choice.DARK else Scheme.LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Apply a theme to the application. Call it before anything is painted."""
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # Qt would wake threads, and wait, for each scroll bar
    app.setEffectEnabled(Qt.UIEffect.UI_General, enable=False)  # no animations
    app.setPalette(theme.palette())
    for controls, palette in ((FIELDS, theme.field_palette()), (BUTTONS, theme.button_palette())):
        for control in controls:
            app.setPalette(palette, control)  # type: ignore[arg-type]  # the stubs want bytes, Qt text


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


class Themes(QObject):
    """Keeps the current theme up to date with the user's choice and the system's colour scheme."""

    changed = Signal(object)
    """The theme changed: the new Theme."""

    def __init__(
        self,
        choice: Choice = Choice.SYSTEM,
        system: Callable[[], Qt.ColorScheme] = _system_scheme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choice, self._system = choice, system
        self._current = load(scheme_for(choice, system()))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.refresh)

    @property
    def current(self) -> Theme:
        """Return the current theme."""
        return self._current

    @property
    def choice(self) -> Choice:
        """Return the user's choice."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Set the user's choice."""
        self._choice = choice
        self.refresh()

    def refresh(self) -> None:
        """Read the system's scheme again; emit `changed` if that leads to another theme."""
        scheme = scheme_for(self._choice, self._system())
        if scheme is not self._current.scheme:
            self._current = load(scheme)
            self.changed.emit(self._current)
