"""Command palette."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.keys import shown_key
from editorial.desktop.actions.table import ACTIONS, plain_words
from editorial.desktop.choosers.option_chooser import OptionChooser
from editorial.desktop.choosers.ranking import Option
from editorial.desktop.theme import Theme

ITSELF = ActionId.PALETTE


def command_options(bindings: Bindings) -> list[Option]:
    """Return the enabled actions with their keys as options; they are also found by the name of their menu."""
    return [
        Option(action.id, plain_words(action), shown_key(action, bindings.own), (action.menu.value.replace("&", ""),))
        for action in ACTIONS
        if action.id != ITSELF and bindings.actions[action.id].isEnabled()
    ]


class Palette(OptionChooser):
    """Chooser for an action; it is accepted with the action's id."""

    def __init__(self, host: QWidget, theme: Theme, bindings: Bindings) -> None:
        super().__init__(host, theme, "Command palette", command_options(bindings), prompt="What do you want to do?")
