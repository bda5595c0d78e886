"""What sets up a checkout: hashed lock files, words for what is missing, a wheel that holds all it needs."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDER = CHECKOUT / "packaging"
LOCK_FILES = sorted(FOLDER.glob("requirements*.txt"))
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Make packaging/*.py importable as dev.py has them, and return their commands module."""
    monkeypatch.syspath_prepend(str(FOLDER))
    import commands

    return commands


def dev(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run packaging/dev.py where nobody set a display or CI."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "CI"}}
    kept.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, FOLDER / "dev.py", *arguments]
    return subprocess.run(command, env={**kept, **variables}, capture_output=True, text=True, check=False)


def test_no_address_stands_in_packaging() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert LOCK_FILES
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b[a-z+]+://|\bfile:|^\s*(-i|-f|--(extra-)?index-url|--find-links)\b", text, re.M), path


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_every_locked_package_has_one_version_and_hashes(path: Path) -> None:
    blocks = re.findall(r"^\w.*(?:\n +.*)*", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert blocks
    for block in blocks:
        assert re.match(r"[a-z0-9-]+==[^ ]+( ; [^\n]+)? \\\n +--hash=sha256:", block), block


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (PROJECT["project"]["dependencies"], "requirements.txt"),
        (PROJECT["dependency-groups"]["dev"], "requirements-dev.txt"),
        (PROJECT["project"]["optional-dependencies"]["archive"], "requirements-archive.txt"),
    ],
    ids=["to run", "to develop", "for archives"],
)
def test_the_lock_files_hold_what_the_project_asks_for(wanted: list[str], name: str) -> None:
    pins = re.findall(r"^([a-z0-9-]+)==([^ ]+)", (FOLDER / name).read_text(encoding="utf-8"), re.MULTILINE)
    for requirement in map(Requirement, wanted):
        versions = [version for package, version in pins if package == requirement.name.lower()]
        assert versions, requirement
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_the_core_environment_has_no_qt_and_no_extra(scripts: ModuleType) -> None:
    import environments

    full, core = (
        {requirement.partition("==")[0] for requirement in environments.wanted_by(environment)}
        for environment in (environments.FULL, environments.CORE)
    )
    extra = {Requirement(one).name for one in PROJECT["project"]["optional-dependencies"]["archive"]}
    assert {"pyside6-essentials", "shiboken6", "pytest-qt", *extra} <= full - core
    assert not {name for name in core if name.startswith(("pyside", "shiboken")) or name in extra}


