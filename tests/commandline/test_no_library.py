"""A command on a path where no library is says so, and leaves no empty library behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from in_process import run


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["suggest"],
        ["export"],
        ["backup", "copy.db"],
        ["delete", "a", "--yes"],
        ["evaluate", "--library"],
        ["authorities", "list"],
        ["authorities", "import", "nothing.csv"],
        ["import", "nothing.txt"],
        ["memory", "list"],
        ["memory", "forget", "Ada"],
        ["memory", "remember", "Ada"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("named", ["option", "variable"])
def test_a_command_makes_no_library(
    command: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "typing error" / "library.db"
    monkeypatch.chdir(tmp_path)
    if named == "variable":
        monkeypatch.setenv("EDITORIAL_DATABASE", str(path))
    status, out, told = run(*command, *(["--database", path] if named == "option" else []))
    assert (status, out) == (1, "")
    assert told.startswith(f"editorial: {path}: there is no library here.")
    assert [*tmp_path.iterdir()] == []


def test_what_is_imported_makes_the_library_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("Bridge stays shut", encoding="utf-8")
    (tmp_path / "names.csv").write_text("name,type\nAda Brook,person\n", encoding="utf-8")
    for number, command in enumerate((["import", "bridge.txt"], ["authorities", "import", "names.csv"])):
        path = tmp_path / f"new-{number}.db"
        *words, file = command
        status, _, told = run(*words, tmp_path / file, "--database", path)
        assert status == 0
        assert told.startswith(f"editorial: There was no library at {path}: a new one was made.\n")
        assert "new one" not in run(*words, tmp_path / file, "--database", path)[2]


def test_the_users_own_library_is_made_without_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("EDITORIAL_DATABASE")
    own = tmp_path / "own" / "library.db"
    for module in ("opening", "location"):
        monkeypatch.setattr(f"editorial.storage.{module}.default_path", lambda: own)
    assert run("list") == (0, "", "")
    assert own.exists()
