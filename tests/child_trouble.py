"""The language process killed, hung or out of memory while it suggests, beside an editor who goes on deciding."""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from ledger import rows_of, wrong_in_file, wrong_in_log
from replaying import assert_whole_log
from review_records import record

from editorial.domain.annotation import Mark
from editorial.domain.article import Article, State
from editorial.domain.problem import Problem
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import sha256
from editorial.jobs.language_process import ProcessFailed, TimeLimits
from editorial.jobs.progress import Cancel
from editorial.jobs.suggesting import Suggest, SuggestReport
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.review.commands.decide import ClearMark, SetMark
from editorial.review.desk import Desk
from editorial.review.wording.problems import problem_words
from editorial.storage.reports import Reports

AT = (Ref(Table.MENTION, "m2"),)
Steps = Mapping[int, Callable[[], None]]
_NONE: Steps = {}
_STARTER = """
import os, pathlib, runpy, sys
pathlib.Path({place!r}).write_text(str(os.getpid()))
{begin}
"""
REAL = "runpy.run_module('editorial.language.child', run_name='__main__', alter_sys=True)"
"""How to begin the language process itself."""


class Fault(Enum):
    """What happens to the process."""

    KILLED = "killed"
    HUNG = "hung"
    NO_MEMORY = "out of memory"


