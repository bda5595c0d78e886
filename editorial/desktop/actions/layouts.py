"""Keys that a keyboard layout has in another place: on a French one the digits of the row need Shift."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

AZERTY_ROW = {
    "unknown": "à",
    **{f"give_{number}": sign for number, sign in enumerate("&é\"'(-è_ç", 1)},
}
"""What the keys of the digits 0 to 9 give without Shift on a French keyboard, by action."""
FRENCH = frozenset({QLocale.Language.French})


def keyboard_language() -> QLocale.Language:
    """Return the language of the keyboard layout in use, as the system tells it."""
    return QGuiApplication.inputMethod().locale().language()


def layout_keys(action: str, language: QLocale.Language) -> tuple[str, ...]:
    """Return the keys that an action has besides its own on the layout of that language."""
    return (AZERTY_ROW[action],) if language in FRENCH and action in AZERTY_ROW else ()
