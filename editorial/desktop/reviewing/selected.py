"""Which findings are selected in the list, so that the next decision is about all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from editorial.desktop.actions.handlers import Handler, Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.review.outline import Item, ItemKind


class SelectedFindings(QObject):
    """Holds the selected findings. Connect it to the reviewer before the views that show the selection.

    Nothing is selected while the decisions are about the item in focus alone. Moving the focus by itself, or opening an
    article, clears the selection.
    """

    changed = Signal()
    """Other findings are selected, or none."""

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__(reviewer)
        self._reviewer = reviewer
        self._keys: tuple[str, ...] = ()
        self._selecting = False
        reviewer.opened.connect(self.clear)
        reviewer.focused.connect(self._focused)

    @property
    def items(self) -> list[Item]:
        """Return the selected items that still exist, in text order, without claims about speakers."""
        outline = self._reviewer.outline
        found = [outline.get(key) for key in self._keys] if outline is not None else []
        items = [item for item in found if item is not None and item.kind is not ItemKind.CLAIM]
        return sorted(items, key=lambda item: (item.span, item.key))

    def __bool__(self) -> bool:
        """Return whether findings are selected, so that a decision is about them and not about the focus."""
        return bool(self._keys) and bool(self.items)

    def over(self, handlers: Handlers, several: Callable[[ActionId, Handler], object]) -> dict[ActionId, Handler]:
        """Return handlers that run `several(key, handler)` while findings are selected, and else the handler."""
        return {key: partial(self._run, several, key, handler) for key, handler in handlers.items()}

    def _run(self, several: Callable[[ActionId, Handler], object], key: ActionId, alone: Handler) -> None:
        if self:
            several(key, alone)
        else:
            alone()

    def select(self, keys: Iterable[str], focus: str) -> None:
        """Select these items (keys) and move the focus to one; the item in focus alone is no selection."""
        wanted = tuple(dict.fromkeys(keys))
        self._selecting = True
        try:
            self._reviewer.focus_key(focus)
        finally:
            self._selecting = False
        self._set(() if wanted == (focus,) else wanted)

    def clear(self) -> None:
        """Select nothing; the focus stays."""
        self._set(())

    def _focused(self) -> None:
        if not self._selecting:
            self.clear()

    def _set(self, keys: tuple[str, ...]) -> None:
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()
