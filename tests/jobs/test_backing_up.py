"""A back-up is a library of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from editorial.domain.errors import StorageError
from editorial.jobs.backing_up import BackUp
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.storage.library import Library
from editorial.storage.sqlite import backup


def test_the_copy_opens_with_all_that_was_in_the_library(library: Library, tmp_path: Path, samples: Any) -> None:
    library.add(samples.reviewed())
    report = finish(BackUp(library, tmp_path / "copy.db"))
    assert str(tmp_path / "copy.db") in report.words
    with Library.open(tmp_path / "copy.db") as copy:
        assert copy.load("bridge").record == library.load("bridge").record


@pytest.fixture
def page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_STEP", 1)


def test_it_tells_how_far_it_is(library: Library, tmp_path: Path, page_by_page: None) -> None:
    told = []
    finish(BackUp(library, tmp_path / "copy.db"), told.append)
    assert [step.done for step in told] == list(range(1, told[-1].done + 1))
    assert {step.total for step in told} == {told[-1].done}


def test_stopped_half_way_it_leaves_no_file(library: Library, tmp_path: Path, page_by_page: None) -> None:
    cancel = Cancel()
    with pytest.raises(Cancelled):
        finish(BackUp(library, tmp_path / "copy.db"), lambda _: cancel.cancel(), cancel)
    assert not list(tmp_path.glob("copy*"))


def test_what_is_written_meanwhile_is_not_waited_for_and_left_out(
    library: Library, tmp_path: Path, samples: Any, page_by_page: None
) -> None:
    library.back_up(tmp_path / "copy.db", lambda done, _total: done == 1 and library.add(samples.reviewed()))
    assert library.queue()
    with Library.open(tmp_path / "copy.db") as copy:
        assert not copy.queue()


def test_the_library_is_never_copied_over_itself(library: Library) -> None:
    with pytest.raises(StorageError, match="itself"):
        finish(BackUp(library, library.path))
    assert library.queue() == []
