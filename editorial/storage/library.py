"""The library: articles, annotations and decisions in one SQLite file, in domain objects only.

What needs SQLAlchemy is imported when it is first wanted, or with `get_ready`; see `transactions`.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from editorial.domain.article import State
from editorial.domain.decision import Decision
from editorial.domain.library import Added, AuthorityRecord, Committed, Exported, Hit, Learnt, Loaded, QueueRow
from editorial.domain.record import Change, Record, Ref
from editorial.domain.suggestions import Habit, PossiblyMissed, Remembered
from editorial.storage import driver, log_reading, reading, schema
from editorial.storage.codec import now
from editorial.storage.failures import errors_in_words
from editorial.storage.owner import Ownership, take
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Library:
    """One open library. Its methods may be called from any thread, and raise StorageError whenever the file fails."""

    def __init__(self, path: Path, ownership: Ownership | None) -> None:
        self.path = path
        self._ownership = ownership
        self._transactions = Transactions(path, checkpoint_pages=driver.CHECKPOINT_PAGES if ownership else 0)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library, made or brought up to date as needed; an older one is copied beside itself first.

        Raises NewerLibraryError if it was written by a newer version of the program (it is not touched then).
        """
        path = path.absolute()
        schema.revision_of(path)
        with errors_in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            ownership = take(path)
        try:
            if ownership:
                schema.bring_up_to_date(path)
            else:
                schema.wait_until_up_to_date(path)
            return cls(path, ownership)
        except BaseException:
            if ownership:
                ownership.release()
            raise

    def close(self) -> None:
        """Close the file; the owner then copies the write-ahead log into it."""
        try:
            if self._transactions.close() and self._ownership:
                with errors_in_words(self.path):
                    driver.checkpoint(self.path)
        finally:
            if self._ownership:
                self._ownership.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Articles

    def add(self, record: Record) -> Added:
        """Store a record; a text that is there already is noticed, not stored twice.

        Raises InputError if the record's id stands for another text, or if its rows do not fit together.
        """
        from editorial.storage import writing

        with self._transactions.writing() as connection:
            return writing.add(connection, record, now())

    def find_text(self, sha256: str) -> str | None:
        """Return the id of the article whose text has this SHA-256, or None."""
        with self._transactions.looking() as connection:
            return reading.find_text(connection, sha256)

    def queue(self) -> list[QueueRow]:
        """Return a row for each article, without texts, in the order of import."""
        with self._transactions.looking() as connection:
            return reading.queue(connection)

    def queue_rows(self, article_ids: Sequence[str]) -> list[QueueRow]:
        """Return the queue's rows of these articles, as far as they are there."""
        with self._transactions.looking() as connection:
            return reading.queue_rows(connection, article_ids)

    def version(self, article_id: str) -> int:
        """Return the article's version, to see whether it was changed elsewhere."""
        with self._transactions.looking() as connection:
            return reading.version(connection, article_id)

    def load(self, article_id: str) -> Loaded:
        """Return one record with its version."""
        with self._transactions.looking() as connection:
            return reading.load(connection, article_id)

    def articles(self, states: Collection[State] = ()) -> Iterator[Loaded]:
        """Yield the records in one of `states` (all if there are none), one at a time, in the order of import."""
        with self._transactions.looking() as connection:
            ids = reading.ids(connection, states)
        for article_id in ids:
            yield self.load(article_id)

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """Return the articles that hold every word of `query`, the best first; the last word may be unfinished."""
        from editorial.storage import search

        with self._transactions.reading() as connection:
            return search.search(connection, query, limit)

    # Decisions

    def commit(self, decision: Decision, expected_version: int) -> Committed:
        """Write a decision and the rows it changes in one transaction; it is on the disk when this returns.

        Raises ConflictError if the article's version is not the one expected; nothing is changed then.
        """
        from editorial.storage import log

        with self._transactions.writing() as connection:
            return log.commit(connection, decision, expected_version)

    def decision(self, number: int) -> Decision:
        """Return one decision of the log."""
        with self._transactions.looking() as connection:
            return log_reading.decision(connection, number)

    def log(self, article_id: str | None = None, limit: int | None = None) -> list[Decision]:
        """Return the decisions on one article or on all, newest first."""
        with self._transactions.looking() as connection:
            return log_reading.log(connection, article_id, limit)

    def undo_entries(self) -> list[log_reading.UndoEntry]:
        """Return number, undoes, redoes and step of every decision, oldest first, for `domain.decision.UndoStack`."""
        with self._transactions.looking() as connection:
            return log_reading.undo_entries(connection)

    def touched(self, article_id: str) -> frozenset[Ref]:
        """Return every row that decisions on the article changed or pointed at, for `domain.merging.merge`."""
        with self._transactions.looking() as connection:
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
        """Write what the software suggests, without an entry in the log; return the article's new version.

        A change of the article's state (new → suggested) is one of `changes`. `watch` is called again and again while
        they are written; what it raises ends that, and nothing is written. A decision that is made meanwhile goes
        first. Raises ConflictError if the
        article's version is not the one expected.
        """
        from editorial.storage import progress

        def write(connection: Connection, give_way: Callable[[], None]) -> int:
            def watch_both() -> None:
                watch()
                give_way()

            return progress.put_suggestions(
                connection, article_id, changes, expected_version, possibly_missed, model, watch_both
            )

        return self._transactions.write_for_long(write)

    def possibly_missed(self, article_id: str) -> tuple[PossiblyMissed, ...]:
        """Return the stretches that may be names, but that the software did not dare to suggest."""
        with self._transactions.looking() as connection:
            return reading.possibly_missed(connection, article_id)

    def mark_problem(self, article_id: str, message: str | None) -> None:
        """Keep in words why no suggestions could be made; None when all is well again."""
        from editorial.storage import progress

        with self._transactions.writing() as connection:
            progress.mark_problem(connection, article_id, message)

    # Exports and copies

    def mark_exported(self, article_ids: Sequence[str], at: datetime) -> None:
        """Remember that the articles were exported as they stand; the next decision makes that stale."""
        from editorial.storage import progress

        with self._transactions.writing() as connection:
            progress.mark_exported(connection, article_ids, at)

    def exported(self, article_id: str) -> Exported | None:
        """Return when the article was exported last and whether that is stale, or None."""
        from editorial.storage import progress

        with self._transactions.reading() as connection:
            return progress.exported(connection, article_id)

    def back_up(self, target: Path, watch: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Copy the library as it stands to another file, which is there wholly or not at all; decisions go on.

        `watch` is told how many pages of how many are copied; what it raises ends the copying.
        """
        self._transactions.refuse_if_closed()
        schema.copy(self.path, target, watch)

    # Across articles

    def remembered(self, *, limit: int = 2000) -> tuple[Remembered, ...]:
        """Return the names that editors let stand in articles verified or in review, the most frequent first."""
        from editorial.storage import memory

        with self._transactions.reading() as connection:
            return memory.remembered(connection, limit)

    def habits(self, *, limit: int = 2000) -> tuple[Habit, ...]:
        """Return what speakers were called where editors said who was meant, the most frequent first."""
        from editorial.storage import memory

        with self._transactions.reading() as connection:
            return memory.habits_of_speakers(connection, limit)

    def learnt(self) -> tuple[Learnt, ...]:
        """Return all that is remembered with where it came from: names, then what speakers are called; see `Learnt`."""
        from editorial.storage import memory

        with self._transactions.reading() as connection:
            return memory.learnt(connection)

    def taught_since(self, article_id: str) -> tuple[str, ...]:
        """Return names that other articles taught since suggestions for this one were made; () if none were made."""
        from editorial.storage import memory

        with self._transactions.reading() as connection:
            return memory.taught_since(connection, article_id)

    def forget(self, what: Remembered | Habit) -> None:
        """Use something remembered no longer to help in other articles; nothing in any article changes."""
        from editorial.storage import memory

        with self._transactions.writing() as connection:
            memory.forget(connection, what)

    def remember_again(self, what: Remembered | Habit) -> None:
        """Use again what was forgotten."""
        from editorial.storage import memory

        with self._transactions.writing() as connection:
            memory.remember_again(connection, what)

    def authority_records(self) -> tuple[AuthorityRecord, ...]:
        """Return the newsroom's own list, by name."""
        with self._transactions.looking() as connection:
            return reading.authority_records(connection)

    def put_authority_records(self, records: Sequence[AuthorityRecord]) -> tuple[AuthorityRecord, ...]:
        """Store new records (version 0) and changed ones; return them with their new versions.

        Raises ConflictError if one was stored elsewhere since it was read; none is stored then.
        """
        from editorial.storage import memory

        with self._transactions.writing() as connection:
            return memory.put_authority_records(connection, records)

    def remove_authority_record(self, record: AuthorityRecord) -> None:
        """Take a record off the list. Raises ConflictError if it was changed elsewhere since it was read."""
        from editorial.storage import memory

        with self._transactions.writing() as connection:
            memory.remove_authority_record(connection, record)

    def get_setting(self, key: str, default: Any = None) -> Any:
        """Return the JSON value kept under `key`, or `default`."""
        with self._transactions.looking() as connection:
            return reading.get_setting(connection, key, default)

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a JSON value under `key`."""
        from editorial.storage import settings

        with self._transactions.writing() as connection:
            settings.set_setting(connection, key, value)

    # The file itself

    def changed_elsewhere(self) -> bool:
        """Return whether another window or command has changed the library since this was asked last.

        Costs some microseconds, and never waits: while something is being written here the answer is no for now.
        """
        return self._transactions.others_wrote()

    def get_ready(self) -> None:
        """Import what changes rows, so that the first decision need not wait for it; best on a thread of its own."""
        driver.load_sqlalchemy()
