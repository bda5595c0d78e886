"""A search that nobody waits for any more ends at once, so that the next one need not wait for it."""

from __future__ import annotations

from threading import Timer
from typing import Any

import pytest

from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.jobs.searching import Search
from editorial.storage.library import Library

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


def test_a_cancel_interrupts_the_search_that_runs(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def search(connection: Any, _query: str, _limit: int) -> list[Any]:
        return connection.execute(ENDLESS).fetchall()

    monkeypatch.setattr("editorial.storage.sqlite.search.search", search)
    cancel = Cancel()
    timer = Timer(0.05, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        finish(Search(library, "harbour"), cancel=cancel)
    timer.join()


def test_the_library_can_be_searched_after_a_search_was_interrupted(library: Library, samples: Any) -> None:
    library.add(samples.article())
    cancel = Cancel()
    steps = Search(library, "bridge").run(cancel)
    next(steps)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(steps)
    assert [hit.article_id for hit in finish(Search(library, "bridge")).hits] == ["bridge"]
