"""The findings panel: filter, list, and the card of what is in focus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import is_

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from editorial.desktop.findings.card.card import Card
from editorial.desktop.findings.card.facts import facts_of
from editorial.desktop.findings.language_note import LanguageNote
from editorial.desktop.findings.list.filter_bar import FilterBar
from editorial.desktop.findings.list.filters import Filter
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.rows import Rows
from editorial.desktop.findings.list.view import FindingsView
from editorial.desktop.findings.sections import Findings, Section, section_of
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.idle_work import IdleWork
from editorial.desktop.wording.ticks import Ticks
from editorial.domain import labels
from editorial.domain.article import State
from editorial.review.outline import Item, ItemKind, Outline, OutlineChange

SLICE = 500
_OF_WORDS = frozenset({"confirm", "reject"})
NOTHING_FOUND = "No finding fits the filter."
NOT_OPEN = "The names and quotes of an article stand here."
NOT_READ = "Not read yet: names and quotes stand here once the software has looked for them."
NONE = "No names or quotes were found. Words selected in the text can be added."


class FindingsPanel(QWidget):
    """Shows an article's findings; holds none of them, and decides nothing.

    `focus_requested` carries the key of an item; `action_requested` the id of an action and what it is about;
    `filter_changed` the Filter now in use.
    """

    focus_requested = Signal(str)
    action_requested = Signal(str, object)
    filter_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Findings")
        self._findings: Findings | None = None
        self._focus: str | None = None
        self._about: tuple[object, ...] = (None, None, None)
        self._ticks = Ticks()
        self._came_from: QWidget | None = None
        self._authorities: Mapping[str, str] = {}
        self._words = SearchWords()
        self._warm_up = IdleWork(self._prepare, self)
        self.filter_bar = FilterBar(self)
        self.language = LanguageNote(self)
        self.list = FindingsView(theme, self)
        self.empty = QLabel(NOT_OPEN, self.list, wordWrap=True)
        self.card = Card(theme, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self._connect()
        self.set_labels(label for label in labels.WORDS if label not in labels.OFF_BY_DEFAULT)

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setForegroundRole(self.empty.palette().ColorRole.PlaceholderText)
        empty = QVBoxLayout(self.list)
        empty.addWidget(self.empty)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.card)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([480, 340])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.filter_bar)
        layout.addWidget(self.language)
        layout.addWidget(_line(self))
        layout.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.filter_bar.changed.connect(self._refilter)
        self.filter_bar.list_focus_requested.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.focus_requested.connect(self.focus_requested)
        self.list.open_group_requested.connect(lambda entity: self.action_requested.emit("open_group", entity))
        self.list.close_group_requested.connect(lambda entity: self.action_requested.emit("close_group", entity))
        self.card.action_requested.connect(self._pass_on)
        self.card.name.occurrences.exit_requested.connect(self.leave_occurrences)

    def _pass_on(self, action: str, what: object) -> None:
        """Ask for what a button of the card does; those for a quote's words act on the words, not on the claim."""
        item = self._findings.outline.get(self._focus) if self._findings is not None else None
        if self._findings is not None and item is not None and item.kind is ItemKind.CLAIM and action in _OF_WORDS:
            self.focus_requested.emit(self._findings.words(item).key)
        self.action_requested.emit(action, what)

    def number(self, item: Item) -> tuple[int, int] | None:
        """Return the number of an item and how many of its section there are, an opened group counting once."""
        section = section_of(self._findings.words(item)) if self._findings is not None else None
        if self._findings is None or section is None:
            return None
        return self._findings.number(section, item), self._findings.count(section)

    def show_occurrences_left(self, number: int) -> None:
        """Say in how many places names and quotes are undecided, as the queue counts them."""
        self.filter_bar.set_occurrences_left(number)

    @property
    def filter(self) -> Filter:
        """Return what is asked for."""
        return self.filter_bar.filter

    def set_filter(self, wanted: Filter) -> None:
        """Show only what `wanted` lets through; `filter_changed` is said if it is another than before."""
        if wanted != self.filter:
            self.filter_bar.set_filter(wanted)
            self._refilter(wanted)

    def show_outline(self, outline: Outline, *, focus: str | None = None) -> None:
        """Show the findings of an article just opened."""
        self._focus = focus
        self._take(outline)
        self.language.show_language(outline.record.article.language)
        self.list.show_rows(self._rows())
        self.list.set_focus_key(focus)
        self._tell()

    def show_again(self, rows: Rows, words: SearchWords) -> None:
        """Show the findings of an article that was read again; what stays in sight stays where it is."""
        self._words = words
        self._findings = rows.findings
        self._warm_up.start()
        self.language.show_language(self._findings.record.article.language)
        self.list.update_rows(rows)
        self._tell()

    def update_outline(self, outline: Outline, renewed: OutlineChange | None = None) -> None:
        """Take in what a decision changed; nothing jumps, and what was in sight stays whatever the filter says.

        `renewed` says what became of the outline shown; None, that it was worked out anew.
        """
        shown = self.list.rows
        if self._findings is None or shown is None:
            self.show_outline(outline, focus=self._focus)
            return
        if renewed is None or renewed.renamed:  # a renamed entity's words stand in many items
            self._take(outline)
            self.list.update_rows(Rows(self._findings, self.filter, self._words, shown.keys()))
        else:
            self._findings.update(renewed)
            self._words.forget(item.key for item in (*renewed.gone, *renewed.new))
            self.list.renew_rows(renewed)
        self._tell()

    def _take(self, outline: Outline) -> None:
        self._findings = Findings(outline)
        self._words.forget()
        self._warm_up.start()

    def clear(self) -> None:
        """Show nothing: no article is open."""
        self._findings, self._focus = None, None
        self.language.show_language(None)
        self.list.show_rows(None)
        self._tell()

    def set_focus(self, key: str | None) -> None:
        """Show which item is in focus, in the list and in the card."""
        if key != self._focus and self._came_from is not None:
            self.leave_occurrences()
        self._focus = key
        self.list.set_focus_key(key)
        self._show_card()

    def take_ticks(self, ticks: Ticks) -> None:
        """Take in which places of a name the next decision is about; they are shown with the name."""
        self._ticks = ticks

    def set_ticks(self, ticks: Ticks) -> None:
        """Show which places of the name in focus the next decision is about."""
        self.take_ticks(ticks)
        self.card.show_ticks(ticks)

    @property
    def in_occurrences(self) -> bool:
        """Return whether the keyboard is at the places of the name in focus."""
        return self.card.name.occurrences.hasFocus()

    def enter_occurrences(self) -> bool:
        """Go to the places of the name in focus with the keyboard; return whether there are several to tick."""
        before = QApplication.focusWidget()
        entered = self.card.enter_occurrences()
        self._came_from = before if entered else None
        return entered

    def leave_occurrences(self) -> None:
        """Give the keyboard back to where it was before it went to the places."""
        before, self._came_from = self._came_from or self.list, None
        if self.in_occurrences and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_labels(self, known: Iterable[str]) -> None:
        """Say which types of names there are, the newsroom's own with them."""
        known = tuple(known)
        self.card.set_labels(known)
        self.filter_bar.set_labels(known)

    def set_authorities(self, names: Mapping[str, str]) -> None:
        """Say what the entries of the newsroom's list are called (id to name), for the names linked to them."""
        self._authorities = names
        self._show_card()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Say which key does which action (id to words), for the tooltips."""
        self.card.set_keys(keys)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.list.set_theme(theme)
        self.card.set_theme(theme)

    def save_layout(self) -> QByteArray:
        """Return how the room is shared between list and card, to be kept."""
        return self.splitter.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Share the room between list and card as it was kept."""
        self.splitter.restoreState(state)

    def _rows(self) -> Rows | None:
        return Rows(self._findings, self.filter, self._words) if self._findings is not None else None

    def _refilter(self, wanted: Filter) -> None:
        self.list.show_rows(self._rows())
        self.list.set_focus_key(self._focus)
        self._tell_empty()
        self.filter_changed.emit(wanted)

    def _tell(self) -> None:
        found = self._findings
        if found is not None:
            self.filter_bar.set_counts(sum(found.attention.values()), found.undecided)
        self._tell_empty()
        self._show_card()

    def _tell_empty(self) -> None:
        empty = not self.list.rows
        self.empty.setText(self._nothing())
        self.empty.setVisible(empty)

    def _nothing(self) -> str:
        """Return why no finding stands here."""
        if self._findings is None:
            return NOT_OPEN
        if self._findings.record.standing.state is State.NEW and not self._findings.outline.items:
            return NOT_READ
        return NOTHING_FOUND if self.filter.narrows else NONE

    def _prepare(self) -> Iterator[None]:
        """Work out what filters look for, a little at a time, so that the first letter typed need not wait for it."""
        found = self._findings
        if found is None:
            return
        items = [item for section in Section for item in found.items(section)]
        for start in range(0, len(items), SLICE):
            self._words.of(found.record, items[start : start + SLICE])
            yield

    def _show_card(self) -> None:
        found = self._findings
        item = found.outline.get(self._focus) if found is not None else None
        about = (found.outline.record if found is not None else None, item, self._authorities)
        if not all(map(is_, about, self._about)):  # a look at another place of a name changes none of them
            self._about = about
            self.card.show_facts(facts_of(found, item, self._authorities) if found is not None and item else None)
        self.card.show_ticks(self._ticks)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
