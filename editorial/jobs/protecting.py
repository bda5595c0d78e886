"""Pseudonyms in place of protected names in what leaves the library, and the refusal of what gives one away."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Protocol, TypeVar

from editorial.domain.errors import EditorialError
from editorial.domain.protecting.known import ProtectedRow, everywhere, names_of
from editorial.domain.protecting.leaks import Leak, hash_leaks, leaks
from editorial.domain.protecting.names import NameFinder, ProtectedName
from editorial.domain.protecting.record import with_pseudonyms, words_replaced
from editorial.domain.record import Record
from editorial.jobs.counting import counted
from editorial.jobs.progress import Cancel, Job, Progress
from editorial.storage.library import Library

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ArticleLeaks:
    """What would still give protected names away in one article (its title as the editor knows it)."""

    title: str
    leaks: tuple[Leak, ...]


class LeaksError(EditorialError):
    """Something was refused, because protected names would still stand in it; nothing was written."""

    def __init__(self, articles: Sequence[ArticleLeaks]) -> None:
        self.articles = tuple(articles)
        number = sum(leak.number for article in self.articles for leak in article.leaks)
        super().__init__(
            f"Nothing was written: protected names, or parts of them, would still stand in "
            f"{counted(len(self.articles), 'article')}, in {counted(number, 'place')}."
        )


class Outgoing(Protocol[R_co]):
    """A job whose result leaves the library; it raises LeaksError if that would give protected names away."""

    words: str

    def run(self, cancel: Cancel) -> Generator[Progress, None, R_co]:
        """Run the job."""

    def anyway(self) -> Job[R_co]:
        """Return the same job, which is done although something gives a protected name away."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A record as it may leave the library, and the names that are protected in it or in other articles."""

    record: Record
    names: tuple[ProtectedName, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    """The hashes of texts with a protected name, each with the name."""

    @property
    def replaced(self) -> int:
        """Return how many names were replaced."""
        return sum(bool(name.entities) for name in self.names)

    def leaks(self, going_out: Record, file_name: str = "") -> tuple[Leak, ...]:
        """Return what would still give names away in the part of the record that goes out, and its file's name."""
        if not self.names:
            return ()
        return (*leaks(going_out, self.names, file_name), *hash_leaks(going_out, self.hashes))


class Protector:
    """Replaces the protected names of a library; what it knows of them is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @cached_property
    def _rows(self) -> Sequence[ProtectedRow]:
        return self._library.people.protected()

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(row.sha256 for row in self._rows)

    @property
    def is_needed(self) -> bool:
        """Return whether the library has protected names. Raises StorageError."""
        return bool(self._rows)

    @cached_property
    def _finder(self) -> NameFinder:
        return everywhere(self._rows, {one.id: one for one in self._library.authority_records()})

    @cached_property
    def _telling(self) -> frozenset[str]:
        """The ids that tell who is meant: of articles that are hashes, and of records of the newsroom's list."""
        return self._hidden | {row.authority for row in self._rows if row.authority is not None}

    @cached_property
    def articles(self) -> frozenset[str]:
        """The ids of the articles in which names are replaced, so that offsets are other ones there."""
        return frozenset(row.article_id for row in self._rows)

    def listed(self, value: Any) -> Any:
        """Return a line of a list over many articles, as JSON values or a tuple, with pseudonyms in all its strings.

        Ids that would tell who is meant are empty. Raises StorageError.
        """
        if not self._rows or isinstance(value, int | float | None):
            return value
        if isinstance(value, str):
            return "" if value in self._telling else words_replaced(value, self._finder)
        if isinstance(value, Mapping):
            return {key: self.listed(one) for key, one in value.items()}
        made = [self.listed(one) for one in value]
        return tuple(made) if isinstance(value, tuple) else made

    def protect(self, record: Record) -> Protected:
        """Return a record of the library with pseudonyms; with the texts of its sources if a name is replaced in it.

        Raises StorageError.
        """
        if not self._rows and not any(one.pseudonym for one in record.entities.values()):
            return Protected(record)
        listed = {one.id: one for one in self._library.authority_records()}
        names = names_of(record, self._rows, listed)
        if record.sources and any(name.entities for name in names):
            texts = self._library.source_texts([one.sha256 for one in record.sources.values()])
            record = replace(record, source_texts=texts)
        return Protected(
            with_pseudonyms(record, names, self._hidden), names, {row.sha256: row.name for row in self._rows}
        )
