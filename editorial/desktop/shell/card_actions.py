"""What the buttons of a card do: the same actions as the keys, some with what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from editorial.desktop.reviewing.decisions import DecisionController
from editorial.desktop.reviewing.names import NameController
from editorial.desktop.reviewing.notes import NoteController
from editorial.desktop.reviewing.quotes import QuoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.domain.annotation import Kind
from editorial.domain.text import Span
from editorial.review.outline import ItemKind


class CardActions:
    """Runs what a card asks for: an action's id, and what it is about (or None)."""

    def __init__(
        self,
        reviewer: Reviewer,
        occurrences: OccurrenceSelection,
        deciding: DecisionController,
        naming: NameController,
        quoting: QuoteController,
        noting: NoteController,
        handlers: Mapping[str, Callable[[], object]],
    ) -> None:
        self._reviewer, self._handlers = reviewer, handlers
        self._with: dict[str, Callable[[object], object]] = {
            "give": lambda what: quoting.give(what) if isinstance(what, int) else quoting.give_to(str(what)),
            "confirm_speaker": lambda _: deciding.confirm_speaker(),
            "set_kind": lambda what: quoting.set_kind(Kind(str(what))),
            "relabel": lambda what: naming.relabel(str(what)),
            "open_group": self._open,
            "close_group": self._close,
            "look_at": lambda what: occurrences.look_at(str(what)),
            "tick": lambda what: occurrences.tick(what) if isinstance(what, tuple) else None,
            "add_missed": self._add_missed,
            "edit_note": lambda what: noting.edit(str(what)),
            "remove_note": lambda what: noting.remove(str(what)),
            "merge": lambda what: naming.merge_with(str(what)) if what is not None else naming.merge(),
            "aliases": lambda what: naming.set_aliases(what) if isinstance(what, tuple) else naming.aliases(),
        }

    def run(self, action: str, what: object) -> None:
        """Do what was asked for; an action without anything to be about is that of the key."""
        if action in self._with:
            self._with[action](what)
        else:
            self._handlers[action]()

    def _open(self, entity: object) -> None:
        shown = self._reviewer.shown
        self._reviewer.show(replace(shown, opened=shown.opened | {str(entity)}))

    def _close(self, entity: object) -> None:
        shown = self._reviewer.shown
        self._reviewer.show(replace(shown, opened=shown.opened - {str(entity)}))

    def _add_missed(self, span: object) -> None:
        """Focus the stretch that may be a name, and ask which type it has."""
        outline = self._reviewer.outline
        missed = outline.section(ItemKind.MISSED) if outline is not None else ()
        item = next((item for item in missed if isinstance(span, Span) and item.span == span), None)
        if item is not None:
            self._reviewer.focus(item)
            self._handlers["other_type"]()
