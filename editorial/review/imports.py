"""The imports that undo takes back: which articles each brought, and whether they are in the library."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from editorial.domain.decision import UndoStack
from editorial.review.wording.contents import articles_words
from editorial.storage.library import Library


@dataclass
class _Step:
    article_ids: Sequence[str]
    words: str
    is_out: bool = False
    known_there: bool = True


class Imports:
    """Keeps each import as one step in the order of undo, until the library is closed.

    Undo deletes the articles that it brought, and redo brings them back: the number of an import is that of this
    deletion. Suggestions that an import added to an article that was there already are no part of the step. What it
    took as decided there is a step of its own, which goes first.
    """

    def __init__(self, library: Library, stack: UndoStack) -> None:
        self._library, self._stack = library, stack
        self._steps: dict[int, _Step] = {}
        self._decisions: set[int] = set()

    def begin(self) -> Collection[int]:
        """Return the place in the order of undo that an import has which begins now: for `end`."""
        return self._stack.steps

    def end(self, place: Collection[int], brought: Mapping[str, str], decisions: Sequence[int] = ()) -> bool:
        """Let undo take back what an import did; what was done since goes first.

        `brought` are the titles of its new articles by id, `decisions` the numbers of those that it made in others.
        Returns whether all that is what undo takes back next.
        """
        below = {*place, *(-one for one in self._steps)}
        step: tuple[int, ...] = ()
        if brought:
            number = self._library.deletions.new_number()
            self._stack.put_import(number, below)
            self._steps[number] = _Step((*brought,), f"import {articles_words([*brought.values()])}")
            step = (-number,)
        if decisions:
            self._stack.put_step(decisions, {*below, *step})
            self._decisions.update(decisions)
            step = () if brought else tuple(reversed(decisions))
        return bool(step) and self._stack.next_undo == step

    def has_decision(self, number: int) -> bool:
        """Return whether a decision was made by one of these imports, so that it is in the order of undo."""
        return number in self._decisions

    @property
    def next_undo(self) -> int | None:
        """Return the number of the import that undo takes back next; None if that is something else."""
        return self._number(self._stack.next_undo)

    @property
    def next_redo(self) -> int | None:
        """Return the number of the import that redo brings back next; None if that is something else."""
        return self._number(self._stack.next_redo)

    def _number(self, step: Sequence[int]) -> int | None:
        return -step[0] if step and -step[0] in self._steps else None

    def __contains__(self, number: int) -> bool:
        return number in self._steps

    def article_ids(self, number: int) -> Sequence[str]:
        """Return the ids of the articles that an import brought."""
        return self._steps[number].article_ids

    def words(self, number: int) -> str:
        """Return an import in words: "import 3 articles"."""
        return self._steps[number].words

    def is_untouched(self, number: int) -> bool:
        """Return whether nothing that was decided since stands in the articles of an import, and none was exported."""
        return self._library.deletions.is_untouched(self._steps[number].article_ids)

    def is_gone(self, number: int) -> bool:
        """Return whether all articles of an import were deleted by another window or a command."""
        step = self._steps.get(number)
        if step is None or step.is_out:
            return False
        if not step.known_there:
            step.known_there = bool(self._library.deletions.contents(step.article_ids).articles)
        return not step.known_there

    def look_again(self) -> None:
        """Look in the library whether articles are there before it is said so again: others changed it."""
        for step in self._steps.values():
            step.known_there = False

    def note_out(self, number: int) -> None:
        """Let redo bring back the articles of an import that were taken out."""
        self._steps[number].is_out = True
        self._stack.take_back_import(number)

    def note_back(self, number: int) -> None:
        """Let undo take out the articles of an import that were brought back."""
        self._steps[number].is_out = False
        self._stack.repeat_import(number)