def test_an_old_python_can_read_the_script_that_refuses_it() -> None:
    ast.parse((FOLDER / "dev.py").read_text(encoding="ascii"), feature_version=(3, 4))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fly"], "There is no command 'fly'"),
        (
            ["test", "fly"],
            "There is no check or room 'fly'. There are: format lint types imports window archive qt-free, and",
        ),
        (["test", ".."], "There is no check or room '..'"),
        (["test", "benchmarks"], "There is no check or room 'benchmarks'"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_ones(arguments: list[str], words: str) -> None:
    done = dev(*arguments)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize(("display", "words"), [("", "There is no display"), (":4711", ":4711 does not answer")])
def test_without_a_display_the_window_says_what_to_do(display: str, words: str) -> None:
    done = dev("run", DISPLAY=display)
    assert done.returncode == 1
    assert words in done.stderr
    assert "xvfb-run -a python3 packaging/dev.py run" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt's wheels bring all they need")
def test_a_missing_system_library_is_named_with_its_package(
    scripts: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    import system

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(system, "_loads", lambda name: name not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    with pytest.raises(system.SetupError) as offscreen:
        system.require_qt()
    assert "libEGL.so.1" in str(offscreen.value)
    assert "sudo apt-get install libegl1\n" in str(offscreen.value)
    assert "sudo dnf install libglvnd-egl\n" in str(offscreen.value)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(system, "_display_answers", lambda display: True)
    with pytest.raises(system.SetupError, match="apt-get install libegl1 libxcb-cursor0\n"):
        system.require_window()


def test_a_python_without_venv_is_told_what_to_install(scripts: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    import system

    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(system.SetupError, match=r"apt-get install python3\.\d+-venv"):
        system.require_venv()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Max retries exceeded: [Errno -3] Temporary failure in name resolution", "could not reach its package index"),
        (
            "ERROR: Could not find a version that satisfies this (from versions: none)",
            "could not reach its package index",
        ),
        ("ERROR: No matching distribution found for spacy==3.8.18", "not there for Python"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "its hash differs"),
        ("ERROR: [Errno 28] No space left on device", "pip could not install the packages"),
    ],
)
def test_why_pip_failed_is_said_in_words(scripts: ModuleType, said: str, words: str) -> None:
    import environments

    explanation = environments.explain(f"Collecting things\n{said}\n")
    assert words in explanation
    assert said in explanation


@pytest.mark.parametrize(
    ("arguments", "shows_seeds"),
    [([], True), (["--theme", "dark"], True), (["README.md"], True), (["list", "--json"], False)],
)
def test_run_opens_the_seeds_in_a_library_of_the_checkout(
    scripts: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str], shows_seeds: bool
) -> None:
    started: list[tuple[list[str], str]] = []

    def become(command: list[str], environment: dict[str, str]) -> int:
        started.append((command, environment["EDITORIAL_DATABASE"]))
        return 0

    monkeypatch.chdir(CHECKOUT)
    monkeypatch.setattr(scripts, "_become", become)
    monkeypatch.setattr(scripts, "prepare", lambda environment: Path("python"))
    monkeypatch.setattr(scripts, "prepare_with_qt", lambda: Path("python"))
    monkeypatch.setattr("system.require_window", lambda: None)
    scripts.run(arguments)
    [(command, library)] = started
    seeds = sorted(map(str, (CHECKOUT / "seeds").glob("*.txt")))
    assert seeds
    assert command == ["python", "-m", "editorial", *arguments, *(seeds if shows_seeds else [])]
    assert Path(library) == CHECKOUT / ".scratch" / "library.db"


@pytest.mark.parametrize(
    ("codes", "status", "last"),
    [((0, 0), 0, "2 passed, 0 failed"), ((0, 3), 1, "1 passed, 1 failed")],
)
def test_the_checks_end_with_what_failed(
    scripts: ModuleType, capfd: pytest.CaptureFixture[str], codes: Sequence[int], status: int, last: str
) -> None:
    import checks
    from environments import Environment

    here = Environment(sys.prefix)
    chosen = [checks.Check(f"c{code}", f"C{code}", "python", ("-c", f"exit({code})"), here) for code in codes]
    assert checks.run_checks(chosen) == status
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == last
    assert ("To run only what failed: python3 packaging/dev.py test c3" in lines) == bool(status)


def test_tests_are_counted_one_by_one(scripts: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    import checks
    from environments import Environment

    (tmp_path / "test_it.py").write_text("def test_a(): pass\ndef test_b(): pass\ndef test_c(): assert 0\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    arguments = ("-c", str(tmp_path / "pytest.ini"), "-p", "no:cacheprovider", str(tmp_path))
    check = checks.Check("counted", "Counted", "pytest", arguments, Environment(sys.prefix), counts=True)
    assert checks.run_checks([check]) == 1
    assert capfd.readouterr().out.splitlines()[-1] == "2 passed, 1 failed"


def test_a_wheel_carries_the_resources_and_the_seeds(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("resources", "seeds"):
        files = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
        assert files
        for path in files:
            assert f"editorial/{path.relative_to(CHECKOUT).as_posix()}" in names
    assert "editorial/domain/text.py" in names
    assert not [name for name in names if name.startswith(("tests/", "packaging/", "seeds/", "resources/"))]


def test_the_tests_of_one_room_are_a_check(scripts: ModuleType) -> None:
    import checks

    check = checks.named("language/names")
    assert check is not None
    assert check.arguments == ("tests/language/names",)
    assert "/" not in check.log.name
    assert checks.named("lint") in checks.CHECKS


@pytest.mark.parametrize(
    ("root", "sudo", "command"),
    [
        (True, False, ["apt-get"]),
        (False, True, ["sudo", "--non-interactive", "DEBIAN_FRONTEND=noninteractive", "apt-get"]),
        (False, False, None),
    ],
)
def test_ci_installs_system_packages_only_where_nobody_is_asked(
    scripts: ModuleType, monkeypatch: pytest.MonkeyPatch, root: bool, sudo: bool, command: list[str] | None
) -> None:
    import system

    tried = subprocess.CompletedProcess([], 0 if sudo else 1)
    monkeypatch.setattr(system.os, "geteuid", lambda: 0 if root else 1000, raising=False)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system.subprocess, "run", lambda *_, **__: tried)
    monkeypatch.setenv("CI", "true")
    assert system._unattended_apt() == command
    monkeypatch.delenv("CI")
    assert system._unattended_apt() is None


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("", "*The window* and a guide"),
        ("there/", "![The window](there/window.png) and [a guide](there/guide/guide.md)"),
    ],
)
def test_the_index_page_has_no_broken_link(scripts: ModuleType, address: str, page: str) -> None:
    from index_page import index_page

    assert index_page("![The window](window.png) and [a guide](guide/guide.md)", address) == page
    absolute = "[elsewhere](https://example.org/a.png) and [below](#below)"
    assert index_page(absolute, address) == absolute


def test_hosted_ci_runs_the_readme_command_on_every_system_and_python() -> None:
    workflow = (CHECKOUT / ".github" / "workflows" / "checks.yml").read_text(encoding="utf-8")
    assert re.findall(r"\brun: (.+)", workflow) == ["python packaging/dev.py test"]
    assert "os: [ubuntu-latest, macos-latest, windows-latest]" in workflow
    [pythons] = re.findall(r"python: \[(.+)\]", workflow)
    classified = re.findall(r"Python :: (3\.\d+)", str(PROJECT["project"]["classifiers"]))
    assert pythons == ", ".join(f'"{version}"' for version in classified)
