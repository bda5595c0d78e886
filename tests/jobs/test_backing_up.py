"""A back-up is a library of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from editorial.jobs.backing_up import BackUp
from editorial.jobs.progress import finish
from editorial.storage.library import Library


def test_the_copy_opens_with_all_that_was_in_the_library(library: Library, tmp_path: Path, samples: Any) -> None:
    library.add(samples.reviewed())
    report = finish(BackUp(library, tmp_path / "copy.db"))
    assert str(tmp_path / "copy.db") in report.words
    with Library.open(tmp_path / "copy.db") as copy:
        assert copy.load("bridge").record == library.load("bridge").record
