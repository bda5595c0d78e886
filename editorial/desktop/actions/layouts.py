"""Additional keys for keyboard layouts on which a default key needs Shift, such as the digits on a French one."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from editorial.desktop.actions.ids import GIVE, ActionId

AZERTY_ROW = {
    ActionId.UNKNOWN: "à",
    **dict(zip(GIVE, "&é\"'(-è_ç", strict=True)),
}
"""The characters that the digit keys produce without Shift on a French keyboard, by action."""
FRENCH = frozenset({QLocale.Language.French})


def keyboard_language() -> QLocale.Language:
    """Return the language of the keyboard layout in use, as the system reports it."""
    return QGuiApplication.inputMethod().locale().language()


def layout_keys(action: ActionId, language: QLocale.Language) -> tuple[str, ...]:
    """Return the keys that an action has in addition to its own, on the keyboard layout of a language."""
    return (AZERTY_ROW[action],) if language in FRENCH and action in AZERTY_ROW else ()
