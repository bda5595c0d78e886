"""What is done to an article can be chosen while one is open, and at no other time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from editor_at_work import LONG, Editor
from library_case import READY, article
from PySide6.QtCore import QEvent, QObject

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.table import OF_AN_ARTICLE
from editorial.desktop.shell.window import Window
from editorial.review.desk import Desk


class Heard(QObject):
    """Event filter that counts the changes of actions."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Count, and let everything through."""
        self.count += event.type() is QEvent.Type.ActionChanged
        return False


def enabled(editor: Editor) -> set[ActionId]:
    return {key for key in OF_AN_ARTICLE if editor.window.bindings.actions[key].isEnabled()}


def test_a_library_without_an_article_offers_nothing_of_one(editor: Editor) -> None:
    assert editor.window.reviewer.session is None
    assert enabled(editor) == set()


def test_a_start_with_an_article_offers_what_is_done_to_it_and_changes_no_action_for_that(
    start: Callable[[], Editor], database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk.at(database)
    with desk.library:
        desk.library.add(article("tram", "Tram late", "Nobody came.", READY, source="wire.txt", published=None))
    begin, heard = Window.start, []

    def listen(window: Window) -> None:
        heard.append(Heard(window))
        window.installEventFilter(heard[0])
        begin(window)

    monkeypatch.setattr(Window, "start", listen)
    editor = start()
    editor.bot.waitUntil(lambda: editor.window.reviewer.session is not None, timeout=LONG)
    assert enabled(editor) == set(OF_AN_ARTICLE)
    assert heard[0].count <= 4  # undo and redo, and their words
