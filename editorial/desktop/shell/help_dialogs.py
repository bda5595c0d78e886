"""Command palette, keys, guide, and the box about the program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from editorial import __version__
from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.guide import GuideDialog
from editorial.desktop.dialogs.keys import KeySheet, ShortcutsDialog
from editorial.desktop.dialogs.legend import LegendDialog
from editorial.desktop.dialogs.palette import Palette
from editorial.desktop.shell.opening import show
from editorial.desktop.theme import Themes
from editorial.desktop.widgets.message_box import MessageBox, Standard
from editorial.domain.settings import Setting
from editorial.review.desk import Desk


class HelpDialogs:
    """Opens the dialogs that show, run and change actions, and the guide.

    `refresh_words` is called after the keys were changed.
    """

    def __init__(
        self, parent: QWidget, desk: Desk, themes: Themes, bindings: Bindings, refresh_words: Callable[[], None]
    ) -> None:
        self._parent, self._desk, self._themes, self._bindings = parent, desk, themes, bindings
        self._refresh_words = refresh_words
        self._shown: LegendDialog | None = None
        self.actions: Handlers = {
            ActionId.PALETTE: self._palette,
            ActionId.GUIDE: lambda: show(GuideDialog(None, parent)),
            ActionId.LEGEND: self._legend,
            ActionId.KEYS: lambda: show(KeySheet(bindings.own, parent)),
            ActionId.SHORTCUTS: self._shortcuts,
            ActionId.ABOUT: self._about,
        }

    def _legend(self) -> None:
        """Show the legend, or close it if it is shown."""
        if self._shown is not None and isValid(self._shown) and self._shown.isVisible():
            self._shown.close()
            return
        self._shown = LegendDialog(self._themes, self._parent)
        self._shown.addAction(self._bindings.actions[ActionId.LEGEND])  # the key that opened it closes it
        show(self._shown)

    def _palette(self) -> None:
        palette = Palette(self._parent, self._themes.current, self._bindings)
        self._bindings.started.connect(palette.dismiss)
        palette.accepted.connect(lambda key: self._bindings.actions[key].trigger())
        palette.open_at()

    def _shortcuts(self) -> None:
        dialog = ShortcutsDialog(self._bindings.own, self._parent)
        dialog.keys_changed.connect(self._rebind)
        show(dialog)

    def _rebind(self, own: dict[str, list[str]]) -> None:
        self._bindings.rebind(own)
        self._desk.set_setting(Setting.KEYS, own)
        self._refresh_words()

    def _about(self) -> None:
        box = MessageBox(f"Editorial {__version__}", self._parent, title="About Editorial")
        box.explain("Verify what an article says, and who said it.\n\nFree software under the MIT licence.")
        box.setStandardButtons(Standard.Close)
        box.setDefaultButton(Standard.Close)
        show(box)
