"""The progress of long work is shown while it runs, and no longer."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from threading import Event

from editor_at_work import Editor

from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.runner import Priority


class Tidying:
    """A job in the background whose progress nobody shows; it ends once `may_end` is set."""

    words = "tidying"

    def __init__(self) -> None:
        self.may_end = Event()

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        cancel.check()
        yield Progress(0, 1, self.words)
        self.may_end.wait(10)


def test_the_progress_is_hidden_once_nothing_runs_whatever_ended_last(editor: Editor, tmp_path: Path) -> None:
    window, tidying, ended = editor.window, Tidying(), list[object]()
    window._work_timer.stop()  # no other job ends after these two
    with editor.bot.waitSignal(window.work.ended):
        window.work.back_up(tmp_path / "copy.db")
        window.background.start(
            tidying, progress=lambda _: None, done=ended.append, failed=ended.append, priority=Priority.BACKGROUND
        )
    assert window.progress.isVisible()
    tidying.may_end.set()
    editor.bot.waitUntil(lambda: bool(ended))
    editor.bot.waitUntil(window.progress.isHidden)
