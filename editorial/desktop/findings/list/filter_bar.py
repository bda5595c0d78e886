"""Filter bar above the list of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from editorial.desktop.findings.list.filters import (
    KIND_WORDS,
    ORDER_WORDS,
    ORIGIN_WORDS,
    STAGE_WORDS,
    Filter,
    FindingStage,
)
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.parts import ENTER, CountToggle, menu_button, row
from editorial.desktop.widgets.plain import entry, escaped, set_tooltip
from editorial.desktop.wording.findings import counted
from editorial.domain import labels

_ATTENTION, _UNDECIDED = "Needs attention", "Undecided"


class FilterBar(QWidget):
    """Search field, two buttons for the most used filters, and a menu for the other filters and the order."""

    changed = Signal(object)
    """The user changed the filter: the new Filter."""

    list_focus_requested = Signal()
    """Down or Enter was pressed in the field: the list should get the keyboard focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._labels: tuple[str, ...] = ()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Filter quotes and names")
        self.field.setAccessibleName("Filter the findings by words")
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda text: self._take(self._filter._replace(text=text)))
        self.field.installEventFilter(self)
        self.attention = self._facet(_ATTENTION, FindingStage.ATTENTION)
        self.undecided = self._facet(_UNDECIDED, FindingStage.UNDECIDED)
        self.more = menu_button("More filters, and the order of the list", self)
        self.more.setText("More")
        self.more.menu().aboutToShow.connect(self._fill_menu)
        self._lay_out()

    def _facet(self, words: str, stage: FindingStage) -> CountToggle:
        button = CountToggle(escaped(words), self)
        button.setAccessibleName(f"Show only: {words.lower()}")
        button.clicked.connect(
            lambda checked: self._take(self._filter._replace(stage=stage if checked else FindingStage.ALL))
        )
        return button

    def _lay_out(self) -> None:
        facets = row(self.attention, self.undecided, self.more)  # wraps where the pane is narrow
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAD, PAD, PAD, PAD)
        layout.setSpacing(GAP + 2)
        layout.addWidget(self.field)
        layout.addLayout(facets)

    @property
    def filter(self) -> Filter:
        """Return the current filter."""
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show a filter without emitting `changed`."""
        self._filter = wanted
        blocked = self.field.blockSignals(True)  # noqa: FBT003
        if self.field.text() != wanted.text:
            self.field.setText(wanted.text)
        self.field.blockSignals(blocked)
        self.attention.setChecked(wanted.stage is FindingStage.ATTENTION)
        self.undecided.setChecked(wanted.stage is FindingStage.UNDECIDED)
        rest = wanted.kinds or wanted.labels or wanted.origins
        hidden = wanted.stage not in {FindingStage.ALL, FindingStage.ATTENTION, FindingStage.UNDECIDED}
        self.more.setText("More •" if rest or hidden else "More")

    def set_counts(self, attention: int, undecided: int) -> None:
        """Show on the two buttons how many findings need attention and how many are undecided."""
        self.attention.setText(f"{_ATTENTION} {attention}")
        self.undecided.setText(f"{_UNDECIDED} {undecided}")

    def clear_counts(self) -> None:
        """Show no numbers: no article is open."""
        self.attention.setText(_ATTENTION)
        self.undecided.setText(_UNDECIDED)
        self.set_occurrences_left(0)

    def set_occurrences_left(self, number: int) -> None:
        """Set the tooltip that says how many occurrences are undecided, as the queue counts them."""
        words = f"Quotes and names that nobody has decided, in {counted(number, 'occurrence')}" if number else ""
        set_tooltip(self.undecided, words)
        self.undecided.setAccessibleDescription(words)

    def set_labels(self, known: Iterable[str]) -> None:
        """Set the labels offered in the menu."""
        self._labels = tuple(known)

    def _take(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self.set_filter(wanted)
            self.changed.emit(wanted)

    def _fill_menu(self) -> None:
        menu = self.more.menu()
        menu.clear()
        menu.addSection("Show")
        self._choices(menu, STAGE_WORDS, self._filter.stage, lambda stage: self._filter._replace(stage=stage))
        menu.addSection("Only these")
        self._ticks(menu, KIND_WORDS, "kinds")
        if self._labels:
            types = menu.addMenu("Type of name")
            self._ticks(types, {label: labels.words(label).capitalize() for label in self._labels}, "labels")
        self._ticks(menu.addMenu("Where it comes from"), ORIGIN_WORDS, "origins")
        menu.addSection("Order")
        self._choices(menu, ORDER_WORDS, self._filter.order, lambda order: self._filter._replace(order=order))
        menu.addSeparator()
        menu.addAction("Show everything", lambda: self._take(Filter(order=self._filter.order)))

    def _choices(self, menu: QMenu, words: dict[Any, str], current: Any, change: Callable[[Any], Filter]) -> None:
        group = QActionGroup(menu)
        for value, text in words.items():
            action = self._action(menu, text, change(value))
            action.setChecked(value is current)
            group.addAction(action)

    def _ticks(self, menu: QMenu, words: dict[Any, str], name: str) -> None:
        ticked: frozenset[Any] = getattr(self._filter, name)
        for value, text in words.items():
            changed: dict[str, Any] = {name: ticked ^ {value}}
            action = self._action(menu, text, self._filter._replace(**changed))
            action.setChecked(value in ticked)

    def _action(self, menu: QMenu, text: str, wanted: Filter) -> QAction:
        action = entry(text, menu)
        menu.addAction(action)
        action.setCheckable(True)
        action.triggered.connect(lambda _checked: self._take(wanted))
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move to the list with Down or Enter, clear the field with Esc; override the window's shortcuts for both."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        clears = key == Qt.Key.Key_Escape and bool(self.field.text())
        if event.type() is QEvent.Type.ShortcutOverride and (key in ENTER or clears):
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress or not (key in ENTER or key == Qt.Key.Key_Down or clears):
            return super().eventFilter(watched, event)
        if clears:
            self.field.clear()
        else:
            self.list_focus_requested.emit()
        return True
