"""A quick look over the whole file for damage, bounded in time, beside whatever else reads and writes it.

SQLite checks one table after the other (`PRAGMA quick_check`): its pages, that no value is missing, and the CHECK
constraints. It does not compare indexes with tables; `editorial check` does.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path

from editorial.domain.damage import Damage, DamageCode, Examination, Place
from editorial.storage.sqlite import checking, connections
from editorial.storage.sqlite.errors import damage_of, translate_errors

MOST = 20
"""How many damages of one table are named."""
_PART = re.compile(
    r"\b(?:row \d+|Tree \d+|[Pp]age \d+|cell \d+|index \w+|NULL value in \w+\.\w+|CHECK constraint failed)"
)
"""What is taken over from SQLite's own words; nothing else of them is, since some may name what is stored."""
_INDEX = re.compile(r"missing from index|wrong # of entries in index|non-unique entry in index")


class Depth(StrEnum):
    """How closely SQLite looks: INDEXES compares each index with its table as well."""

    QUICK = "quick_check"
    INDEXES = "integrity_check"


class Examiner:
    """Looks over one library. `examine` may run on any thread, `stop` be called on any other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def stop(self) -> None:
        """End the examination soon; what was not reached is named in its result."""
        self._stopped.set()
        with self._lock:
            if self._connection is not None:
                self._connection.interrupt()

    def examine(self, seconds: float, watch: Callable[[str], None] = lambda _table: None) -> Examination:
        """Look over the file for at most `seconds`; `watch` is called with each table before it is looked over.

        Raises StorageError if the file cannot be opened at all.
        """
        timer = threading.Timer(seconds, self.stop)
        timer.daemon = True
        timer.start()
        try:
            with translate_errors(self._path), self._open() as connection:
                return self._tables(connection, watch)
        finally:
            timer.cancel()
            timer.join()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(connections.connect(self._path)) as connection:
            connection.execute("PRAGMA query_only=ON").close()
            connection.execute("PRAGMA cache_size=-2000").close()
            with self._lock:
                self._connection = connection
            try:
                yield connection
            finally:
                with self._lock:
                    self._connection = None

    def _tables(self, connection: sqlite3.Connection, watch: Callable[[str], None]) -> Examination:
        found: list[Damage] = []
        missed: list[str] = []
        for table in table_names(connection):
            if not self._stopped.is_set():
                watch(table)
                damages = self._table(connection, table)
                if damages is not None:
                    found += damages
                    continue
            missed.append(table)
        if not self._stopped.is_set():
            found += checking.settings(connection)
        return Examination(tuple(found), tuple(missed))

    def _table(self, connection: sqlite3.Connection, table: str) -> list[Damage] | None:
        """Return what is damaged in a table; None if there was no time for it."""
        try:
            found = look_over(connection, table, Depth.QUICK)
        except sqlite3.Error:
            if self._stopped.is_set():
                return None
            raise
        return None if self._stopped.is_set() and found else found


def look_over(connection: sqlite3.Connection, table: str, depth: Depth) -> list[Damage]:
    """Return what SQLite finds damaged in a table. Raises sqlite3.Error for what is no damage, as an interruption."""
    quoted = table.replace('"', '""')
    try:
        lines = connection.execute(f'PRAGMA {depth.value}("{quoted}")').fetchmany(MOST)
    except sqlite3.Error as error:
        damage = damage_of(error)
        if damage is None:
            raise
        return [Damage(damage.code, Place(table))]
    words = [line for (text,) in lines if text != "ok" for line in str(text).splitlines()]
    return [_damage(table, line) for line in words[:MOST]]


def _damage(table: str, words: str) -> Damage:
    """Return what one line of SQLite's report says, without anything that is stored."""
    code = DamageCode.INDEX_OF if _INDEX.search(words) else DamageCode.PAGES_OF
    detail = ", ".join(dict.fromkeys(_PART.findall(words))) or "its pages do not fit together"
    return Damage(code, Place(table), detail)


def table_names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the tables with something stored in them, those with what nobody could write again first."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0").fetchall()
    order = ("decisions", "settings", "authority_records", "notes", "entities", "mentions", "quotes", "articles")
    names = [name for (name,) in rows if isinstance(name, str)]
    return sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))
