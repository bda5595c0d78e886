"""Pausing the garbage collector keeps many objects out of its reach, and few within it."""

from __future__ import annotations

import gc

import pytest

from editorial.domain.garbage_collection import MANY, garbage_collection_paused


@pytest.mark.parametrize(("count", "out_of_reach"), [(10, False), (2 * MANY, True)])
def test_only_after_many_objects_the_collector_lets_all_that_exists_be(count: int, out_of_reach: bool) -> None:
    gc.collect()
    gc.unfreeze()
    with garbage_collection_paused():
        kept = [[] for _ in range(count)]
    assert (gc.get_freeze_count() >= count) is out_of_reach
    assert kept
