"""The job that counts what an export in a format would lose, before anything is written."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from editorial.domain.damage import DamageError
from editorial.formats import registry
from editorial.formats.loss.part import Losses, losses_words, take_away
from editorial.formats.selection import Selected
from editorial.jobs.export_options import Include, Whose, chosen_of
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.protecting import Protector
from editorial.storage.library import Library


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a format would lose of so many articles: how many of each part."""

    name: str
    articles: int
    losses: Losses = field(default_factory=Losses)
    others: int = 0

    @property
    def words(self) -> str:
        """Return that as a sentence: *CSV does not hold 2 articles’ texts and 1 note.*

        Before it stands how much is left out because the quotes of one person alone are wanted.
        """
        lost = losses_words(self.losses)
        if not self.articles:
            return "No article is to be exported."
        left = f"{self.others:,} other names, quotes and notes are left out. " if self.others else ""
        return f"{left}{self.name} does not hold {lost}." if lost else f"{left}{self.name} holds all of it."


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
        whose: Whose | None = None,
    ) -> None:
        self._library = library
        self._info = registry.writable_by_id(format_id).info
        self._article_ids = article_ids if whose is None else whose.article_ids
        self._include = include or Include()
        self._protector = Protector(library)
        self._whose = whose

    def run(self, cancel: Cancel) -> Generator[Progress, None, Foreseen]:
        """Go through the articles. Raises Cancelled and StorageError."""
        found: Losses = Losses()
        ids = self._ids()
        articles, others = len(ids), 0
        for done, article_id in enumerate(ids):
            yield Progress(done, len(ids), self.words)
            cancel.check()
            if not self._info.lacks and self._whose is None:
                break
            selected = self._selected(article_id)
            if selected is None:
                continue
            if self._whose is not None and not selected.record.quotes:
                articles -= 1
                continue
            found += take_away(selected.record, self._info.lacks)[1]
            others += selected.left_out.others
        return Foreseen(self._info.name, articles, found, others)

    def _ids(self) -> list[str]:
        chosen = None if self._article_ids is None else set(self._article_ids)
        return [
            row.id
            for row in self._library.queue()
            if (chosen is None or row.id in chosen) and self._include.takes(row.state)
        ]

    def _selected(self, article_id: str) -> Selected | None:
        try:
            record = self._library.load(article_id).record
        except DamageError:
            return None
        return chosen_of(record, self._protector.protect(record).record, self._include, self._whose)
