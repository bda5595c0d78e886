"""Finding names again in an article that waits, once others have taught more of its names."""

from __future__ import annotations

from collections.abc import Generator

from editorial.domain.article import State
from editorial.domain.settings import Setting
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.suggesting import Suggest, SuggestReport
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library


class RefreshSuggestions:
    """Has names and quotes looked for again in an article that nobody has decided anything in.

    Articles are imported together and prepared at once, so that the first is decided only after the others have their
    suggestions; this brings what it taught to them. It does nothing if no name learnt since stands in the text.
    """

    words = "Looking for names learnt since"

    def __init__(self, library: Library, process: SuggestionProcess, article_id: str) -> None:
        self._library = library
        self._process = process
        self._article_id = article_id

    def run(self, cancel: Cancel) -> Generator[Progress, None, SuggestReport]:
        """Look again if it is worth it. Raises as `Suggest`."""
        if not self._is_outdated():
            return SuggestReport()
        return (yield from Suggest(self._library, self._process, [self._article_id]).run(cancel))

    def _is_outdated(self) -> bool:
        learnt = self._library.taught_since(self._article_id) if self._library.get_setting(Setting.MEMORY, True) else ()  # noqa: FBT003 - a default
        if not learnt:
            return False
        record = self._library.load(self._article_id).record
        untouched = record.standing.state is State.SUGGESTED
        return untouched and any(name in record.article.text for name in learnt)
