"""The job that imports the newsroom's own list of names."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from editorial.domain.errors import ConflictError, EditorialError, InputError, StorageError
from editorial.domain.library import AuthorityRecord
from editorial.formats.authority_list import derived_id, read_authority_list
from editorial.jobs.authority_links import link_stored
from editorial.jobs.counting import counted, sentence
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class AuthoritiesReport:
    """How many names were added, updated and unchanged, and an error for each entry that was refused.

    After a cancel, or an error of the library (`failure`), these are the counts until then; what was stored is kept,
    and `undone` says what was not done.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: tuple[InputError, ...] = ()
    cancelled: bool = False
    failure: EditorialError | None = None
    undone: str = ""

    @property
    def words(self) -> str:
        """Return the report as one sentence for people."""
        if self.failure is None:
            return self._counts
        reason = self.failure.reason if isinstance(self.failure, StorageError) else str(self.failure)
        return f"{self._counts} After that the import stopped: {reason} {self.undone}"

    @property
    def _counts(self) -> str:
        return sentence(
            "Stopped" if self.cancelled else "",
            f"{counted(self.added, 'name')} added",
            f"{self.updated} updated" if self.updated else "",
            f"{self.unchanged} {'was' if self.unchanged == 1 else 'were'} there already" if self.unchanged else "",
            f"{len(self.problems)} refused" if self.problems else "",
        )


class ImportAuthorities:
    """Add a file to the newsroom's list; an entry with the same id, or name and type, updates the one stored.

    Fields that the entry lacks (other names, a note, external ids) keep their stored values.
    """

    words = "Reading the newsroom's list"

    def __init__(self, library: Library, path: Path) -> None:
        self._library = library
        self._path = path

    def run(self, cancel: Cancel) -> Generator[Progress, None, AuthoritiesReport]:
        """Import in batches, each in one transaction, then link the open names of the articles to what is new.

        If the library fails, or another window changes the same names at the same time, the report says what was
        stored before. Raises InputError if the file is not a list, and StorageError if nothing was stored.
        """
        self._library.refuse_own_file(self._path)
        entries = read_authority_list(self._path)
        known = _Known(self._library.authority_records())
        found = _AuthorityTally()
        stored: list[AuthorityRecord] = []
        yield Progress(0, None, self.words)
        while batch := list(islice(entries, AT_ONCE)):
            if cancel.cancelled:
                found.cancelled = True
                break
            entries_of_batch = []
            for entry in batch:
                record = entry if isinstance(entry, InputError) else known.joined(entry, str(self._path))
                if isinstance(record, InputError):
                    found.problems.append(record)
                    yield Progress(found.done, None, self.words, problem=record)
                else:
                    entries_of_batch.append(record)
            try:
                stored += self._library.put_authority_records(known.changed(entries_of_batch))
            except (StorageError, ConflictError) as error:
                if not stored:
                    raise
                return found.report(error, "The rest of the list was not read.")
            found.count(entries_of_batch, known)
            yield Progress(found.done, None, self.words)
        try:
            yield from link_stored(self._library, stored, cancel)
        except (StorageError, ConflictError) as error:
            return found.report(error, "Not all articles were linked to the list.")
        report = found.report()
        yield Progress(found.done, found.done, report.words)
        return report


class _Known:
    """The stored list, and the lookup of the record that an entry updates."""

    def __init__(self, records: tuple[AuthorityRecord, ...]) -> None:
        self.stored = {record.id: record for record in records}
        self._called = {(record.name.casefold(), record.label): record.id for record in reversed(records)}
        self._seen: set[str] = set()

    def changed(self, records: Sequence[AuthorityRecord]) -> list[AuthorityRecord]:
        """Return the records that are new, or others than those stored."""
        return [record for record in records if self.stored.get(record.id) != record]

    def joined(self, entry: AuthorityRecord, source: str) -> AuthorityRecord | InputError:
        """Return the record to store, or an error if the file had an entry for it before."""
        key = entry.id
        if key not in self.stored and key == derived_id(entry.name, entry.label):
            key = self._called.get((entry.name.casefold(), entry.label), key)
        if key in self._seen:
            return InputError(f"{entry.name} is in the list more than once", source=source)
        self._seen.add(key)
        before = self.stored.get(key)
        if before is None:
            return entry
        return replace(
            before,
            name=entry.name,
            label=entry.label,
            aliases=entry.aliases or before.aliases,
            external_ids={**before.external_ids, **entry.external_ids},
            note=entry.note or before.note,
        )


@dataclass
class _AuthorityTally:
    """Counts of an import so far."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: list[InputError] = field(default_factory=list)
    cancelled: bool = False

    @property
    def done(self) -> int:
        return self.added + self.updated + self.unchanged + len(self.problems)

    def count(self, records: Sequence[AuthorityRecord], known: _Known) -> None:
        """Count records that are stored now."""
        for record in records:
            before = known.stored.get(record.id)
            self.added += before is None
            self.updated += before is not None and before != record
            self.unchanged += before == record

    def report(self, failure: EditorialError | None = None, undone: str = "") -> AuthoritiesReport:
        counts = self.added, self.updated, self.unchanged
        return AuthoritiesReport(*counts, tuple(self.problems), self.cancelled, failure, undone)
