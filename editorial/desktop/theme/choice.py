"""Which theme is used: the user's choice, or the system's scheme where that is known."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

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
"""Qt's classes of controls, which are framed so that their edges can be seen."""


class Choice(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def scheme_for(choice: Choice, system: Qt.ColorScheme) -> Scheme:
    """Return the scheme to use; a system that does not say (Unknown) counts as light."""
    if choice is Choice.SYSTEM:
        return Scheme.DARK if system is Qt.ColorScheme.Dark else Scheme.LIGHT
    return Scheme.DARK if choice is Choice.DARK else Scheme.LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in a theme; the one style that honours a palette everywhere goes with it."""
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setEffectEnabled(Qt.UIEffect.UI_General, enable=False)  # nothing moves but what the editor acts on
    app.setPalette(theme.palette())
    for controls, palette in ((FIELDS, theme.field_palette()), (BUTTONS, theme.button_palette())):
        for control in controls:
            app.setPalette(palette, control)  # type: ignore[arg-type]  # the stubs want bytes, Qt text


def _system_scheme() -> Qt.ColorScheme:
    return QGuiApplication.styleHints().colorScheme()


class Themes(QObject):
    """Keeps the theme in step with the choice and the system; says `changed` with the new theme."""

    changed = Signal(object)

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
        """Return the theme in use."""
        return self._current

    @property
    def choice(self) -> Choice:
        """Return what the user asked for."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Take the user's choice."""
        self._choice = choice
        self.refresh()

    def refresh(self) -> None:
        """Look at the system again, and say so if another theme follows from it."""
        scheme = scheme_for(self._choice, self._system())
        if scheme is not self._current.scheme:
            self._current = load(scheme)
            self.changed.emit(self._current)
