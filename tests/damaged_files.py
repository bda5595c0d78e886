"""A library full of work, and every kind of damage to its file: for the tests and the long run about damage."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from review_records import record

from editorial.domain.annotation import NoteKind
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import ref
from editorial.domain.resources import seeds_folder
from editorial.domain.settings import Setting
from editorial.jobs.importing import Import
from editorial.jobs.progress import finish
from editorial.review.commands.decide import Confirm, Reject
from editorial.review.commands.notes import AddNote
from editorial.review.commands.standing import SetAside, Verify
from editorial.review.desk import Desk

SECRET = "CONFIDENTIAL"
"""A word that stands in hostile values, and that no message may repeat."""
ARTICLES = ("statement", "council-meeting", "court-report", "interview")
HOSTILE: tuple[object, ...] = (
    None,
    SECRET,
    "",
    f'"{SECRET}"',
    "[" * 3000,
    f'{{"{SECRET}": 1}}',
    f'[{{"code": "{SECRET}"',
    "[1, 2, 3]",
    "{}",
    "[]",
    '[{"span": {"start": 5, "end": 2}}]',
    '[{"span": {"start": 1.5, "end": 2.5}, "kind": "body", "score": 1}]',
    '[{"entity": "nobody"}]',
    "0001-01-01T00:00:00+23:00",
    "2026-11-22",
    b"\xff\xfe\x00" + SECRET.encode(),
    -1,
    10**9,
    2**63 - 1,
    1.5,
)
"""What is written over single values."""


def fill(desk: Desk) -> None:
    """Put articles with decisions, notes and verifications into a library; deterministic but for times."""
    paths = [seeds_folder() / "records" / f"{name}.json" for name in ARTICLES]
    finish(desk.job(Import, paths))
    desk.library.add(record())
    for number, row in enumerate(desk.queue()):
        session = desk.open(row.id)
        rows = [ref(one) for one in session.record.rows()]
        for at in rows[: 12 * number : 3]:
            if session.record.get(at) is not None:
                desk.apply((Confirm if at.id[-1] in "13579" else Reject)(targets=(at,)))
        desk.apply(AddNote(kind=NoteKind.COMMENT, text="ask her again"))
    ids = [row.id for row in desk.queue()]
    desk.open(ids[-1])
    desk.apply(Verify(reason="enough"))
    desk.open(ids[1])
    desk.apply(SetAside())
    desk.undo()
    desk.library.put_authority_records(
        [AuthorityRecord("p1", "Ada Brook", "PERSON"), AuthorityRecord("p2", "X", "ORG")]
    )
    desk.set_setting(Setting.MEMORY, value=False)  # nothing is looked for again when an article is opened
    desk.set_setting(Setting.LABELS, ["CHARACTER"])
    desk.set_setting(Setting.KEYS, {"confirm": ["F9"]})
    desk.set_setting(Setting.LAST_ARTICLE, ids[2])
    desk.close()


def _page_size(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[16:18], "big") or 4096


def _write(path: Path, offset: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(data)


def flip_bytes(path: Path, rng: random.Random) -> str:
    """Change some bytes anywhere behind the header."""
    size, number = path.stat().st_size, rng.choice((1, 1, 1, 4, 16))
    for _ in range(number):
        _write(path, rng.randrange(100, size), bytes([rng.randrange(256)]))
    return f"{number} bytes"


def zero_page(path: Path, rng: random.Random) -> str:
    """Overwrite a page with zeros."""
    page = _page_size(path)
    number = rng.randrange(1, path.stat().st_size // page)
    _write(path, number * page, bytes(page))
    return f"page {number}"


def random_page(path: Path, rng: random.Random) -> str:
    """Overwrite a page with random bytes."""
    page = _page_size(path)
    number = rng.randrange(1, path.stat().st_size // page)
    _write(path, number * page, rng.randbytes(page))
    return f"page {number}"


def swap_pages(path: Path, rng: random.Random) -> str:
    """Exchange two pages."""
    page, data = _page_size(path), path.read_bytes()
    one, two = rng.sample(range(1, len(data) // page), 2)
    _write(path, one * page, data[two * page : (two + 1) * page])
    _write(path, two * page, data[one * page : (one + 1) * page])
    return f"pages {one} and {two}"


def truncate(path: Path, rng: random.Random) -> str:
    """Cut the end off."""
    size = rng.choice((rng.randrange(1, 100), rng.randrange(100, path.stat().st_size), path.stat().st_size - 4096))
    with path.open("r+b") as file:
        file.truncate(size)
    return f"at {size}"


def break_header(path: Path, rng: random.Random) -> str:
    """Change a byte of the first hundred."""
    place = rng.randrange(100)
    _write(path, place, bytes([rng.randrange(256)]))
    return f"byte {place}"


def break_schema(path: Path, rng: random.Random) -> str:
    """Change a byte of the first page, where the list of tables is."""
    place = rng.randrange(100, 4096)
    _write(path, place, bytes([rng.randrange(256)]))
    return f"byte {place}"


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'article_search%' ORDER BY name"
    )
    return [name for (name,) in rows]


def _open(path: Path) -> closing[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA ignore_check_constraints=ON")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return closing(connection)


def _without_rules(path: Path, change: Callable[[sqlite3.Connection], str]) -> str:
    """Change rows past triggers and constraints, which are there again afterwards."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    with _open(path) as connection:
        said = change(connection)
        for sql in triggers:
            connection.execute(sql)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return said


