"""Long work started in the window: importing, suggesting, exporting; with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Tone
from editorial.desktop.shell.progress_strip import ProgressStrip
from editorial.desktop.widgets.background import Background
from editorial.domain.damage import Examination
from editorial.domain.errors import EditorialError, InputError
from editorial.jobs.authorities import AuthoritiesReport, ImportAuthorities
from editorial.jobs.automatic_backup import BackUpDaily
from editorial.jobs.backing_up import BackUp, BackUpReport, SaveElsewhere
from editorial.jobs.checking import Check, CheckReport, Repair
from editorial.jobs.counting import counted
from editorial.jobs.examining import Examine, examination_words
from editorial.jobs.exporting import Export, ExportReport
from editorial.jobs.import_preview import Checked
from editorial.jobs.import_report import ImportReport, Outcome
from editorial.jobs.import_rules import remember_as_read
from editorial.jobs.importing import Import, Look, Pasted
from editorial.jobs.naming_columns import NamedTables, remember
from editorial.jobs.progress import Cancelled, Job, Progress
from editorial.jobs.protecting import LeaksError, Outgoing
from editorial.jobs.refreshing import RefreshSuggestions
from editorial.jobs.runner import Handle, Priority
from editorial.jobs.suggesting import WAITING, Suggest, SuggestReport
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.jobs.training import TrainNames, TrainReport
from editorial.jobs.watching import ImportNew
from editorial.review.desk import Desk
from editorial.review.wording.problems import error_words, problem_words

R = TypeVar("R")
_LISTED = 3


class LibraryWork(QObject):
    """Starts jobs and reports their results."""

    message_posted = Signal(object)
    """The Message to show."""

    message_over = Signal(object)
    """What a Message said is so no more."""

    article_changed = Signal(str)
    """An article is new or has new suggestions: its id."""

    exported = Signal(object)
    """Articles were exported: their ids."""

    look_wanted = Signal(object)
    """Something has to be looked at before it is stored: the ImportReport."""

    leaks_found = Signal(object, object)
    """Something was not written, as it would give protected names away: the LeaksError, and what writes it anyway."""

    imported = Signal()
    """An import ended, and may be what undo takes back next."""

    list_changed = Signal()
    """The newsroom's list of names was changed."""

    ended = Signal()
    """A job ended: done, failed or stopped."""

    def __init__(self, desk: Desk, background: Background, strip: ProgressStrip, process: SuggestionProcess) -> None:
        super().__init__(background)
        self._desk = desk
        self._background = background
        self._strip = strip
        self._process = process
        self._handles: list[Handle] = []
        self._watching: Handle | None = None
        self._problems: dict[str, Message] = {}
        self.told: Sequence[str] = ()
        """A line for each file, article and name of the imports since the window was opened: what became of it."""
        strip.cancelled.connect(self.stop)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders; suggestions for new articles are then made in the background."""
        self._start(self._desk.job(Import, paths, look=Look.FIRST), self._one_step())

    def import_decided(self, paths: Sequence[Path]) -> None:
        """Import files and folders, and take what other programs annotated in them as decided."""
        self._start(self._desk.job(Import, paths, look=Look.FIRST, decided=True), self._one_step())

    def import_text(self, pasted: Pasted) -> None:
        """Import a pasted text."""
        self._start(self._desk.job(Import, pasted=pasted, look=Look.FIRST), self._one_step())

    def _one_step(self) -> Callable[[ImportReport], None]:
        """Return what is to be done with the report of an import that begins now, and that undo is to take back."""
        return partial(self._imported, self._desk.imports.begin())

    def import_new(self) -> None:
        """Import what is new in the watched folder, in the background, unless that is being done.

        It is no step of undo: nobody asked for it, and undo would take it out in place of the last decision.
        """
        if self._watching is not None and not self._watching.finished:
            return
        self._start(self._desk.job(ImportNew), self._new_imported, Priority.BACKGROUND)
        self._watching = self._handles[-1]

    def _new_imported(self, report: ImportReport) -> None:
        if report.rows or report.problems or report.failure is not None:
            self._tell_imported(report)

    def import_checked(self, checked: Checked, *, decided: bool = False) -> None:
        """Import articles that somebody looked at, and remember what need not be looked at from now on.

        `decided` takes annotations of other programs as decided, here and below.
        """
        if checked.remember:
            self._desk.job(remember_as_read, checked)
        job = self._desk.job(Import, seen=checked.arrivals, look=Look.NEVER, decided=decided)
        self._start(job, self._one_step())

    def import_tables(self, named: NamedTables) -> None:
        """Import tables whose columns somebody named, and remember that if it was asked for."""
        self._desk.job(remember, named)
        self._start(self._desk.job(Import, seen=named.sources, look=Look.AGREED), self._one_step())

    def import_agreed(self, paths: Sequence[Path], *, decided: bool = False) -> None:
        """Import files and folders though they hold very much: somebody agreed."""
        self._start(self._desk.job(Import, paths, look=Look.AGREED, decided=decided), self._one_step())

    def import_list(self, path: Path) -> None:
        """Import a list of names into the newsroom's own."""
        self._start(self._desk.job(ImportAuthorities, path), self._listed)

    def _listed(self, report: AuthoritiesReport) -> None:
        self.list_changed.emit()
        tone = Tone.ERROR if report.failure is not None else Tone.DONE
        self._report(report.words, report.problems, [f"{Outcome.REFUSED}: {one}" for one in report.problems], tone)

    def _report(
        self,
        words: str,
        problems: Sequence[InputError],
        lines: Sequence[str],
        tone: Tone = Tone.DONE,
        *,
        undo: bool = False,
    ) -> None:
        """Post what came of an import, with the first of its problems, and the way to see all its lines."""
        self.told = [*self.told, *lines]
        if problems:
            listed = "; ".join(str(problem) for problem in problems[:_LISTED])
            more = len(problems) - _LISTED
            words, tone = f"{words} {listed}{f'; and {more} more' if more > 0 else ''}", Tone.ERROR
        if lines:
            self.message_posted.emit(Message(words, tone, ActionId.NOT_READ, "Show them all", undo=undo))
        else:
            self.message_posted.emit(Message(words, tone, undo=undo))

    def prepare_waiting(self) -> None:
        """Find names and quotes in every article that has no suggestions yet, in the background."""
        if self._desk.file.why_read_only:
            return
        self._start(self._desk.job(Suggest, self._process), self._prepared, Priority.BACKGROUND)

    def prepare(self, article_id: str) -> None:
        """Find names and quotes in the open article before all others, if it still has none when its turn comes."""
        if self._desk.file.why_read_only:
            return
        self._start(self._desk.job(Suggest, self._process, [article_id], WAITING), self._prepared)

    def refresh(self, article_id: str) -> None:
        """Find names and quotes again in an untouched article, if decisions on others bear on its names."""
        if self._desk.file.why_read_only:
            return
        self._start(self._desk.job(RefreshSuggestions, self._process, article_id), self._refreshed)

    def find_again(self, *article_ids: str) -> None:
        """Find names and quotes in articles again, and post the result."""
        self._start(self._desk.job(Suggest, self._process, article_ids), self._found_again)

    def export(self, job: Export) -> None:
        """Run an export, and post its result."""
        self.send_out(job, self._exported)

    def send_out(self, job: Outgoing[R], done: Callable[[R], object]) -> None:
        """Run a job that makes something to leave the library; if it would give names away, `leaks_found` says so."""
        self._start(job, done, failed=partial(self._not_sent_out, job, done))

    def _not_sent_out(self, job: Outgoing[R], done: Callable[[R], object], error: Exception) -> None:
        if isinstance(error, LeaksError):
            self._ended()
            self.leaks_found.emit(error, lambda: self._start(job.anyway(), done))
        else:
            self._failed(error)

    def run(self, job: Job[R], done: Callable[[R], object]) -> None:
        """Run a job with progress and a way to stop it; then call `done` with its report."""
        self._start(job, done)

    def ask(self, job: Job[R], done: Callable[[R], object], failed: Callable[[Exception], object]) -> Handle:
        """Run a job that only answers a question of a dialog, which shows its answer and its errors itself."""
        return self._background.start(job, progress=lambda _: None, done=done, failed=failed)

    def back_up(self, target: Path) -> None:
        """Copy the whole library to a file in the background."""
        self._start(self._desk.job(BackUp, target), self._backed_up)

    def save_elsewhere(self, target: Path, done: Callable[[Path], object]) -> None:
        """Write all that this window holds to another file; then call `done` with it."""
        self._start(self._desk.job(SaveElsewhere, target), done)

    def _backed_up(self, report: BackUpReport) -> None:
        self.message_posted.emit(Message(report.words))

    def back_up_daily(self) -> None:
        """Make today's automatic backup in the background, if one is due; what hinders it is said."""
        self._start(self._desk.job(BackUpDaily), lambda _: None, Priority.BACKGROUND, failed=self._not_backed_up)

    def _not_backed_up(self, error: Exception) -> None:
        if isinstance(error, EditorialError) and not isinstance(error, Cancelled):
            error = EditorialError(f"The automatic backup was not made. {error}")
        self._failed(error)

    def check(self, done: Callable[[CheckReport], object]) -> None:
        """Check the whole library; then call `done` with the report."""
        self._start(self._desk.job(Check), done)

    def repair(self, done: Callable[[CheckReport], object]) -> None:
        """Check the library, copy it, repair what can be; then call `done` with the report."""
        self._start(self._desk.job(Repair), done)

    def train(self) -> None:
        """Train the name recogniser on the verified articles, behind all other work; post what it brought."""
        if self._desk.file.why_read_only:
            self.message_posted.emit(Message(self._desk.file.why_read_only, Tone.ERROR))
            return
        self._start(self._desk.job(TrainNames), self._trained, Priority.IDLE)

    def _trained(self, report: TrainReport) -> None:
        self.message_posted.emit(Message(report.words, Tone.DONE, ActionId.MEMORY, "What is remembered…"))

    def look_for_damage(self) -> None:
        """Look over the library's file in the background, and post what is damaged, or was not reached."""
        handle = self._background.start(
            self._desk.job(Examine),
            progress=lambda _: None,
            done=partial(self._done, self._examined),
            failed=self._failed,
            priority=Priority.BACKGROUND,
        )
        self._handles.append(handle)

    def _examined(self, found: Examination) -> None:
        tone = Tone.ERROR if found.damages else Tone.HINT
        if words := examination_words(found):
            self.message_posted.emit(Message(words, tone, ActionId.CHECK_LIBRARY, "Check the library…"))

    def stop(self) -> None:
        """Stop all jobs that run or wait."""
        for handle in self._handles:
            handle.cancel()

    def close(self) -> None:
        """Stop all jobs."""
        self.stop()
        self._background.close()

    def _start(
        self,
        job: Job[R],
        done: Callable[[R], object],
        priority: Priority = Priority.FOREGROUND,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        handle = self._background.start(
            job,
            progress=self._progressed,
            done=partial(self._done, done),
            failed=failed or self._failed,
            priority=priority,
        )
        self._handles = [one for one in self._handles if not one.finished] + [handle]

    def _progressed(self, progress: Progress) -> None:
        self._strip.show_progress(progress.done, progress.total, progress.words, progress.share)
        if progress.article_id is not None:
            self._tell_problem(progress.article_id, progress.problem)
            self.article_changed.emit(progress.article_id)

    def _tell_problem(self, article_id: str, problem: EditorialError | None) -> None:
        """Post the problem of an article; if it has none any more, take back what was posted."""
        if problem is not None:
            self._problems[article_id] = Message(error_words(problem), Tone.ERROR)
            self.message_posted.emit(self._problems[article_id])
        elif (over := self._problems.pop(article_id, None)) is not None:
            self.message_over.emit(over)

    def _done(self, then: Callable[[R], object], report: R) -> None:
        self._ended()
        then(report)

    def _ended(self) -> None:
        self._handles = [one for one in self._handles if not one.finished]
        self.ended.emit()

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, Cancelled):
            self.message_posted.emit(Message("Stopped", Tone.HINT))
        elif isinstance(error, EditorialError):
            self.message_posted.emit(Message(str(error), Tone.ERROR))
        else:
            raise error

    def _imported(self, place: Collection[int], report: ImportReport) -> None:
        undo = self._desk.imports.end(place, report.new, report.decisions)
        self.imported.emit()
        left = len({*report.suggested_in} - {*report.added})
        stay = f" Undo leaves the annotations that were added to {counted(left, 'article')}." if undo and left else ""
        self._tell_imported(report, stay, undo=undo)

    def _tell_imported(self, report: ImportReport, more: str = "", *, undo: bool = False) -> None:
        lines = [row.words for row in report.rows] if report.notable else []
        tone = Tone.ERROR if report.failure is not None else Tone.DONE
        self._report(report.words + more, report.problems, lines, tone, undo=undo)
        if report.added:
            self.prepare_waiting()
        if report.waits:
            self.look_wanted.emit(report)

    def _prepared(self, report: SuggestReport) -> None:
        if report.failure:
            self.message_posted.emit(Message(report.words, Tone.ERROR))
        elif report.failed:
            trouble, more = report.failed[0], len(report.failed) - 1
            others = f" {counted(more, 'other article')} failed too: the queue marks them." if more else ""
            words = f"{trouble.title}: {problem_words(trouble.problem)}{others}"
            self.message_posted.emit(Message(words, Tone.ERROR))

    def _refreshed(self, report: SuggestReport) -> None:
        if report.done or report.failed:
            self._prepared(report)

    def _found_again(self, report: SuggestReport) -> None:
        self._prepared(report)
        if report.failure:
            return
        if len(report.done) + len(report.left_alone) > 1 and not report.failed:
            self.message_posted.emit(Message(report.words))
        elif report.left_alone:
            words = "A verified article is left as it is: reopen it first"
            self.message_posted.emit(Message(words, Tone.HINT, life=Life.ARTICLE))
        elif not report.failed:
            self.message_posted.emit(Message("Names and quotes were looked for again; what you decided stays"))

    def _exported(self, report: ExportReport) -> None:
        self.exported.emit(report.exported)
        self.message_posted.emit(Message(report.words))
