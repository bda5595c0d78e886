"""Suggestions from child processes, so that the window is not blocked."""

from __future__ import annotations

import sys
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.steps import Steps
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.jobs.language_process import LanguageProcess, TimeLimits
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.reports import Reports

COMMAND = (sys.executable, "-P", "-m", "editorial.language.child")
"""The command of the process, without the name of the model. -P: import no module from the current folder."""


class TakenOver(EditorialError):  # noqa: N818 - reads as what it is
    """Another caller asked for the same article and gets its suggestions instead."""


class SuggestionProcess:
    """Child processes that find suggestions: one, and a second if another article is asked for in the meantime.

    Only one thread at a time may call `begin` or `suggest`, and none after `close`; any thread may call `close` once
    they have returned.
    """

    def __init__(
        self, command: Sequence[str] = COMMAND, limits: TimeLimits | None = None, reports: Reports | None = None
    ) -> None:
        """Prepare; `reports` are where a crash of a process is written, by default the program's."""
        self._command = tuple(command)
        self._limits = limits or TimeLimits()
        self._reports = reports or Reports()
        self._idle: LanguageProcess | None = None
        self._at_work: dict[str, _Reading] = {}
        self.model = ""
        """`name@version` of the model that answered last."""

    def begin(self, model: str) -> None:
        """Start the first process without waiting until it is ready; raises ProcessFailed. Call it as `suggest`."""
        if self._idle is None and not self._at_work:
            self._idle = LanguageProcess(self._command, self._limits, self._reports)
        if self._idle is not None:
            self._idle.begin(model)

    def suggest(
        self, article: Article, options: FindOptions, cancel: Cancel, progress: Progress
    ) -> Generator[Progress, None, Suggestions]:
        """Return the suggestions for an article; yield `progress` with the share that is done.

        Between two steps this may be called again. If that is for the same article, the new call continues the work,
        and this one raises TakenOver. Raises Cancelled at once when cancelled (the process is killed), ArticleFailed
        if the article makes the process crash, hang or report an error, and ProcessFailed if it cannot be started.
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
            cancel.check()  # an error after a kill is the cancel, not a failure
            raise
        finally:
            if self._at_work.get(article.id) is reading:
                del self._at_work[article.id]
                self._set_free(reading.process)

    def close(self) -> None:
        """End the idle process; it is started again if it is needed."""
        if self._idle is not None:
            self._idle.end()

    def _found(self, reading: _Reading, article: Article, progress: Progress) -> Generator[Progress, None, Suggestions]:
        answers = Steps(reading.process.answers(article))
        for share in answers:
            yield progress._replace(share=share)
            if self._at_work.get(article.id) is not reading:
                raise TakenOver("Another request for this article took over.")
        self.model = reading.process.model
        return answers.result

    def _free(self) -> LanguageProcess:
        """Return the idle process, or a new one."""
        free, self._idle = self._idle, None
        return free or LanguageProcess(self._command, self._limits, self._reports)

    def _set_free(self, process: LanguageProcess) -> None:
        """Keep the process for the next article, or end it if one is idle already."""
        if self._idle is None:
            self._idle = process
        else:
            process.end()

    def _kill(self, article_id: str, reading: _Reading) -> None:
        if self._at_work.get(article_id) is reading:
            reading.process.kill()


@dataclass(frozen=True, slots=True, eq=False)
class _Reading:
    """The process that works on an article, and the options it was given."""

    process: LanguageProcess
    options: FindOptions
