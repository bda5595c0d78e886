"""Quotes with the same words in several articles: a list of pairs, and the two quotes of one beside each other."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.filtered_model import FilteredModel
from editorial.desktop.dialogs.side_by_side import SideBySide
from editorial.desktop.dialogs.sorted_table import SortedTable
from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.wording.quotes import PAIR_COLUMNS, pair_cells
from editorial.domain.elsewhere import LibraryQuote, Pair, Sameness
from editorial.jobs.counting import counted
from editorial.jobs.elsewhere import ShownPairs
from editorial.jobs.progress import Cancelled, Job, Progress
from editorial.jobs.runner import Handle

_WIDTHS = (150, 84, 120, 170, 84, 120, 170)
SHORT = "Quotes of fewer than five words are not looked for."
STOPPED = "Stopped: nothing is listed. Compare again for the list."


class Which(Enum):
    """Which pairs are listed: the words in the box."""

    ALL = "All pairs"
    ALTERED = "Altered"
    OTHER_SPEAKER = "By another speaker"
    SAME = "The same words"

    def takes(self, pair: Pair) -> bool:
        """Return whether a pair is listed."""
        if self is Which.OTHER_SPEAKER:
            return pair.same.match.other_speaker
        return self is Which.ALL or (pair.same.sameness is Sameness.ALTERED) is (self is Which.ALTERED)


class SameWordsDialog(Dialog):
    """Lists pairs of quotes, which a job finds in the background; a new list is made when it is asked for."""

    open_requested = Signal(str, str)
    """An article is to be opened: its id, and that of the quote in it."""

    export_requested = Signal(object)
    """The pairs that are listed are to be written to a file: a tuple of Pair."""

    message_posted = Signal(object)
    """The search failed: the Message to show."""

    def __init__(self, title: str, job: Callable[[], Job[ShownPairs]], themes: Themes, parent: QWidget) -> None:
        """Build the window; `job` makes the job that finds the pairs."""
        super().__init__(parent)
        set_title(self, title)
        self.resize(min(1120, parent.width()), min(700, parent.height()))
        self._make = job
        self._background = Background(self)
        self._running: Handle | None = None
        self._first: str | None = None
        self._said = ""
        self.field = QLineEdit(clearButtonEnabled=True, placeholderText="Filter the pairs")
        self.field.setAccessibleName("Filter the pairs")
        self.field.textChanged.connect(lambda _words: self._filter())
        self.which = QComboBox()
        self.which.setAccessibleName("Which pairs")
        for one in Which:
            self.which.addItem(one.value, one)
        self.which.currentIndexChanged.connect(lambda _at: self._filter())
        self.model: FilteredModel[Pair] = FilteredModel(PAIR_COLUMNS, pair_cells, self)
        self.table = SortedTable(self.model, "Pairs of quotes", _WIDTHS, "Latest articles first")
        self.table.doubleClicked.connect(lambda _index: self._open(left=False))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_current())
        self.model.modelReset.connect(self._select_first)
        self.sides = SideBySide(themes)
        self.count = Label(wrap=True)
        self.count.setAccessibleName("Result")
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.stop = button("", self._stop_or_compare)
        self.export = button("&Export…", lambda: self.export_requested.emit(tuple(self.model.shown)))
        self.open_left = button("Open the &left one", lambda: self._open(left=True))
        self.open_right = button("Open the &right one", lambda: self._open(left=False))
        self.shut = button("&Close", self.reject)
        self._lay_out()
        self.set_main(self.open_right)
        self.table.setFocus()
        self.compare()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.which)
        head.addWidget(self.table.sorting)
        foot.addWidget(self.count, 1)
        for made in (self.stop, self.export, self.open_left, self.open_right, self.shut):
            foot.addWidget(made)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.table)
        panes.addWidget(self.sides)
        panes.setSizes([360, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD, PAD, PAD)
        column.setSpacing(PAD - GAP // 2)
        column.addLayout(head)
        column.addWidget(panes, 1)
        column.addLayout(foot)

    # Finding

    def compare(self) -> None:
        """Find the pairs on the worker thread; what was listed stays until then."""
        if self._running is not None:
            self._running.cancel()
        self._running = self._background.start(
            self._make(), progress=self._progress, done=self._found, failed=self._failed
        )
        self._said = "Comparing…"
        self._tell()

    def _stop_or_compare(self) -> None:
        if self._running is not None:
            self._running.cancel()
        else:
            self.compare()

    def _progress(self, progress: Progress) -> None:
        if self._running is not None and progress.total:
            self.count.setText(f"{progress.words}: {100 * progress.done // progress.total} %")

    def _found(self, found: ShownPairs) -> None:
        self._running = None
        self._said = f"{counted(found.quotes, 'quote')} read"
        self.model.set_entries(found.pairs, self.field.text(), self._which.takes)
        self._tell()

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._said = STOPPED if not self.model.every else "Stopped: the list is the one from before."
        if not isinstance(error, Cancelled):
            self._said = "The quotes could not be compared."
            self.message_posted.emit(Message(str(error), Tone.ERROR))
        self._tell()

    def _tell(self) -> None:
        running = self._running is not None
        self.stop.setText("&Stop" if running else "Compare &again")
        self.export.setEnabled(bool(self.model.shown))
        words = self._said
        if not running and self.model.every:
            words = f"{counted(len(self.model.shown), 'pair')}. {words}. {SHORT}"
        elif not running and self._said.endswith("read"):
            words = f"{words}: no pair has the same words. {SHORT}"
        self.count.setText(words)
        announce(self.table, words)

    # Choosing

    @property
    def _which(self) -> Which:
        found: Which = self.which.currentData()
        return found

    def _filter(self) -> None:
        self.model.filter(self.field.text(), self._which.takes)
        self._tell()

    def begin_with(self, article_id: str | None) -> None:
        """Select the first pair with an article, when the pairs are there."""
        self._first = article_id

    def _select_first(self) -> None:
        shown = self.model.shown
        at = next((row for row, pair in enumerate(shown) if pair.second.article == self._first), 0)
        self.table.setCurrentIndex(self.model.index(at, 0))
        self._show_current()

    @property
    def current(self) -> Pair | None:
        """Return the pair of the current row, or None."""
        at = self.table.currentIndex().row()
        return self.model.shown[at] if 0 <= at < len(self.model.shown) else None

    def _show_current(self) -> None:
        pair = self.current
        self.sides.show_pair(pair)
        self.open_left.setEnabled(pair is not None)
        self.open_right.setEnabled(pair is not None)

    def _open(self, *, left: bool) -> None:
        if (pair := self.current) is not None:
            quote: LibraryQuote = pair.first if left else pair.second
            self.open_requested.emit(quote.article, quote.quote)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the worker thread."""
        self._background.close()
        super().hideEvent(event)