def overwrite_value(path: Path, rng: random.Random) -> str:
    """Write a hostile value into one column of one row."""

    def change(connection: sqlite3.Connection) -> str:
        for _ in range(50):
            table = rng.choice(_tables(connection))
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            rows = [key for (key,) in connection.execute(f"SELECT rowid FROM {table}")]
            if not rows:
                continue
            column, value, key = rng.choice(columns), rng.choice(HOSTILE), rng.choice(rows)
            try:
                connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (value, key))
            except sqlite3.Error:  # NOT NULL, UNIQUE or a key: no damage that SQLite would write
                continue
            return f"{table}.{column} row {key} = {value!r:.40}"
        raise AssertionError("no value could be overwritten")

    return _without_rules(path, change)


def delete_rows(path: Path, rng: random.Random) -> str:
    """Delete rows without what belongs to them."""

    def change(connection: sqlite3.Connection) -> str:
        tables = [name for name in _tables(connection) if connection.execute(f"SELECT 1 FROM {name}").fetchone()]
        table = rng.choice(tables)
        number = connection.execute(
            f"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} ORDER BY rowid % ? LIMIT ?)",
            (rng.randrange(2, 17), rng.choice((1, 1, 3))),
        ).rowcount
        return f"{number} of {table}"

    return _without_rules(path, change)


def damage_index(path: Path, rng: random.Random) -> str:
    """Take entries out of an index, so that rows can no longer be found by it."""

    def change(connection: sqlite3.Connection) -> str:
        found = connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'index' ORDER BY name"
        ).fetchall()
        name, root = rng.choice(found)
        _PAGES.append((name, root))
        return str(name)

    name = _without_rules(path, change)
    _, root = _PAGES.pop()
    page = _page_size(path)
    at = (root - 1) * page + (100 if root == 1 else 0)
    _write(path, at, bytes([10, 0, 0, 0, 0, page >> 8, page & 255, 0]))  # an empty leaf of an index
    return name


_PAGES: list[tuple[str, int]] = []


def damage_search(path: Path, rng: random.Random) -> str:
    """Change what the full-text index stores."""

    def change(connection: sqlite3.Connection) -> str:
        table = rng.choice(
            ("article_search_data", "article_search_idx", "article_search_docsize", "article_search_config")
        )
        connection.execute(f"DELETE FROM {table}")
        return table

    return _without_rules(path, change)


def drop_table(path: Path, rng: random.Random) -> str:
    """Take a table, an index or a trigger away."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        kind, name = rng.choice(
            connection.execute(
                "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
                "AND name NOT LIKE 'article_search_%' ORDER BY name"
            ).fetchall()
        )
        connection.execute(f"DROP {kind} {name}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return f"{kind} {name}"


KINDS: Mapping[str, Callable[[Path, random.Random], str]] = MappingProxyType(
    {
        "bytes flipped": flip_bytes,
        "page of zeros": zero_page,
        "page of noise": random_page,
        "pages exchanged": swap_pages,
        "truncated": truncate,
        "header broken": break_header,
        "schema broken": break_schema,
        "value overwritten": overwrite_value,
        "rows deleted": delete_rows,
        "index emptied": damage_index,
        "search index": damage_search,
        "table dropped": drop_table,
    }
)
"""Every kind of damage; each returns what it did."""


def damage(path: Path, number: int) -> tuple[str, str]:
    """Damage a file in the way of a number; return the kind and what was done. The same number does the same."""
    rng = random.Random(number)
    kinds = list(KINDS)
    kind = kinds[number % len(kinds)]
    return kind, KINDS[kind](path, rng)


def dumped(value: object) -> str:
    """Return something read, in a form that can be compared."""
    return json.dumps(value, default=repr, sort_keys=True)
