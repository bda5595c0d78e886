"""Archives for tests: articles, workers that cost nothing, and what is in an archive afterwards."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from editorial import __version__
from editorial.domain.archive import ALL_KEPT, ArchiveSettings, ShardForm
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.suggestions import Suggestions
from editorial.formats.reading.table_columns import Columns
from editorial.formats.record.json_codec import dump, to_record
from editorial.formats.shards.kept_fields import reduced
from editorial.formats.shards.shard_folder import ShardFolder
from editorial.jobs.analysing import suggested_record
from editorial.jobs.archive.analysing import AnalyseArchive, ArchiveReport
from editorial.jobs.archive.chunk import Analysed, Chunk, Outcome
from editorial.jobs.archive.inputs import inputs_of
from editorial.jobs.progress import Cancel, Progress, finish

MODELS = frozenset({f"{DEFAULT_MODEL}@3.8.0"})


def settings(**others: Any) -> ArchiveSettings:
    """Return settings that no installed model decides."""
    usual: dict[str, Any] = {
        "program": __version__,
        "models": MODELS,
        "model": DEFAULT_MODEL,
        "labels_off": frozenset({"DATE", "NUMBER"}),
        "indirect": True,
        "form": ShardForm.JSONL,
        "kept": ALL_KEPT,
    }
    return ArchiveSettings(**usual | others)


def write_articles(path: Path, texts: Iterable[tuple[str, str]]) -> Path:
    """Write articles, each an id and a text, one a line."""
    path.write_text("".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in texts), encoding="utf-8")
    return path


def numbered(count: int) -> list[tuple[str, str]]:
    """Return articles with ids n0, n1…"""
    return [(f"n{number}", f"Ana Lima left at {number}.") for number in range(count)]


def work(chunk: Chunk) -> Analysed:
    """Find nothing in articles, and die where a text says so."""
    for article in chunk.articles:
        if "CRASH" in article.text:
            os._exit(3)
        if "ONCE" in article.text:
            seen = Path(article.text.split()[-1])
            if not seen.exists():
                seen.touch()
                os._exit(3)
    lines = [
        dump(reduced(to_record(suggested_record(one, Suggestions())), chunk.settings.kept)) for one in chunk.articles
    ]
    return Analysed(tuple(lines), (), __version__, MODELS)


class Here:
    """Workers in the process of the test, that do one chunk whenever they are asked."""

    def __init__(self, work: Any = work, most: int = 4) -> None:
        self._work, self._most = work, most
        self._waiting: deque[Chunk] = deque()

    @property
    def room(self) -> bool:
        return len(self._waiting) < self._most

    @property
    def busy(self) -> bool:
        return bool(self._waiting)

    def submit(self, chunk: Chunk) -> None:
        self._waiting.append(chunk)

    def finished(self, _seconds: float) -> Sequence[Outcome]:
        done = [self._waiting.popleft()] if self._waiting else []
        return [Outcome(chunk, self._work(chunk)) for chunk in done]

    def stop(self) -> None:
        self._waiting.clear()


def make(
    folder: Path,
    *paths: Path,
    workers: Any = Here,
    size: int = 10,
    stop_at: int | None = None,
    look: Any = None,
    **others: Any,
) -> ArchiveReport:
    """Make an archive of files, or go on with it, and stop once so many articles are done; `look` sees each step."""
    cancel = Cancel()

    def seen(progress: Progress) -> None:
        if look is not None:
            look(progress)
        if stop_at is not None and progress.done >= stop_at:
            cancel.cancel()

    job = AnalyseArchive(inputs_of(paths, Columns(), None), folder, settings(**others), workers, size)
    return finish(job, seen, cancel)


def ids(folder: Path) -> list[str]:
    """Return the ids of the articles in an archive, in order."""
    return [record["article"]["id"] for _, record in ShardFolder(folder).records()]
