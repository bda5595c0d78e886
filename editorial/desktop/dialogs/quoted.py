"""Window that counts who is quoted: rows, a plot of them, and the quotes behind each number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QTableView, QVBoxLayout, QWidget

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.filtered_model import FilteredModel
from editorial.desktop.dialogs.plain_table import set_up_plain_table
from editorial.desktop.dialogs.quoted_saving import SaveQuoted
from editorial.desktop.dialogs.quoted_tables import BEHIND, COUNTS, LoadPlot, behind_cells, count_cells
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import Label, set_title
from editorial.domain.quote_search import SpokenQuote
from editorial.domain.quoted import Count, Grouping, Measure, Quoted, Scope, Tally
from editorial.domain.record import Ref, Table
from editorial.domain.visible import visible
from editorial.jobs.progress import Cancelled, Progress
from editorial.jobs.quoted import ReadQuoted
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk
from editorial.review.wording.quoted import MEASURES, grouping_words, groupings, method_words, tally_words

if TYPE_CHECKING:
    from editorial.desktop.dialogs.quoted_plot import QuotedPlot

T = TypeVar("T")
READING = "Reading the quotes of all articles…"
_COUNT_WIDTHS = (180, 60, 60, 112, 60)
_BEHIND_WIDTHS = (84, 250, 110, 120, 60)


class QuotedDialog(Dialog):
    """Counts quotes by people, months and the like; the row that is selected shows the quotes behind it."""

    open_requested = Signal(str, object)
    """Open an article at a quote: its id, and the reference of the quote."""

    message_posted = Signal(object)
    """Reading or writing failed: the Message to show."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Who is quoted")
        self.resize(min(1180, parent.width()), min(700, parent.height()))
        self._desk = desk
        self._background = Background(self)
        self._running: Handle | None = None
        self._stale = False
        self._quoted: Quoted | None = None
        self._tally: Tally | None = None
        self._groupings: list[Grouping] = []
        self.by = _box("Count by")
        self.scope = _box("Which quotes")
        for scope in Scope:
            self.scope.addItem(scope.value, scope)
        self.measure = _box("Sort and draw by")
        for measure, words in MEASURES.items():
            self.measure.addItem(words, measure)
        self._offer_groupings()
        self.counts: FilteredModel[Count] = FilteredModel(COUNTS, count_cells, self)
        self.behind: FilteredModel[SpokenQuote] = FilteredModel(BEHIND, behind_cells, self)
        self.count_table = _table(self.counts, "Rows", _COUNT_WIDTHS)
        self.behind_table = _table(self.behind, "Quotes of the row", _BEHIND_WIDTHS)
        self.plot: QuotedPlot | None = None
        self.told = Label(READING, wrap=True)
        self.told.setAccessibleName("What is counted")
        self.method = Label(method_words(), wrap=True)
        self.method.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.open_article = button("&Open the article", self._open_current)
        self.save = button("&Save…", self._save)
        self.shut = button("&Close", self.reject)
        self._lay_out()
        self._connect()
        self.set_main(self.open_article)
        self._offer()
        self.count_table.setFocus()
        self.reload()
        self._background.start(LoadPlot(), progress=_ignore, done=self._make_plot, failed=self._failed)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        for words, box in (("Count &by", self.by), ("&Which", self.scope), ("So&rt by", self.measure)):
            head.addWidget(label_for(words, box))
            head.addWidget(box)
        head.addStretch()
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setChildrenCollapsible(False)
        self.right.addWidget(self.behind_table)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(self.count_table)
        self.panes.addWidget(self.right)
        self.panes.setSizes([520, 660])
        foot = QHBoxLayout()
        foot.addStretch()
        for made in (self.open_article, self.save, self.shut):
            foot.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAD, PAD, PAD, PAD)
        whole.setSpacing(PAD - GAP // 2)
        whole.addLayout(head)
        whole.addWidget(self.told)
        whole.addWidget(self.panes, 1)
        whole.addWidget(self.method)
        whole.addLayout(foot)

    def _connect(self) -> None:
        for box in (self.by, self.scope, self.measure):
            box.currentIndexChanged.connect(lambda _at: self._count())
        self.count_table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_behind())
        self.count_table.activated.connect(lambda _index: self.behind_table.setFocus())
        self.behind_table.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer())
        self.behind_table.activated.connect(lambda _index: self._open_current())

    # Reading

    def set_stale(self) -> None:
        """Read the quotes again: at once if this is the active window, else when it becomes that."""
        self._stale = True
        if self.isActiveWindow():
            self.reload()

    def reload(self) -> None:
        """Read the quotes of all articles on the worker thread; what was shown stays until then."""
        self._stale = False
        if self._running is not None:
            self._running.cancel()
        self._running = self._background.start(
            self._desk.job(ReadQuoted), progress=self._progress, done=self._take, failed=self._failed
        )

    def _progress(self, progress: Progress) -> None:
        if progress.total and self._quoted is None:
            self.told.setText(f"{READING} {100 * progress.done // progress.total} %")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            if self._quoted is None:
                self.told.setText("The quotes could not be read.")
            self.message_posted.emit(Message(str(error), Tone.ERROR))

    def _take(self, quoted: Quoted) -> None:
        self._running = None
        self._quoted = quoted
        self._offer_groupings()
        self._count()

    def _offer_groupings(self) -> None:
        """Offer what quotes can be counted by; what was chosen stays, unless there is no such thing any more."""
        before = self._groupings
        self._groupings = groupings(self._quoted)
        chosen = before[self.by.currentIndex()] if before else None
        with QSignalBlocker(self.by):
            self.by.clear()
            self.by.addItems([visible(grouping_words(one)) for one in self._groupings])
            self.by.setCurrentIndex(self._groupings.index(chosen) if chosen in self._groupings else 0)

    # Counting

    def _count(self) -> None:
        """Count anew and show the rows; the row that was selected stays so."""
        if self._quoted is None:
            return
        kept = [(one.name, one.missing) for one in self._chosen]
        grouping = self._groupings[self.by.currentIndex()]
        measure = Measure(self.measure.currentData())  # Qt keeps its words alone
        tally = self._tally = self._quoted.tally(grouping, self.scope.currentData(), measure)
        self.counts.columns = (grouping_words(grouping), *COUNTS[1:])
        self.counts.set_entries(tally.counts)
        self.told.setText(tally_words(tally))
        announce(self.count_table, self.told.text())
        if self.plot is not None:
            self.plot.show_tally(tally)
        row = next((at for at, one in enumerate(tally.counts) if (one.name, one.missing) in kept), 0)
        self.count_table.setCurrentIndex(self.counts.index(row, 0))
        self._show_behind()

    @property
    def _chosen(self) -> list[Count]:
        return _current(self.count_table, self.counts)

    def _show_behind(self) -> None:
        """Show the quotes of the selected row, the latest first; the one that was selected stays so."""
        kept = [(one.article, one.quote) for one in _current(self.behind_table, self.behind)]
        found = [quote for one in self._chosen for quote in one.behind]
        self.behind.set_entries(sorted(found, key=lambda one: one.date, reverse=True))
        row = next((at for at, one in enumerate(self.behind.shown) if (one.article, one.quote) in kept), 0)
        self.behind_table.setCurrentIndex(self.behind.index(row, 0))
        self._offer()

    def _offer(self) -> None:
        self.open_article.setEnabled(bool(_current(self.behind_table, self.behind)))
        self.save.setEnabled(self._tally is not None)

    def _make_plot(self, make: type[QuotedPlot]) -> None:
        """Put the plot above the quotes, now that what draws it is imported."""
        self.plot = plot = make()
        plot.chosen.connect(self._choose)
        self.right.insertWidget(0, plot)
        self.right.setSizes([300, 240])
        if self._tally is not None:
            plot.show_tally(self._tally)

    def _choose(self, count: Count) -> None:
        if count in self.counts.shown:
            self.count_table.setCurrentIndex(self.counts.index(list(self.counts.shown).index(count), 0))
            self.count_table.setFocus()

    # What is done with it

    def _open_current(self) -> None:
        for one in _current(self.behind_table, self.behind):
            self.open_requested.emit(one.article, Ref(Table.QUOTE, one.quote))

    def _save(self) -> None:
        if self._tally is not None:
            saving = SaveQuoted(self._desk, self._tally, self._background, self)
            saving.saved.connect(self._tell_saved)
            saving.failed.connect(self._failed)
            saving.ask()

    def _tell_saved(self, path: Path) -> None:
        self.message_posted.emit(Message(f"Saved as {path}."))
        self.told.setText(f"Saved as {path}.")
        announce(self.count_table, self.told.text())

    # The window

    def changeEvent(self, event: QEvent) -> None:
        """Read the quotes again if something was decided while another window was active."""
        if event.type() is QEvent.Type.ActivationChange and self._stale and self.isActiveWindow():
            self.reload()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the worker thread."""
        self._background.close()
        super().hideEvent(event)


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setAccessibleName(name)
    return made


def _table(model: FilteredModel[T], name: str, widths: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setModel(model)
    set_up_plain_table(table, name)
    for place, width in enumerate(widths):
        table.setColumnWidth(place, width)
    table.horizontalHeader().setStretchLastSection(True)
    return table


def _current(table: QTableView, model: FilteredModel[T]) -> list[T]:
    """Return the entry of the selected row of a table, in a list of one, or of none."""
    rows = [index.row() for index in table.selectionModel().selectedRows()]
    return [model.shown[row] for row in rows if row < len(model.shown)]


def _ignore(_progress: Progress) -> None:
    """Show no progress."""
