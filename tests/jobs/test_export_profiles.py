"""Choices for an export are saved under a name and repeated; only what changed is exported if that is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.errors import EditorialError, ExistingFileError
from editorial.domain.settings import Setting
from editorial.jobs.export_profiles import (
    Profile,
    changed_articles,
    export_by,
    profile,
    profiles,
    repeat_export,
    save_profile,
)
from editorial.jobs.exporting import Export, Include
from editorial.jobs.progress import finish
from editorial.storage.library import Library


@pytest.fixture
def filled(library: Library, samples: Any) -> Library:
    library.add(samples.reviewed("one"))
    library.add(samples.reviewed("two", samples.text("Two.")))
    library.add(samples.article("fresh", samples.text("Fresh.")))
    return library


def daily(folder: Path, **more: Any) -> Profile:
    return Profile(name="daily", format_id="jsonl", place=str(folder / "daily.jsonl"), **more)


def test_a_profile_comes_back_as_it_was_saved_and_the_last_one_is_repeated(filled: Library, tmp_path: Path) -> None:
    made = daily(tmp_path, include=Include(undecided=True, unverified=True))
    save_profile(filled, made)
    save_profile(filled, Profile(name="table", format_id="csv", place=str(tmp_path / "t.csv")))
    assert profile(filled, "daily") == made
    assert repeat_export(filled).run is not None
    assert [one.name for one in profiles(filled)] == ["daily", "table"]
    save_profile(filled, made)
    assert [one.name for one in profiles(filled)] == ["table", "daily"], "the latest is last"
    report = finish(repeat_export(filled))
    assert report.exported == ("one", "two", "fresh")
    assert finish(repeat_export(filled)).files == (tmp_path / "daily.jsonl",), "an earlier export is replaced"


def test_only_what_is_new_or_changed_is_exported_if_that_is_asked_for(
    filled: Library, tmp_path: Path, samples: Any
) -> None:
    made = daily(tmp_path, changed=True)
    finish(Export(filled, tmp_path / "first.jsonl", article_ids=["one"]))
    assert finish(export_by(filled, made)).exported == ("two",)
    with pytest.raises(EditorialError, match="no article was verified or changed since the last export"):
        export_by(filled, made)
    assert changed_articles(filled, Include(unverified=True)) == ("fresh",)


def test_a_file_that_is_no_export_is_not_replaced_by_one_key(filled: Library, tmp_path: Path) -> None:
    made = daily(tmp_path)
    Path(made.place).write_text("mine", encoding="utf-8")
    with pytest.raises(ExistingFileError):
        finish(export_by(filled, made))
    assert Path(made.place).read_text(encoding="utf-8") == "mine"


def test_an_unknown_profile_is_told_with_those_that_there_are(filled: Library, tmp_path: Path) -> None:
    with pytest.raises(EditorialError, match="Saved are: none yet"):
        profile(filled, "daily")
    with pytest.raises(EditorialError, match="no export to repeat yet"):
        repeat_export(filled)
    save_profile(filled, daily(tmp_path))
    with pytest.raises(EditorialError, match="Saved are: “daily”"):
        profile(filled, "weekly")


@pytest.mark.parametrize("name", ["", " ", "x" * 61])
def test_a_name_that_nobody_could_choose_is_refused(filled: Library, tmp_path: Path, name: str) -> None:
    with pytest.raises(EditorialError, match="1 to 60 characters"):
        save_profile(filled, Profile(name=name, format_id="jsonl", place="x"))
    with pytest.raises(EditorialError, match="no format"):
        save_profile(filled, Profile(name="n", format_id="xml", place="x"))


def test_a_damaged_profile_is_left_out(filled: Library, tmp_path: Path) -> None:
    good = daily(tmp_path)
    for value in ({}, {"format": 3, "place": "x"}, {"format": "csv", "place": ""}):
        filled.set_setting(Setting.EXPORT_PROFILES, {"bad": value, "daily": good.plain()})
        assert profiles(filled) == (good,)
    odd = json.loads(json.dumps(good.plain())) | {"include": {"undecided": "yes"}, "changed": 1}
    filled.set_setting(Setting.EXPORT_PROFILES, {"daily": odd})
    assert profiles(filled) == (good,)
