"""The job that counts what an export in a format would lose, before anything is written."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from editorial.domain.damage import DamageError
from editorial.formats import registry
from editorial.formats.loss.part import Losses, losses_words, take_away
from editorial.formats.selection import select
from editorial.jobs.export_options import Include
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.protecting import Protector
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a format would lose of so many articles: how many of each part."""

    name: str
    articles: int
    losses: Losses = field(default_factory=Losses)

    @property
    def words(self) -> str:
        """Return that as a sentence: *CSV does not hold 2 articles’ texts and 1 note.*"""
        lost = losses_words(self.losses)
        if not self.articles:
            return "No article is to be exported."
        return f"{self.name} does not hold {lost}." if lost else f"{self.name} holds all of it."


class Foresee:
    """Count what an export of the articles named, or of all, would lose; articles that cannot be read are left out."""

    words = "Counting what would be lost"

    def __init__(
        self,
        library: Library,
        format_id: str,
        *,
        article_ids: Sequence[str] | None = None,
        include: Include | None = None,
    ) -> None:
        self._library = library
        self._info = registry.writable_by_id(format_id).info
        self._article_ids = article_ids
        self._include = include or Include()
        self._protector = Protector(library)

    def run(self, cancel: Cancel) -> Generator[Progress, None, Foreseen]:
        """Go through the articles. Raises Cancelled and StorageError."""
        found: Losses = Losses()
        ids = self._ids()
        for done, article_id in enumerate(ids):
            yield Progress(done, len(ids), self.words)
            cancel.check()
            if not self._info.lacks:
                break
            found += self._lost(article_id)
        return Foreseen(self._info.name, len(ids), found)

    def _ids(self) -> list[str]:
        chosen = None if self._article_ids is None else set(self._article_ids)
        return [
            row.id
            for row in self._library.queue()
            if (chosen is None or row.id in chosen) and self._include.takes(row.state)
        ]

    def _lost(self, article_id: str) -> Losses:
        try:
            record = self._library.load(article_id).record
        except DamageError:
            return Losses()
        record = self._protector.protect(record).record
        return take_away(select(record, self._include.statuses).record, self._info.lacks)[1]
