"""A decision: what an editor did, as it stands in the log; decisions are only ever appended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.annotation import How
from editorial.domain.record import Change
from editorial.domain.summary import Summary


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the decision log.

    `number` counts up over the whole library, in the order of committing (0 before it is committed);
    `action` is the command's name in code (`Confirm`), `summary` what it did, as a code with parameters;
    `at` is UTC; `undoes` / `redoes` hold the number of the decision that this one takes back / makes again.
    `step` is the number of the first decision of a change to several articles that this one goes on with: undo takes
    them all back in one step (None for the first of them, and for what stands alone).
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
    """The order of undo and redo, worked out from the decision log alone, so that it survives a restart."""

    def __init__(self) -> None:
        self._done = _Pile()
        self._undone = _Pile()

    def push(self, number: int, undoes: int | None = None, redoes: int | None = None, step: int | None = None) -> None:
        """Take in the next decision of the log.

        Two windows, each with a stack of its own, may take back or repeat what was not last in the log.
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

    @property
    def next_undo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that undo would take back, in this order; mostly a single one."""
        return self._done.step

    @property
    def next_redo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that redo would make again, in this order."""
        return self._undone.step


class _Pile:
    """Decisions, the latest on top, each with the number that its step began with."""

    def __init__(self) -> None:
        self._numbers: list[int] = []
        self._begun: list[int] = []

    @property
    def step(self) -> tuple[int, ...]:
        """Return the decisions of the step on top, the topmost first."""
        size = 0
        while size < len(self._begun) and self._begun[-1 - size] == self._begun[-1]:
            size += 1
        return tuple(reversed(self._numbers[len(self._numbers) - size :]))

    def put(self, number: int, begun: int) -> None:
        """Put a decision on top."""
        self._numbers.append(number)
        self._begun.append(begun)

    def take_out(self, number: int) -> None:
        """Remove a decision that is mostly the topmost of many, if it is there at all."""
        for place in range(len(self._numbers) - 1, -1, -1):
            if self._numbers[place] == number:
                del self._numbers[place], self._begun[place]
                return

    def clear(self) -> None:
        """Remove all."""
        self._numbers.clear()
        self._begun.clear()
