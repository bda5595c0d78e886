"""Taking the newsroom's own list of names into the library."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from editorial.domain.errors import InputError
from editorial.domain.library import AuthorityRecord
from editorial.formats.authority_list import derived_id, read_authority_list
from editorial.jobs.counting import counted, sentence
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class AuthoritiesReport:
    """What became of a list: how many names came new, were changed and were there as they are, and what is wrong.

    After a cancel it says what was stored until then; that stays.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: tuple[InputError, ...] = ()
    cancelled: bool = False

    @property
    def words(self) -> str:
        """Return the report in an editor's words."""
        return sentence(
            "Stopped" if self.cancelled else "",
            f"{counted(self.added, 'name')} added",
            f"{self.updated} updated" if self.updated else "",
            f"{self.unchanged} {'was' if self.unchanged == 1 else 'were'} there already" if self.unchanged else "",
            f"{len(self.problems)} refused" if self.problems else "",
        )


class ImportAuthorities:
    """Adds a list to the newsroom's own; an entry of the same id, or name and type, is brought up to date.

    What the list leaves out (other names, a note, an id elsewhere) stays as it was.
    """

    words = "Reading the newsroom's list"

    def __init__(self, library: Library, path: Path) -> None:
        self._library = library
        self._path = path

    def run(self, cancel: Cancel) -> Generator[Progress, None, AuthoritiesReport]:
        """Take in the list in steps, each whole or not at all.

        Raises InputError if the file is no list, ConflictError if another window changes the same names meanwhile,
        StorageError.
        """
        entries = read_authority_list(self._path)
        known = _Known(self._library.authority_records())
        found = _AuthorityTally()
        yield Progress(0, None, self.words)
        while batch := list(islice(entries, AT_ONCE)):
            if cancel.cancelled:
                found.cancelled = True
                break
            wanted = []
            for entry in batch:
                record = entry if isinstance(entry, InputError) else known.joined(entry, str(self._path))
                if isinstance(record, InputError):
                    found.problems.append(record)
                    yield Progress(found.done, None, self.words, problem=record)
                elif found.counts(record, known.stored.get(record.id)):
                    wanted.append(record)
            self._library.put_authority_records(wanted)
            yield Progress(found.done, None, self.words)
        report = found.report()
        yield Progress(found.done, found.done, report.words)
        return report


class _Known:
    """The list as it stands, and which of its records an entry is."""

    def __init__(self, records: tuple[AuthorityRecord, ...]) -> None:
        self.stored = {record.id: record for record in records}
        self._called = {(record.name.casefold(), record.label): record.id for record in reversed(records)}
        self._seen: set[str] = set()

    def joined(self, entry: AuthorityRecord, source: str) -> AuthorityRecord | InputError:
        """Return the record as it is to be stored, or the error if the file has had an entry for it."""
        key = entry.id
        if key not in self.stored and key == derived_id(entry.name, entry.label):
            key = self._called.get((entry.name.casefold(), entry.label), key)
        if key in self._seen:
            return InputError(f"{entry.name} stands in the list more than once", source=source)
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
    """What an import has come to so far."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    problems: list[InputError] = field(default_factory=list)
    cancelled: bool = False

    @property
    def done(self) -> int:
        return self.added + self.updated + self.unchanged + len(self.problems)

    def counts(self, record: AuthorityRecord, before: AuthorityRecord | None) -> bool:
        """Count a record; return whether it has to be stored."""
        self.added += before is None
        self.updated += before is not None and before != record
        self.unchanged += before == record
        return before != record

    def report(self) -> AuthoritiesReport:
        return AuthoritiesReport(self.added, self.updated, self.unchanged, tuple(self.problems), self.cancelled)
