"""A command replaces a file unasked only if it is an earlier export; a library never is."""

from __future__ import annotations

from pathlib import Path

import pytest
from in_process import run


@pytest.fixture(autouse=True)
def library(tmp_path: Path, home: Path) -> Path:
    article = tmp_path / "council.txt"
    article.write_text("Council\n\nIt met on Monday.", encoding="utf-8")
    assert run("import", article)[0] == 0
    return home / "library.db"


def test_export_replaces_its_own_files_and_others_with_force(tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    export = ("export", "--unverified", "-o", target)
    assert run(*export)[0] == 0
    assert run(*export)[0] == 0
    target.write_text("mine", encoding="utf-8")
    status, _, told = run(*export)
    assert status == 1
    assert "which is no earlier export. Choose another name, or add --force to replace it." in told
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(*export, "--force")[0] == 0
    assert target.read_text(encoding="utf-8").startswith("{")


def test_no_command_writes_over_a_library(tmp_path: Path, library: Path) -> None:
    before = library.read_bytes()
    link = tmp_path / "link.jsonl"
    link.symlink_to(library)
    for arguments in (
        ("export", "--unverified", "-o", library),
        ("export", "--unverified", "-o", link, "--force"),
        ("export", "--unverified", "-o", library, "--format", "csv", "--force"),
        ("analyze", tmp_path / "council.txt", "-o", library, "--force"),
        ("analyze", tmp_path / "council.txt", "-o", link),
        ("backup", library),
    ):
        status, _, told = run(*arguments)
        assert status == 1, arguments
        assert told.startswith("editorial: "), arguments
        assert "Traceback" not in told
    assert run("--database", library, "list")[0] == 0
    assert library.read_bytes() == before
