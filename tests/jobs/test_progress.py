"""Cancelling interrupts what a job waits for, and only while it waits."""

from __future__ import annotations

import pytest

from editorial.jobs.progress import Cancel, Cancelled


def test_a_cancel_stops_what_is_waited_for_and_nothing_after_it() -> None:
    cancel, stopped = Cancel(), []
    with cancel.stopping(lambda: stopped.append("first")):
        pass
    with cancel.stopping(lambda: stopped.append("second")):
        cancel.cancel()
    cancel.cancel()
    assert stopped == ["second"]


def test_what_begins_after_a_cancel_is_stopped_at_once() -> None:
    cancel, stopped = Cancel(), []
    cancel.cancel()
    with cancel.stopping(lambda: stopped.append("late")):
        assert stopped == ["late"]
    with pytest.raises(Cancelled):
        cancel.check()
