"""What `editorial list` says about one article."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from editorial.commandline.listing import _cells, _plain
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


def test_an_override_is_not_listed_as_plainly_verified() -> None:
    row = QueueRow("a", "A title", State.VERIFIED, None, None, NOON, 0, 0, 0, 12, stale=False)
    assert _cells(row)[1] == "verified"
    assert _cells(replace(row, overridden=4))[1] == "verified (4 undecided)"
    assert _cells(replace(row, overridden=0))[1] == "verified (unsure or unchecked)"
    assert _plain(replace(row, overridden=4))["overridden"] == 4
