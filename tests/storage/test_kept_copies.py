"""Copies made before upgrades, restorings and repairs go after a month, and never one that holds more."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from editorial.storage.kept_copies import drop_old
from editorial.storage.library import Library

NOW = datetime(2026, 11, 22, 12, 0)
OLD = NOW - timedelta(days=40)


@pytest.fixture
def holding(library: Library, samples) -> Library:
    library.add(samples.record())
    return library


def copy_of(library: Library, name: str, made: datetime = OLD) -> Path:
    """Make a copy of the library as it is now beside it, with the date of the file set."""
    copy = library.path.with_name(name)
    library.back_up(copy)
    age(copy, made)
    return copy


def age(copy: Path, made: datetime = OLD) -> None:
    os.utime(copy, (made.timestamp(), made.timestamp()))


def test_of_each_kind_the_old_ones_go_and_the_newest_stays(holding: Library) -> None:
    goes = {
        "library.before-0005.db": OLD,
        "library.before-repair.db": OLD,
        "library.before-restore-2026-09-01-101112.db": NOW,  # its name says when
        "library.before-restore-2026-10-01-101112-2.db": NOW,
    }
    stays = {
        "library.before-0006.db": OLD + timedelta(days=1),
        "library.before-repair-2.db": OLD + timedelta(days=1),
        "library.before-restore-2026-10-30-101112.db": OLD,
        "library.before-restore-2026-11-01-101112.db": OLD,
        "library.before-restore-2026-13-01-101112.db": OLD,
        "library.before-supper.db": OLD,
        "other.before-0005.db": OLD,
    }
    first = copy_of(holding, "library.before-0005.db")
    for name, made in (goes | stays).items():
        if name != first.name:
            shutil.copy(first, first.with_name(name))
        age(first.with_name(name), made)
    assert {path.name for path in drop_old(holding.path, NOW)} == {*goes}
    assert {path.name for path in holding.path.parent.glob("*before*")} == {*stays}


@pytest.mark.parametrize("what", ["an article", "a decision", "another decision with its number"])
def test_a_copy_that_holds_more_than_the_library_stays(holding: Library, samples, what: str) -> None:
    old = copy_of(holding, "library.before-restore-2026-09-01-101112.db")
    copy_of(holding, "library.before-restore-2026-09-02-101112.db")
    with Library.open(old) as other:
        if what == "an article":
            other.add(samples.record("more", "More, said Ana Lima. Lima left."))
        else:
            other.commit(samples.confirm(samples.record()), 1)
    if what == "another decision with its number":
        holding.commit(replace(samples.confirm(samples.record()), by="Somebody else"), 1)
    assert drop_old(holding.path, NOW) == ()
    assert old.exists()


def test_what_was_deleted_for_good_keeps_no_copy(holding: Library, samples) -> None:
    more = samples.record("more", "More, said Ana Lima. Lima left.")
    holding.add(more)
    holding.commit(samples.confirm(more), 1)
    old = copy_of(holding, "library.before-0005.db")
    copy_of(holding, "library.before-0006.db", NOW)
    holding.deletions.delete(["more"])
    assert drop_old(holding.path, NOW) == (old,)


def test_what_is_open_damaged_or_has_a_log_stays(holding: Library) -> None:
    copy_of(holding, "library.before-0006.db", NOW)
    opened, damaged, logged = (copy_of(holding, f"library.before-000{number}.db") for number in (1, 2, 3))
    damaged.write_bytes(damaged.read_bytes()[:5000])
    age(damaged)
    shutil.copy(logged, f"{logged}-wal")
    with Library.open(opened):
        age(opened)
        assert drop_old(holding.path, NOW) == ()
    age(opened)
    assert drop_old(holding.path, NOW) == (opened,)
    assert not [*holding.path.parent.glob("library.before-0001*")]


def test_copies_of_a_time_to_come_stay(holding: Library) -> None:
    copy_of(holding, "library.before-0006.db", NOW + timedelta(days=90))
    copy_of(holding, "library.before-0005.db", NOW + timedelta(days=60))
    assert drop_old(holding.path, NOW) == ()
