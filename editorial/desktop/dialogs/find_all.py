"""Find in all articles: search as the user types, with the context of each hit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.find_all_list import HitDelegate, HitModel, occurrences
from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.parts import ENTER
from editorial.desktop.widgets.plain import Label, set_title
from editorial.jobs.progress import Cancelled
from editorial.jobs.runner import Handle
from editorial.jobs.searching import Search, SearchHits
from editorial.review.desk import Desk

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
HINT = "Words that all occur in the article; words in quotation marks occur together"


class FindAllDialog(Dialog):
    """Search window that keeps its words and hits while it is closed."""

    open_requested = Signal(str, str)
    """An article was chosen: its id, and the words searched for."""

    message_posted = Signal(object)
    """The search failed: the Message to show."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Find in all articles")
        self.resize(600, 520)
        self._desk = desk
        self._background: Background | None = None
        self._running: Handle | None = None
        self.shown = ""
        self.field = QLineEdit(clearButtonEnabled=True, placeholderText=HINT)
        self.field.setAccessibleName("Find in all articles")
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setAccessibleName("Articles found")
        self._delegate = HitDelegate(themes, self)
        self._set_up_list()
        self.count = Label()
        self.count.setAccessibleName("Result")
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        self.go = button("&Open", self._open)
        self.shut = button("&Close", self.reject)
        for made in (self.go, self.shut):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD - GAP // 2)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.go.setEnabled(False)
        self.set_main(self.go)

    def _set_up_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(lambda _index: self._open())
        self.list.installEventFilter(self)

    def start(self, words: str) -> None:
        """Show the window; search for `words` (a selection) if it is a single line, else repeat the last search."""
        self.show()
        self.raise_()
        self.activateWindow()
        if words.strip() and "\n" not in words:
            self.field.setText(f'"{words.strip()}"' if " " in words.strip() else words.strip())
        elif self.field.text():
            self._search(self.field.text())
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _search(self, words: str) -> None:
        """Start a search on the worker thread and cancel the running one."""
        if self._running is not None:
            self._running.cancel()
            self._running = None
        if not words.strip():
            self._show(SearchHits(words))
            return
        if self._background is None:
            self._background = Background(self)
        self._running = self._background.start(
            self._desk.job(Search, words), progress=lambda _progress: None, done=self._found, failed=self._failed
        )

    def _found(self, found: SearchHits) -> None:
        if found.words == self.field.text():
            self._show(found)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.message_posted.emit(Message(str(error), Tone.ERROR))

    def _show(self, found: SearchHits) -> None:
        current = self._current_id()
        self.model.set_hits(found.hits)
        at = next((row for row, hit in enumerate(found.hits) if hit.article_id == current), 0)
        self.list.setCurrentIndex(self.model.index(at) if found.hits else self.model.index(-1))
        self.go.setEnabled(bool(found.hits))
        self.shown = found.words
        self.count.setText(_said(found))
        announce(self.list, self.count.text())

    def _current_id(self) -> str | None:
        row = self.list.currentIndex().row()
        return self.model.hits[row].article_id if 0 <= row < len(self.model.hits) else None

    def _open(self) -> None:
        """Hide the window and request to open the current article."""
        article_id = self._current_id()
        if article_id is not None:
            words = self.field.text()
            self.hide()
            self.open_requested.emit(article_id, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list with the arrow keys in the field; open with Enter in field or list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in ENTER:
                self._open()
                return True
            if watched is self.field and key in _MOVES and self.model.hits:
                row = max(0, min(len(self.model.hits) - 1, self.list.currentIndex().row() + _MOVES[key]))
                self.list.setCurrentIndex(self.model.index(row))
                announce(self.field, str(self.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)))
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the worker thread."""
        if self._background is not None:
            self._background.close()
            self._background.deleteLater()
        self._background, self._running = None, None
        super().hideEvent(event)


def _said(found: SearchHits) -> str:
    """Return the result in words: how many articles and occurrences were found."""
    if not found.words.strip():
        return ""
    if not found.hits:
        return "No article has these words"
    number = len(found.hits)
    every = occurrences(sum(hit.count for hit in found.hits))
    if found.more:
        best = (
            f"The {number} best articles"
            if found.latest is None
            else f"The {number} best of the latest {found.latest:,} articles with these words"
        )
        return f"{best}, {every} in them: more words narrow it down"
    return f"{number} article{'' if number == 1 else 's'}, {every}"
