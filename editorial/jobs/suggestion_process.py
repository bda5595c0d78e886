"""Has names and quotes looked for in other processes, so that the window stays free."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.jobs.language_process import LanguageProcess, Patience
from editorial.jobs.progress import Cancel, Progress

COMMAND = (sys.executable, "-P", "-m", "editorial.language.child")
"""How to start it; the name of the model comes after. -P: no module is taken from the folder one happens to be in."""


class Overtaken(EditorialError):  # noqa: N818 - reads as what it is
    """Somebody else asked for the same article meanwhile, and gets what is found in it."""


class SuggestionProcess:
    """Has articles read. While one is being read, another may be asked for: another process then reads that.

    One thread at a time may ask, and none may after `close`, which any thread may call once nobody asks.
    """

    def __init__(self, command: Sequence[str] = COMMAND, patience: Patience | None = None) -> None:
        self._command = tuple(command)
        self._patience = patience or Patience()
        self._idle: LanguageProcess | None = None
        self._at_work: dict[str, _Reading] = {}
        self.model = ""
        """`name@version` of the model that answered last."""

    def suggest(
        self, article: Article, options: FindOptions, cancel: Cancel, progress: Progress
    ) -> Generator[Progress, None, Suggestions]:
        """Return what is found in an article; yield `progress` with the share of it that is done.

        Between two steps something else may be asked for; if it is the same article, that goes on from here and this
        raises Overtaken. Raises Cancelled at once when `cancel` says so (the process is killed), ArticleFailed if this
        article makes the process crash, hang or give up, and ProcessFailed if it cannot be started at all.
        """
        begun = self._at_work.get(article.id)
        goes_on = begun is not None and begun.options == options
        reading = self._at_work[article.id] = _Reading(begun.process if begun else self._free(), options)
        try:
            with cancel.stopping(lambda: self._kill(article.id, reading)):
                if not goes_on:
                    reading.process.ask(article, options, cancel)
                return (yield from self._found(reading, article, progress))
        except EditorialError:
            cancel.check()  # whatever the kill looked like from here, it was asked for
            raise
        finally:
            if self._at_work.get(article.id) is reading:
                del self._at_work[article.id]
                self._set_free(reading.process)

    def close(self) -> None:
        """End the process; it is started again if it should be needed after all."""
        if self._idle is not None:
            self._idle.end()

    def _found(self, reading: _Reading, article: Article, progress: Progress) -> Generator[Progress, None, Suggestions]:
        answers = reading.process.answers(article)
        while True:
            try:
                share = next(answers)
            except StopIteration as end:
                self.model = reading.process.model
                found: Suggestions = end.value
                return found
            yield replace(progress, share=share)
            if self._at_work.get(article.id) is not reading:
                raise Overtaken("It is being read for somebody else.")

    def _free(self) -> LanguageProcess:
        """Return a process that is not at work."""
        free, self._idle = self._idle, None
        return free or LanguageProcess(self._command, self._patience)

    def _set_free(self, process: LanguageProcess) -> None:
        """Keep the process for the next article, unless there is one already."""
        if self._idle is None:
            self._idle = process
        else:
            process.end()

    def _kill(self, article_id: str, reading: _Reading) -> None:
        if self._at_work.get(article_id) is reading:
            reading.process.kill()


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """Which process reads an article, and how."""

    process: LanguageProcess
    options: FindOptions
