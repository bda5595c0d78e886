"""What the README tells people to install and type is what the commands ask for and know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "libraries"),
    [("the tests", "OFFSCREEN"), ("the window on X11", "X11"), ("the window on Wayland", "WAYLAND")],
)
def test_the_readme_names_the_packages_that_the_commands_ask_for(
    monkeypatch: pytest.MonkeyPatch, row: str, libraries: str
) -> None:
    monkeypatch.syspath_prepend(str(CHECKOUT / "packaging"))
    import system

    _, _, debian, fedora, _ = next(line for line in README.splitlines() if line.startswith(f"| {row}")).split("|")
    packages = getattr(system, libraries).values()
    assert set(debian.strip(" `").split()) == {name for name, _ in packages}
    assert set(fedora.strip(" `").split()) == {name for _, name in packages}


def test_every_check_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CHECKOUT / "packaging"))
    import checks

    assert f"some of the checks: {' '.join(check.name for check in checks.CHECKS)}\n" in README


def test_every_file_linked_to_is_there() -> None:
    links = re.findall(r"\]\(([^):#]+)\)", README)
    assert links
    missing = [link for link in links if not (CHECKOUT / link).exists()]
    assert missing == []
