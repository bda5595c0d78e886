"""One child process that finds names and quotes, and the protocol spoken with it (JSON, one message a line)."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

from editorial.domain.article import Article
from editorial.domain.crash import crash_report
from editorial.domain.errors import EditorialError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.problem import Problem, ProblemCode, ProblemError
from editorial.domain.report import MOST_LINES, Report
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.jobs.child_processes import killed_after, start, stop
from editorial.jobs.progress import Cancel
from editorial.storage.reports import Reports


class ArticleFailed(ProblemError):  # noqa: N818 - reads as what it is
    """No suggestions can be made for one article; `problem` says why. The next article may succeed."""


class ProcessFailed(EditorialError):  # noqa: N818 - reads as what it is
    """The process cannot be started, so that there are no suggestions for any article."""


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Time limits in seconds: a process that sends nothing for that long counts as hung.

    They are some fifteen times what a slow laptop needs: while it parses, the process sends a message every few
    seconds, and after that one for the whole article.
    """

    start: float = 180.0
    article: float = 60.0
    each_thousand: float = 0.05

    def for_text(self, length: int) -> float:
        """Return the limit for an article of `length` code points, in seconds."""
        return self.article + self.each_thousand * length / 1000


class LanguageProcess:
    """A child process that works on one article at a time; it is started when needed, and again after it has ended."""

    def __init__(self, command: Sequence[str], limits: TimeLimits, reports: Reports) -> None:
        self._command = tuple(command)
        self._limits = limits
        self._reports = reports
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._started_with = ""
        self._is_ready = False
        self._waits = limits.start
        self._busy = False
        self._was_killed = False
        self._parts: list[Suggestions] = []
        self.model = ""
        """`name@version` of the model that answered last."""

    def begin(self, model: str) -> None:
        """Start the process, if it does not run, without waiting until it is ready. Raises ProcessFailed."""
        if self._process is not None and (self._started_with != model or self._process.poll() is not None):
            self.end()
        if self._process is None:
            self._start(model)

    def ask(self, article: Article, options: FindOptions, cancel: Cancel) -> None:
        """Send an article to the process, and abandon the current one. Raises ProcessFailed and Cancelled."""
        if self._busy:
            self.end()
        self._ensure_started(options.model, cancel)
        request = {"id": article.id, "article": to_plain(article), "options": to_plain(options)}
        self._waits = self._limits.for_text(len(article.text))
        self._busy = True
        self._parts = []
        self._send(orjson.dumps(request) + b"\n")

    def answers(self, article: Article) -> Generator[float, None, Suggestions]:
        """Yield the share of the article that is done (0..1) after each message, and return the suggestions.

        A later call continues with the messages that this one has not read.
        Raises ArticleFailed if the article makes the process crash, hang or report an error.
        """
        while "suggestions" not in (answer := self._answer()) and "problem" not in answer:
            if "part" in answer:
                self._parts.append(self._part(answer, "part", article))
                yield 1.0
            else:
                yield self._share(answer)
        self._busy = False
        if "problem" in answer:
            problem = self._reported(self._problem(answer), answer.get("report"))
            if problem.code == ProblemCode.NO_MEMORY:
                self.end()  # what it holds by now is not to be relied on
            raise ArticleFailed(problem)
        parts, self._parts = [*self._parts, self._part(answer, "suggestions", article)], []
        self.model = str(answer.get("model") or self.model)
        return Suggestions.joined(parts)

    def kill(self) -> None:
        """Kill the process at once; may be called from any thread."""
        self._was_killed = True
        process = self._process
        if process is not None:
            process.kill()

    def end(self) -> None:
        """End the process; it is started again if it is needed."""
        process, self._process = self._process, None
        self._busy = False
        if process is not None:
            stop(process)
        if self._errors is not None:
            self._errors.close()
            self._errors = None

    def _ensure_started(self, model: str, cancel: Cancel) -> None:
        self.begin(model)
        if self._is_ready:
            return
        cancel.check()  # a cancel before this line had no process to kill
        try:
            self._waits = self._limits.start
            ready = self._answer()
        except ArticleFailed as error:
            raise ProcessFailed(" ".join((_NOT_STARTED, *_lies(error.problem)))) from error
        if not ready.get("ready"):
            self.end()
            raise ProcessFailed(str(ready.get("error") or _NOT_STARTED))
        self.model, self._is_ready = str(ready["model"]), True

    def _start(self, model: str) -> None:
        self._started_with, self._is_ready, self._was_killed = model, False, False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the process runs
        try:
            self._process = start([*self._command, model], self._errors)
        except OSError as error:
            self.end()
            raise ProcessFailed(f"{_NOT_STARTED} ({error.strerror or error})") from error

    def _send(self, line: bytes) -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise ProcessFailed(_NOT_STARTED)
        with killed_after(self._waits, process), suppress(OSError):  # a dead process is noticed when it does not answer
            process.stdin.write(line)
            process.stdin.flush()

    def _answer(self) -> dict[str, Any]:
        """Return the next message. End the process and raise ArticleFailed if there is none."""
        process = self._process
        if process is None or process.stdout is None:
            raise ProcessFailed(_NOT_STARTED)
        with killed_after(self._waits, process) as late:
            answer = process.stdout.readline()
        with suppress(orjson.JSONDecodeError):
            if answer.endswith(b"\n") and isinstance(parsed := orjson.loads(answer), dict):
                return parsed
        if late.is_set():
            self.end()
            raise ArticleFailed(Problem.of(ProblemCode.TIMED_OUT, seconds=self._waits))
        report = None if self._was_killed else self._reports.store(self._crash(process, ended=not answer), PART)
        self.end()
        raise ArticleFailed(_with_report(Problem.of(ProblemCode.PROCESS_STOPPED), report))

    def _share(self, answer: dict[str, Any]) -> float:
        try:
            return min(1.0, max(0.0, float(answer["share"])))
        except (KeyError, TypeError, ValueError) as error:
            raise self._invalid(error) from error

    def _part(self, answer: dict[str, Any], name: str, article: Article) -> Suggestions:
        try:
            if answer["id"] != article.id:
                raise ValueError("it is about another article")
            with garbage_collection_paused():
                return from_plain(Suggestions, answer[name])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._invalid(error) from error

    def _problem(self, answer: dict[str, Any]) -> Problem:
        try:
            return from_plain(Problem, answer["problem"])
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._invalid(error) from error

    def _invalid(self, error: Exception) -> ArticleFailed:
        self.end()
        return ArticleFailed(Problem.of(ProblemCode.BAD_ANSWER, detail=str(error)))

    def _reported(self, problem: Problem, lines: object) -> Problem:
        """Write the report of a problem that the process did not expect, and name it in the problem."""
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            return problem
        return _with_report(problem, self._reports.store(Report(tuple(lines[:MOST_LINES])), PART))

    def _crash(self, process: subprocess.Popen[bytes], *, ended: bool) -> Report:
        """Return the report of a process that ended by itself, or wrote what is no answer."""
        with suppress(subprocess.TimeoutExpired):
            process.wait(_ENDING if ended else 0)
        written = b""
        if self._errors is not None:
            self._errors.seek(0)
            written = self._errors.read()[-_WRITTEN:]
        return crash_report(process.poll(), written.decode("utf-8", "replace"))


def _with_report(problem: Problem, report: Path | None) -> Problem:
    return problem if report is None else Problem(problem.code, {**problem.params, "report": str(report)})


def _lies(problem: Problem) -> Iterator[str]:
    """Yield where the report of a problem lies, if there is one."""
    if report := problem.params.get("report"):
        yield f"A report is in {report}."


PART = "the language process"
_ENDING = 2.0
"""How many seconds a process that closed its output may take to end."""
_WRITTEN = 20_000
"""How many bytes of what it wrote last are looked at for the report."""
_NOT_STARTED = (
    "The language process, which looks for names and quotes, could not be started. Install the program again."
)
