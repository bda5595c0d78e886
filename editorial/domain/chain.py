"""Hashes that chain the entries of the log, so that a change of what was written is noticed.

The form is written down in `resources/schemas/log.md`, for whoever checks a library or a verification record with
another program. It never changes: a new form gets a new name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from editorial.domain.log_entry import Entry, EntryKind
from editorial.domain.text import sha256

FORM = "editorial.log/1"
"""Name of the form of an entry that is hashed."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode


def canonical(value: Any) -> str:
    """Return a JSON value as text, the same for equal values: RFC 8785, for values without fractions."""
    return _encode(value)


def entry_hash(entry: Entry, previous: str | None, content_digest: str | None = None) -> str:
    """Return the hash of an entry, given the one before it of the same article (None for the first).

    With `content_digest` the content itself is not needed.
    """
    of_content = sha256(entry.content) if content_digest is None else content_digest
    parts = [FORM, previous, entry.number, entry.kind, entry.article_id, entry.at, entry.by, of_content]
    return sha256(_encode(parts))


def chain_hash(chain: str | None, hash_: str) -> str:
    """Return the library's chain after an entry, given the chain before it (None before the first)."""
    return sha256((chain or "") + hash_)


class FaultCode(StrEnum):
    """What is wrong with the log.

    CHANGED: the entry is not what was written, or one before it of the same article is missing, or was put in.
    OUT_OF_CHAIN: the library's chain does not lead to this entry. MISSING: there is no such entry, though one was
    written. ERASED: the contents of entries are gone, and no deletion of an article says so; `number` is how many are
    missing (below 0: how many are there that should be gone). UNLOGGED: a decision (its number) of which the log says
    nothing. UNKNOWN: an entry whose kind no version of the program writes.
    """

    CHANGED = "changed"
    OUT_OF_CHAIN = "out-of-chain"
    MISSING = "missing"
    ERASED = "erased"
    UNLOGGED = "unlogged"
    UNKNOWN = "unknown"


class Fault(NamedTuple):
    """Something wrong with the log at an entry's number (see `FaultCode`), in the entries about an article or none."""

    code: FaultCode
    number: int
    article_id: str | None = None


class Link(NamedTuple):
    """One link of the library's chain, and the entry it stands for: None once its article was deleted."""

    number: int
    hash: str
    chain: str
    entry: Entry | None


def article_faults(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Yield what is wrong with the entries of one article, in their order."""
    previous: str | None = None
    for entry in entries:
        yield from _entry_faults(entry, previous)
        previous = entry.hash


def _entry_faults(entry: Entry, previous: str | None) -> Iterator[Fault]:
    """Yield what is wrong with one entry, given the hash of the one before it of the same article."""
    if entry_hash(entry, previous) != entry.hash:
        yield Fault(FaultCode.CHANGED, entry.number, entry.article_id)
    if entry.kind not in _KINDS:
        yield Fault(FaultCode.UNKNOWN, entry.number, entry.article_id)


def library_faults(links: Iterable[Link], last: int) -> Iterator[Fault]:
    """Yield what is wrong with the log of a whole library, in one pass; `last` is the last number that was given."""
    checked = _Checked()
    for link in links:
        yield from checked.take(link)
    yield from (Fault(FaultCode.MISSING, number) for number in range(checked.number + 1, last + 1))
    if checked.erased:
        yield Fault(FaultCode.ERASED, checked.erased)


_KINDS = frozenset(EntryKind)


@dataclass
class _Checked:
    """How far the log has been checked; `erased` are entries without contents that no deletion explains."""

    number: int = 0
    chain: str | None = None
    erased: int = 0
    last: dict[str | None, str] = field(default_factory=dict)

    def take(self, link: Link) -> Iterator[Fault]:
        yield from (Fault(FaultCode.MISSING, number) for number in range(self.number + 1, link.number))
        if chain_hash(self.chain, link.hash) != link.chain:
            yield Fault(FaultCode.OUT_OF_CHAIN, link.number, link.entry.article_id if link.entry else None)
        self.number, self.chain = link.number, link.chain
        if link.entry is None:
            self.erased += 1
        else:
            yield from self._take_entry(link.entry)

    def _take_entry(self, entry: Entry) -> Iterator[Fault]:
        yield from _entry_faults(entry, self.last.get(entry.article_id))
        self.last[entry.article_id] = entry.hash
        if entry.kind == EntryKind.DELETION:
            self.erased -= erased_by(entry)
        elif entry.kind == EntryKind.RETURN:
            self.erased += erased_by(entry)


def erased_by(entry: Entry) -> int:
    """Return how many entries went with the article of a deletion, or came back; 0 if its content cannot be read."""
    try:
        found = json.loads(entry.content)["entries"]
    except (ValueError, KeyError, TypeError):
        return 0
    return found if isinstance(found, int) else 0


def decision_content(columns: Sequence[Any]) -> str:
    """Return the content of an entry about a decision: its columns as stored, in the order of DECISION_COLUMNS."""
    return _encode([*columns])


DECISION_COLUMNS = (
    *("number", "article_id", "action", "summary", "decided_by", "decided_at"),
    *("how", "reason", "undoes", "redoes", "changes", "step"),
)
"""The columns of a decision in its entry of the log; never changed, since the hashes of decisions rest on it."""
