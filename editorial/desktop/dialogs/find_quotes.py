"""Find quotes in all articles as the user types, by words, speaker, date, source, kind and how far they are decided."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.filtered_model import FilteredModel
from editorial.desktop.dialogs.sorted_table import SortedTable
from editorial.desktop.sources.text_view import SourceView
from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.wording.findings import KINDS
from editorial.desktop.wording.quotes import QUOTE_COLUMNS, quote_cells
from editorial.domain.quote_search import DATES, QuoteQuestion, SpokenQuote, is_date
from editorial.domain.search_words import pattern
from editorial.domain.source import SourceText
from editorial.domain.text import Span
from editorial.jobs.counting import counted
from editorial.jobs.progress import Cancelled
from editorial.jobs.quote_searching import QuoteHits, SearchQuotes, new_search
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
_WIDTHS = (84, 130, 330, 170, 74, 96)
_STATES = {"Verified or not": None, "Verified": True, "Not verified": False}
_LINES = 5
"""How many lines of the current quote are shown."""


class FindQuotesDialog(Dialog):
    """Search window that keeps what was asked and found while it is closed."""

    open_requested = Signal(str, str)
    """A quote was chosen: the ids of its article and of its first piece."""

    export_requested = Signal(object)
    """All quotes that are found are to be written to a file: the QuoteQuestion."""

    message_posted = Signal(object)
    """The search failed: the Message to show."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Find quotes")
        self.resize(min(1040, parent.width()), min(640, parent.height()))
        self._desk = desk
        self._background: Background | None = None
        self._running: Handle | None = None
        self._search = desk.job(new_search)
        self._stale = False
        self.words = self._field("Words of the quote; words in quotation marks stand together", "Words of the quote")
        self.by = self._field("Said by", "Said by")
        self.since = self._field("From 2024-05", "From this day, month or year on")
        self.until = self._field("To 2024-06", "To this day, month or year")
        self.source = self._field("Source", "Source of the article")
        self.kind = self._box("Kind of quote", {"Every kind": None, **{KINDS[one].capitalize(): one for one in KINDS}})
        self.state = self._box("How far it is decided", _STATES)
        self.model: FilteredModel[SpokenQuote] = FilteredModel(QUOTE_COLUMNS, quote_cells, self)
        self.table = SortedTable(self.model, "Quotes found", _WIDTHS, "Latest articles first")
        self.table.doubleClicked.connect(lambda _index: self._open())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_current())
        self.model.modelReset.connect(self._show_current)
        self.whole = SourceView(themes.current)
        self.whole.setAccessibleName("The whole quote")
        self.whole.setFixedHeight(_LINES * self.whole.fontMetrics().lineSpacing() + 2 * PAD)
        themes.changed.connect(self.whole.set_theme)
        self.count = Label()
        self.count.setAccessibleName("Result")
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.go = button("&Open", self._open)
        self.export = button("&Export…", lambda: self.export_requested.emit(self.question))
        self.shut = button("&Close", self.reject)
        self._lay_out()
        self.set_main(self.go)
        self._show_current()

    def _field(self, hint: str, name: str) -> QLineEdit:
        made = QLineEdit(clearButtonEnabled=True, placeholderText=hint)
        made.setAccessibleName(name)
        made.textChanged.connect(lambda _words: self.search())
        made.installEventFilter(self)
        return made

    def _box(self, name: str, choices: Mapping[str, object]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        for words, what in choices.items():
            made.addItem(words, what)
        made.currentIndexChanged.connect(lambda _at: self.search())
        return made

    def _lay_out(self) -> None:
        first, second, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.words, 3)
        first.addWidget(self.by, 1)
        for field in (self.since, self.until, self.source, self.kind, self.state, self.table.sorting):
            second.addWidget(field, int(field is self.source))
        foot.addWidget(self.count, 1)
        for made in (self.export, self.go, self.shut):
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD - GAP // 2)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addLayout(foot)

    # Asking

    @property
    def question(self) -> QuoteQuestion:
        """Return what is asked now."""
        fields = (self.words, self.by, self.since, self.until, self.source)
        words, by, since, until, source = (field.text().strip() for field in fields)
        if self.words.text() != words and words:
            words = self.words.text()  # a space behind the last word ends it
        return QuoteQuestion(words, by, since, until, source, self.kind.currentData(), self.state.currentData())

    def start(self, words: str) -> None:
        """Show the window; search for `words` (a selection) if it is a single line, else go on with the last search."""
        self.show()
        self.raise_()
        self.activateWindow()
        if words.strip() and "\n" not in words:
            self.words.setText(f'"{words.strip()}"' if " " in words.strip() else words.strip())
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Search again: the library may have changed."""
        super().showEvent(event)
        self.set_stale()

    def set_stale(self) -> None:
        """Take it that the library has changed: search again now, or when this becomes the active window."""
        self._stale = True
        if self.isVisible():
            self.search()

    def search(self) -> None:
        """Start a search on the worker thread and cancel the running one."""
        if not self.isVisible():
            return
        if self._running is not None:
            self._running.cancel()
            self._running = None
        question = self.question
        if not (is_date(question.since) and is_date(question.until)):
            self._say(f"Write a date as {DATES}")
            return
        if self._stale:
            self._search, self._stale = self._desk.job(new_search), False
        if self._background is None:
            self._background = Background(self)
        job = self._desk.job(SearchQuotes, question, self._search)
        self._running = self._background.start(
            job, progress=lambda _progress: None, done=self._found, failed=self._failed
        )

    def _found(self, found: QuoteHits) -> None:
        if found.question != self.question:
            return
        current = self.current
        self.model.set_entries(found.quotes)
        at = next((row for row, one in enumerate(self.model.shown) if current and _key(one) == _key(current)), 0)
        self.table.setCurrentIndex(self.model.index(at, 0))
        self.export.setEnabled(bool(found.quotes))
        self._say(_said(found))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.message_posted.emit(Message(str(error), Tone.ERROR))

    def _say(self, words: str) -> None:
        self.count.setText(words)
        announce(self.table, words)

    # The current quote

    @property
    def current(self) -> SpokenQuote | None:
        """Return the quote of the current row, or None."""
        at = self.table.currentIndex().row()
        return self.model.shown[at] if 0 <= at < len(self.model.shown) else None

    def _show_current(self) -> None:
        one = self.current
        self.go.setEnabled(one is not None)
        self.whole.show_text(SourceText.of(one.words) if one is not None else None)
        terms = self.question.terms
        if one is not None and terms:
            found = [Span(*match.span()) for match in pattern(terms).finditer(one.words) if match[0]]
            self.whole.show_passage([], found)

    def _open(self) -> None:
        """Hide the window and request to open the article of the current quote, at the quote."""
        one = self.current
        if one is not None:
            self.hide()
            self.open_requested.emit(one.article, one.quote)

    # The window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the quotes with the arrow keys in a field."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None and self.model.shown:
                row = max(0, min(len(self.model.shown) - 1, self.table.currentIndex().row() + step))
                self.table.setCurrentIndex(self.model.index(row, 0))
                announce(self.words, ", ".join(quote_cells(self.model.shown[row])))
                return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the worker thread."""
        if self._background is not None:
            self._background.close()
            self._background.deleteLater()
        self._background, self._running = None, None
        super().hideEvent(event)


def _key(quote: SpokenQuote) -> tuple[str, str]:
    return quote.article, quote.quote


def _said(found: QuoteHits) -> str:
    """Return the result in words: how many quotes were found, and whether there are more."""
    if not found.quotes:
        return "No quote is like that" if found.question != QuoteQuestion() else "No article has a quote yet"
    number = counted(len(found.quotes), "quote")
    return f"The first {number}: ask for less to see all, or export them" if found.more else number
