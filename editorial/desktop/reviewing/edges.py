"""Moving an edge of a name or a quote by keys or with the mouse."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.article.model import Edge
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.held_edge import HeldEdge, MovingEdge
from editorial.desktop.reviewing.inside import ask_about_inside, tell_taken_in
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.wording.findings import counted
from editorial.domain.annotation import Mention, Quote
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span
from editorial.review.commands.names import MoveEdges
from editorial.review.outline import ItemKind
from editorial.review.same_name import SameName, same_names

HELD = (
    f"Arrows move the edge, {'⌥' if sys.platform == 'darwin' else 'Ctrl'} by word, "
    "up and down to the next comma, full stop or mark; Enter keeps it, "
    "a type’s key keeps it and sets the type, Esc drops it"
)


class EdgeController:
    """Starts to move an edge, and commits it."""

    def __init__(self, reviewer: Reviewer, held: HeldEdge, ask: Asker) -> None:
        self._reviewer, self._held, self._ask = reviewer, held, ask
        self.actions: Handlers = {
            ActionId.TAKE_START: lambda: self.take(Edge.START),
            ActionId.TAKE_END: lambda: self.take(Edge.END),
        }

    @property
    def moving(self) -> MovingEdge | None:
        """Return the edge being moved, or None."""
        return self._held.moving

    def take(self, edge: Edge) -> None:
        """Start to move an edge of the item in focus."""
        row = self._row(edge)
        if row is None:
            self._reviewer.post("Go to a name or a quote first", Tone.HINT)
            return
        table = Table.MENTION if isinstance(row, Mention) else Table.QUOTE
        kept = self.moving
        span = kept.span if kept is not None and kept.ref == Ref(table, row.id) else row.span
        self._held.hold(MovingEdge(Ref(table, row.id), edge, span))
        self._reviewer.post(HELD, Tone.HINT)

    def _row(self, edge: Edge) -> Mention | Quote | None:
        item = self._reviewer.item
        if item is None:
            return None
        if item.utterance is not None and item.kind is not ItemKind.CLAIM:
            pieces = item.utterance.pieces
            at = self._reviewer.at
            meant = next((piece for piece in pieces if at == Ref(Table.QUOTE, piece.id)), None)
            return meant or pieces[0 if edge is Edge.START else -1]
        return self._reviewer.mention

    def keep(self) -> None:
        """Commit the edge where it is; then focus the next undecided item, unless there is more to do here."""
        held = self.moving
        if held is not None:
            self._ask_and_move(held.ref, held.span, self._kept)

    def keep_as(self, label: str) -> bool:
        """Commit the edge of a name and its type in one decision; return whether the edge of a name is being moved."""
        held = self.moving
        if held is None or held.ref.table is not Table.MENTION:
            return False
        self._ask_and_move(held.ref, held.span, self._kept, label)
        return True

    def _kept(self) -> None:
        self._held.hold(None)
        item = self._reviewer.item
        if item is not None and not item.undecided:
            self._reviewer.focus_next_undecided()

    def _ask_and_move(self, ref: Ref, span: Span, then: Callable[[], None], label: str | None = None) -> None:
        """Commit a span; ask before, if decided names lie inside it now. Call `then` if nothing is to be looked at."""
        row = self._reviewer.record.get(ref)
        if isinstance(row, Mention):
            move = partial(self._move, ref, span, then, label)
            ask_about_inside(self._reviewer, self._ask, span, row.span, move)
        else:
            self._move(ref, span, then, None, ())

    def _move(self, ref: Ref, span: Span, then: Callable[[], None], label: str | None, taken: tuple[str, ...]) -> None:
        outcome = self._reviewer.apply(MoveEdges(target=ref, span=span, taken=taken, label=label))
        if outcome is None:
            return
        told = tell_taken_in(self._reviewer, outcome, span)
        if not self._offer_same(ref, told=told):
            then()
        else:
            self._held.drop()

    def _offer_same(self, ref: Ref, *, told: bool) -> bool:
        """Stay at a name whose correction can be repeated elsewhere, say how, and return whether that is so."""
        if ref.table is not Table.MENTION:
            return False
        record = self._reviewer.record
        alike = [one for one in same_names(record, ref.id) if _moves(record, one)]
        if alike:
            self._reviewer.focus_ref(ref)
            also = "The names inside are part of it now. " if told else ""
            others = counted(len(alike), "other occurrence")
            self._reviewer.post(f"{also}The same edges fit at {others}: [[all_same]] shows each", Tone.HINT)
        return bool(alike)

    def drag(self, ref: Ref, span: Span) -> None:
        """Commit a span whose edge was dragged with the mouse."""
        self._ask_and_move(ref, span, lambda: None)


def _moves(record: Record, place: SameName) -> bool:
    """Return whether the edges of an occurrence change, or a name is added that takes others in."""
    mention = record.mentions.get(place.mention or "")
    return bool(place.inside) if mention is None else mention.span != place.span
