"""Jobs run one at a time on one thread, in order of urgency, and tell their end exactly once."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator

import pytest

from editorial.domain.errors import EditorialError
from editorial.jobs.progress import Cancel, Cancelled, Progress
from editorial.jobs.runner import Priority, Runner


class Steps:
    """A job of so many steps; it writes each into a log, and waits for `gate` before the first."""

    def __init__(self, name: str, log: list[str], steps: int = 1, gate: threading.Event | None = None) -> None:
        self.words, self._log, self._steps, self._gate = name, log, steps, gate
        self.begun = threading.Event()

    def run(self, cancel: Cancel) -> Generator[Progress, None, str]:
        self.begun.set()
        if self._gate:
            with cancel.stopping(self._gate.set):
                self._gate.wait()
        try:
            for step in range(self._steps):
                cancel.check()
                self._log.append(f"{self.words}{step}")
                yield Progress(step + 1, self._steps, self.words)
        except GeneratorExit:
            self._log.append(f"{self.words} left tidily")
            raise
        return self.words


class Fails(Steps):
    """A job that ends with an error after its first step."""

    def __init__(self, error: Exception) -> None:
        super().__init__("fails", [])
        self._error = error

    def run(self, cancel: Cancel) -> Generator[Progress, None, str]:
        yield Progress(0, 1, "fails")
        raise self._error


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def test_jobs_run_in_the_order_in_which_they_came(runner: Runner) -> None:
    log: list[str] = []
    handles = [runner.submit(Steps(name, log, steps=2)) for name in "abc"]
    assert all(handle.wait(20) for handle in handles)
    assert log == ["a0", "a1", "b0", "b1", "c0", "c1"]
    assert runner.idle


def test_what_somebody_waits_for_goes_between_the_steps_of_background_work(runner: Runner) -> None:
    log: list[str] = []
    gate = threading.Event()
    background = Steps("background", log, steps=2, gate=gate)
    first = runner.submit(background, priority=Priority.BACKGROUND)
    assert background.begun.wait(20)
    later = runner.submit(Steps("later", log), priority=Priority.BACKGROUND)
    urgent = runner.submit(Steps("urgent", log))
    gate.set()
    assert first.wait(20)
    assert later.wait(20)
    assert urgent.wait(20)
    assert log == ["background0", "urgent0", "background1", "later0"]


def test_progress_and_report_come_on_the_workers_thread(runner: Runner) -> None:
    told: list[tuple[str, object]] = []

    def note(value: object) -> None:
        told.append((threading.current_thread().name, value))

    runner.submit(Steps("a", []), on_progress=note, on_done=note).wait(20)
    assert told == [("editorial-jobs", Progress(1, 1, "a")), ("editorial-jobs", "a")]


@pytest.mark.parametrize("error", [EditorialError("in words"), ZeroDivisionError("a bug")])
def test_an_error_is_told_and_the_next_job_runs(runner: Runner, error: Exception) -> None:
    told: list[object] = []
    runner.submit(Fails(error), on_error=told.append, on_done=told.append)
    runner.submit(Steps("next", []), on_done=told.append).wait(20)
    assert told == [error, "next"]


@pytest.mark.parametrize("fails", [False, True])
def test_whoever_hears_of_the_end_of_the_last_job_finds_nothing_at_work(runner: Runner, fails: bool) -> None:
    idle: list[bool] = []
    job = Fails(EditorialError("no")) if fails else Steps("job", [])
    handle = runner.submit(job, on_done=lambda _: idle.append(runner.idle), on_error=lambda _: idle.append(runner.idle))
    assert handle.wait(20)
    assert idle == [True]


def test_a_callback_that_fails_stops_no_other_job(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    failed: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", failed.append)
    runner.submit(Steps("first", []), on_done=lambda _: 1 / 0)
    runner.submit(Steps("second", []), on_done=told.append).wait(20)
    assert told == ["second"]
    assert [one.exc_type for one in failed] == [ZeroDivisionError]


def test_a_cancelled_job_tells_so_once(runner: Runner) -> None:
    told: list[object] = []
    job = Steps("long", [], gate=threading.Event())
    handle = runner.submit(job, on_done=told.append, on_error=told.append)
    assert job.begun.wait(20)
    handle.cancel()
    handle.cancel()
    assert handle.wait(20)
    assert [type(one) for one in told] == [Cancelled]


def test_closing_ends_what_runs_drops_what_waits_and_leaves_no_thread(runner: Runner) -> None:
    log: list[str] = []
    gate = threading.Event()
    background = Steps("background", log, steps=2, gate=gate)
    urgent = Steps("urgent", log, gate=threading.Event())
    handles = [runner.submit(background, priority=Priority.BACKGROUND)]
    assert background.begun.wait(20)
    handles += [runner.submit(urgent), runner.submit(Steps("never", log))]
    gate.set()
    assert urgent.begun.wait(20)
    runner.close()
    assert log == ["background0", "background left tidily"]
    assert all(handle.finished for handle in handles)
    assert not [thread for thread in threading.enumerate() if thread.name == "editorial-jobs"]
    with pytest.raises(RuntimeError):
        runner.submit(Steps("late", log))
