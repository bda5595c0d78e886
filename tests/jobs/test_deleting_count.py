"""What would go with articles is counted in steps, and is the same as counted at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_case import fill

from editorial.jobs import deleting
from editorial.jobs.deleting import Count
from editorial.jobs.progress import finish
from editorial.review.desk import Desk


def test_the_steps_count_what_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deleting, "_AT_ONCE", 3)
    desk = Desk.at(tmp_path / "library.db")
    with desk.library as library:
        fill(desk)
        ids = [*(row.id for row in desk.queue()), "nowhere"]
        seen = []
        found = finish(desk.job(Count, ids), seen.append)
        assert [one.done for one in seen] == [*range(0, len(ids), 3)]
        assert found.contents == library.deletions.contents(ids)
        assert {row.id for row in found.rows} == {*ids} - {"nowhere"}
