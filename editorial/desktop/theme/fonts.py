"""Fonts: a serif for the article; everything else uses the system's font."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontDatabase

SERIFS = (
    "Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Georgia",
    "Iowan Old Style",
    "Noto Serif",
    "Palatino Linotype",
    "P052",
    "Liberation Serif",
    "DejaVu Serif",
)
"""Serif families that read well on a screen, best first."""


def installed_serif(families: Iterable[str] | None = None) -> str | None:
    """Return the first of `SERIFS` that is installed, or None; tests pass `families` in place of the system's."""
    known = set(QFontDatabase.families() if families is None else families)
    known |= {family.partition(" [")[0] for family in known}
    return next((serif for serif in SERIFS if serif in known), None)


def article_font(pixels: int, serif: str | None) -> QFont:
    """Return the article's font at a size in device-independent pixels; with None Qt picks a serif family."""
    font = QFont(serif) if serif else QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
