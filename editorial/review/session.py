"""Sessions: the work on one article. Every change is committed before it is shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from editorial.domain.article import DONE, Standing, State
from editorial.domain.decision import Decision
from editorial.domain.errors import ConflictError, RuleError, StorageError
from editorial.domain.library import Loaded
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import STANDING, Change, Record, Ref
from editorial.domain.reply import ReplyGate
from editorial.domain.settings import Setting
from editorial.domain.source_check import CheckGate
from editorial.review.conflicts import (
    LATELY,
    DecidedElsewhereError,
    changed_rows,
    last_on,
    rows_in_conflict,
    theirs_in_words,
)
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library

if TYPE_CHECKING:
    from editorial.domain.source import SourceText
    from editorial.review.commands.command import Command
    from editorial.review.draft import Draft
    from editorial.review.drafting import Drafted

_IN_REVIEW = Standing(State.IN_REVIEW)
_TRIES = 5
"""How often a decision is made again because somebody else was faster."""


class Outcome(NamedTuple):
    """Result of a command, an undo or a redo: the changed rows, and the decision (None if nothing was decided).

    `others` are the rows, among those changed, that somebody else had changed and that were taken in.
    """

    article_id: str
    changed: frozenset[Ref]
    decision: Decision | None
    others: frozenset[Ref] = frozenset()

    @property
    def taken_up(self) -> State | None:
        """Return the state, VERIFIED or SET_ASIDE, in which a change of annotations found the article, or None."""
        if self.decision is None:
            return None
        changes = self.decision.changes
        standing = next((one.before for one in changes if isinstance(one.before, Standing)), None)
        alone = all(one.ref == STANDING for one in changes)
        return standing.state if standing is not None and not alone and standing.state in DONE else None


def check_gate(library: Library) -> CheckGate:
    """Return which quotes the newsroom wants to be checked before an article is verified."""
    return CheckGate(library.get_setting(Setting.CHECKS, CheckGate.NEVER.value))


def reply_gate(library: Library) -> ReplyGate:
    """Return what of the right of reply the newsroom wants before an article is verified."""
    return ReplyGate(library.get_setting(Setting.REPLIES, ReplyGate.NEVER.value))


def _watched(changes: Iterable[Change], watch: Callable[[], None]) -> Iterator[Change]:
    for change in changes:
        watch()
        yield change


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

    def is_older(self, stored: Loaded) -> bool:
        """Return whether what was read is older than what is here, because something was decided meanwhile."""
        return stored.version < self._version

    def take(self, stored: Loaded) -> None:
        """Use the stored record, after suggestions or another window changed it."""
        self.record, self._version, self.damages = stored.record, stored.version, stored.damages

    def apply(self, command: Command, step: int | None = None, watch: Callable[[], None] = lambda: None) -> Outcome:
        """Run a command: check it, commit it with its decision, then update `record`.

        What somebody else changed in the article meanwhile is taken in; the command holds if it is about other rows.
        `step` is the number of the first decision of a step over several articles (see `Decision`). `watch` is called
        for each row until writing begins; if it raises an exception, nothing was decided.
        Raises RuleError, ConflictError or StorageError; nothing was decided then. After a ConflictError `record` is
        the article as it is now, with what others decided.
        """
        seen, at = self.record, now()
        ids: dict[tuple[str, int], str] = {}
        meant = self._drafted(command, seen, at, ids, watch)

        def plan() -> Decision | None:
            if self.record is seen:
                return self._decision(command, meant.draft, step)
            try:
                again = self._drafted(command, self.record, at, ids, watch)
            except RuleError as error:
                raise self._conflict(seen, changed_rows(seen, self.record), command, meant) from error
            self._check(seen, command, meant, again)
            return self._decision(command, again.draft, step)

        return self._commit(plan, meant.draft.texts)

    def _drafted(
        self,
        command: Command,
        record: Record,
        at: datetime,
        ids: dict[tuple[str, int], str],
        watch: Callable[[], None],
    ) -> Drafted:
        from editorial.review.draft import Draft  # noqa: PLC0415 - nothing is decided before the window is shown
        from editorial.review.drafting import Drafted  # noqa: PLC0415 - as above

        draft = Draft(
            *(record, self._user(), at, command.how, command.reason, self._missed),
            checks=partial(check_gate, self._library),
            replies=partial(reply_gate, self._library),
            ids=ids,
            watch=watch,
        )
        command.run(draft)
        return Drafted(draft, draft.changes())

    def _check(self, seen: Record, command: Command, meant: Drafted, again: Drafted) -> None:
        """Raise ConflictError if a command does not hold on the article as it is now."""
        others = changed_rows(seen, self.record)
        ended = self.record.standing.state in DONE and STANDING in others
        clash = others if command.whole else {STANDING} if ended else set()
        clash = clash or rows_in_conflict(seen, self.record, meant.changes, again.changes, others)
        if clash:
            raise self._conflict(seen, clash, command, meant)

    def _conflict(self, seen: Record, rows: Collection[Ref], command: Command, meant: Drafted) -> DecidedElsewhereError:
        from editorial.review.drafting import decision_of  # noqa: PLC0415 - as above

        mine = decision_of(command, seen, meant.draft, meant.changes)
        return DecidedElsewhereError(last_on(self._library.log(self.article_id, limit=LATELY), rows), mine, command)

    def _decision(self, command: Command, draft: Draft, step: int | None) -> Decision | None:
        from editorial.review.drafting import decision  # noqa: PLC0415 - as above

        return decision(command, draft, step)

    def undo(self, decision: Decision, step: int | None = None, watch: Callable[[], None] = lambda: None) -> Outcome:
        """Undo a decision of this article by a new decision. `watch` is called, and it raises, as in `apply`."""
        back = tuple(change.inverse for change in _watched(reversed(decision.changes), watch))

        def plan() -> Decision:
            changes = back if self._is_last(decision) else tuple(one for one in back if one.ref != STANDING)
            return self._repeated(decision, self._repaired(changes), step, undoes=decision.number)

        return self._commit(plan)

    def redo(self, decision: Decision, step: int | None = None, watch: Callable[[], None] = lambda: None) -> Outcome:
        """Redo an undone decision of this article by a new decision; otherwise as `undo`."""
        again = tuple(_watched(decision.changes, watch))
        return self._commit(lambda: self._repeated(decision, self._repaired(again), step, redoes=decision.number))

    def _is_last(self, decision: Decision) -> bool:
        """Return whether no later decision on the article stands, if this one began its review.

        Then the review is over with it; else the article is in review because of the others.
        """
        begun = any(change.ref == STANDING and change.after == _IN_REVIEW for change in decision.changes)
        if not begun or len(decision.changes) == 1:
            return True
        standing: set[int] = set()
        for number, undoes, redoes, _step in self._library.undo_entries(self.article_id):
            standing.discard(undoes or 0)
            if undoes is None:
                standing.add(redoes or number)
        return not any(number > decision.number for number in standing)

    def _repaired(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Return the changes of an earlier decision as they fit the record now, which others may have changed since.

        A change of annotations reopens an article that was verified meanwhile, whatever its state was then.
        """
        from editorial.review.drafting import reopened  # noqa: PLC0415 - as above
        from editorial.review.references import without_dangling_references  # noqa: PLC0415 - as above

        rows = tuple(change for change in changes if change.ref != STANDING)
        standing = [change for change in changes if change.ref == STANDING]
        fits = all(change.before == self.record.standing for change in standing)
        kept = reopened(self.record, rows) if rows and (not standing or not fits) else changes
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

    def _commit(self, plan: Callable[[], Decision | None], texts: Collection[SourceText] = ()) -> Outcome:
        """Commit what `plan` makes of `record`; where somebody else was faster, take that in, and plan again.

        If the library fails, `record` is what it was: it was not shown yet what others changed, and what is done anew
        later must be compared with that.
        """
        before = Loaded(self.record, self._version, self.damages)
        try:
            return self._faster_or_again(plan, texts)
        except StorageError:
            self.take(before)
            raise

    def _faster_or_again(self, plan: Callable[[], Decision | None], texts: Collection[SourceText]) -> Outcome:
        seen = self.record
        for _ in range(_TRIES):
            decision = plan()
            if decision is None and not self.behind:
                others = changed_rows(seen, self.record)
                return Outcome(self.article_id, others, None, others)
            outcome = self._committed(decision, seen, texts) if decision is not None else None
            if outcome is not None:
                return outcome
            self.take(self._library.load(self.article_id))
        raise ConflictError(f"“{seen.article.title}” is changed elsewhere all the time. Nothing was saved. Try again.")

    def _committed(self, decision: Decision, seen: Record, texts: Collection[SourceText]) -> Outcome | None:
        """Commit a decision; return None, without a change, if the article is not what it was made on any more."""
        after = self._after(decision)
        try:
            committed = self._library.commit(decision, self._version, texts)
        except ConflictError:
            return None
        others = changed_rows(seen, self.record)
        self.record, self._version = after, committed.version
        own = frozenset(change.ref for change in decision.changes)
        return Outcome(self.article_id, own | others, committed.decision, others)

    def _after(self, decision: Decision) -> Record:
        """Return the record after a decision. Raises RuleError if others changed what it would change."""
        try:
            return self.record.apply(decision.changes)
        except ValueError as error:
            stale = {change.ref for change in decision.changes if self.record.get(change.ref) != change.before}
            theirs = last_on(self._library.log(self.article_id, limit=LATELY), stale)
            since = f" Since then: {theirs_in_words(theirs)}" if theirs is not None else ""
            raise RuleError(f"cannot {decision_words(decision)}, it was changed since.{since}") from error
