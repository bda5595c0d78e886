"""Decisions as recorded in the append-only log, and the order of undo that follows from the log."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from editorial.domain.annotation import How
from editorial.domain.frozen import frozen
from editorial.domain.record import Change
from editorial.domain.summary import Summary


@frozen
class Decision:
    """One entry of the decision log.

    `number` counts the decisions of the whole library in the order of commit (0 before the commit);
    `action` is the command's name in code (`Confirm`), `summary` what it did, as a code with parameters;
    `at` is UTC; `undoes` / `redoes` is the number of the decision that this one undoes / redoes.

    `step` groups a change to several articles, which undo takes back at once: it is the number of the first decision of
    the group, in all but that first one (None there, and in a decision by itself).
    """

    article_id: str
    action: str
    summary: Summary
    by: str
    at: datetime
    changes: tuple[Change, ...]
    how: How = How.SINGLE
    reason: str | None = None
    undoes: int | None = None
    redoes: int | None = None
    step: int | None = None
    number: int = 0


class UndoStack:
    """Order of undo and redo, derived from the decision log alone, so that it survives a restart.

    Deletions of articles and imports are not in the log: they can be undone until the program ends. Both are in the
    order with their number below zero; they are numbered together.
    """

    def __init__(self) -> None:
        self._done = _Pile()
        self._undone = _Pile()
        self._before: dict[int, _Pile] = {}

    def push(self, number: int, undoes: int | None = None, redoes: int | None = None, step: int | None = None) -> None:
        """Add the next decision of the log.

        With several windows, each with its own stack, the decision undone or redone need not be the last of the log.
        """
        begun = number if step is None else step
        if undoes is not None:
            self._done.take_out(undoes)
            self._undone.take_out(undoes)
            self._undone.put(undoes, begun)
        elif redoes is not None:
            self._undone.take_out(redoes)
            self._done.take_out(redoes)
            self._done.put(redoes, begun)
        else:
            self._done.put(number, begun)
            self._undone.clear()

    def push_deletion(self, deletion: int, decisions: Collection[int]) -> None:
        """Add a deletion (its number) of articles, and leave out the decisions that went with them."""
        self._before[deletion] = self._done.copy()
        self.drop(decisions)
        self._done.put(-deletion, -deletion)
        self._undone.clear()

    def take_back_deletion(self, deletion: int) -> None:
        """Put back the order of undo that was before a deletion, which must be what undo takes back next."""
        self._done = self._before.pop(deletion)

    @property
    def steps(self) -> frozenset[int]:
        """Return all that undo could take back by now, one after the other: for `put_import`."""
        return self._done.numbers

    def put_import(self, number: int, before: Collection[int]) -> None:
        """Add an import (its number) above the `steps` that there were when it began: below what was done meanwhile.

        Imports that were undone cannot be redone any more: this one may have brought the same articles.
        """
        self._put_above([-number], before)
        self._undone.drop([one for one in self._undone.numbers if one < 0])

    def put_step(self, decisions: Sequence[int], before: Collection[int]) -> None:
        """Add the decisions of one step above the `steps` that there were when it began, as `put_import` does."""
        self._put_above(decisions, before)
        self._undone.clear()

    def _put_above(self, numbers: Sequence[int], before: Collection[int]) -> None:
        self._done.put_above(numbers, before)
        for deletion, pile in self._before.items():
            if -deletion not in before:
                pile.put_above(numbers, before)

    def take_back_import(self, number: int) -> None:
        """Let redo repeat an import whose articles were taken out."""
        self._done.take_out(-number)
        self._undone.put(-number, -number)

    def repeat_import(self, number: int) -> None:
        """Let undo take back an import whose articles were brought back."""
        self._undone.take_out(-number)
        self._done.put(-number, -number)

    def drop(self, decisions: Collection[int]) -> None:
        """Leave out decisions that are no longer in the log."""
        for pile in (self._done, self._undone):
            pile.drop(decisions)

    @property
    def next_undo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that undo takes back, in this order; usually one.

        For a deletion or an import that is its number below zero.
        """
        return self._done.step

    @property
    def next_redo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that redo repeats, in this order; an import's is below zero."""
        return self._undone.step


class _Pile:
    """Stack of decisions, each with the number of the first decision of its step."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._begun: list[int] = []

    @property
    def step(self) -> tuple[int, ...]:
        """Return the decisions of the top step, the topmost first."""
        size = 0
        while size < len(self._begun) and self._begun[-1 - size] == self._begun[-1]:
            size += 1
        return tuple(reversed(self._numbers[len(self._numbers) - size :]))

    @property
    def numbers(self) -> frozenset[int]:
        """Return all numbers that are here."""
        return frozenset(self._numbers)

    def put(self, number: int, begun: int) -> None:
        """Push a decision."""
        self._numbers.append(number)
        self._begun.append(begun)

    def put_above(self, numbers: Sequence[int], lower: Collection[int]) -> None:
        """Insert a step above all that is in `lower`; no other step is cut in two."""
        place = len(self._numbers)
        while place and self._numbers[place - 1] not in lower:
            place -= 1
        while 0 < place < len(self._begun) and self._begun[place - 1] == self._begun[place]:
            place -= 1
        self._numbers[place:place] = numbers
        self._begun[place:place] = [numbers[0]] * len(numbers)

    def take_out(self, number: int) -> None:
        """Remove a decision, if it is here; the search starts at the top, where it usually is."""
        for place in range(len(self._numbers) - 1, -1, -1):
            if self._numbers[place] == number:
                del self._numbers[place], self._begun[place]
                return

    def drop(self, numbers: Collection[int]) -> None:
        """Remove several."""
        kept = [
            (number, begun) for number, begun in zip(self._numbers, self._begun, strict=True) if number not in numbers
        ]
        self._numbers, self._begun = [number for number, _ in kept], [begun for _, begun in kept]

    def copy(self) -> _Pile:
        """Return a stack of its own with the same decisions."""
        other = _Pile()
        other._numbers, other._begun = [*self._numbers], [*self._begun]
        return other

    def clear(self) -> None:
        """Remove all."""
        self._numbers.clear()
        self._begun.clear()
