"""Font size and colour theme of the window."""

from __future__ import annotations

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.shell.panes import Panes
from editorial.desktop.theme import Choice, Themes
from editorial.domain.settings import Setting
from editorial.review.desk import Desk

_NEXT_CHOICE = {Choice.SYSTEM: Choice.LIGHT, Choice.LIGHT: Choice.DARK, Choice.DARK: Choice.SYSTEM}
_CHOICE_WORDS = {Choice.SYSTEM: "as the system", Choice.LIGHT: "light", Choice.DARK: "dark"}


class Appearance:
    """Zooms the article with what is beside it, and chooses the theme; both are remembered."""

    def __init__(self, desk: Desk, themes: Themes, panes: Panes, post: Post) -> None:
        view = panes.view
        self._desk, self._themes, self._post = desk, themes, post
        self._normal = view.font_size
        view.set_font_size(int(desk.setting(Setting.ZOOM, self._normal)))
        panes.set_scale(view.font_size / self._normal)
        view.font_size_changed.connect(lambda size: panes.set_scale(size / self._normal))
        view.font_size_changed.connect(lambda size: desk.keep(Setting.ZOOM, size))
        self.actions: Handlers = {
            ActionId.ZOOM_IN: lambda: view.zoom(1),
            ActionId.ZOOM_OUT: lambda: view.zoom(-1),
            ActionId.ZOOM_RESET: lambda: view.set_font_size(self._normal),
            ActionId.THEME: lambda: self.choose_theme(_NEXT_CHOICE[themes.choice]),
        }

    @property
    def choice(self) -> Choice:
        """Return which theme is chosen."""
        return self._themes.choice

    def choose_theme(self, choice: Choice) -> None:
        """Apply a theme and remember it."""
        self._themes.choose(choice)
        self._desk.keep(Setting.THEME, choice.value)
        self._post(Message(f"Colours: {_CHOICE_WORDS[choice]}", Tone.HINT))
