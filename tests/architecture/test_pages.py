"""ARCHITECTURE.md and CONTRIBUTING.md say what the code is: rooms, arrows, files, commands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = {name: (CHECKOUT / name).read_text(encoding="utf-8") for name in ("ARCHITECTURE.md", "CONTRIBUTING.md")}
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}
PLACEHOLDERS = ("NAME", "CODE", "…")


def arrows(line: str) -> list[set[str]]:
    """Return the levels of a line of arrows, from the top, each with its parts."""
    return [set(re.findall(r"\w+", level)) for level in line.split("→")]


def levels(contract: str) -> list[set[str]]:
    """Return the levels of an import contract, from the top, each with its parts."""
    return [set(re.findall(r"\w+", level)) for level in CONTRACTS[contract]["layers"]]


def named_files(text: str) -> list[str]:
    """Return the paths that a page writes as code, a bare name being in the folder of the path before it."""
    found: list[str] = []
    folder = ""
    for path in re.findall(r"`([\w./-]+(?:\.(?:py|toml|md|json)|/))`", text):
        if "/" in path.rstrip("/"):
            folder = path.rpartition("/")[0] if not path.endswith("/") else path.rstrip("/")
        found.append(path)
        if "/" not in path and folder and (CHECKOUT / folder / path).exists():
            found[-1] = f"{folder}/{path}"
    return [path for path in found if not any(word in path for word in PLACEHOLDERS)]


def test_the_rooms_and_arrows_are_those_of_the_contract() -> None:
    [line] = re.findall(r"^__main__ .+$", PAGES["ARCHITECTURE.md"], re.MULTILINE)
    assert arrows(line) == levels("arrows")
    rooms = set(re.findall(r"^\| `editorial/(\w+)(?:/|\.py)` \|", PAGES["ARCHITECTURE.md"], re.MULTILINE))
    assert rooms == set().union(*levels("arrows"))


@pytest.mark.parametrize("room", [name for name in CONTRACTS if "layers" in CONTRACTS[name] and name != "arrows"])
def test_the_order_inside_a_room_is_that_of_its_contract(room: str) -> None:
    [line] = re.findall(rf"^{room} +(.+→.+)$", PAGES["ARCHITECTURE.md"], re.MULTILINE)
    assert arrows(line) == levels(room)


@pytest.mark.parametrize("room", ["desktop", "language"])
def test_every_part_of_the_large_rooms_is_described(room: str) -> None:
    table = PAGES["ARCHITECTURE.md"].partition(f"| `editorial/{room}/` | |\n")[2].partition("\n\n")[0]
    described = set(re.findall(r"`(\w+)(?:/|\.py)`", "".join(re.findall(r"^\|([^|]+)\|", table, re.MULTILINE))))
    there = {path.stem for path in (CHECKOUT / "editorial" / room).glob("[!_]*") if path.name != "py.typed"}
    assert described | {"child", "training_child"} == there | {"child", "training_child"}


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    paths = named_files(PAGES[page].partition("What has no place here")[0])
    assert len(paths) > 20
    assert [path for path in paths if not _is_there(path)] == []


def _is_there(path: str) -> bool:
    """Return whether a path exists: from the checkout, or as the name of a folder or file of the room described."""
    if (CHECKOUT / path).exists():
        return True
    name = path.rpartition("/")[2] or path.rstrip("/").rpartition("/")[2]
    rooms = ("desktop", "language")
    return "/" not in path.rstrip("/") and any((CHECKOUT / "editorial" / room / name).exists() for room in rooms)


def test_every_check_and_command_of_the_pages_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CHECKOUT / "packaging"))
    import checks
    import commands

    words = [line.split() for page in PAGES.values() for line in re.findall(r"packaging/dev\.py ([\w /]+)", page)]
    assert words
    for command, *names in words:
        assert command in commands.USAGE
        if command == "test":
            known = [name for name in names if not name.startswith("(")]
            assert all(checks.named(name) for name in known), names
    table = set(re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (`.+?) \|", PAGES["CONTRIBUTING.md"], re.M))))
    assert table == {check.name for check in checks.CHECKS}
