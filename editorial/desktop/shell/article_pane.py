"""The article pane: keeps the view in step with the reviewer, and handles pointer and keys in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from editorial.desktop.article.highlights import (
    Visibility,
    changed_highlights,
    focus_links,
    focus_refs,
    highlights,
    missed_highlights,
)
from editorial.desktop.article.index import HighlightIndex
from editorial.desktop.article.model import CaretMode, Highlight
from editorial.desktop.article.view import ArticleView
from editorial.desktop.reviewing.held_edge import EdgeStep, HeldEdge, MovingEdge
from editorial.desktop.reviewing.reloading import Reloaded, Views
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.widgets.parts import ENTER
from editorial.desktop.wording.findings import spoken_speakers
from editorial.domain.annotation import Kind
from editorial.domain.note_places import subject
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span
from editorial.review.item_keys import missed_id_of
from editorial.review.outline import Item, OutlineChange
from editorial.review.session import Outcome, Session

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLAUSES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class ArticlePane(QObject):
    """Shows the open article, its highlights, the focus and the edge being moved."""

    menu_requested = Signal(object, object, QPoint)
    """Open a menu: the Ref under the pointer or None, the selected Span or None, and the position on the screen."""

    speaker_picked = Signal(str)
    """A mention was clicked with Alt held, as the speaker of the quote in focus: its id."""

    note_clicked = Signal(str)
    """A note in the text was clicked: its id."""

    edge_kept = Signal()
    """Enter was pressed while an edge is being moved."""

    def __init__(self, reviewer: Reviewer, occurrences: OccurrenceSelection, held: HeldEdge, view: ArticleView) -> None:
        super().__init__(view)
        self.view = view
        self.visibility = Visibility()
        self._reviewer, self._occurrences = reviewer, occurrences
        self._edge = held
        view.set_description(self._describe)
        view.set_name_finder(self._whole_name)
        reviewer.opened.connect(self._opened)
        reviewer.changed.connect(self._changed)
        reviewer.focused.connect(self._focused)
        occurrences.changed.connect(lambda: view.set_chosen(self._chosen()))
        held.moved.connect(self._edge_moved)
        view.clicked.connect(self._clicked)
        view.context_menu_requested.connect(self.menu_requested)
        view.installEventFilter(self)
        self._held: Ref | None = None

    def _opened(self, session: Session, again: Reloaded | None) -> None:
        if again is not None:
            self.view.show_highlights(again.views.highlights)
            return
        record = session.record
        missed = missed_highlights(record, self._reviewer.missed)
        self.view.show_article(record.article, [*highlights(record, self.visibility), *missed])

    def _changed(self, outcome: Outcome, change: OutlineChange | Views | None) -> None:
        session = self._reviewer.session
        if session is None or outcome.article_id != session.article_id:
            return
        if isinstance(change, Views):
            self.view.show_highlights(change.highlights)
        elif outcome.others:  # what may be missed too may have changed
            missed = missed_highlights(session.record, self._reviewer.missed)
            every = [*highlights(session.record, self.visibility), *missed]
            self.view.show_highlights(HighlightIndex(self.view.paragraphs, every))
        else:
            self.view.update_highlights(changed_highlights(session.record, outcome.changed, self.visibility))
        if outcome.changed:
            self.view.clear_selection()
        if not self._reviewer.going_on:
            self._focused(self._reviewer.item)

    def show(self, visibility: Visibility) -> None:
        """Show or hide nested quotes and rejected findings; the scroll position stays."""
        self.visibility = visibility
        if self._reviewer.session is None:
            return
        record = self._reviewer.session.record
        self.view.update_highlights(changed_highlights(record, record.refs(), visibility))

    def _focused(self, item: Item | None) -> None:
        self.view.set_focus(focus_refs(item, self._reviewer.at), focus_links(item), self._chosen())

    def _chosen(self) -> list[Ref] | None:
        """Return the mentions of the name in focus that the next decision is about, if it has several."""
        ticks = self._occurrences.ticks
        return [Ref(Table.MENTION, key) for key in ticks.chosen] if ticks.several else None

    def _whole_name(self, offset: int) -> Span | None:
        """Return the span of the name around an offset (code points), or None."""
        from editorial.review.whole_name import whole_name  # noqa: PLC0415 - not before words are selected

        return whole_name(self._reviewer.record.article, offset)

    def _describe(self, item: Highlight) -> str:
        """Return the words of a highlight for tooltip and screen reader; a quote's with its speaker."""
        quote = self._reviewer.record.quotes.get(item.ref.id) if item.ref.table is Table.QUOTE else None
        if quote is None or quote.kind is Kind.TERM or quote.within is not None:
            return item.words
        if not quote.speakers and quote.continues is not None:  # its first piece says who
            return item.words
        return f"{item.words}, {spoken_speakers(self._reviewer.record, quote.speakers)}"

    def _clicked(self, at: Ref, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.AltModifier and at.table is Table.MENTION:
            self.speaker_picked.emit(at.id)
        elif (missed := missed_id_of(at)) is not None:
            self._reviewer.focus_key(missed)
        elif at.table is Table.NOTE:
            self.note_clicked.emit(at.id)
        else:
            self._reviewer.focus_ref(at)

    def _edge_moved(self, moving: MovingEdge | None) -> None:
        if self._held is not None and (moving is None or moving.ref != self._held):
            self.view.set_edge(self._held, None)
        self._held = moving.ref if moving else None
        if moving is not None:
            self.view.set_edge(moving.ref, moving.span, moving.edge)

    def go_to_note(self, key: str) -> None:
        """Show what a note is about: focus the finding, or select the stretch of text."""
        record = self._reviewer.record
        note = record.notes.get(key)
        about = subject(record, note) if note is not None else None
        if about is not None:
            self._reviewer.focus_ref(about)
        elif note is not None and note.span is not None:
            self.view.select_span(note.span)
            self.view.reveal(note.span)
        self.view.window().activateWindow()
        self.view.setFocus()

    def reveal(self, span: Span) -> None:
        """Scroll to a stretch."""
        self.view.reveal(span)

    def toggle_caret(self) -> None:
        """Switch whether the arrow keys move a caret to select text."""
        on = self.view.caret_mode is CaretMode.ON
        self.view.set_caret_mode(CaretMode.OFF if on else CaretMode.ON)
        self.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Use arrows, Enter and Esc for the edge that is being moved, if one is."""
        if self._edge.moving is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        mine = event.key() in {*_ARROWS, *_CLAUSES, *ENTER, Qt.Key.Key_Escape}
        if event.type() is QEvent.Type.ShortcutOverride and mine:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and mine:
            self._move(event)
            return True
        return super().eventFilter(watched, event)

    def _move(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._edge.step(EdgeStep.WORD if event.modifiers() & _WORD else EdgeStep.CHARACTER, _ARROWS[key])
        elif key in _CLAUSES:
            self._edge.step(EdgeStep.CLAUSE, _CLAUSES[key])
        elif key == Qt.Key.Key_Escape:
            self._edge.drop()
        elif not event.isAutoRepeat():
            self.edge_kept.emit()
