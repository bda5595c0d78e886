"""Sessions: the work on one article. Every change is committed before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from editorial.domain.article import DONE, Standing, State
from editorial.domain.decision import Decision
from editorial.domain.errors import RuleError
from editorial.domain.library import Loaded
from editorial.domain.record import STANDING, Change, Record, Ref, Table
from editorial.domain.suggestions import PossiblyMissed
from editorial.review.commands.command import Command
from editorial.review.draft import Draft
from editorial.review.proposals.again import propose_again
from editorial.review.references import without_dangling_references
from editorial.review.scope import truthful
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class Outcome:
    """Result of a command, an undo or a redo: the changed rows, and the decision (None if nothing changed)."""

    article_id: str
    changed: frozenset[Ref]
    decision: Decision | None

    @property
    def taken_up(self) -> State | None:
        """Return the state, VERIFIED or SET_ASIDE, in which a change of annotations found the article, or None."""
        if self.decision is None:
            return None
        changes = self.decision.changes
        standing = next((one.before for one in changes if isinstance(one.before, Standing)), None)
        alone = all(one.ref == STANDING for one in changes)
        return standing.state if standing is not None and not alone and standing.state in DONE else None


def now() -> datetime:
    """Return the current time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Session:
    """One open article: its committed record, and the only way to change it.

    `damages` are those that the article could be opened with.
    """

    def __init__(self, library: Library, article_id: str, user: Callable[[], str]) -> None:
        """Open an article. Raises StorageError if it cannot be read."""
        self._library = library
        self._user = user
        loaded = library.load(article_id)
        self.record: Record = loaded.record
        self.damages = loaded.damages
        self._version = loaded.version

    @property
    def article_id(self) -> str:
        """Return the id of the article."""
        return self.record.article.id

    def _missed(self) -> tuple[PossiblyMissed, ...]:
        return self._library.possibly_missed(self.article_id)

    @property
    def behind(self) -> bool:
        """Return whether the article was changed elsewhere since it was loaded here."""
        return self._library.version(self.article_id) != self._version

    def stored(self) -> tuple[Loaded, tuple[PossiblyMissed, ...]]:
        """Return the stored article and its possibly missed names. Can be called from any thread."""
        return self._library.load(self.article_id), self._library.possibly_missed(self.article_id)

    def take(self, stored: Loaded) -> None:
        """Use the stored record, after suggestions or another window changed it."""
        self.record, self._version, self.damages = stored.record, stored.version, stored.damages

    def apply(self, command: Command, step: int | None = None) -> Outcome:
        """Run a command: check it, commit it with its decision, then update `record`.

        `step` is the number of the first decision of a step over several articles (see `Decision`).
        Raises RuleError, ConflictError or StorageError; nothing has changed then, in memory or in the library.
        """
        draft = Draft(self.record, self._user(), now(), command.how, command.reason, self._missed)
        command.run(draft)
        propose_again(draft)
        changes = draft.changes()
        if not changes:
            return Outcome(self.article_id, frozenset(), None)
        how, changes = truthful(self.record, changes, draft.decided)
        changes = _reopened(self.record, changes)
        return self._commit(
            Decision(
                article_id=self.article_id,
                action=type(command).__name__,
                summary=command.summary(self.record),
                by=draft.by,
                at=draft.at,
                changes=changes,
                how=how,
                reason=command.reason,
                step=step,
            )
        )

    def undo(self, decision: Decision, step: int | None = None) -> Outcome:
        """Undo a decision of this article by a new decision. Raises as `apply`."""
        changes = tuple(change.inverse for change in reversed(decision.changes))
        return self._commit(self._repeated(decision, self._repaired(changes), step, undoes=decision.number))

    def redo(self, decision: Decision, step: int | None = None) -> Outcome:
        """Redo an undone decision of this article by a new decision. Raises as `apply`."""
        return self._commit(self._repeated(decision, self._repaired(decision.changes), step, redoes=decision.number))

    def _repaired(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Return the changes of an earlier decision as they fit the record now, which others may have changed since.

        A change of annotations reopens an article that was verified meanwhile, whatever its state was then.
        """
        rows = tuple(change for change in changes if change.ref != STANDING)
        standing = [change for change in changes if change.ref == STANDING]
        fits = all(change.before == self.record.standing for change in standing)
        kept = _reopened(self.record, rows) if rows and (not standing or not fits) else changes
        return without_dangling_references(self.record, kept)

    def _repeated(
        self,
        decision: Decision,
        changes: tuple[Change, ...],
        step: int | None,
        undoes: int | None = None,
        redoes: int | None = None,
    ) -> Decision:
        return replace(
            decision,
            by=self._user(),
            at=now(),
            changes=changes,
            undoes=undoes,
            redoes=redoes,
            step=step,
            number=0,
        )

    def _commit(self, decision: Decision) -> Outcome:
        try:
            after = self.record.apply(decision.changes)
        except ValueError as error:
            raise RuleError(f"cannot {decision_words(decision)}: {error}") from error
        committed = self._library.commit(decision, self._version)
        self.record, self._version = after, committed.version
        return Outcome(self.article_id, frozenset(c.ref for c in decision.changes), committed.decision)


def _reopened(record: Record, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes, with one that sets the state to IN_REVIEW unless they set the state themselves.

    A note alone says nothing about a name or a quote: it leaves an article verified or set aside.
    """
    standing = record.standing
    if standing.state is State.IN_REVIEW or any(change.ref == STANDING for change in changes):
        return changes
    if standing.state in DONE and all(change.ref.table is Table.NOTE for change in changes):
        return changes
    return (*changes, Change(standing, standing.reopened))
