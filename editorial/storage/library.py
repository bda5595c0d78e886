"""The library: articles, annotations and decisions in one file, read and written as domain objects."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from editorial.domain.annotation import Entity
from editorial.domain.article import State
from editorial.domain.backup import Mark
from editorial.domain.damage import DamagedRowError
from editorial.domain.decision import Decision
from editorial.domain.errors import InputError, StorageError
from editorial.domain.library import (
    Added,
    AuthorityRecord,
    Committed,
    Destination,
    Exported,
    Hits,
    Holding,
    Loaded,
    QueueRow,
)
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.problem import Problem
from editorial.domain.record import Change, Record, Ref
from editorial.domain.settings import Setting, fits
from editorial.storage import lazy, read_only, schema
from editorial.storage.checkup import Checkup
from editorial.storage.codec import now
from editorial.storage.deletions import Deletions
from editorial.storage.logbook import Logbook
from editorial.storage.login import login
from editorial.storage.people import People
from editorial.storage.quotes import Quotes
from editorial.storage.sqlite import (
    backup,
    backup_notes,
    connections,
    files,
    log_reading,
    reading,
    write_holder,
)
from editorial.storage.sqlite.errors import is_unwritable, translate_errors
from editorial.storage.sqlite.ownership import acquire
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from editorial.domain.learnt import Knowledge, Learnt
    from editorial.domain.rule_counts import RuleCount
    from editorial.domain.source import SourceText
    from editorial.domain.suggestions import Habit, Lesson, Remembered
    from editorial.storage.sqlite.examining import Examiner

Stopping: TypeAlias = Callable[[Callable[[], None]], AbstractContextManager[None]]


def _not_stopped(_stop: Callable[[], None]) -> AbstractContextManager[None]:
    return nullcontext()


class Library:
    """An open library. Methods may be called from any thread, and raise StorageError if the file or the disk fails.

    `deletions` deletes articles, `logbook` reads the log of everything that changed the library, `people` reads names
    over all articles, `quotes` the quotes of all.
    """

    def __init__(
        self, path: Path, transactions: Transactions, closing: Callable[[], None], *, owned: bool = False
    ) -> None:
        """Work on open `transactions`; `closing` is called after they were closed.

        `owned` is whether this process owns the library: only the owner makes automatic backups.
        """
        self.path, self.owned = path, owned
        self._transactions = transactions
        self._closing = closing
        self.deletions = Deletions(self._transactions)
        self.logbook = Logbook(self._transactions)
        self.people = People(self._transactions)
        self.quotes = Quotes(self._transactions)
        self.checkup = Checkup(self._transactions, path)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library; create it if there is none, or copy and upgrade an older one.

        If it is there but cannot be written, it is opened to read only: see `why_read_only`. Raises NewerLibraryError,
        without changing the file, if a newer version of the program wrote it.
        """
        path = path.absolute()
        return cls.open_seen(path, there=schema.revision_of(path) is not None)

    @classmethod
    def open_seen(cls, path: Path, *, there: bool) -> Library:
        """Open the library as `open` does, once `schema.revision_of` has shown whether it is there."""
        path = path.absolute()
        try:
            return cls._open_to_write(path)
        except StorageError as error:
            if not there or not is_unwritable(error.__cause__):
                raise
            return cls._open_to_read(path, read_only.reason_of(path, error))

    @classmethod
    def _open_to_write(cls, path: Path) -> Library:
        with translate_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            ownership = acquire(path)
        try:
            if ownership:
                schema.bring_up_to_date(path)
                ownership.claim_file()
            else:
                schema.wait_until_up_to_date(path)
            if ownership is None:
                return cls(path, Transactions(path, checkpoint_pages=0), _nothing)
            pages = connections.CHECKPOINT_PAGES
            return cls(path, Transactions(path, checkpoint_pages=pages), ownership.release, owned=True)
        except BaseException:
            if ownership:
                ownership.release()
            raise

    @classmethod
    def _open_to_read(cls, path: Path, why: str) -> Library:
        found = read_only.find_readable(path)
        try:
            return cls(path, Transactions(found.path, mode=found.mode, why=why), found.remove)
        except BaseException:
            found.remove()
            raise

    def close(self) -> None:
        """Close the file; the owner then copies the write-ahead log into it, if that is possible."""
        try:
            self._transactions.close()
        finally:
            closing, self._closing = self._closing, _nothing
            closing()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Articles

    def add(self, record: Record) -> Added:
        """Store a record, unless its text is in the library already; the result says which article has it.

        Raises InputError if another text has the record's id, or if its rows do not fit together.
        """
        with self._transactions.begin() as connection:
            return lazy.adding.add(connection, record, now())

    def add_all(self, records: Sequence[Record]) -> list[Added]:
        """Store several records in one transaction, each as `add` does: all of them, or none if one cannot be.

        It gives way to a write that waits meanwhile, and begins again. Raises InputError as `add` does.
        """

        def write(connection: Connection, watch: Callable[[], None]) -> list[Added]:
            return lazy.adding.add_all(connection, records, now(), watch)

        return self._transactions.run_long_write(write)

    def find_text(self, sha256: str) -> str | None:
        """Return the id of the article whose text has this SHA-256, or None."""
        with self._transactions.raw_snapshot() as connection:
            return reading.find_text(connection, sha256)

    def queue(self) -> list[QueueRow]:
        """Return a row for each article, in the order of import."""
        with self._transactions.raw_snapshot() as connection:
            return reading.queue(connection)

    def article_count(self) -> int:
        """Return the number of articles."""
        with self._transactions.raw_snapshot() as connection:
            return reading.article_count(connection)

    def first_in(self, states: Collection[State]) -> str | None:
        """Return the id of the article in one of `states` that was imported first, or None."""
        with self._transactions.raw_snapshot() as connection:
            return reading.first_in(connection, states)

    def queue_rows(self, article_ids: Sequence[str]) -> list[QueueRow]:
        """Return the queue's rows of these articles; ids that are not in the library are left out."""
        with self._transactions.raw_snapshot() as connection:
            return reading.queue_rows(connection, article_ids)

    def version(self, article_id: str) -> int:
        """Return the article's version, a number that each change raises by one."""
        with self._transactions.raw_snapshot() as connection:
            return reading.version(connection, article_id)

    def versions(self) -> dict[str, int]:
        """Return the version of every article, by id."""
        with self._transactions.raw_snapshot() as connection:
            return reading.versions(connection)

    def load(self, article_id: str) -> Loaded:
        """Return one record with its version."""
        with self._transactions.raw_snapshot() as connection:
            return reading.load(connection, article_id)

    def articles(self, states: Collection[State] = ()) -> Iterator[Loaded]:
        """Yield the records in one of `states` (in any if it is empty), one at a time, in the order of import."""
        with self._transactions.raw_snapshot() as connection:
            ids = reading.ids(connection, states)
        for article_id in ids:
            yield self.load(article_id)

    def search(self, query: str, limit: int = 50, stopping: Stopping = _not_stopped) -> Hits:
        """Return at most `limit` articles with every word of `query`, best first; the last word may be unfinished.

        `stopping` is called with what interrupts the search, from any thread, until the context that it returns is
        left: the search then raises StorageError.
        """
        with self._transactions.raw_snapshot() as connection, stopping(connection.interrupt):
            return lazy.search.search(connection, query, limit)

    # Sources

    def source_texts(self, hashes: Collection[str]) -> Mapping[str, SourceText]:
        """Return those of these texts of sources that are in the library, by hash.

        Of a source that came in with an imported record the text may be missing.
        """
        with self._transactions.raw_snapshot() as connection:
            found: Mapping[str, SourceText] = lazy.source_reading.texts(connection, hashes)
            return found

    # Decisions

    def commit(self, decision: Decision, expected_version: int, texts: Collection[SourceText] = ()) -> Committed:
        """Write a decision and the rows it changes in one transaction, which is on the disk when this returns.

        `texts` are those of the sources that it attaches; what is in the library already is not stored again.

        Raises ConflictError, without a change, if the article's version is not the one expected.
        """
        with self._transactions.begin() as connection:
            return lazy.log.commit(connection, decision, expected_version, texts)

    def decision(self, number: int) -> Decision:
        """Return one decision of the log. Raises StorageError if there is none with that number."""
        with self._transactions.raw_snapshot() as connection:
            return log_reading.decision(connection, number)

    def log(self, article_id: str | None = None, limit: int | None = None) -> list[Decision]:
        """Return at most `limit` decisions on one article or on all (None), newest first."""
        with self._transactions.raw_snapshot() as connection:
            return log_reading.log(connection, article_id, limit)

    def undo_entries(self, article_id: str | None = None) -> list[log_reading.UndoEntry]:
        """Return number, undoes, redoes and step, as of `UndoStack.push`, of the decisions on an article or on all.

        They come oldest first; what the decisions changed is not read.
        """
        with self._transactions.raw_snapshot() as connection:
            return log_reading.undo_entries(connection, article_id)

    def touched(self, article_id: str) -> frozenset[Ref]:
        """Return every row that decisions on the article changed or referred to, for `domain.merging.merge`."""
        with self._transactions.raw_snapshot() as connection:
            return log_reading.touched(connection, article_id)

    # Suggestions

    def put_suggestions(
        self,
        article_id: str,
        changes: Sequence[Change],
        expected_version: int,
        *,
        possibly_missed: tuple[PossiblyMissed, ...],
        model: str,
        watch: Callable[[], None] = lambda: None,
    ) -> int:
        """Write what the software suggests, which is no decision; return the article's new version.

        `changes` include that of the article's state (new → suggested). `watch` is called repeatedly during the write;
        if it raises an exception, nothing is written. A decision made meanwhile is written first.
        Raises ConflictError if the article's version is not the one expected.
        """

        def write(connection: Connection, check_waiters: Callable[[], None]) -> int:
            def watch_both() -> None:
                watch()
                check_waiters()

            return lazy.progress.put_suggestions(
                connection, article_id, changes, expected_version, possibly_missed, model, watch_both
            )

        return self._transactions.run_long_write(write)

    def put_links(self, article_id: str, changes: Sequence[Change], expected_version: int) -> int:
        """Write links of suggested names to the newsroom's list, which is no decision; return the new version.

        Raises ConflictError if the article's version is not the one expected.
        """
        return self._transactions.run_long_write(
            lambda connection, watch: lazy.progress.put_links(connection, article_id, changes, expected_version, watch)
        )

    def open_names(self) -> tuple[tuple[str, Entity], ...]:
        """Return the undecided names without a link in articles that are not verified, each with the article's id."""
        with self._transactions.raw_snapshot() as connection:
            return reading.open_names(connection)

    def possibly_missed(self, article_id: str) -> tuple[PossiblyMissed, ...]:
        """Return the spans that may be names, but with too low a score to suggest."""
        with self._transactions.raw_snapshot() as connection:
            return reading.possibly_missed(connection, article_id)

    def mark_problem(self, article_id: str, problem: Problem | None) -> None:
        """Store why no suggestions could be made, or None once they could."""
        with self._transactions.begin() as connection:
            lazy.progress.mark_problem(connection, article_id, problem)

    # Exports and copies

    def mark_exported(self, article_ids: Sequence[str], at: datetime, to: Destination | None = None) -> None:
        """Store that the articles were exported in their current state; the next decision makes the export stale."""
        with self._transactions.begin() as connection:
            lazy.progress.mark_exported(connection, article_ids, at, to or Destination())

    def exported(self, article_id: str) -> Exported | None:
        """Return when the article was last exported and whether that is stale; None if it never was."""
        with self._transactions.snapshot() as connection:
            return lazy.progress.exported(connection, article_id)

    def back_up(
        self, target: Path, watch: backup.Watch = backup.ignore, stopping: backup.Stopping = backup.unstoppable
    ) -> Holding:
        """Copy the library's current state to another file, and say what it holds; writing can go on meanwhile.

        See `backup.copy`. If `watch` raises an exception, there is no copy.
        """
        return self._transactions.back_up(target, watch, stopping)

    def mark(self) -> Mark:
        """Return the numbers that tell whether something changes from now on; see `Mark`."""
        with self._transactions.raw_snapshot() as connection:
            return backup_notes.mark(connection)

    # Across articles

    def remembered(self, *, limit: int = 2000) -> tuple[Remembered, ...]:
        """Return the names that editors accepted in articles verified or in review, the most frequent first."""
        with self._transactions.snapshot() as connection:
            return lazy.memory.remembered(connection, limit)

    def habits(self, *, limit: int = 2000) -> tuple[Habit, ...]:
        """Return what speakers are called where editors decided who was meant, the most frequent first."""
        with self._transactions.snapshot() as connection:
            return lazy.memory.habits_of_speakers(connection, limit)

    def lessons(self, *, limit: int = 4000) -> tuple[Lesson, ...]:
        """Return what corrections in articles that are verified or in review teach, the most frequent first."""
        with self._transactions.snapshot() as connection:
            return lazy.memory.lessons_of_corrections(connection, limit)

    def rule_counts(self, *, also_forgotten: bool = False) -> tuple[RuleCount, ...]:
        """Return how often each kind of suggestion was right in verified articles, the most frequent first."""
        with self._transactions.snapshot() as connection:
            return lazy.memory.counts_of_rules(connection, also_forgotten=also_forgotten)

    def learnt(self) -> tuple[Learnt, ...]:
        """Return everything remembered with its source: names, speaker habits, lessons and counts."""
        with self._transactions.snapshot() as connection:
            return lazy.memory.learnt(connection)

    def taught_since(self, article_id: str) -> tuple[str, ...]:
        """Return names that other articles taught since suggestions for this one were made; () if none were made."""
        with self._transactions.snapshot() as connection:
            return lazy.memory.taught_since(connection, article_id)

    def forget(self, what: Knowledge) -> None:
        """Stop using something remembered in other articles; no article is changed."""
        with self._transactions.begin() as connection:
            lazy.memory.forget(connection, what)

    def restore_remembered(self, what: Knowledge) -> None:
        """Use something again that was forgotten."""
        with self._transactions.begin() as connection:
            lazy.memory.restore_remembered(connection, what)

    def authority_records(self) -> tuple[AuthorityRecord, ...]:
        """Return the newsroom's own list, by name."""
        with self._transactions.raw_snapshot() as connection:
            return reading.authority_records(connection)

    def put_authority_records(self, records: Sequence[AuthorityRecord]) -> tuple[AuthorityRecord, ...]:
        """Store new records (version 0) and changed ones; return them with their new versions.

        Raises ConflictError, without storing any, if another window stored one since it was read.
        """
        with self._transactions.begin() as connection:
            return lazy.authorities.put_authority_records(connection, records)

    def remove_authority_record(self, record: AuthorityRecord) -> None:
        """Remove a record from the list. Raises ConflictError if another window changed it since it was read."""
        with self._transactions.begin() as connection:
            lazy.authorities.remove_authority_record(connection, record)

    def get_setting(self, key: str, default: Any = None) -> Any:
        """Return the JSON value stored under `key`, or `default` if there is none that can be used.

        A setting that was damaged keeps no library from opening; `Examiner` tells of it.
        """
        with self._transactions.raw_snapshot() as connection:
            try:
                value = reading.get_setting(connection, key, default)
            except DamagedRowError:
                return default
        return value if fits(key, value) else default

    @property
    def user(self) -> str:
        """Return the name that decisions are recorded under: the one set, else the login name."""
        return str(self.get_setting(Setting.USER, "") or login())

    def set_setting(self, key: str, value: Any) -> None:
        """Store a JSON value under `key`."""
        with self._transactions.begin() as connection:
            lazy.settings.set_setting(connection, key, value)

    # The file itself

    def changed_elsewhere(self) -> bool:
        """Return whether another window or command has changed the library since the last call.

        Takes some microseconds and never waits: during a write of this process it returns False for now.
        """
        return self._transactions.changed_by_others()

    def examiner(self) -> Examiner:
        """Return what looks over the whole file for damage, in a bounded time and beside all other work."""
        self._transactions.refuse_if_closed()
        return lazy.examining.Examiner(self.path)

    def get_ready(self) -> None:
        """Import SQLAlchemy in advance, so that the first decision need not wait; best called on another thread."""
        lazy.load()

    @property
    def why_read_only(self) -> str:
        """Return why the library was opened to read only, in words; "" if it can be written."""
        return self._transactions.why_read_only

    def check_file(self) -> None:
        """Raise MovedError if the file at the library's path is not the one that is open; takes some microseconds."""
        self._transactions.check_file()

    def refuse_own_file(self, file: Path | int) -> None:
        """Raise InputError if a path, or an open file, is one of this library's files, under whatever name."""
        if files.is_own(self.path, file):
            name = str(file) if isinstance(file, Path) else "standard output"
            raise InputError("this belongs to the open library itself; choose another file", source=name)

    def save_elsewhere(self, target: Path, watch: backup.Watch = backup.ignore) -> None:
        """Write all that this process holds to a new file, also if the library's own file is gone from its path.

        Otherwise as `back_up`, but others cannot write meanwhile.
        """
        self._transactions.copy(target, watch)

    # Other programs that write

    def hurry_this_thread(self) -> None:
        """Let writes of the calling thread fail at once (BusyError) while another program writes.

        Those of other threads wait for some seconds first.
        """
        self._transactions.hurry_this_thread()

    def wait_for_turn(self, give_up: threading.Event) -> bool:
        """Wait on a helper thread until a write can begin, or `give_up` is set; return whether it can."""
        return self._transactions.wait_for_turn(give_up)

    def who_writes(self) -> str:
        """Return which program is writing to the library, in words, as far as the system says."""
        return write_holder.find(self.path)


def _nothing() -> None:
    pass