@dataclass
class Figures:
    """Figures of a run: faults of each kind, what became of the articles, and what was wrong."""

    faults: Counter[Fault] = field(default_factory=Counter)
    done: int = 0
    told: Counter[str] = field(default_factory=Counter)
    not_started: int = 0
    decisions: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return the figures as one line."""
        each = ", ".join(f"{number} {fault.value}" for fault, number in self.faults.items())
        told = "; ".join(f"{number} × {words}" for words, number in self.told.most_common(4))
        return (
            f"{self.faults.total()} faults ({each}): {self.done} articles done all the same, {self.told.total()} told "
            f"({told}), {self.not_started} runs ended in words; {self.decisions} decisions beside; "
            f"wrong: {len(self.wrong)}"
        )


class Trouble:
    """A library whose articles wait for suggestions, and a language process to which something happens meanwhile."""

    def __init__(
        self,
        folder: Path,
        figures: Figures,
        chance: random.Random,
        *,
        begin: str = REAL,
        lines: int = 300,
        limits: TimeLimits,
        patience: float = 0,
    ) -> None:
        """Suggest once in peace, to know what should come out and how long it takes.

        `lines` is the length of the second article, for which the process needs more memory. The machine may be
        busy: only what takes `patience` times as long as all took in peace counts as hung.
        """
        self._lines = lines
        self._folder, self.figures, self._chance = folder, figures, chance
        self._limits = TimeLimits()
        self._place = folder / "pid"
        self._command = (sys.executable, "-P", "-c", _STARTER.format(place=str(self._place), begin=begin))
        self._expected: dict[str, Record] = {}
        self._seconds = self._in_peace()
        self._limits = replace(limits, article=max(limits.article, patience * self._seconds))

    def _in_peace(self) -> float:
        with Desk.at(self._folder / "peace.db") as desk, closing(self._process()) as process:
            self._fill(desk, process)
            begun = time.monotonic()
            self._suggest(desk, process)
            self._expected = {one.record.article.id: one.record for one in desk.library.articles()}
            return time.monotonic() - begun

    def _process(self) -> SuggestionProcess:
        return SuggestionProcess(self._command, self._limits, Reports(self._folder / "reports"))

    def _fill(self, desk: Desk, process: SuggestionProcess) -> None:
        """Put an article in review, and others that wait; let the process answer once."""
        texts = {key: _text(key, self._lines if key == "two" else 4) for key in ("first", "one", "two", "three")}
        for key, text in texts.items():
            desk.library.add(Record.of(Article(key, f"About {key}", text, sha256(text))))
            if key == "first":
                list(Suggest(desk.library, process).run(Cancel()))
        desk.library.add(record())
        desk.open("harbour")

    def meet(self, fault: Fault, step: int | None = None) -> None:
        """Let a fault happen at a step of a run, or at any moment, and look at the library; then all must go on."""
        path = self._folder / f"{self.figures.faults.total()}.db"
        with Desk.at(path) as desk, closing(self._process()) as process:
            self._fill(desk, process)
            victim = int(self._place.read_text())
            begun = desk.library.log()
            if step is None:
                timer = threading.Timer(self._chance.random() * self._seconds, self._strike, (fault, victim))
                timer.start()
                report = self._told(fault, desk, process)
                timer.join()
            else:
                report = self._told(fault, desk, process, {step: lambda: self._strike(fault, victim)})
            self._look(fault, desk, report)
            _heal(victim)
            self._go_on(fault, desk, process)
            imported = {"harbour": record()}
            self.figures.wrong += [f"{fault.value}: {one}" for one in wrong_in_log(desk.library, imported)]
            assert_whole_log(desk.library)
            self.figures.decisions += len(desk.library.log()) - len(begun)
        self.figures.wrong += [f"{fault.value}: {one}" for one in wrong_in_file(path)]
        self.figures.faults[fault] += 1

    def _strike(self, fault: Fault, victim: int) -> None:
        with suppress(ProcessLookupError, FileNotFoundError):
            if fault is Fault.KILLED:
                os.kill(victim, signal.SIGKILL)
            elif fault is Fault.HUNG:
                os.kill(victim, signal.SIGSTOP)
            else:
                pages = int(Path(f"/proc/{victim}/statm").read_text().split()[0])
                limit = pages * resource.getpagesize() + self._chance.choice((0, self._chance.randrange(4_000_000)))
                resource.prlimit(victim, resource.RLIMIT_AS, (limit, resource.RLIM_INFINITY))

    def _told(self, fault: Fault, desk: Desk, process: SuggestionProcess, at: Steps = _NONE) -> SuggestReport:
        try:
            return self._suggest(desk, process, at=at)
        except ProcessFailed:
            self.figures.not_started += 1
            return SuggestReport()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a find
            self.figures.wrong.append(f"{fault.value}: {error!r}")
            return SuggestReport()

    def _suggest(
        self, desk: Desk, process: SuggestionProcess, ids: Sequence[str] | None = None, at: Steps = _NONE
    ) -> SuggestReport:
        """Suggest, and decide something after each step; at some of them something happens first."""
        job = Suggest(desk.library, process, ids).run(Cancel())
        number = 0
        while True:
            try:
                next(job)
            except StopIteration as end:
                report: SuggestReport = end.value
                return report
            at.get(number, _nothing)()
            command = (SetMark, ClearMark)[number % 2](targets=AT, mark=Mark.FLAG)
            desk.apply(command)
            number += 1

    def _look(self, fault: Fault, desk: Desk, report: SuggestReport) -> None:
        """Note what is wrong after a fault: an article has all of its suggestions, or none and is told in words."""
        self.figures.done += len(report.done)
        self.figures.told.update(problem_words(_without_report(one.problem)) for one in report.failed)
        failed = {one.article_id for one in report.failed}
        wrong = ["more than one article failed"] if len(failed) > 1 else []
        for row in desk.library.queue_rows(["one", "two", "three"]):
            whole = self._is_whole(desk, row.id)
            if row.id in failed and (row.problem is None or row.state is not State.NEW):
                wrong.append(f"{row.id} failed, and is not marked")
            if whole != (row.id in report.done) or (not whole and desk.library.load(row.id).record.mentions):
                wrong.append(f"{row.id} has {'all' if whole else 'some or none'} of its suggestions")
        self.figures.wrong += [f"{fault.value}: {one}" for one in wrong]

    def _is_whole(self, desk: Desk, key: str) -> bool:
        return rows_of(desk.library.load(key).record) == rows_of(self._expected[key])

    def _go_on(self, fault: Fault, desk: Desk, process: SuggestionProcess) -> None:
        """Suggest what is left: the process works again, and what comes out is what comes out in peace."""
        left = [key for key in ("one", "two", "three") if not self._is_whole(desk, key)]
        report = self._suggest(desk, process, left)
        if set(report.done) != set(left) or not all(self._is_whole(desk, key) for key in left):
            why = " ".join(problem_words(one.problem) for one in report.failed)
            self.figures.wrong.append(f"{fault.value}: it did not go on: {report.words} {why}")


def _without_report(problem: Problem) -> Problem:
    """Return a problem without the file of its report, which has another name each time."""
    return Problem(problem.code, {name: value for name, value in problem.params.items() if name != "report"})


def _nothing() -> None:
    pass


def _heal(victim: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(victim, resource.RLIMIT_AS, unlimited)
        os.kill(victim, signal.SIGCONT)
        time.sleep(0.05)  # one that was killed is gone


def _text(key: str, lines: int) -> str:
    return f"The {key} quay\n\n“The {key} bridge wobbles,” said Ana Lima, the mayor of Lisbon. Lima left.\n" + "".join(
        f"\n“Number {number} is closed,” said Tom Vale of the Harbour Board in Saltmere.\n" for number in range(lines)
    )
