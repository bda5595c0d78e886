"""One program decides between the window and a command, and imports only what that needs."""

from __future__ import annotations

import json
import subprocess
import sys
import types
from collections.abc import Sequence
from pathlib import Path

import pytest
from in_process import run
from typer.main import get_command

from editorial import __version__
from editorial.__main__ import main
from editorial.commandline.app import _app
from editorial.commandline.command_names import COMMANDS


def test_the_table_of_commands_is_what_there_is() -> None:
    assert list(get_command(_app()).commands) == list(COMMANDS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_lists_every_command(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert all(name in out and words in out for name, words in COMMANDS.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_examples(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([name, "--help"]) == 0
    out = capsys.readouterr().out
    assert COMMANDS[name] in out
    assert f"  editorial {name}" in out.partition("Examples:")[2]


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"editorial {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["exprot"], "Did you mean 'export'?"),
        (["nothing-of-the-kind.txt"], "neither a file nor a command"),
        (["--no-such-option"], "--no-such-option"),
        (["list", "--no-such-option"], "--no-such-option"),
        (["list", "--state", "finished"], "finished"),
        (["analyze"], "PATH"),
        (["export", "--format", "xml"], "xml"),
    ],
)
def test_wrong_usage_is_status_2_and_a_hint(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert "--help" in told.err or "usage" in told.err
    assert told.out == ""


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Sequence[Path]]]:
    """Stand in for the desktop, and note how it is called."""
    calls: list[tuple[Path, Sequence[Path]]] = []
    module = types.ModuleType("editorial.desktop.app")

    def run(database: Path, paths: Sequence[Path]) -> int:
        calls.append((database, paths))
        return 0

    module.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "editorial.desktop.app", module)
    qt = types.ModuleType("editorial.desktop.widgets.plain_import")
    qt.restore = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "editorial.desktop.widgets.plain_import", qt)
    return calls


def test_without_a_command_the_window_opens_on_the_library_chosen(
    window: list[tuple[Path, Sequence[Path]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITORIAL_DATABASE", str(tmp_path / "named.db"))
    assert main([]) == 0
    assert main(["--database", str(tmp_path / "other.db"), str(tmp_path)]) == 0
    assert window == [(tmp_path / "named.db", []), (tmp_path / "other.db", [tmp_path])]


def test_a_command_comes_before_a_file_of_its_name(
    window: list[tuple[Path, Sequence[Path]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").mkdir()
    assert main(["list"]) == 0
    assert window == []
    assert main(["./list"]) == 0
    assert main(["--", "list"]) == 0
    assert [paths for _, paths in window] == [[Path("list")], [Path("list")]]


def test_a_broken_library_is_told_in_words_and_status_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_text("this is no database, but something else that somebody named so" * 100)
    assert main(["list", "--database", str(path)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("editorial: ")
    assert "library.db" in told


def test_the_library_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("Bridge stays shut", encoding="utf-8")
    library = tmp_path / "other.db"
    assert run("--database", library, "import", tmp_path / "bridge.txt")[0] == 0
    assert "Bridge" in run("list", "--database", library)[1]
    assert run("list")[1] == ""


def test_without_qt_the_window_says_what_is_missing() -> None:
    code = "import sys; sys.modules['PySide6'] = None; from editorial.__main__ import main; sys.exit(main([]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"editorial: The window cannot be opened: ")
    assert b"Traceback" not in done.stderr


_LOADED = """
import json, sys, types
desktop = types.ModuleType("editorial.desktop.app")
desktop.run = lambda database, paths: 0
sys.modules["editorial.desktop.app"] = desktop
qt = types.ModuleType("editorial.desktop.widgets.plain_import")
qt.restore = lambda: None
sys.modules["editorial.desktop.widgets.plain_import"] = qt
from editorial.__main__ import main
status = main(sys.argv[1:])
print(json.dumps([status, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        ([], {"typer", "rich", "spacy", "alembic", "sqlalchemy", "PySide6", "orjson", "cryptography", "keyring"}),
        (["list"], {"rich", "spacy", "PySide6"}),
        (["export", "--help"], {"rich", "spacy", "sqlalchemy", "PySide6"}),
        (["analyze", "--help"], {"rich", "spacy", "sqlalchemy", "PySide6"}),
    ],
    ids=["window", "list", "export help", "analyze help"],
)
def test_only_what_is_needed_is_imported(arguments: list[str], never: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED, *arguments], capture_output=True, check=True)
    status, loaded = json.loads(done.stdout.splitlines()[-1])
    assert status == 0
    assert never.isdisjoint(loaded)
    assert ("typer" in loaded) == bool(arguments)
