"""Reading of what is to be attached to an article as a source: files of every format, texts, other articles."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editorial.domain.errors import InputError
from editorial.domain.source import SourceArrival, SourceText
from editorial.formats.reading.article_text import LeftOut, ReadSoFar
from editorial.formats.reading.source import Source
from editorial.jobs.import_report import reasons
from editorial.jobs.own_files import refuse_own_input
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.reading import PASTED, Arrival, Found, TableToName, arrival_of_text
from editorial.jobs.reading_apart import arrivals_apart
from editorial.language.checking.turns import find_turns
from editorial.storage.library import Library

_TRANSCRIPTS = frozenset({"subtitles"})
"""The formats whose first words are those of a speaker, and no title."""


@dataclass(frozen=True, slots=True)
class SourcesRead:
    """What was read: the sources in order, and why others cannot be used, each with its file and place."""

    found: tuple[SourceArrival, ...]
    problems: tuple[InputError, ...] = ()


class ReadSources:
    """Read files as sources; go on after one that cannot be read. Nothing is stored."""

    words = "Reading sources"

    def __init__(self, library: Library, paths: Sequence[Path]) -> None:
        self._library = library
        self._paths = paths

    def run(self, cancel: Cancel) -> Generator[Progress, None, SourcesRead]:
        """Read file by file. Raises Cancelled."""
        found: list[SourceArrival] = []
        problems: list[InputError] = []
        for done, path in enumerate(self._paths):
            progress = Progress(done, len(self._paths), f"Reading {path.name}")
            yield progress
            cancel.check()
            for one in self._read(path):
                cancel.check()
                if isinstance(one, ReadSoFar):
                    yield progress._replace(share=one.share)
                elif isinstance(one, SourceArrival):
                    found.append(one)
                else:
                    problems.append(one)
                    yield progress._replace(problem=one)
        yield Progress(len(self._paths), len(self._paths), self.words)
        return SourcesRead(tuple(found), tuple(problems))

    def _read(self, path: Path) -> Iterator[SourceArrival | InputError | ReadSoFar]:
        refused = refuse_own_input(self._library, path)
        return iter((refused,)) if refused is not None else _steps(path)


def sources_in(path: Path) -> Iterator[SourceArrival | InputError]:
    """Yield the sources in a file, most often one, and an error for each part of it that cannot be used."""
    for one in _steps(path):
        if not isinstance(one, ReadSoFar):
            yield one


def _steps(path: Path) -> Iterator[SourceArrival | InputError | ReadSoFar]:
    if path.is_dir():
        yield InputError("this is a folder; name the files in it", source=str(path))
        return
    yield from _sources(arrivals_apart(Source.of_path(path)), path.name)


def pasted_source(text: str, title: str = "") -> SourceArrival:
    """Return a pasted text as a source. Raises InputError if it is empty, too big or not a text."""
    return _source(arrival_of_text(text), title or "Pasted text", "")


def article_as_source(library: Library, article_id: str) -> SourceArrival:
    """Return an article of the library as a source. Raises StorageError."""
    article = library.load(article_id).record.article
    cues = article.extra.get("cues", ())
    return SourceArrival(
        text=SourceText.of(article.text, find_turns(article.text, cues)),
        title=article.title or article.id,
        origin=article.source or "",
        article=article.id,
        date=article.published,
    )


def _sources(found: Iterable[Found], file_name: str) -> Iterator[SourceArrival | InputError | ReadSoFar]:
    for one in found:
        if isinstance(one, Arrival):
            yield _source(one, "", file_name)
        elif isinstance(one, TableToName):
            yield InputError("this is a table; import it as articles, and attach those", source=one.source.name)
        else:
            yield InputError(one.reason, source=one.source) if isinstance(one, LeftOut) else one


def _source(arrival: Arrival, title: str, file_name: str) -> SourceArrival:
    """Return what was read as a source; what was garbled is set right, which the notes say."""
    read = arrival.mended or arrival
    article = read.record.article
    turns = find_turns(article.text, article.extra.get("cues", ()))
    is_transcript = bool(turns) or read.form in _TRANSCRIPTS
    origin = "" if read.origin == PASTED else article.source or file_name
    called = file_name if is_transcript else article.title or file_name
    return SourceArrival(
        text=SourceText.of(article.text, turns),
        title=title or called,
        origin=origin,
        date=article.published,
        notes=tuple(reasons(read)),
    )
