"""Preferences, and what is remembered from all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Post
from editorial.desktop.dialogs.memory import MemoryDialog
from editorial.desktop.dialogs.preferences import PreferencesDialog
from editorial.desktop.shell.appearance import Appearance
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.opening import bring_forward, set_apart, show
from editorial.review.desk import Desk

if TYPE_CHECKING:
    from editorial.desktop.shell.library_work import LibraryWork


class NewsroomDialogs:
    """Opens the dialogs about the whole library; `refresh_words` is called after the preferences were changed."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        articles: Articles,
        work: Lazy[LibraryWork],
        appearance: Appearance,
        refresh_words: Callable[[], None],
        post: Post,
    ) -> None:
        self._parent, self._desk, self._articles, self._appearance = parent, desk, articles, appearance
        self._work = work
        self._refresh_words, self._post = refresh_words, post
        self.actions: Handlers = {ActionId.PREFERENCES: self._preferences, ActionId.MEMORY: self._memory}

    def _preferences(self) -> None:
        dialog = PreferencesDialog(self._desk, self._appearance.choice, self._parent)
        dialog.theme_chosen.connect(self._appearance.choose_theme)
        dialog.accepted.connect(self._refresh_words)
        show(dialog)

    def _memory(self) -> None:
        dialog = MemoryDialog(self._desk, self._parent)
        dialog.open_requested.connect(self._open)
        dialog.train_requested.connect(lambda: self._work.get().train())
        dialog.message_posted.connect(self._post)
        set_apart(dialog)
        show(dialog)

    def _open(self, article_id: str) -> None:
        self._articles.open(article_id)
        bring_forward(self._parent)
