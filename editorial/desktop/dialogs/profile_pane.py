"""What is known of one name over all articles: what it said, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QTableView, QTabWidget, QVBoxLayout, QWidget

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import button
from editorial.desktop.dialogs.filtered_model import FilteredModel
from editorial.desktop.dialogs.people_tables import ARTICLES, QUOTES, article_cells, quote_cells
from editorial.desktop.dialogs.plain_table import set_up_plain_table
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.plain import Label
from editorial.domain import labels
from editorial.domain.people import NameUse, Profile, SaidQuote
from editorial.domain.record import Ref, Table
from editorial.jobs.counting import counted
from editorial.jobs.export_options import Whose
from editorial.jobs.people import QuotesOf
from editorial.jobs.progress import Cancelled
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk

_QUOTE_WIDTHS = (80, 190, 96, 62)
_ARTICLE_WIDTHS = (80, 200, 110, 60)


class ProfilePane(QWidget):
    """Shows the quotes and the articles of the names that are selected in the list."""

    open_requested = Signal(str, object)
    """Open an article: its id, and the reference of a quote in it, or None."""

    chosen_changed = Signal()
    """Another row of a table is selected."""

    export_requested = Signal(object)
    """Export all quotes of the selected names: Whose they are."""

    message_posted = Signal(object)
    """Reading failed: the Message to show."""

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._running: Handle | None = None
        self._profiles: Sequence[Profile] = ()
        self.heading = Label(wrap=True)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.facts = Label(wrap=True)
        self.words = QLineEdit(clearButtonEnabled=True, placeholderText="Find words in the quotes")
        self.words.setAccessibleName("Find words in the quotes")
        self.words.textChanged.connect(self._filter)
        self.export = button("E&xport all quotes…", self._export)
        self.quotes: FilteredModel[SaidQuote] = FilteredModel(QUOTES, quote_cells, self)
        self.uses: FilteredModel[NameUse] = FilteredModel(ARTICLES, article_cells, self)
        self.quote_table = self._table(self.quotes, "Quotes", _QUOTE_WIDTHS)
        self.use_table = self._table(self.uses, "Articles", _ARTICLE_WIDTHS)
        self.use_table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._quotes_tab(), "&Quotes")
        self.tabs.addTab(self.use_table, "&Articles")
        self.tabs.currentChanged.connect(lambda _at: self.chosen_changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 0, 0, 0)
        column.setSpacing(PAD - GAP // 2)
        for widget in (self.heading, self.facts):
            column.addWidget(widget)
        column.addWidget(self.tabs, 1)

    def _table(
        self, model: FilteredModel[SaidQuote] | FilteredModel[NameUse], name: str, widths: Sequence[int]
    ) -> QTableView:
        table = QTableView()
        table.setModel(model)
        set_up_plain_table(table, name)
        for place, width in enumerate(widths):
            table.setColumnWidth(place, width)
        table.horizontalHeader().setStretchLastSection(True)
        table.doubleClicked.connect(lambda _index: self.open_current())
        table.activated.connect(lambda _index: self.open_current())
        table.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen_changed.emit())
        return table

    def _quotes_tab(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.export)
        column.addLayout(head)
        column.addWidget(self.quote_table, 1)
        return page

    def show_profiles(self, profiles: Sequence[Profile]) -> None:
        """Show some names as if they were one; none clears everything."""
        if [one.key for one in profiles] == [one.key for one in self._profiles] and profiles == self._profiles:
            return
        self._profiles = tuple(profiles)
        self.heading.setText(", ".join(one.name for one in profiles))
        self.export.setEnabled(any(one.quotes for one in profiles))
        self.facts.setText(_facts(profiles[0]) if len(profiles) == 1 else "")
        uses = [use for one in profiles for use in one.uses]
        self.uses.set_entries(sorted(uses, key=lambda use: use.date, reverse=True))
        self.use_table.setCurrentIndex(self.uses.index(0, 0))
        self.quotes.set_entries(())
        if self._running is not None:
            self._running.cancel()
            self._running = None
        if uses:
            self._running = self._background.start(
                self._desk.job(QuotesOf, uses),
                progress=lambda _progress: None,
                done=partial(self._show, self._profiles),
                failed=self._failed,
            )

    def _show(self, whose: Sequence[Profile], found: Sequence[SaidQuote]) -> None:
        if whose is not self._profiles:
            return  # those of somebody else, who was left while they were on their way
        self._running = None
        self.quotes.set_entries(found)
        self._filter(self.words.text())

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.message_posted.emit(Message(str(error), Tone.ERROR))

    def _filter(self, words: str) -> None:
        self.quotes.filter(words)
        self.quote_table.setCurrentIndex(self.quotes.index(0, 0))
        self.chosen_changed.emit()

    @property
    def _in_quotes(self) -> bool:
        return self.tabs.currentIndex() == 0

    @property
    def chosen_uses(self) -> list[NameUse]:
        """Return the articles that are selected, while they are shown."""
        rows = self.use_table.selectionModel().selectedRows()
        return [] if self._in_quotes else [self.uses.shown[index.row()] for index in rows]

    @property
    def current_article(self) -> str | None:
        """Return the id of the article of the current row, or None."""
        if self._in_quotes:
            at = self.quote_table.currentIndex().row()
            return self.quotes.shown[at].article_id if 0 <= at < len(self.quotes.shown) else None
        at = self.use_table.currentIndex().row()
        return self.uses.shown[at].article_id if 0 <= at < len(self.uses.shown) else None

    def _export(self) -> None:
        uses = [use for one in self._profiles for use in one.uses]
        self.export_requested.emit(Whose.of(self.heading.text(), uses))

    def open_current(self) -> None:
        """Ask for the article of the current row, at the quote if it is one."""
        article_id, at = self.current_article, self.quote_table.currentIndex().row()
        if article_id is not None:
            quote = Ref(Table.QUOTE, self.quotes.shown[at].quote_id) if self._in_quotes else None
            self.open_requested.emit(article_id, quote)


def _facts(one: Profile) -> str:
    """Return what is known of a name: its type, where it stands, how much it said, and the list's own words on it."""
    quotes = f"{counted(one.quotes, 'quote')}, {one.decided_quotes} decided" if one.quotes else "no quotes"
    said = f"{labels.words(one.label)} · {counted(one.articles, 'article')}, {one.decided} decided · {quotes}"
    lines = [f"{said[:1].upper()}{said[1:]}"]
    if one.record is not None:
        others = "; ".join(f"{name} {key}" for name, key in one.record.external_ids.items())
        lines.append(". ".join(part for part in ("On the newsroom's list", others, one.record.note) if part))
    return "\n".join(lines)
