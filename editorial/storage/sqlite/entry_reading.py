"""Raw reads of the log, and of all that the library keeps, which the log must be able to rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from editorial.domain.chain import DECISION_COLUMNS, Fault, FaultCode, Link, decision_content, library_faults
from editorial.domain.log_entry import Entry
from editorial.domain.record import Record
from editorial.domain.replay import Kept, Newsroom
from editorial.domain.settings import UNLOGGED
from editorial.domain.verification import Proof
from editorial.storage.codec import parse
from editorial.storage.columns.articles import ARTICLES
from editorial.storage.columns.description import Selection
from editorial.storage.sqlite import reading
from editorial.storage.sqlite.connections import Connection
from editorial.storage.sqlite.errors import missing
from editorial.storage.sqlite.rows import fetch

_ENTRY = "log.number, log.kind, log.article_id, log.at, log.made_by, log.decision, log.content"
_DECIDED = ", ".join(f"decisions.{name}" for name in DECISION_COLUMNS)
_LINKS = (
    f"SELECT chain.number, chain.hash, chain.chain, {_ENTRY}, {_DECIDED} FROM chain "
    "LEFT JOIN log ON log.number = chain.number LEFT JOIN decisions ON decisions.number = log.decision"
)


def entries(connection: Connection, article_id: str | None) -> Iterator[Entry]:
    """Yield the log's entries about one article, or those about none (None), oldest first."""
    where = "WHERE log.article_id IS ? AND log.number IS NOT NULL"
    for row in connection.execute(f"{_LINKS} {where} ORDER BY log.number", (article_id,)):
        entry = _link(row).entry
        if entry is not None:
            yield entry


def links(connection: Connection) -> Iterator[Link]:
    """Yield the whole log, oldest first."""
    return map(_link, connection.execute(f"{_LINKS} ORDER BY chain.number"))


def last_number(connection: Connection) -> int:
    """Return the highest number that an entry of the log was ever given."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'chain'").fetchone()
    return 0 if row is None else int(row[0])


def unlogged_decisions(connection: Connection) -> list[tuple[int, str]]:
    """Return number and article of the decisions of which the log says nothing."""
    return connection.execute(
        "SELECT number, article_id FROM decisions WHERE number NOT IN "
        "(SELECT decision FROM log WHERE decision IS NOT NULL) ORDER BY number"
    ).fetchall()


def faults(connection: Connection, watch: Callable[[int], None]) -> Iterator[Fault]:
    """Yield what is wrong with the log; `watch` is called with the number of each entry."""
    yield from library_faults(_watched(links(connection), watch), last_number(connection))
    for number, article_id in unlogged_decisions(connection):
        yield Fault(FaultCode.UNLOGGED, number, article_id)


def _watched(found: Iterator[Link], watch: Callable[[int], None]) -> Iterator[Link]:
    for link in found:
        watch(link.number)
        yield link


def _link(row: tuple[Any, ...]) -> Link:
    number, hash_, chain, in_log, kind, article_id, at, by, decision, content, *columns = row
    if in_log is None:
        return Link(number, hash_, chain, None)
    if decision is not None:
        content = decision_content(columns)  # all null if the decision is gone
    return Link(number, hash_, chain, Entry(number, kind, article_id, at, by, content or "", hash_, chain))


def kept(connection: Connection, article_id: str) -> Kept:
    """Return all that the library keeps of an article. Raises StorageError if there is none, or it is damaged."""
    record = reading.load(connection, article_id).record
    for make in fetch(connection, _KEPT, f"SELECT {_KEPT.sql} FROM articles WHERE id = ?", (article_id,)):
        return make(record)
    raise missing(article_id)


def _with_record(_id: str, *kept: Any) -> Callable[[Record], Kept]:
    return lambda record: Kept(record, *kept)


_KEPT: Selection[Callable[[Record], Kept]] = Selection(
    _with_record,
    map(ARTICLES.part, ("id", *(field.name for field in fields(Kept) if field.name != "record"))),
    ARTICLES.name,
)


def proof(connection: Connection, article_id: str) -> Proof:
    """Return all that is kept of an article, its entries, and the chain's last link. Raises as `kept`."""
    number, chain = connection.execute("SELECT number, chain FROM chain ORDER BY number DESC LIMIT 1").fetchone()
    return Proof(kept(connection, article_id), tuple(entries(connection, article_id)), number, chain)


def newsroom(connection: Connection) -> Newsroom:
    """Return the settings that are logged, and the newsroom's list."""
    rows = connection.execute("SELECT key, value FROM settings ORDER BY key")
    settings = {key: parse(value) for key, value in rows if key not in UNLOGGED}
    return Newsroom(settings, {record.id: record for record in reading.authority_records(connection)})
