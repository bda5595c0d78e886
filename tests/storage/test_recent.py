"""The list of libraries opened lately: the latest first, each once, and written only where it changes."""

from __future__ import annotations

import json
from pathlib import Path

from editorial.storage.recent import KEPT, RecentLibraries


def test_the_latest_library_comes_first_and_each_once(tmp_path: Path) -> None:
    recent = RecentLibraries(tmp_path / "folder" / "recent.json")
    for name in ("a", "b", "a"):
        recent.put_first(tmp_path / name)
    assert recent.paths() == (tmp_path / "a", tmp_path / "b")


def test_only_the_latest_ones_are_kept(tmp_path: Path) -> None:
    recent = RecentLibraries(tmp_path / "recent.json")
    for number in range(KEPT + 3):
        recent.put_first(tmp_path / str(number))
    assert recent.paths() == tuple(tmp_path / str(number) for number in range(KEPT + 2, 2, -1))


def test_a_start_on_the_library_of_the_last_one_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    recent = RecentLibraries(file)
    recent.put_first(tmp_path / "a")
    before = file.stat()
    recent.put_first(tmp_path / "a")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_list_that_something_else_wrote_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    for content in ("", "[]", json.dumps({"libraries": 3}), "\x00"):
        file.write_text(content, encoding="utf-8")
        recent = RecentLibraries(file)
        assert recent.paths() == ()
        recent.put_first(tmp_path / "a")
        assert recent.paths() == (tmp_path / "a",)
