"""The review actions of the window without the window; each one counts the keys that the screen needs for it."""

from __future__ import annotations

from collections.abc import Callable

from _tally import Tally
from hand_time.causes import Cause
from hand_time.choosing import ScriptedEditor, leave_out

from editorial.desktop.actions.table import BY_ID
from editorial.desktop.reviewing.decisions import DecisionController
from editorial.desktop.reviewing.edges import EdgeController
from editorial.desktop.reviewing.held_edge import HeldEdge
from editorial.desktop.reviewing.names import NameController
from editorial.desktop.reviewing.quotes import QuoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.desk import Desk
from editorial.review.outline import Item
from editorial.review.whole_name import whole_name

STEPS_BY_KEY = 4
"""Up to how many presses of J or K are less work than a click."""


class Keyboard:
    """Runs actions on the open article and counts them, cause by cause."""

    def __init__(self, desk: Desk) -> None:
        self.tallies = {cause: Tally() for cause in Cause}
        self.times = dict.fromkeys(Cause, 0)
        self.cause = Cause.CONFIRM
        self._way = Tally()
        self.selected: Span | None = None
        self.reviewer = Reviewer(desk)
        self.reviewer.selection = lambda _taking: self.selected
        self.editor = ScriptedEditor(lambda: self.tally)
        self.occurrences = OccurrenceSelection(self.reviewer)
        self.edge = HeldEdge(self.reviewer)
        self.edges = EdgeController(self.reviewer, self.edge, self.editor)
        self.quoting = QuoteController(self.reviewer, self.editor)
        naming = NameController(self.reviewer, self.occurrences, self.edges, self.editor)
        deciding = DecisionController(self.reviewer, self.occurrences)
        self._handlers: dict[str, Callable[[], None]] = {
            **deciding.actions,
            **naming.actions,
            **self.quoting.actions,
            **self.edges.actions,
        }

    @property
    def record(self) -> Record:
        """Return the record of the open article."""
        return self.reviewer.record

    @property
    def tally(self) -> Tally:
        """Return the tally of the cause at hand."""
        return self.tallies[self.cause]

    def due_to(self, cause: Cause, *, again: bool = False) -> None:
        """Count what follows under a cause; `again` for the rest of something that was counted already."""
        self.cause = cause
        self.times[cause] += not again
        self.tally.add(self._way)
        self._way = Tally()

    def press(self, action: str, answer: object = None) -> None:
        """Press the key of an action; `answer` is what the editor says if the action asks."""
        key = BY_ID[action].keys[0]
        self.tally.press(key if isinstance(key, str) else "Ctrl+?")
        self.editor.wanted = answer
        self._handlers[action]()

    def select(self, span: Span) -> None:
        """Select a stretch with the pointer; it stays selected until `selected` is None again.

        A double click takes a whole name, a third click its word; any other stretch is dragged over.
        """
        points, presses = self._pointing(span)
        self.tally.point("drag" if points > 1 else "clicks", points=points, presses=presses)
        self.selected = span

    def _pointing(self, span: Span) -> tuple[int, int]:
        """Return how often to point and to press to select a stretch."""
        article = self.record.article
        if whole_name(article, (span.start + span.end) // 2) == span:
            return 1, 2
        if not span.of(article.text).isalnum():
            return 2, 2
        return (1, 2) if whole_name(article, span.start) in {None, span} else (1, 3)

    def press_for(self, action: str, span: Span) -> None:
        """Drag over a stretch, and press the key of an action for it."""
        self.select(span)
        self.press(action)
        self.selected = None

    def tick(self, mentions: list[str]) -> None:
        """Leave all other occurrences of the name in focus out: E, Down to each that changes, and Space."""
        ticks = self.occurrences.ticks
        self.tally.press("E")
        for key in leave_out([(one in ticks.ticked) == (one in mentions) for one in ticks.mentions]):
            self.tally.press(key)
        self.occurrences.tick(mentions)

    def click(self) -> None:
        """Count a click on something in the text."""
        self.tally.point("click", points=1, presses=1)

    def go_to(self, item: Item, passed: Callable[[Item], bool]) -> None:
        """Move the focus to an item in the cheapest way: Enter, J or K several times, or a click.

        Enter, which leaves what is decided, counts under its cause; the others under the cause that comes next.
        `passed` says of an item between whether J and K would stop at it.
        """
        outline, here = self.reviewer.outline, self.reviewer.item
        if outline is None or here is None or here.key == item.key:
            self.reviewer.focus(item)
            return
        following = outline.undecided_after(here.key)
        if not here.undecided and following is not None and following.key == item.key:
            self.press("confirm")
        else:
            inner = sorted((here.span.start, item.span.start))
            steps = 1 + sum(inner[0] < one.span.start < inner[1] and passed(one) for one in outline.items)
            if steps <= STEPS_BY_KEY:
                for _ in range(steps):
                    self._way.press("J" if item.span >= here.span else "K")
            else:
                self._way.point("click", points=1, presses=1)
        self.reviewer.focus(item)
