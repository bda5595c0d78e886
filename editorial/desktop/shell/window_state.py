"""The state of the window between two runs: size, panes, last article, position in each article."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter

from editorial.desktop.article.model import ScrollPosition
from editorial.desktop.article.view import ArticleView
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.widgets.background import Background
from editorial.domain.errors import EditorialError, StorageError
from editorial.domain.settings import Setting
from editorial.jobs.keeping import KeepSetting
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk

ARTICLES = 200
"""Number of articles whose position is stored: those left last."""
DELAY = 400
"""Milliseconds until it is stored which article is open: not while it is being opened."""


class WindowState:
    """Stores the layout of the window and the positions in articles among the settings of the library."""

    def __init__(self, desk: Desk, window: QMainWindow, background: Background) -> None:
        """Work on the library of `desk`; what is stored while the window is open, `background` stores."""
        self._desk, self._background = desk, background
        self._positions: dict[str, list[Any]] = dict(desk.setting(Setting.POSITIONS, {}))
        self._open: str | None = None
        self._storing: Handle | None = None
        self._soon = QTimer(window, singleShot=True, interval=DELAY)
        self._soon.timeout.connect(self._store_opened)

    def restore(self, window: QMainWindow, panes: QSplitter, findings: FindingsPanel) -> None:
        """Give the window the size it had, else a default."""
        geometry, sizes = self._desk.setting(Setting.GEOMETRY), self._desk.setting(Setting.PANES)
        if not (geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            window.resize(1280, 800)
        if sizes:
            panes.setSizes(sizes)
        if layout := self._desk.setting(Setting.FINDINGS_LAYOUT):
            findings.restore_layout(QByteArray.fromBase64(layout.encode()))

    def save(self, window: QMainWindow, panes: QSplitter, findings: FindingsPanel) -> None:
        """Store the sizes, and the positions in articles."""
        self._soon.stop()
        if self._is_other_open:
            self._desk.keep(Setting.LAST_ARTICLE, self._open)
        self._desk.keep(Setting.GEOMETRY, window.saveGeometry().toBase64().toStdString())
        self._desk.keep(Setting.PANES, panes.sizes())
        self._desk.keep(Setting.FINDINGS_LAYOUT, findings.save_layout().toBase64().toStdString())
        self._store_positions()

    def article_opened(self, article_id: str) -> None:
        """Store soon which article is open."""
        self._open = article_id
        self._soon.start()

    @property
    def _is_other_open(self) -> bool:
        """Return whether another article is open than the one stored; False if the library fails."""
        with suppress(StorageError):  # it says so with the next decision; this is a convenience
            return self._open is not None and self._desk.setting(Setting.LAST_ARTICLE) != self._open
        return False

    def _store_opened(self) -> None:
        """Store it on the worker thread: a write may have to wait for another one."""
        if self._is_other_open:
            job = self._desk.job(KeepSetting, Setting.LAST_ARTICLE, self._open)
            self._storing = self._background.start(job, progress=_ignore, done=_ignore, failed=_stop_at_bugs)

    def forget(self, article_ids: Collection[str]) -> None:
        """Store nothing of articles that were deleted."""
        for article_id in article_ids:
            self._positions.pop(article_id, None)
        if self._open in article_ids:
            self._open = None
            self._soon.stop()
            if self._storing is not None:
                self._storing.cancel()
        with suppress(StorageError):
            if self._desk.setting(Setting.LAST_ARTICLE) in article_ids:
                self._desk.keep(Setting.LAST_ARTICLE, None)
            if not self._desk.setting(Setting.POSITIONS, {}).keys().isdisjoint(article_ids):
                self._store_positions()

    def _store_positions(self) -> None:
        self._desk.keep(Setting.POSITIONS, dict(list(self._positions.items())[-ARTICLES:]))

    def leave_article(self, reviewer: Reviewer, view: ArticleView) -> None:
        """Remember the scroll position in the open article, and what has the focus."""
        if reviewer.session is not None:
            position, item = view.scroll_position(), reviewer.item
            self._positions.pop(reviewer.session.article_id, None)
            self._positions[reviewer.session.article_id] = [position.offset, position.past, item.key if item else None]

    def resume_article(self, reviewer: Reviewer, view: ArticleView) -> None:
        """Restore the scroll position and the focus of the open article, if it was open before."""
        position = self._positions.get(reviewer.session.article_id) if reviewer.session is not None else None
        if position is not None:
            offset, past, key = position
            if key is not None and (reviewer.item is None or reviewer.item.key != key):
                reviewer.focus_key(key)
            view.restore_scroll(ScrollPosition(offset, past))

    def last_article(self) -> str | None:
        """Return the id of the article that was open last, or None."""
        last = self._desk.setting(Setting.LAST_ARTICLE)
        return str(last) if last else None


def _ignore(_: object) -> None:
    pass


def _stop_at_bugs(error: Exception) -> None:
    """Raise what nobody expected; a library that cannot be written says so with the next decision."""
    if not isinstance(error, EditorialError):
        raise error
