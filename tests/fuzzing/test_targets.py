"""Every target holds on its seeds, on what once failed, and on some random changes; `dev.py fuzz` tries many more."""

from __future__ import annotations

import pytest

pytest.importorskip("orjson")
from fuzzing.mutation import mutations
from fuzzing.targets import TARGETS

SOME = {"way": 40, "language": 60}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_whatever_it_is_given(name: str) -> None:
    target = TARGETS[name]
    seeds = [*target.seeds()]
    for data in mutations(seeds, len(seeds) + SOME.get(name, 150), seed=11):
        target.run(data)


@pytest.mark.parametrize("name", TARGETS)
def test_what_once_failed_holds(name: str) -> None:
    target = TARGETS[name]
    for path in sorted(target.corpus.glob("*")):
        target.run(path.read_bytes())
