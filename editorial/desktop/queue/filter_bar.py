"""Filter bar above the queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget

from editorial.desktop.queue.facets import (
    IMPORTED_WORDS,
    MARK_WORDS,
    SORT_WORDS,
    STAGES,
    Facets,
    QueueStage,
    sources,
    stage_counts,
    times,
)
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.focus_home import keep_focus_home
from editorial.desktop.widgets.parts import ENTER, menu_button
from editorial.desktop.widgets.plain import entry
from editorial.domain.article import State
from editorial.domain.library import QueueRow

MORE = "More"


class QueueFilterBar(QWidget):
    """Search field, combo box for the state, and a menu for the other facets and the order."""

    changed = Signal(object)
    """The user changed the filter: the new Facets."""

    list_focus_requested = Signal()
    """Down or Enter was pressed in the field: the list should get the keyboard focus."""

    def __init__(self, rows: Callable[[], Sequence[QueueRow]], parent: QWidget | None = None) -> None:
        """Build the bar; `rows` returns all articles, whose sources and years the menu offers."""
        super().__init__(parent)
        self._facets = Facets()
        self._rows = rows
        self.field = QLineEdit(self, clearButtonEnabled=True, placeholderText="Filter articles")
        self.field.setAccessibleName("Filter articles by title or source")
        self.field.textChanged.connect(lambda words: self._take(self._facets._replace(words=words)))
        self.field.installEventFilter(self)
        self.stage = QComboBox(self)
        self.stage.setAccessibleName("Articles shown")
        self.stage.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        keep_focus_home(self.stage)
        for stage, (words, _states) in STAGES.items():
            self.stage.addItem(words, stage)
        self.stage.activated.connect(
            lambda at: self._take(self._facets._replace(stage=QueueStage(self.stage.itemData(at))))
        )
        self.more = menu_button("More filters, and the order of the articles", self)
        self.more.setText(MORE)
        self.more.menu().aboutToShow.connect(self._fill)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.stage, 1)
        line.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAD, PAD, PAD, PAD)
        layout.setSpacing(GAP + 2)
        layout.addWidget(self.field)
        layout.addLayout(line)

    @property
    def facets(self) -> Facets:
        """Return the current filter and order."""
        return self._facets

    def set_facets(self, facets: Facets) -> None:
        """Show a filter without emitting `changed`."""
        self._facets = facets
        blocked = self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if self.field.text() != facets.words:
            self.field.setText(facets.words)
        self.field.blockSignals(blocked)
        self.stage.setCurrentIndex(list(STAGES).index(facets.stage))
        self.more.setText(f"{MORE} •" if facets.narrows_more else MORE)

    def show_counts(self, by_state: Mapping[State, int]) -> None:
        """Show the number of articles beside each stage."""
        for position, (stage, count) in enumerate(stage_counts(by_state).items()):
            words = f"{STAGES[stage][0]}  {count:,}" if by_state else STAGES[stage][0]
            if self.stage.itemText(position) != words:
                self.stage.setItemText(position, words)

    def clear(self) -> None:
        """Remove the filter, but keep the order."""
        self._take(Facets(sort=self._facets.sort))

    def _take(self, wanted: Facets) -> None:
        if wanted != self._facets:
            self.set_facets(wanted)
            self.changed.emit(wanted)

    def _fill(self) -> None:
        menu, now, rows = self.more.menu(), self._facets, self._rows()
        menu.clear()
        for mark, words in MARK_WORDS.items():
            self._add(menu, words, now._replace(marks=now.marks ^ {mark}), ticked=mark in now.marks)
        menu.addSeparator()
        self._choices(menu.addMenu("&Imported"), IMPORTED_WORDS, "imported")
        self._choices(menu.addMenu("&Published"), times(rows), "published")
        found = [(name, f"{name}  {count}") for name, count in sources(rows)]
        self._choices(menu.addMenu("&Source"), [("", "Any source"), *found], "source")
        menu.addSeparator()
        self._choices(menu.addMenu("&Order"), list(SORT_WORDS.items()), "sort")
        menu.addSeparator()
        every = menu.addAction("Show &all articles", self.clear)
        every.setEnabled(now.narrows)

    def _choices(self, menu: QMenu, words: Sequence[tuple[Any, str]], name: str) -> None:
        group = QActionGroup(menu)
        for value, text in words:
            changed: dict[str, Any] = {name: value}
            ticked = value == getattr(self._facets, name)
            group.addAction(self._add(menu, text, self._facets._replace(**changed), ticked=ticked))

    def _add(self, menu: QMenu, text: str, wanted: Facets, *, ticked: bool) -> Any:
        action = entry(text, menu)
        menu.addAction(action)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.triggered.connect(lambda _checked: self._take(wanted))
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move to the list with Down or Enter, clear the field with Esc."""
        if watched is self.field and isinstance(event, QKeyEvent) and not event.modifiers():
            escape = event.key() == Qt.Key.Key_Escape and bool(self.field.text())
            if escape and event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                if escape:
                    self.field.clear()
                    return True
                if event.key() in {Qt.Key.Key_Down, *ENTER}:
                    self.list_focus_requested.emit()
                    return True
        return super().eventFilter(watched, event)
