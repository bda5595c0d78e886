"""The guideline of the finding in focus."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.guideline_texts import QUOTE, GuidelineTexts
from editorial.desktop.dialogs.guidelines import GuidelineDialog
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.lazy import Lazy


class GuidelineWindow:
    """Opens the window with the guideline beside a pane; while it is open it follows the focus."""

    def __init__(self, parent: QWidget, beside: QWidget, bindings: Bindings, reviewer: Reviewer) -> None:
        self._parent, self._beside, self._bindings, self._reviewer = parent, beside, bindings, reviewer
        self._dialog = Lazy(self._make)
        self.actions: Handlers = {ActionId.GUIDELINE: self._open}

    def _make(self) -> GuidelineDialog:
        keys = self._bindings.actions[ActionId.GUIDELINE].shortcuts
        dialog = GuidelineDialog(GuidelineTexts(self._reviewer.desk), keys, self._parent)
        self._reviewer.focused.connect(self._follow)
        return dialog

    def _open(self) -> None:
        self._dialog.get().show_topic(self._topic())
        self._dialog.get().show_beside(self._beside)

    def _follow(self) -> None:
        dialog = self._dialog.get()
        if dialog.isVisible():
            dialog.show_topic(self._topic())

    def _topic(self) -> str:
        mention = self._reviewer.mention
        return mention.label if mention is not None else QUOTE
