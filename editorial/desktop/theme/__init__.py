"""Colours, fonts, icons and spacing: the only place where they are set."""

from editorial.desktop.theme.choice import Choice, Themes, apply, scheme_for
from editorial.desktop.theme.theme import GAP, HAIR, PAD, ROOM, Scheme, Theme, load

__all__ = ["GAP", "HAIR", "PAD", "ROOM", "Choice", "Scheme", "Theme", "Themes", "apply", "load", "scheme_for"]
