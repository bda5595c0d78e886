"""Every line of what the guide promises, and of what it defends against, names tests, and each of them is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
GUIDE = (CHECKOUT / "resources" / "guide" / "guide.md").read_text(encoding="utf-8")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def lines(heading: str) -> list[str]:
    """Return the lines of the list under a heading of the guide."""
    part = GUIDE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("- ")]


LINES = [*lines("What Editorial promises"), *lines("What it defends against")]


def test_both_lists_are_there() -> None:
    assert len(lines("What Editorial promises")) == 7
    assert len(lines("What it defends against")) >= 8


@pytest.mark.parametrize("line", LINES, ids=[line.split("**")[1] for line in LINES])
def test_each_line_names_tests_that_are_there(line: str) -> None:
    named = TEST.findall(line)
    assert named
    for file, name in named:
        assert f"def {name}(" in (CHECKOUT / file).read_text(encoding="utf-8"), f"{file} has no {name}"
