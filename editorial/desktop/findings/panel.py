"""Findings pane: filter bar, list, and the card of the focused item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from operator import is_

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.card import Card
from editorial.desktop.findings.card.facts import facts_of
from editorial.desktop.findings.card.requests import CardRequest, Request
from editorial.desktop.findings.language_note import LanguageNote
from editorial.desktop.findings.list.filter_bar import FilterBar
from editorial.desktop.findings.list.filters import Filter
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.rows import Rows
from editorial.desktop.findings.list.view import FindingsView
from editorial.desktop.findings.sections import Findings, Section, section_of
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.focus_home import keep_focus_home
from editorial.desktop.widgets.idle_work import IdleWork
from editorial.desktop.widgets.plain import Label
from editorial.desktop.wording.ticks import Ticks
from editorial.domain import labels
from editorial.domain.article import State
from editorial.domain.newsroom_list import NewsroomList
from editorial.review.outline import Item, ItemKind, Outline, OutlineChange

SLICE = 500
_FEW, _PLACING = 50, 8
"""How many changed items are always put in their places; how many items are listed in the time that places one."""
_OF_WORDS = frozenset({ActionId.CONFIRM, ActionId.REJECT})
NOTHING_FOUND = "No finding fits the filter."
NOT_OPEN = "The names and quotes of the open article are listed here."
NOT_READ = "Not read yet: names and quotes are listed here once the software has looked for them."
NONE = "No names or quotes were found. Words selected in the text can be added."


class FindingsPanel(QWidget):
    """Findings of the open article; it requests actions and applies none itself."""

    focus_requested = Signal(str)
    """An item is to get the focus: its key."""

    action_requested = Signal(object, object)
    """Something was requested: the Request and its argument."""

    filter_changed = Signal(object)
    """The filter changed: the Filter now in use."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Findings")
        self._findings: Findings | None = None
        self._focus: str | None = None
        self._about: tuple[object, ...] = (None, None, None)
        self._ticks = Ticks()
        self._focus_before: QWidget | None = None
        self._listed = NewsroomList()
        self._words = SearchWords()
        self._idle_work = IdleWork(self._prepare, self)
        self.filter_bar = FilterBar(self)
        self.language = LanguageNote(self)
        self.list = FindingsView(theme, self)
        self.empty = Label(NOT_OPEN, self.list, wrap=True)
        self.show_all = QPushButton("Show everything", self.list, autoDefault=False)
        self.card = Card(theme, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self._connect()
        self.set_labels(label for label in labels.WORDS if label not in labels.OFF_BY_DEFAULT)
        self._update_empty()

    def _lay_out(self) -> None:
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setForegroundRole(self.empty.palette().ColorRole.PlaceholderText)
        self.show_all.clicked.connect(self.clear_filter)
        keep_focus_home(self.show_all)
        empty = QVBoxLayout(self.list)
        empty.addStretch(1)
        empty.addWidget(self.empty)
        empty.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        empty.addStretch(2)
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
        self.list.open_group_requested.connect(partial(self.action_requested.emit, CardRequest.SHOW_MENTIONS))
        self.list.close_group_requested.connect(partial(self.action_requested.emit, CardRequest.HIDE_MENTIONS))
        self.card.action_requested.connect(self._pass_on)
        self.card.focus_lost.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.card.occurrences_left.connect(self.leave_occurrences)

    def _pass_on(self, action: Request, what: object) -> None:
        """Request the action of a card's button; move the focus from a claim to the quote if the action is about it."""
        item = self._findings.outline.get(self._focus) if self._findings is not None else None
        if self._findings is not None and item is not None and item.kind is ItemKind.CLAIM and action in _OF_WORDS:
            self.focus_requested.emit(self._findings.words(item).key)
        self.action_requested.emit(action, what)

    def number(self, item: Item) -> tuple[int, int] | None:
        """Return the number of an item in its section (from 1) and the section's count; an opened group counts once."""
        section = section_of(self._findings.words(item)) if self._findings is not None else None
        if self._findings is None or section is None:
            return None
        return self._findings.number(section, item), self._findings.count(section)

    def show_elsewhere(self, words: str) -> None:
        """Show on the card of the quote in focus where else its words stand."""
        self.card.quote.show_elsewhere(words)

    def show_occurrences_left(self, number: int) -> None:
        """Show how many occurrences are undecided, as the queue counts them."""
        self.filter_bar.set_occurrences_left(number)

    @property
    def filter(self) -> Filter:
        """Return the current filter."""
        return self.filter_bar.filter

    def set_filter(self, wanted: Filter) -> None:
        """Apply a filter; emit `filter_changed` if it differs from the current one."""
        if wanted != self.filter:
            self.filter_bar.set_filter(wanted)
            self._refilter(wanted)

    def clear_filter(self) -> None:
        """Show everything again, in the same order."""
        by_key = self.show_all.hasFocus()
        self.set_filter(Filter(order=self.filter.order))
        if by_key:  # the button is hidden now
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outline(self, outline: Outline, *, focus: str | None = None) -> None:
        """Show the findings of an article that was opened; `focus` is the key of the focused item."""
        self._focus = focus
        self._set_outline(outline)
        self.language.show_language(outline.record.article.language)
        self.list.show_rows(self._rows())
        self.list.set_focus_key(focus)
        self._update()

    def show_reloaded(self, rows: Rows, words: SearchWords) -> None:
        """Show the findings of an article that was reloaded; visible rows keep their position."""
        self.language.show_language(rows.findings.record.article.language)
        self.show_list(rows, words)
        self.show_card()

    def show_list(self, rows: Rows, words: SearchWords) -> None:
        """Show rows that were made elsewhere in the list alone; visible rows keep their position."""
        self._findings, self._words = rows.findings, words
        self._idle_work.start()
        self.list.update_rows(rows)
        self._show_counts()

    def update_list(self, outline: Outline, renewed: OutlineChange | None = None) -> None:
        """Update the list alone after a decision; `renewed` is the change of the outline, None if it was built again.

        Visible rows keep their position, even if the filter excludes them.
        """
        shown = self.list.rows
        if self._findings is None or shown is None:
            self.show_outline(outline, focus=self._focus)
            return
        if renewed is None or renewed.renamed or _is_much(renewed, outline):  # a renamed name occurs in many items
            self._set_outline(outline)
            self.list.update_rows(Rows(self._findings, self.filter, self._words, shown.keys()))
        else:
            self._findings.update(renewed)
            self._words.forget(item.key for item in (*renewed.gone, *renewed.new))
            self.list.renew_rows(renewed)
        self._show_counts()

    def _set_outline(self, outline: Outline) -> None:
        self._findings = Findings(outline)
        self._words.forget()
        self._idle_work.start()

    def clear(self) -> None:
        """Show no findings: no article is open."""
        self._findings, self._focus = None, None
        self.language.show_language(None)
        self.list.show_rows(None)
        self._update()

    def set_focus(self, key: str | None) -> None:
        """Show an item (key) as focused, in the list and on the card."""
        if key != self._focus and self._focus_before is not None:
            self.leave_occurrences()
        self._focus = key
        self.list.set_focus_key(key)
        self.show_card()

    def store_ticks(self, ticks: Ticks) -> None:
        """Store which occurrences the next decision applies to; they are shown when the card is updated."""
        self._ticks = ticks

    def set_ticks(self, ticks: Ticks) -> None:
        """Show which occurrences of the focused name the next decision applies to."""
        self.store_ticks(ticks)
        self.card.show_ticks(ticks)

    @property
    def in_occurrences(self) -> bool:
        """Return whether the list of occurrences has the keyboard focus."""
        return self.card.is_in_occurrences

    def enter_occurrences(self) -> bool:
        """Move the keyboard focus to the list of occurrences; return False if there are not several."""
        before = QApplication.focusWidget()
        entered = self.card.enter_occurrences()
        self._focus_before = before if entered else None
        return entered

    def leave_occurrences(self) -> None:
        """Return the keyboard focus to the widget that had it before `enter_occurrences`."""
        before, self._focus_before = self._focus_before or self.list, None
        if self.in_occurrences and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_labels(self, known: Iterable[str]) -> None:
        """Set the labels to offer, including the newsroom's own."""
        known = tuple(known)
        self.card.set_labels(known)
        self.filter_bar.set_labels(known)

    def set_model(self, model: str) -> None:
        """Set the language model that the settings choose."""
        self.language.set_model(model)

    def set_newsroom_list(self, listed: NewsroomList) -> None:
        """Set the newsroom's list, which cards look names up in."""
        self._listed = listed
        self.show_card()

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tooltips of the buttons, by action id."""
        self.card.set_keys(keys)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.list.set_theme(theme)
        self.card.set_theme(theme)

    def save_layout(self) -> QByteArray:
        """Return the state of the splitter between list and card, to be stored."""
        return self.splitter.saveState()

    def restore_layout(self, state: QByteArray) -> None:
        """Restore a stored state of the splitter."""
        self.splitter.restoreState(state)

    def _rows(self) -> Rows | None:
        return Rows(self._findings, self.filter, self._words) if self._findings is not None else None

    def _refilter(self, wanted: Filter) -> None:
        self.list.show_rows(self._rows())
        self.list.set_focus_key(self._focus)
        self._update_empty()
        self.filter_changed.emit(wanted)

    def _update(self) -> None:
        self._show_counts()
        self.show_card()

    def _show_counts(self) -> None:
        found = self._findings
        if found is None:
            self.filter_bar.clear_counts()
        else:
            self.filter_bar.set_counts(sum(found.attention.values()), found.undecided)
        self._update_empty()

    def _update_empty(self) -> None:
        empty = not self.list.rows
        if not empty and self.empty.isHidden():
            return
        self.empty.setText(self._nothing())
        self.empty.setVisible(empty)
        self.show_all.setVisible(empty and self.empty.text() == NOTHING_FOUND)

    def _nothing(self) -> str:
        """Return the text shown when the list is empty."""
        if self._findings is None:
            return NOT_OPEN
        if self._findings.record.standing.state is State.NEW and not self._findings.outline.items:
            return NOT_READ
        return NOTHING_FOUND if self.filter.narrows else NONE

    def _prepare(self) -> Iterator[object]:
        """Work out in steps what the first moves of the focus and the first letters of the filter ask for."""
        found = self._findings
        if found is None:
            return
        yield from found.outline.prepare()
        items = [item for section in Section for item in found.items(section)]
        for start in range(0, len(items), SLICE):
            yield self._words.of(found.record, items[start : start + SLICE])

    def show_card(self) -> None:
        """Show the item in focus on the card, as it is now."""
        found = self._findings
        item = found.outline.get(self._focus) if found is not None else None
        about = (found.outline.record if found is not None else None, item, self._listed)
        if not all(map(is_, about, self._about)):  # showing another occurrence of a name changes none of these
            self._about = about
            self.card.show_facts(facts_of(found, item, self._listed) if found is not None and item else None)
        self.card.show_ticks(self._ticks)


def _is_much(renewed: OutlineChange, outline: Outline) -> bool:
    """Return whether so much of the outline changed that making all rows anew takes less time than changing those."""
    return len(renewed.new) > _FEW and len(renewed.new) * _PLACING > len(outline.items)


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
