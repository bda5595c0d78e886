"""A decision: what an editor did, as it stands in the log; decisions are only ever appended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from editorial.domain.annotation import How
from editorial.domain.record import Change


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the decision log.

    `number` counts up over the whole library, in the order of committing (0 before it is committed);
    `action` is the command's name in code (`Confirm`), `words` what it did in an editor's words;
    `at` is UTC; `undoes` / `redoes` hold the number of the decision that this one takes back / makes again.
    """

    article_id: str
    action: str
    words: str
    by: str
    at: datetime
    changes: tuple[Change, ...]
    how: How = How.SINGLE
    reason: str | None = None
    undoes: int | None = None
    redoes: int | None = None
    number: int = 0


class UndoStack:
    """The order of undo and redo, worked out from the decision log alone, so that it survives a restart."""

    def __init__(self) -> None:
        self._done: list[int] = []
        self._undone: list[int] = []

    def push(self, number: int, undoes: int | None = None, redoes: int | None = None) -> None:
        """Take in the next decision of the log.

        Two windows, each with a stack of its own, may take back or repeat what was not last in the log.
        """
        if undoes is not None:
            _take_out(self._done, undoes)
            _take_out(self._undone, undoes)
            self._undone.append(undoes)
        elif redoes is not None:
            _take_out(self._undone, redoes)
            _take_out(self._done, redoes)
            self._done.append(redoes)
        else:
            self._done.append(number)
            self._undone.clear()

    @property
    def next_undo(self) -> int | None:
        """Return the number of the decision that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> int | None:
        """Return the number of the decision that redo would make again."""
        return self._undone[-1] if self._undone else None


def _take_out(numbers: list[int], number: int) -> None:
    """Remove a number that is mostly the last of a long list, if it is there at all."""
    for place in range(len(numbers) - 1, -1, -1):
        if numbers[place] == number:
            del numbers[place]
            return
