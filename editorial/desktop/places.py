"""What the window remembers: its size, its panes, the last article and the place in it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

from editorial.desktop.article.model import ScrollPosition
from editorial.desktop.article.view import ArticleView
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.review.desk import Desk

KEYS = "window.keys"
THEME = "window.theme"
ZOOM = "window.zoom"
LABELS = "language.labels"
"""Setting: the labels that the newsroom added."""
_GEOMETRY, _PANES, _LAST, _SCROLL = "window.geometry", "window.panes", "window.last_article", "window.scroll"
_REMEMBERED = 200


class Places:
    """Keeps the window's own memory among the settings of the library."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._scroll: dict[str, list[int]] = dict(desk.setting(_SCROLL, {}))

    def restore(self, window: QMainWindow, panes: QSplitter) -> None:
        """Give the window the size it had, or one that suits most screens."""
        geometry, sizes = self._desk.setting(_GEOMETRY), self._desk.setting(_PANES)
        if not (geometry and window.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            window.resize(1280, 800)
        if sizes:
            panes.setSizes(sizes)

    def remember(self, window: QMainWindow, panes: QSplitter) -> None:
        """Keep the sizes for the next time."""
        self._desk.remember(_GEOMETRY, window.saveGeometry().toBase64().toStdString())
        self._desk.remember(_PANES, panes.sizes())
        self._desk.remember(_SCROLL, dict(list(self._scroll.items())[-_REMEMBERED:]))

    def opened(self, article_id: str) -> None:
        """Remember which article lies open."""
        if self._desk.setting(_LAST) != article_id:
            self._desk.remember(_LAST, article_id)

    def leave(self, reviewer: Reviewer, view: ArticleView) -> None:
        """Remember the place in the article that lies open."""
        if reviewer.session is not None:
            place = view.scroll_position()
            self._scroll.pop(reviewer.session.article_id, None)
            self._scroll[reviewer.session.article_id] = [place.offset, place.past]

    def last_article(self) -> str | None:
        """Return the id of the article that lay open last."""
        last = self._desk.setting(_LAST)
        return str(last) if last else None

    def scroll_of(self, article_id: str) -> ScrollPosition:
        """Return the place that the article was left at."""
        offset, past = self._scroll.get(article_id, [0, 0])
        return ScrollPosition(offset, past)
