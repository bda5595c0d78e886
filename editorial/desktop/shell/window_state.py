"""What the window remembers: its size, its panes, the last article and the place in it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter

from editorial.desktop.article.model import ScrollPosition
from editorial.desktop.article.view import ArticleView
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.errors import StorageError
from editorial.domain.settings import Setting
from editorial.review.desk import Desk

_REMEMBERED = 200
SOON = 400
"""Milliseconds until it is written which article lies open: not while it is being opened."""


class Places:
    """Keeps the window's own memory among the settings of the library."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._left: dict[str, list[Any]] = dict(desk.setting(Setting.POSITIONS, {}))
        self._open: str | None = None
        self._soon = QTimer(singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._write_opened)

    def restore(self, window: QMainWindow, panes: QSplitter, findings: FindingsPanel) -> None:
        """Give the window the size it had, or one that suits most screens."""
        geometry, sizes = self._desk.setting(Setting.GEOMETRY), self._desk.setting(Setting.PANES)
        if not (geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            window.resize(1280, 800)
        if sizes:
            panes.setSizes(sizes)
        if layout := self._desk.setting(Setting.FINDINGS_LAYOUT):
            findings.restore_layout(QByteArray.fromBase64(layout.encode()))

    def remember(self, window: QMainWindow, panes: QSplitter, findings: FindingsPanel) -> None:
        """Keep the sizes for the next time."""
        self._soon.stop()
        self._write_opened()
        self._desk.set_setting(Setting.GEOMETRY, window.saveGeometry().toBase64().toStdString())
        self._desk.set_setting(Setting.PANES, panes.sizes())
        self._desk.set_setting(Setting.FINDINGS_LAYOUT, findings.save_layout().toBase64().toStdString())
        self._desk.set_setting(Setting.POSITIONS, dict(list(self._left.items())[-_REMEMBERED:]))

    def opened(self, article_id: str) -> None:
        """Remember, before long, which article lies open."""
        self._open = article_id
        self._soon.start()

    def _write_opened(self) -> None:
        with suppress(StorageError):  # a library that fails says so with the next decision; this is a convenience
            if self._open is not None and self._desk.setting(Setting.LAST_ARTICLE) != self._open:
                self._desk.set_setting(Setting.LAST_ARTICLE, self._open)

    def leave(self, reviewer: Reviewer, view: ArticleView) -> None:
        """Remember the place in the article that lies open, and what had the focus."""
        if reviewer.session is not None:
            place, item = view.scroll_position(), reviewer.item
            self._left.pop(reviewer.session.article_id, None)
            self._left[reviewer.session.article_id] = [place.offset, place.past, item.key if item else None]

    def resume(self, reviewer: Reviewer, view: ArticleView) -> None:
        """Go back to the place that the open article was left at, if it was open before."""
        left = self._left.get(reviewer.session.article_id) if reviewer.session is not None else None
        if left is not None:
            offset, past, key = left
            if key is not None:
                reviewer.focus_key(key)
            view.restore_scroll(ScrollPosition(offset, past))

    def last_article(self) -> str | None:
        """Return the id of the article that lay open last."""
        last = self._desk.setting(Setting.LAST_ARTICLE)
        return str(last) if last else None
