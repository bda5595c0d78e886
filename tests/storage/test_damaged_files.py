"""Damaged files, a few of each run; `python3 packaging/dev.py bench damage` tries hundreds, with the window as well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from damage_survey import Seen, survey
from damaged_files import damage, fill

from editorial.jobs.checking import Check
from editorial.jobs.progress import finish
from editorial.review.desk import Desk

FILES = (4, 2, 5, 12, 8, 9, 103, 10)
"""Numbers of damages: truncated, noise, header, bytes, lost rows, an index, a value, the search index."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Desk.at(path) as desk:
        fill(desk)
    return path


@pytest.fixture(scope="module")
def good(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    seen = survey(Path(shutil.copy(whole, tmp_path_factory.mktemp("good") / "library.db")))
    assert seen.verdict(seen) == "harmless", seen.raw + seen.told
    return seen


@pytest.mark.parametrize("number", FILES)
def test_whatever_is_damaged_no_error_goes_without_words_and_nothing_changed_unnoticed(
    whole: Path, good: Seen, tmp_path: Path, number: int
) -> None:
    path = Path(shutil.copy(whole, tmp_path / "library.db"))
    damage(path, number)
    seen = survey(path)
    assert seen.raw == []
    if seen.verdict(good) == "unnoticed":
        with Desk.at(path) as desk:
            assert not finish(desk.job(Check)).good
