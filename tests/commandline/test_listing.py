"""What `editorial list` says about one article."""

from __future__ import annotations

from datetime import UTC, datetime

from editorial.commandline.listing import _plain
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.domain.problem import Problem, ProblemCode

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_json_has_a_problem_in_words() -> None:
    row = QueueRow("a", "A title", State.NEW, None, None, NOON, 0, 0, 0, 12, stale=False)
    failed = QueueRow(
        "b", "B", State.NEW, None, None, NOON, 0, 0, 0, 12, stale=False, problem=Problem.of(ProblemCode.PROCESS_STOPPED)
    )
    assert _plain(row)["problem"] is None
    assert _plain(failed)["problem"] == "The language process stopped while it was looking for names and quotes."
    assert _plain(failed)["imported_at"] == "2026-11-22T12:00:00+00:00"
