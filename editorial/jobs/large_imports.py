"""What is much to import: many files, a file of many articles, an article of very many words; it is shown first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editorial.formats.reading.source import name_of
from editorial.jobs.reading import Arrival

MANY = 200
"""More files, or more articles in one file, are much."""
LONG = 30_000
"""More words in one article are much: some hundred pages."""
_SHOWN = 20
"""How many articles or files are shown of those that are much."""
_NAMED = 3
_BEGINNING = 200


@dataclass(frozen=True, slots=True)
class Large:
    """Files and folders that hold so much that somebody has to agree before it is stored.

    `name` and `why` say which and how much, `first` how the first articles begin, or the names of the first files.
    """

    paths: tuple[Path, ...]
    name: str
    why: str
    first: tuple[str, ...]


def many_files(paths: Sequence[Path], files: Sequence[Path]) -> Large | None:
    """Return what is to be agreed to if many files were found at these paths; None if few were."""
    if len(files) <= MANY:
        return None
    size = sum(map(_size, files))
    return Large(
        tuple(paths),
        ", ".join(name_of(path) for path in paths[:_NAMED]),
        f"these are {len(files):,} files{_megabytes(size)}",
        tuple(name_of(path) for path in files[:_SHOWN]),
    )


def many_articles(path: Path, read: Sequence[Arrival]) -> Large | None:
    """Return what is to be agreed to if more than MANY articles were read of a file; None if not."""
    if len(read) <= MANY:
        return None
    why = f"it holds more than {MANY} articles{_megabytes(_size(path))}"
    return Large((path,), name_of(path), why, tuple(map(_begins, read[:_SHOWN])))


def long_words(arrival: Arrival) -> str:
    """Return why an article is much to read (*it is very long: 45,000 words*); empty if it is not."""
    words = sum(1 for _ in _words(arrival.record.article.text))
    return f"it is very long: {words:,} words" if words > LONG else ""


def _words(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from line.split()


def _begins(arrival: Arrival) -> str:
    """Return the headline of an article and how its text goes on, in one line."""
    article = arrival.record.article
    text = " ".join(article.text.removeprefix(article.title)[: 2 * _BEGINNING].split())
    return f"{article.title}: {text if len(text) <= _BEGINNING else text[:_BEGINNING] + '…'}"


def _megabytes(size: int) -> str:
    return f", {max(1, round(size / 1_000_000)):,} MB"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it is said when the file is read
        return 0
