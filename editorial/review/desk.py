"""The desk: the library an editor works in, the article that lies open, and the one order of undo over all."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, TypeVar

from editorial.domain.decision import Decision, UndoStack
from editorial.domain.errors import ConflictError, RuleError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.library import AuthorityRecord, Exported, Learnt, QueueRow
from editorial.domain.settings import GuidelineKey, Setting
from editorial.domain.suggestions import Habit, PossiblyMissed, Remembered
from editorial.review.commands.command import Command
from editorial.review.session import Outcome, Session
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library

P = ParamSpec("P")
J = TypeVar("J")


class Desk:
    """Opens articles one at a time, applies commands to the open one, and undoes over all of them.

    `on_change` callables are told each `Outcome` after it was committed; `on_open` callables each `Session` opened.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.session: Session | None = None
        self.on_change: list[Callable[[Outcome], None]] = []
        self.on_open: list[Callable[[Session], None]] = []
        self._stack = UndoStack()
        self._last: Decision | None = None
        for entry in library.undo_entries():
            self._stack.push(*entry)

    @classmethod
    def at(cls, database: Path) -> Desk:
        """Open the library at `database`. Raises StorageError if that cannot be done."""
        return cls(Library.open(database))

    @property
    def user(self) -> str:
        """Return the name that decisions are recorded under: the one set, else that of the login."""
        return str(self.library.get_setting(Setting.USER, "") or _login())

    def set_user(self, name: str) -> None:
        """Set the name that decisions are recorded under. Raises RuleError if it is empty."""
        if not name.strip():
            raise RuleError("the name that decisions are recorded under cannot be empty")
        self.library.set_setting(Setting.USER, name.strip())

    def open(self, article_id: str) -> Session:
        """Open an article (again, if it lies open already, from what is stored now)."""
        with garbage_collection_paused():
            self.session = Session(self.library, article_id, lambda: self.user)
            for listener in self.on_open:
                listener(self.session)
        return self.session

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.library.close()

    def job(self, make: Callable[Concatenate[Library, P], J], *args: P.args, **kwargs: P.kwargs) -> J:
        """Return `make(library, *args, **kwargs)`: a job on the library of this desk.

        Front ends start jobs this way, so that they need neither the library nor its type.
        """
        return make(self.library, *args, **kwargs)

    def possibly_missed(self, article_id: str) -> tuple[PossiblyMissed, ...]:
        """Return the stretches of the article that may be names the software did not dare to suggest."""
        return self.library.possibly_missed(article_id)

    def setting(self, key: Setting | GuidelineKey, default: Any = None) -> Any:
        """Return a stored setting (a JSON value), or `default`."""
        return self.library.get_setting(key, default)

    def set_setting(self, key: Setting | GuidelineKey, value: Any) -> None:
        """Store a setting (a JSON value). Raises StorageError."""
        self.library.set_setting(key, value)

    def authorities(self) -> tuple[AuthorityRecord, ...]:
        """Return the newsroom's own list of entities."""
        return self.library.authority_records()

    def memory(self) -> tuple[Learnt, ...]:
        """Return all that is remembered from the articles, and what was forgotten."""
        return self.library.learnt()

    def forget(self, what: Remembered | Habit) -> None:
        """Use something remembered no longer in other articles; nothing in any article changes."""
        self.library.forget(what)

    def restore_remembered(self, what: Remembered | Habit) -> None:
        """Use again what was forgotten."""
        self.library.restore_remembered(what)

    def history(self, article_id: str) -> list[Decision]:
        """Return every decision on an article, the newest first."""
        return self.library.log(article_id)

    def close(self) -> None:
        """Put the open article away."""
        self.session = None

    def queue(self) -> list[QueueRow]:
        """Return the articles of the library, as they were imported."""
        return self.library.queue()

    def queue_rows(self, article_ids: Sequence[str]) -> list[QueueRow]:
        """Return the queue's rows of these articles, as far as they are there."""
        return self.library.queue_rows(article_ids)

    def changed_elsewhere(self) -> bool:
        """Return whether another window or command has changed the library since this was asked last; costs little."""
        return self.library.changed_elsewhere()

    def exported(self, article_id: str) -> Exported | None:
        """Return when an article was exported last and whether it was changed since, or None."""
        return self.library.exported(article_id)

    def apply_to(self, article_id: str, command: Command, step: int | None = None) -> Outcome:
        """Make a change to an article that need not lie open; one that does not is not opened, and nobody is told.

        `step` is the number of the first decision of a change to several articles, from the second on: undo takes all
        of it back in one step. Raises as `apply`.
        """
        return self._in_place(article_id, lambda session: session.apply(command, step))

    def take_back(self, number: int, step: int | None = None) -> Outcome:
        """Take back one decision of several, where it was made; otherwise as `apply_to`."""
        decision = self.library.decision(number)
        return self._in_place(decision.article_id, lambda session: session.undo(decision, step))

    def make_again(self, number: int, step: int | None = None) -> Outcome:
        """Make one undone decision of several again; otherwise as `apply_to`."""
        decision = self.library.decision(number)
        return self._in_place(decision.article_id, lambda session: session.redo(decision, step))

    def _in_place(self, article_id: str, change: Callable[[Session], Outcome]) -> Outcome:
        if self.session is not None and self.session.article_id == article_id:
            return self._announce(self._fresh(self.session, change))
        outcome = change(Session(self.library, article_id, lambda: self.user))
        self._push(outcome)
        return outcome

    def apply(self, command: Command) -> Outcome:
        """Make a change to the open article. Raises RuleError, ConflictError or StorageError; nothing changes then."""
        if self.session is None:
            raise RuleError("no article is open")
        return self._announce(self._fresh(self.session, lambda session: session.apply(command)))

    @property
    def next_undo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that undo takes back, of whatever article; several are one step."""
        return self._stack.next_undo

    @property
    def next_redo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that redo makes again."""
        return self._stack.next_redo

    def words(self, numbers: Sequence[int]) -> str:
        """Return what decisions that are one step did, by the first of them; nothing for none."""
        if not numbers:
            return ""
        more = f", and {len(numbers) - 1} more" if len(numbers) > 1 else ""
        return decision_words(self._decision(numbers[0])) + more

    def undo(self) -> Outcome:
        """Take back the last decision; the article it belongs to is opened. Raises RuleError if there is none."""
        if not self.next_undo:
            raise RuleError("there is nothing to undo")
        decision = self._decision(self.next_undo[0])
        return self._announce(self._fresh(self._at(decision), lambda session: session.undo(decision)))

    def redo(self) -> Outcome:
        """Make the last undone decision again; the article it belongs to is opened. Raises as `undo`."""
        if not self.next_redo:
            raise RuleError("there is nothing to redo")
        decision = self._decision(self.next_redo[0])
        return self._announce(self._fresh(self._at(decision), lambda session: session.redo(decision)))

    def _decision(self, number: int) -> Decision:
        """Return a decision of the log; the last one asked for or made is kept, since a decision never changes."""
        if self._last is None or self._last.number != number:
            self._last = self.library.decision(number)
        return self._last

    def _at(self, decision: Decision) -> Session:
        if self.session is not None and self.session.article_id == decision.article_id:
            return self.session
        return self.open(decision.article_id)

    def _fresh(self, session: Session, change: Callable[[Session], Outcome]) -> Outcome:
        """Make a change; where the article was changed elsewhere, show it as it is now and leave it to the editor."""
        try:
            return change(session)
        except ConflictError:
            self.open(session.article_id)
            raise

    def _announce(self, outcome: Outcome) -> Outcome:
        if outcome.decision is not None:
            self._push(outcome)
            for listener in self.on_change:
                listener(outcome)
        return outcome

    def _push(self, outcome: Outcome) -> None:
        decision = outcome.decision
        if decision is not None:
            self._last = decision
            self._stack.push(decision.number, decision.undoes, decision.redoes, decision.step)


def _login() -> str:
    try:
        return getpass.getuser()
    except OSError:
        return "editor"
