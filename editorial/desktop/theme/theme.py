"""Themes: palette, named colours and spacing, read from files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

from PySide6.QtGui import QColor, QPalette

from editorial.desktop.theme.colour import parse
from editorial.domain.errors import InputError
from editorial.domain.frozen import frozen
from editorial.domain.resources import resources_folder

_ROLES = MappingProxyType(
    {
        "window": QPalette.ColorRole.Window,
        "window_text": QPalette.ColorRole.WindowText,
        "base": QPalette.ColorRole.Base,
        "alternate_base": QPalette.ColorRole.AlternateBase,
        "text": QPalette.ColorRole.Text,
        "button": QPalette.ColorRole.Button,
        "button_text": QPalette.ColorRole.ButtonText,
        "bright_text": QPalette.ColorRole.BrightText,
        "highlight": QPalette.ColorRole.Highlight,
        "highlighted_text": QPalette.ColorRole.HighlightedText,
        "link": QPalette.ColorRole.Link,
        "link_visited": QPalette.ColorRole.LinkVisited,
        "placeholder_text": QPalette.ColorRole.PlaceholderText,
        "tool_tip_base": QPalette.ColorRole.ToolTipBase,
        "tool_tip_text": QPalette.ColorRole.ToolTipText,
        "light": QPalette.ColorRole.Light,
        "midlight": QPalette.ColorRole.Midlight,
        "mid": QPalette.ColorRole.Mid,
        "dark": QPalette.ColorRole.Dark,
        "shadow": QPalette.ColorRole.Shadow,
        "accent": QPalette.ColorRole.Accent,
    }
)
_FADES = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)

HAIR, GAP, PAD, ROOM = 1, 4, 8, 16
"""Spacing in pixels: width of a line, between related widgets, inside a box, between groups."""


class Scheme(StrEnum):
    """Whether a theme is light or dark."""

    LIGHT = "light"
    DARK = "dark"


@frozen
class Theme:
    """Palette, named colours, one hue for each label, and spare hues for the newsroom's own labels."""

    name: str
    scheme: Scheme
    palette_colors: Mapping[str, QColor]
    colors: Mapping[str, QColor]
    labels: Mapping[str, QColor]
    newsroom: tuple[QColor, ...]

    @classmethod
    def read(cls, path: Path) -> Theme:
        """Read a theme file (JSON): the roles of Qt's palette, named colours, a hue for each label, and spare hues.

        A colour is #rrggbb, or that and how opaque it is: "#2b6a7c 10%".
        Raises OSError if it cannot be read, and KeyError, TypeError or ValueError if it is no theme.
        """
        data = json.loads(path.read_text(encoding="utf-8"))
        colors, palette = _colors(data["colors"]), _colors(data["palette"])
        missing = _ROLES.keys() - palette.keys()
        if missing:
            raise KeyError(f"{path.name} has no {', '.join(sorted(missing))} in its palette")
        hues = tuple(parse(hue) for hue in data["newsroom"]["hues"])
        return cls(data["name"], Scheme(data["scheme"]), palette, colors, _colors(data["labels"]), hues)

    def color(self, name: str) -> QColor:
        """Return a named colour. Raises KeyError if the theme does not define it."""
        return self.colors[name]

    def label_color(self, label: str) -> QColor:
        """Return the hue of a label; a label of the newsroom always gets the same one of the spare hues."""
        known = self.labels.get(label)
        return known if known is not None else self.newsroom[crc32(label.encode()) % len(self.newsroom)]

    def palette(self) -> QPalette:
        """Return the palette of the application."""
        palette = QPalette()
        for name, role in _ROLES.items():
            palette.setColor(role, self.palette_colors[name])
        for role in _FADES:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.palette_colors["disabled_text"])
        return palette

    def field_palette(self) -> QPalette:
        """Return the palette of fields and lists, with visible edges.

        Fusion frames them in a darkened window colour, hardly visible in the dark theme and faint in the light.
        """
        palette = self.palette()
        edge = self.color("field_border")
        value = min(255, round(edge.value() * 1.4))
        palette.setColor(QPalette.ColorRole.Window, QColor.fromHsv(edge.hsvHue(), edge.hsvSaturation(), value))
        return palette

    def button_palette(self) -> QPalette:
        """Return the palette of buttons: that of fields, with the accent colour around the default button."""
        palette = self.field_palette()
        palette.setColor(QPalette.ColorRole.Highlight, self.palette_colors["accent"])
        return palette

    def page_palette(self) -> QPalette:
        """Return the palette of the article's page; selected text stays readable."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self.color("page"))
        palette.setColor(QPalette.ColorRole.Text, self.color("ink"))
        palette.setColor(QPalette.ColorRole.Highlight, self.color("selection"))
        palette.setColor(QPalette.ColorRole.HighlightedText, self.color("selection_ink"))
        return palette


def load(scheme: Scheme) -> Theme:
    """Return the built-in theme of a scheme. Raises InputError if its file is damaged or cannot be read."""
    path = resources_folder() / "themes" / f"{scheme}.json"
    try:
        return Theme.read(path)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=path.name) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(f"is no theme: {error.args[0] if error.args else error}", source=path.name) from error


def _colors(written: Mapping[str, str]) -> Mapping[str, QColor]:
    return MappingProxyType({name: parse(value) for name, value in written.items()})
