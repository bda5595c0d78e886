"""The job that suggests again for a waiting article, once other articles have taught names in it."""

from __future__ import annotations

from collections.abc import Generator

from editorial.domain.article import State
from editorial.domain.settings import Setting
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.suggesting import Suggest, SuggestReport
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library


class RefreshSuggestions:
    """Suggest names and quotes again for an article in which nobody has decided anything.

    Articles that are imported together all get their suggestions before the first is decided; this brings the names
    confirmed since to the others. It does nothing if none of those names occurs in the text.
    """

    words = "Looking for names learnt since"

    def __init__(self, library: Library, process: SuggestionProcess, article_id: str) -> None:
        self._library = library
        self._process = process
        self._article_id = article_id

    def run(self, cancel: Cancel) -> Generator[Progress, None, SuggestReport]:
        """Suggest again if a name learnt since occurs in the text. Raises what `Suggest` raises."""
        if not self._is_outdated():
            return SuggestReport()
        return (yield from Suggest(self._library, self._process, [self._article_id]).run(cancel))

    def _is_outdated(self) -> bool:
        learnt = self._library.taught_since(self._article_id) if self._library.get_setting(Setting.MEMORY, True) else ()  # noqa: FBT003 - a default
        if not learnt:
            return False
        record = self._library.load(self._article_id).record
        untouched = record.standing.state is State.SUGGESTED
        text = record.article.text.casefold()
        return untouched and any(name.casefold() in text for name in learnt)
