"""The guide lists the formats that are there, and no others."""

from __future__ import annotations

import re

import pytest

from editorial.domain.resources import resources_folder
from editorial.formats import registry

GUIDE = (resources_folder() / "guide" / "guide.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("\n## Formats\n")[2].partition("\n## ")[0]
IN, OUT, BOTH = re.split(r"\n(?=These go out)", SECTION.strip())
NAMED = r"\*\*(.+?)\*\*"


@pytest.mark.parametrize(
    ("part", "names"),
    [
        (IN, {one.info.name for one in registry.readable() if one.writer is None} | {"ninjs"}),
        (OUT, {one.info.name for one in registry.writable() if not one.comes_in}),
        (BOTH, {one.info.name for one in registry.writable() if one.comes_in}),
    ],
    ids=("in", "out", "both"),
)
def test_the_guide_lists_exactly_the_formats_that_are_there(part: str, names: set[str]) -> None:
    assert set(re.findall(NAMED, part)) == names
    assert len(re.findall(NAMED, part)) == len(names)
