"""The gold of an evaluation: verified records from files, or the verified articles of the library."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from editorial.domain.article import State
from editorial.domain.errors import EditorialError, InputError
from editorial.domain.gate import gate
from editorial.domain.record import Record
from editorial.jobs.file_formats import Content
from editorial.jobs.input_files import find_files
from editorial.jobs.reading import records_in
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class ExcludedArticle:
    """An article that is not measured against, with the reason in words."""

    article_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gold:
    """The records to measure against, by article id; the articles excluded, and errors of what could not be read."""

    records: dict[str, Record]
    left_out: tuple[ExcludedArticle, ...] = ()
    problems: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldFiles:
    """Interchange records in files, or folders of them."""

    paths: Sequence[Path]

    def records(self) -> Iterator[Record | InputError]:
        """Yield the records, and an error for each that cannot be read."""
        for path in find_files(self.paths, Content.RECORDS):
            if isinstance(path, InputError):
                yield path
            else:
                yield from records_in(path)


@dataclass(frozen=True, slots=True)
class GoldLibrary:
    """The verified articles of a library."""

    library: Library

    def records(self) -> Iterator[Record | InputError]:
        """Yield the verified records."""
        for loaded in self.library.articles({State.VERIFIED}):
            yield loaded.record


def gather(source: Iterable[Record | InputError], *, unverified: bool = False) -> Gold:
    """Return the gold: the records that are verified with nothing undecided, or all with `unverified`.

    Raises EditorialError if there are none.
    """
    records: dict[str, Record] = {}
    left_out, problems = [], []
    for found in source:
        if isinstance(found, InputError):
            problems.append(found)
            continue
        article = found.article
        reason = None if unverified else _objection(found)
        if article.id in records:
            reason = "an article with this id came before it"
        if reason is None:
            records[article.id] = found
        else:
            left_out.append(ExcludedArticle(article.id, article.title or article.id, reason))
    if not records:
        raise EditorialError(_nothing(left_out, problems))
    return Gold(records, tuple(left_out), tuple(problems))


def without(gold: Gold, taught: Collection[str]) -> Gold:
    """Return the gold without articles that taught what is measured. Raises EditorialError if nothing is left."""
    if not taught:
        return gold
    records = {key: record for key, record in gold.records.items() if key not in taught}
    if not records:
        raise EditorialError(
            "There is nothing to measure against: every article here taught the name recogniser. 'editorial train "
            "--status' says how it did on articles that were held out."
        )
    gone = [
        ExcludedArticle(key, record.article.title or key, "the name recogniser was trained on it")
        for key, record in gold.records.items()
        if key in taught
    ]
    return replace(gold, records=records, left_out=(*gold.left_out, *gone))


def _objection(record: Record) -> str | None:
    """Return why a record is excluded, or None. A suggestion that nobody decided is neither right nor wrong."""
    verified = record.standing.verified
    if record.standing.state is not State.VERIFIED:
        return "it is not verified"
    override = verified.override if verified else None
    undecided = max(gate(record).undecided, override.undecided if override else 0)
    return f"it was verified with {undecided} undecided" if undecided else None


def _nothing(left_out: Sequence[ExcludedArticle], problems: Sequence[InputError]) -> str:
    if left_out:
        number = len(left_out)
        others = "the only article is" if number == 1 else f"none of the {number} articles is"
        state = "not verified to the end" if number == 1 else "verified to the end"
        return f"There is nothing to measure against: {others} {state}. With --unverified every record counts."
    if problems:
        return f"There is nothing to measure against: {problems[0]}"
    return "There is nothing to measure against: no article is verified yet."
