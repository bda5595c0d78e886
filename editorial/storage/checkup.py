"""The check of a whole library, and the repair of what follows from the rest of it."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from editorial.domain.damage import FROM_LOG, Damage, DamageCode, DamageError, Place
from editorial.domain.errors import ReadOnlyError, StorageError
from editorial.storage import lazy, schema
from editorial.storage.sqlite import backup
from editorial.storage.sqlite.connections import Connection
from editorial.storage.transactions import Transactions

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection as SqlConnection

    from editorial.storage.sqlite.checking import Rules


class Look(NamedTuple):
    """One step of a check: what was looked at, in a few words, how many steps are done of how many, and what was found.

    `left_out` says that it could not be looked at, because nothing can be written.
    """

    words: str
    done: int
    total: int
    damages: tuple[Damage, ...] = ()
    left_out: bool = False


class Checkup:
    """Checks a library and repairs it. `stop` may be called on any thread; a check then ends with a StorageError."""

    def __init__(self, transactions: Transactions, path: Path) -> None:
        self._transactions, self._path = transactions, path
        self._lock = threading.Lock()
        self._reading: Connection | None = None

    def stop(self) -> None:
        """Interrupt what is being read."""
        with self._lock:
            if self._reading is not None:
                self._reading.interrupt()

    @contextmanager
    def _snapshot(self) -> Iterator[Connection]:
        with self._transactions.raw_snapshot() as connection:
            with self._lock:
                self._reading = connection
            try:
                yield connection
            finally:
                with self._lock:
                    self._reading = None

    def look(self) -> Iterator[Look]:
        """Look at everything: tables and indexes, references, each article with its log, lists, counts, search index.

        What is found does not end the check. Raises StorageError if the file cannot be read at all.
        """
        with self._snapshot() as connection:
            tables = lazy.examining.table_names(connection)
            ids, unreadable = lazy.checking.article_ids(connection)
        steps = _Steps(len(tables) + len(ids) + len(_WHOLE) + 2)
        for table in tables:
            yield steps.take("Checking the file", self._table(table))
        yield steps.take("Checking the rules", self._rules())
        for article_id in ids:
            read = partial(lazy.checking.article, article_id=article_id)
            yield steps.take("Checking articles", self._found(read))
        for words, name in _WHOLE:
            yield steps.take(words, self._found(getattr(lazy.checking, name)))
        yield self._search(steps, unreadable)

    def _table(self, table: str) -> list[Damage]:
        with self._snapshot() as connection:
            found: list[Damage] = lazy.examining.look_over(connection, table, lazy.examining.Depth.INDEXES)
            return found

    def _found(self, read: Callable[[Connection], Iterator[Damage]]) -> list[Damage]:
        """Return what a part of the check finds; what keeps it from reading is itself a finding."""
        try:
            with self._snapshot() as connection:
                return [*read(connection)]
        except DamageError as error:
            return [error.damage]

    def _rules(self) -> list[Damage]:
        with self._snapshot() as connection:
            here = lazy.checking.rules(connection)
        missing = lazy.checking.missing_rules(here, expected_rules())
        return [Damage(DamageCode.RULE_MISSING, Place(), f"{kind} {name}") for kind, name in missing]

    def _search(self, steps: _Steps, before: Sequence[Damage]) -> Look:
        words = "Checking the search"
        try:
            self._transactions.run_long_write(self._look_at_search_index)
        except ReadOnlyError:
            return steps.take(words, before, left_out=True)
        except DamageError as error:
            return steps.take(words, [*before, error.damage])
        return steps.take(words, before)

    def _look_at_search_index(self, connection: SqlConnection, watch: Callable[[], None]) -> None:
        """Raise DamageError if the full-text index is wrong: a damaged one lets no transaction be committed."""
        if found := lazy.repairing.check_search_index(connection, watch):
            raise DamageError(self._path, found)

    def repair(self, damages: Sequence[Damage]) -> tuple[StorageError, ...]:
        """Repair what can be without guessing, each in a transaction of its own; return what failed.

        Indexes and rules come first, then what the log determines, then what is counted.
        """
        failed: list[StorageError] = []
        codes, done = {damage.code for damage in damages}, set()
        first, later = lazy.repairing.FIRST, lazy.repairing.LATER
        for repairs in (first, later):
            for code, repair in repairs.items():
                if code in codes and repair not in done:
                    done.add(repair)
                    self._try(partial(repair, expected=expected_rules()), failed)
            if repairs is first:
                self._rebuild(damages, failed)
        return tuple(failed)

    def _rebuild(self, damages: Sequence[Damage], failed: list[StorageError]) -> None:
        """Write again what the log determines; an article of which a decision is not in the log is left alone."""
        unlogged = {damage.place.article for damage in damages if damage.code is DamageCode.LOG_UNLOGGED}
        own = [damage for damage in damages if damage.code in FROM_LOG]
        for article_id in dict.fromkeys(one.place.article for one in own if one.place.article):
            if article_id not in unlogged:
                self._rebuild_article(article_id, failed)
        if any(damage.place.table in _NEWSROOM for damage in damages):
            self._try(lazy.rebuilding.rebuild_newsroom, failed)

    def _rebuild_article(self, article_id: str, failed: list[StorageError]) -> None:
        self._try(lambda connection: lazy.rebuilding.rebuild_article(connection, article_id), failed)

    def _try(self, change: Callable[[SqlConnection], object], failed: list[StorageError]) -> None:
        try:
            with self._transactions.begin() as connection:
                change(connection)
        except StorageError as error:
            failed.append(error)

    def copy_before_repair(self) -> Path:
        """Copy the library as it is to a new file in its own folder, and return its path. Raises StorageError."""
        target = schema.name_of_copy(self._path, "before-repair")
        with self._transactions.raw_snapshot() as source:
            backup.copy_as_it_is(source, self._path, target)
        return target


@cache
def expected_rules() -> Rules:
    """Return the tables, indexes and triggers of a new library; it takes a second the first time."""
    with tempfile.TemporaryDirectory(prefix="editorial-") as folder:
        path = Path(folder) / "new.db"
        path.touch()
        lazy.migrating.migrate(path, schema.MIGRATIONS)
        found: Rules = lazy.checking.rules_of(path)
        return found


_NEWSROOM = frozenset({"authority_records", "settings"})
"""The tables beside articles that the log determines."""
_WHOLE = (
    ("Checking the log", "log"),
    ("Checking references", "foreign_keys"),
    ("Checking the lists", "lists"),
    ("Checking counts", "counts"),
    ("Checking sources", "source_texts"),
)
"""The parts of the check that look at all rows at once: words, and the function."""


class _Steps:
    """Counts the steps of a check."""

    def __init__(self, total: int) -> None:
        self._done, self._total = 0, total

    def take(self, words: str, damages: Sequence[Damage], *, left_out: bool = False) -> Look:
        """Return the next step."""
        self._done += 1
        return Look(words, self._done, self._total, tuple(damages), left_out)
