"""The desk: the library an editor works in, the open article, and the order of undo over all articles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from editorial.domain.article import DONE, State
from editorial.domain.damage import DamageError
from editorial.domain.decision import Decision, UndoStack
from editorial.domain.errors import EditorialError, GoneError, RuleError, StorageError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.library import AuthorityRecord, Deleted, Exported, PastExport, QueueRow
from editorial.domain.log_content import export_of
from editorial.domain.log_entry import EntryKind
from editorial.domain.record import Record
from editorial.domain.reply import ReplyGate
from editorial.domain.settings import GuidelineKey, Setting
from editorial.domain.source_check import CheckGate
from editorial.review.applying import Applying
from editorial.review.conflicts import LATELY, changed_rows, last_on, theirs_in_words
from editorial.review.imports import Imports
from editorial.review.library_file import LibraryFile
from editorial.review.session import Outcome, Session, check_gate, reply_gate
from editorial.review.wording.contents import articles_words
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library

if TYPE_CHECKING:
    from editorial.domain.learnt import Knowledge, Learnt
    from editorial.domain.possibly_missed import PossiblyMissed
    from editorial.domain.rule_counts import RuleCount
    from editorial.domain.source import SourceText
    from editorial.review.commands.command import Command

P = ParamSpec("P")
J = TypeVar("J")
_KEPT = 4
"""How many decisions are cached: what undo and redo name, with what was decided and undone just now."""


class Desk:
    """Opens one article at a time, applies commands to it, and keeps one undo order over all articles.

    The callables in `on_change` are called with each `Outcome` after its commit, those in `on_open` with each `Session`
    that was opened.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self.file = LibraryFile(library)
        self.session: Session | None = None
        self.on_change: list[Callable[[Outcome], None]] = []
        self.on_open: list[Callable[[Session], None]] = []
        self._stack = UndoStack()
        self._deleted: dict[int, str] = {}
        self._decisions: dict[int, Decision] = {}
        self._known = 0
        self.imports = Imports(library, self._stack)
        self._read_order()

    @classmethod
    def at(cls, database: Path) -> Desk:
        """Open the library at `database`. Raises StorageError if it cannot be opened."""
        return cls(Library.open(database))

    @property
    def path(self) -> Path:
        """Return the path of the library."""
        return self.library.path

    @property
    def user(self) -> str:
        """Return the name that decisions are recorded under: the one set, else the login name."""
        return self.library.user

    def set_user(self, name: str) -> None:
        """Set the name that decisions are recorded under. Raises RuleError if it is empty."""
        if not name.strip():
            raise RuleError("the name that decisions are recorded under cannot be empty")
        self.library.set_setting(Setting.USER, name.strip())

    def open(self, article_id: str) -> Session:
        """Open an article; if it is open already, reload it from the library."""
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
        self.close_library()

    def close_library(self) -> None:
        """Close the library; deletions can no longer be undone."""
        self.library.close()

    def job(self, make: Callable[Concatenate[Library, P], J], *args: P.args, **kwargs: P.kwargs) -> J:
        """Return `make(library, *args, **kwargs)`: a job on the library of this desk.

        Front ends start jobs this way, so that they need neither the library nor its type.
        """
        return make(self.library, *args, **kwargs)

    def possibly_missed(self, article_id: str) -> tuple[PossiblyMissed, ...]:
        """Return the spans of the article that may be names but have too low a score to suggest."""
        return self.library.possibly_missed(article_id)

    @property
    def check_gate(self) -> CheckGate:
        """Return which quotes must be checked against a source before an article is verified: a setting."""
        return check_gate(self.library)

    @property
    def reply_gate(self) -> ReplyGate:
        """Return what of the right of reply is needed before an article is verified: a setting."""
        return reply_gate(self.library)

    def source_texts(self, hashes: Collection[str]) -> Mapping[str, SourceText]:
        """Return those of these texts of sources that are in the library, by hash; may be called from any thread."""
        return self.library.source_texts(hashes)

    def setting(self, key: Setting | GuidelineKey, default: Any = None) -> Any:
        """Return a stored setting (a JSON value), or `default`."""
        return self.library.get_setting(key, default)

    def set_setting(self, key: Setting | GuidelineKey, value: Any) -> None:
        """Store a setting (a JSON value). Raises StorageError."""
        self.library.set_setting(key, value)

    def keep(self, key: Setting, value: Any) -> None:
        """Store how the window looks, or what it proposes, if that is possible; it is a convenience."""
        with suppress(StorageError):
            self.library.set_setting(key, value)

    def authorities(self) -> tuple[AuthorityRecord, ...]:
        """Return the newsroom's own list of entities."""
        return self.library.authority_records()

    def put_authority(self, record: AuthorityRecord) -> AuthorityRecord:
        """Store a new or changed entry of the newsroom's list, and return it. Raises ConflictError, StorageError."""
        (stored,) = self.library.put_authority_records((record,))
        return stored

    def memory(self) -> tuple[Learnt, ...]:
        """Return everything learnt from decisions, forgotten entries included."""
        return self.library.learnt()

    def rule_counts(self) -> tuple[RuleCount, ...]:
        """Return how often each kind of suggestion was right in verified articles, forgotten entries included."""
        return self.library.rule_counts(also_forgotten=True)

    def forget(self, what: Knowledge) -> None:
        """Stop using a learnt name or habit in other articles; no article changes."""
        self.library.forget(what)

    def restore_remembered(self, what: Knowledge) -> None:
        """Use a forgotten name or habit again."""
        self.library.restore_remembered(what)

    def history(self, article_id: str) -> list[Decision]:
        """Return all decisions on an article, newest first."""
        return self.library.log(article_id)

    def exports(self, article_id: str) -> list[PastExport]:
        """Return all exports of an article, newest first."""
        entries = self.library.logbook.entries(article_id)
        return [export_of(entry) for entry in reversed(entries) if entry.kind == EntryKind.EXPORT]

    def close(self) -> None:
        """Close the open article."""
        self.session = None

    def overdue_drafts(self) -> tuple[str, ...]:
        """Return the drafts (ids) that were set aside longer ago than the newsroom keeps them."""
        return self.library.deletions.overdue(datetime.now(UTC))

    def delete(self, article_ids: Sequence[str]) -> None:
        """Delete articles for good; until the library is closed `restore_deleted` brings them back.

        Close the open article first if it is one of them. Raises StorageError; nothing is deleted then.
        """
        titles = [row.title for row in self.queue_rows(article_ids)]
        self.note_deleted(self.library.deletions.delete(article_ids), titles)

    def note_deleted(self, deleted: Deleted, titles: Sequence[str]) -> None:
        """Let undo bring back the articles of a deletion until the library is closed: their titles."""
        self._stack.push_deletion(deleted.number, deleted.decisions)
        self._deleted[deleted.number] = f"delete {articles_words(titles)}"

    def restore_deleted(self) -> tuple[str, ...]:
        """Undo a deletion, which must be what undo takes back next; return the ids of the articles.

        Raises RuleError, and changes nothing, if it is not, or if an article cannot come back.
        """
        deletion = self.next_deletion
        if deletion is None:
            raise RuleError("there is no deletion to undo")
        found = self.library.deletions.restore(deletion)
        self.note_restored(deletion)
        return found

    def note_restored(self, deletion: int) -> None:
        """Let undo take back what was done before a deletion that was brought back: its number."""
        self._stack.take_back_deletion(deletion)

    @property
    def next_deletion(self) -> int | None:
        """Return the number of the deletion of articles that undo takes back next; None if that is something else."""
        step = self._stack.next_undo
        return -step[0] if step and step[0] < 0 and -step[0] not in self.imports else None

    @property
    def undoes_deletion(self) -> bool:
        """Return whether what undo takes back next is a deletion of articles."""
        return self.next_deletion is not None

    def queue(self) -> list[QueueRow]:
        """Return the articles of the library, in the order of import."""
        return self.library.queue()

    def article_count(self) -> int:
        """Return the number of articles."""
        return self.library.article_count()

    def first_open(self) -> str | None:
        """Return the id of the article imported first of those that are neither verified nor set aside, or None."""
        return self.library.first_in(frozenset(State) - DONE)

    def queue_rows(self, article_ids: Sequence[str]) -> list[QueueRow]:
        """Return the queue's rows of those of these articles that exist."""
        return self.library.queue_rows(article_ids)

    def changed_elsewhere(self) -> bool:
        """Return whether another window or process has changed the library since the last call; this is cheap."""
        changed = self.library.changed_elsewhere()
        if changed:
            self._decisions.clear()  # their articles may have been deleted
            self.imports.look_again()
        return changed

    def exported(self, article_id: str) -> Exported | None:
        """Return the last export of an article, or None."""
        return self.library.exported(article_id)

    def apply_to(self, article_id: str, command: Command, step: int | None = None) -> Outcome:
        """Apply a command to any article; if it is not open, it is not opened and listeners are not called.

        `step` is the number of the first decision of a change to several articles, given from the second one on; undo
        takes them all back at once. Raises as `apply`.
        """
        return self._in_place(article_id, lambda session: session.apply(command, step))

    def take_back(self, number: int, step: int | None = None) -> Outcome:
        """Undo one decision of a step in its own article; otherwise as `apply_to`."""
        decision = self.library.decision(number)
        return self._in_place(decision.article_id, lambda session: session.undo(decision, step))

    def make_again(self, number: int, step: int | None = None) -> Outcome:
        """Redo one decision of a step in its own article; otherwise as `apply_to`."""
        decision = self.library.decision(number)
        return self._in_place(decision.article_id, lambda session: session.redo(decision, step))

    def _in_place(self, article_id: str, change: Callable[[Session], Outcome]) -> Outcome:
        if self.session is not None and self.session.article_id == article_id:
            return self._made(self.session, change)
        outcome = change(Session(self.library, article_id, lambda: self.user))
        self._push(outcome)
        return outcome

    def apply(self, command: Command) -> Outcome:
        """Apply a command to the open article.

        Raises RuleError, ConflictError or StorageError, and changes nothing then.
        """
        if self.session is None:
            raise RuleError("no article is open")
        return self._made(self.session, lambda session: session.apply(command))

    def applying(self, command: Command) -> Applying:
        """Return a command for the open article, to be made away from the window's thread. Raises RuleError.

        Afterwards `report` or `report_failure` must be called.
        """
        session = self.session
        if session is None:
            raise RuleError("no article is open")
        return Applying(session, lambda watch: session.apply(command, watch=watch), session.record)

    def report(self, outcome: Outcome) -> None:
        """Report what was made away from the window's thread."""
        self._announce(outcome)

    def report_failure(self, applying: Applying, error: Exception) -> None:
        """Report what of others was taken in by a command that failed away from the window's thread."""
        self._refused(applying.session, applying.seen, error)

    @property
    def next_undo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that undo takes back at once, of any article.

        For a deletion or an import that is its number below zero: see `undoes_deletion` and `imports`.
        """
        return self._without_deleted(lambda: self._stack.next_undo)

    @property
    def next_redo(self) -> tuple[int, ...]:
        """Return the numbers of the decisions that redo repeats; an import's is below zero: see `imports`."""
        return self._without_deleted(lambda: self._stack.next_redo)

    def _without_deleted(self, step: Callable[[], tuple[int, ...]]) -> tuple[int, ...]:
        """Return a step, after dropping those whose article was deleted by another window or a command.

        A decision that is damaged can be neither undone nor redone, and keeps those behind it from that.
        """
        while numbers := step():
            try:
                if numbers[0] > 0:
                    self._decision(numbers[0])
                elif self.imports.is_gone(-numbers[0]):
                    raise GoneError("all that this import brought was deleted")
            except GoneError:
                self._stack.drop(numbers[:1])
            except DamageError:
                return ()
            else:
                break
        return numbers

    def words(self, numbers: Sequence[int]) -> str:
        """Return a step of decisions in words: the first one, and how many more there are; empty for no decisions."""
        if not numbers:
            return ""
        if numbers[0] < 0:
            number = -numbers[0]
            return self.imports.words(number) if number in self.imports else self._deleted[number]
        more = f", and {len(numbers) - 1} more" if len(numbers) > 1 else ""
        return decision_words(self._decision(numbers[0])) + more

    def undo(self) -> Outcome:
        """Undo the last decision and open its article.

        Raises RuleError if there is none, or a later deletion or import.
        """
        decision = self._decision(self._step(self.next_undo, "undo"))
        return self._made(self._at(decision), lambda session: session.undo(decision))

    def redo(self) -> Outcome:
        """Redo the last undone decision and open its article. Raises as `undo`."""
        decision = self._decision(self._step(self.next_redo, "redo"))
        return self._made(self._at(decision), lambda session: session.redo(decision))

    def size(self, numbers: Sequence[int]) -> int:
        """Return how many rows a step of decisions changed; 0 for an import or a deletion."""
        return sum(len(self._decision(number).changes) for number in numbers if number > 0)

    def undoing(self) -> Applying:
        """Return the undo of the last decision, otherwise as `applying`; open its article. Raises as `undo`."""
        decision = self._decision(self._step(self.next_undo, "undo"))
        session = self._at(decision)
        return Applying(session, lambda watch: session.undo(decision, watch=watch), session.record)

    def redoing(self) -> Applying:
        """Return the redo of the last undone decision, otherwise as `undoing`."""
        decision = self._decision(self._step(self.next_redo, "redo"))
        session = self._at(decision)
        return Applying(session, lambda watch: session.redo(decision, watch=watch), session.record)

    def _step(self, step: tuple[int, ...], word: str) -> int:
        """Return the first decision of a step. Raises RuleError if there is none, or it is no decision."""
        if not step or step[0] < 0:
            raise RuleError(f"there is nothing to {word}")
        return step[0]

    def _decision(self, number: int) -> Decision:
        """Return a decision of the log; those asked for lately are cached, since decisions never change."""
        found = self._decisions.pop(number, None)
        return self._keep(self.library.decision(number) if found is None else found)

    def _keep(self, decision: Decision) -> Decision:
        """Cache a decision in place of that which was not asked for the longest."""
        while len(self._decisions) >= _KEPT:
            del self._decisions[next(iter(self._decisions))]
        self._decisions[decision.number] = decision
        return decision

    def _at(self, decision: Decision) -> Session:
        if self.session is not None and self.session.article_id == decision.article_id:
            return self.session
        return self.open(decision.article_id)

    def others_in_words(self, outcome: Outcome) -> str:
        """Return the last of what somebody else decided that was taken in with an outcome: who, when and what."""
        own = outcome.decision.number if outcome.decision is not None else 0
        lately = self.library.log(outcome.article_id, limit=LATELY)
        return theirs_in_words(last_on((one for one in lately if one.number != own), outcome.others))

    def _made(self, session: Session, change: Callable[[Session], Outcome]) -> Outcome:
        """Make a change, and announce it."""
        with garbage_collection_paused():  # a stroke makes thousands of objects, and nearly all stay in use
            return self._announce(self._fresh(session, change))

    def _fresh(self, session: Session, change: Callable[[Session], Outcome]) -> Outcome:
        """Make a change; if it is refused, announce what of others was taken in, and raise the error again."""
        before = session.record
        try:
            return change(session)
        except BaseException as error:
            self._refused(session, before, error)
            raise

    def _refused(self, session: Session, before: Record, error: BaseException) -> None:
        if not isinstance(error, EditorialError):
            self._recover(session)
        elif others := changed_rows(before, session.record):
            self._tell(Outcome(session.article_id, others, None, others))

    def _recover(self, session: Session) -> None:
        """Hold again what the library holds, after a decision failed in a way that nobody expected.

        It may have been written all the same, so that the order of undo is worked out anew.
        """
        session.take(self.library.load(session.article_id))
        self._read_order()

    def _read_order(self) -> None:
        """Add the decisions of the library that are not in the order of undo yet."""
        for number, *of in self.library.undo_entries():
            if number > self._known:
                if not self.imports.has_decision(number):
                    self._stack.push(number, *of)
                self._known = number

    def _announce(self, outcome: Outcome) -> Outcome:
        if outcome.decision is not None:
            self._push(outcome)
        if outcome.decision is not None or outcome.others:
            self._tell(outcome)
        return outcome

    def _tell(self, outcome: Outcome) -> None:
        for listener in self.on_change:
            listener(outcome)

    def _push(self, outcome: Outcome) -> None:
        decision = outcome.decision
        if decision is not None:
            self._keep(decision)
            self._known = decision.number
            self._stack.push(decision.number, decision.undoes, decision.redoes, decision.step)
