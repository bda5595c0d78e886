"""Verification records: what the log says of one verified article, to be signed, and checked far from the library.

The form is described in `resources/schemas/verification.md`. It never changes: a new form gets a new name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from editorial.domain import log_content
from editorial.domain.article import Standing, State
from editorial.domain.chain import DECISION_COLUMNS, article_faults, canonical, entry_hash
from editorial.domain.log_entry import Entry, EntryKind
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.record import Table
from editorial.domain.replay import Kept, ReplayError, replay
from editorial.domain.text import sha256

FORM = "editorial.verification/1"
"""Name of the form of a verification record."""
BY_DIGEST = frozenset({EntryKind.SUGGESTIONS, EntryKind.LINKS, EntryKind.EXPORT})
"""Entries of which a record has the hash of the content alone: what the software suggested, which is long, and exports,
which name places on the computer."""
SIGNATURE = "signature"

_FAULTS = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class Proof:
    """What the library has on one article at one moment: all that is kept, its entries, and the chain's last link."""

    kept: Kept
    entries: tuple[Entry, ...]
    number: int
    chain: str


class Flaw(StrEnum):
    """What is wrong with a verification record.

    FORM: it is none, or of another version. SIGNATURE: it was changed after it was signed, or signed with another key
    than it says. OTHER_KEY: it was signed with another key than the one expected. ENTRY: an entry of the log was
    changed, taken out or put in. ARTICLE: the entries are about another article or text. STANDING: who verified the
    article, and when, does not follow from the entries. TEXT: the text at hand is another.
    """

    FORM = "form"
    SIGNATURE = "signature"
    OTHER_KEY = "other-key"
    ENTRY = "entry"
    ARTICLE = "article"
    STANDING = "standing"
    TEXT = "text"


def is_provable(proof: Proof) -> bool:
    """Return whether the library's rows follow from the article's entries, and these from their hashes."""
    if any(article_faults(proof.entries)):
        return False
    try:
        return replay(proof.entries, proof.kept.record.article.text) == proof.kept
    except ReplayError:
        return False


def record_of(proof: Proof, *, by: str, at: datetime, program: str, key: str) -> dict[str, Any]:
    """Return the verification record of a verified article, still without its signature.

    `key` is the public key that it will be signed with. Raises ValueError if the article is not verified.
    """
    article, standing = proof.kept.record.article, proof.kept.record.standing
    if standing.state is not State.VERIFIED:
        raise ValueError("the article is not verified")
    return {
        "schema": FORM,
        "article": {"id": article.id, "title": article.title, "sha256": article.sha256},
        "standing": to_plain(standing),
        "decisions": sum(entry.kind == EntryKind.DECISION for entry in proof.entries),
        "log": [_plain(entry) for entry in proof.entries],
        "head": proof.entries[-1].hash,
        "library": {"number": proof.number, "chain": proof.chain},
        "made": {"by": by, "at": to_plain(at), "program": program},
        "key": key,
    }


def signed_bytes(record: Mapping[str, Any]) -> bytes:
    """Return what is signed: the record without its signature, in the canonical form of RFC 8785."""
    return canonical({name: value for name, value in record.items() if name != SIGNATURE}).encode()


def flaws(record: Mapping[str, Any]) -> tuple[Flaw, ...]:
    """Return what is wrong with a record, but for its signature; whoever made it may have meant harm."""
    try:
        signed_bytes(record)
        entries = [_entry(plain, record["article"]["id"]) for plain in record["log"]]
        if record["schema"] != FORM or not entries or not _is_plain(record):
            return (Flaw.FORM,)
        return tuple(_flaws(record, entries))
    except _FAULTS:
        return (Flaw.FORM,)


def _flaws(record: Mapping[str, Any], entries: Sequence[_Listed]) -> Iterator[Flaw]:
    if not _hangs_together(record, entries):
        yield Flaw.ENTRY
    beginning, standing, about = _followed(entries)
    article, claimed = record["article"], standing_of(record)
    if any(beginning[name] != article[name] for name in ("id", "title", "sha256")) or about - {article["id"]}:
        yield Flaw.ARTICLE
    if standing != claimed or claimed.state is not State.VERIFIED or claimed.verified is None:
        yield Flaw.STANDING


def _is_plain(record: Mapping[str, Any]) -> bool:
    """Return whether what is shown to people has the right types."""
    article, last = record["article"], standing_of(record).last
    texts = [*(article[name] for name in ("id", "title", "sha256")), record["made"]["by"], record["key"]]
    numbers = [record["decisions"]]
    if last is not None:
        texts.append(last.by)
        if last.override is not None:
            texts.append(last.override.reason)
            numbers.append(last.override.undecided)
        if last.at.tzinfo is None:
            return False
    return all(isinstance(one, str) for one in texts) and all(type(one) is int for one in numbers)


def standing_of(record: Mapping[str, Any]) -> Standing:
    """Return the standing that a record says the article has. Raises ValueError, KeyError or TypeError."""
    return from_plain(Standing, record["standing"])


def _plain(entry: Entry) -> dict[str, Any]:
    content = {"content_sha256": sha256(entry.content)} if entry.kind in BY_DIGEST else {"content": entry.content}
    return {"number": entry.number, "kind": entry.kind, "at": entry.at, "by": entry.by, **content, "hash": entry.hash}


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry as a record lists it; `entry.content` is empty if there is only its hash."""

    entry: Entry
    content_digest: str


def _entry(plain: Mapping[str, Any], article_id: str) -> _Listed:
    kind, by = plain["kind"], plain["by"]
    if not isinstance(by, str | None) or not isinstance(plain["number"], int):
        raise TypeError("an entry has another form")
    hashed = kind in BY_DIGEST and "content" not in plain
    content = "" if hashed else str(plain["content"])
    entry = Entry(plain["number"], str(kind), article_id, str(plain["at"]), by, content, str(plain["hash"]))
    return _Listed(entry, str(plain["content_sha256"]) if hashed else sha256(content))


def _hangs_together(record: Mapping[str, Any], listed: Sequence[_Listed]) -> bool:
    previous: str | None = None
    number = 0
    for one in listed:
        entry = one.entry
        if entry.number <= number or entry_hash(entry, previous, one.content_digest) != entry.hash:
            return False
        number, previous = entry.number, entry.hash
    decisions = sum(one.entry.kind == EntryKind.DECISION for one in listed)
    return record.get("head") == previous and record.get("decisions") == decisions


def _followed(listed: Sequence[_Listed]) -> tuple[Mapping[str, Any], Standing, set[str]]:
    """Return the article as its last beginning has it, the standing, and the ids of articles that decisions name."""
    beginning: Mapping[str, Any] = {}
    standing = Standing()
    about: set[str] = set()
    for one in listed:
        entry = one.entry
        if entry.kind in {EntryKind.IMPORT, EntryKind.BASELINE}:
            content = json.loads(entry.content)
            beginning, standing = content["article"], log_content.standing_of(content) or Standing()
        elif entry.kind == EntryKind.DECISION:
            columns = dict(zip(DECISION_COLUMNS, json.loads(entry.content), strict=True))
            about.add(columns["article_id"])
            for change in json.loads(columns["changes"]):
                if change["table"] == Table.STANDING:
                    standing = from_plain(Standing, change["after"])
        elif entry.kind == EntryKind.SUGGESTIONS and standing.state is State.NEW:
            standing = replace(standing, state=State.SUGGESTED)
    return beginning, standing, about
