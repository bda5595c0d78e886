"""Verification records: making signed ones from the library, and checking one that came from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from editorial import __version__
from editorial.domain import verification
from editorial.domain.article import Left, Verified
from editorial.domain.errors import EditorialError, InputError
from editorial.domain.record import Record
from editorial.domain.verification import Flaw
from editorial.jobs.counting import counted
from editorial.jobs.reading import records_in
from editorial.jobs.signing import SigningKey, fingerprint, is_same_key, is_signed
from editorial.storage.library import Library

SUFFIX = ".verification.json"
"""How the names of verification records end."""
_MOST = 100_000_000
"""The most bytes of a file that is read as a verification record."""

_WORDS = {
    Flaw.FORM: "this is no verification record, or one of another version of Editorial",
    Flaw.SIGNATURE: "the signature does not fit: the record was changed after it was signed",
    Flaw.OTHER_KEY: "it was signed with another key than the one you named",
    Flaw.ENTRY: "the log in it does not hang together: something was changed, taken out or put in",
    Flaw.ARTICLE: "the log in it is about another article or another text",
    Flaw.STANDING: "who verified the article, and when, does not follow from the log in it",
    Flaw.TEXT: "the text at hand is not the one that was verified",
}


@dataclass(frozen=True, slots=True)
class CheckedVerification:
    """What a verification record says, and what is wrong with it: with any of `flaws`, believe nothing of the rest.

    `key` is the fingerprint of the key that signed it; `key_known` says whether that is the key that was expected
    (None if none was named); `text_known` whether the text was compared. Times are UTC, by that computer's clock.
    """

    path: Path
    flaws: tuple[Flaw, ...]
    title: str = ""
    sha256: str = ""
    verified: Verified | None = None
    decisions: int = 0
    made_by: str = ""
    key: str = ""
    public_key: str = ""
    key_known: bool | None = None
    text_known: bool = False

    @property
    def sound(self) -> bool:
        """Return whether nothing is wrong with it."""
        return not self.flaws

    @property
    def words(self) -> tuple[str, ...]:
        """Return what to tell people, one sentence each."""
        if self.flaws:
            return tuple(f"{self.path}: {_WORDS[flaw]}." for flaw in self.flaws)
        return () if self.verified is None else tuple(self._story(self.verified))

    def _story(self, found: Verified) -> Iterator[str]:
        at = found.at.astimezone(UTC)
        decisions = counted(self.decisions, "decision")
        yield f"“{self.title}” was verified by {found.by} at {at:%Y-%m-%d %H:%M} UTC, after {decisions}."
        if found.override is not None:
            reason = f"the reason given: {found.override.reason}"
            yield f"{counted(found.override.undecided, 'finding')} had not been decided then; {reason}"
        if found.left is not None and found.left != Left():
            yield "Other things had been left open as well."
        yield f"Nothing in this record was changed since it was signed with the key {self.key}."
        if self.key_known:
            yield "That is the key you named."
        else:
            yield "Compare the key with what its owner tells you: only then do you know whose it is."
        if self.text_known:
            yield "The text at hand is the one that was verified."
        else:
            yield f"The text that was verified has the SHA-256 {self.sha256}; no text was compared."


def signed_record(library: Library, article_id: str, key: SigningKey, by: str) -> tuple[Record, bytes]:
    """Return a verified article, and its signed verification record as the bytes of a file.

    Raises EditorialError if it is not verified, or if what the library holds does not follow from its log.
    """
    proof = library.logbook.proof(article_id)
    title = proof.kept.record.article.title
    if not verification.is_provable(proof):
        raise EditorialError(
            f"“{title}” has no verification record: what the library holds of it does not follow from its log. "
            "Run 'editorial check'."
        )
    try:
        record = verification.record_of(
            proof, by=by, at=datetime.now(UTC), program=f"Editorial {__version__}", key=key.public
        )
    except ValueError as error:
        raise EditorialError(f"“{title}” has no verification record: it is not verified.") from error
    record[verification.SIGNATURE] = key.sign(verification.signed_bytes(record))
    return proof.kept.record, json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def check_verification_record(path: Path, key: str | None = None, text: Path | None = None) -> CheckedVerification:
    """Check a verification record, without any library.

    `key` is the public key that it must be signed with, or its fingerprint; `text` a file with the article. Raises
    InputError if a file cannot be read.
    """
    record = _read(path)
    flaws = [*verification.flaws(record)]
    if Flaw.FORM in flaws:
        return CheckedVerification(path, (Flaw.FORM,))
    public, signature = str(record.get("key")), str(record.get(verification.SIGNATURE))
    if not is_signed(verification.signed_bytes(record), signature, public):
        flaws.insert(0, Flaw.SIGNATURE)
    if key is not None and not is_same_key(public, key):
        flaws.append(Flaw.OTHER_KEY)
    article, made = record["article"], record.get("made")
    if text is not None and article.get("sha256") not in _hashes(text):
        flaws.append(Flaw.TEXT)
    if flaws:
        return CheckedVerification(path, tuple(flaws))
    return CheckedVerification(
        path,
        (),
        title=str(article["title"]),
        sha256=str(article["sha256"]),
        verified=verification.standing_of(record).verified,
        decisions=int(record["decisions"]),
        made_by=str(made.get("by")) if isinstance(made, dict) else "",
        key=fingerprint(public),
        public_key=public,
        key_known=None if key is None else True,
        text_known=text is not None,
    )


def _read(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > _MOST:
            raise InputError("it is too long for a verification record", source=str(path))
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror})", source=str(path)) from error
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _hashes(path: Path) -> set[str]:
    """Return the SHA-256 of every text in a file of any format that can be imported."""
    found = set()
    for record in records_in(path):
        if isinstance(record, InputError):
            raise record
        found.add(record.article.sha256)
    return found
