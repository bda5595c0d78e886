"""Which automatic backups are kept, and what in their folder is never touched."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from editorial.storage.backups import DAYS, WEEKS, BackupFolder, kept_of

TIMES = st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2026, 4, 1)).map(lambda at: at.replace(microsecond=0)))


@given(TIMES, st.integers(1, 30))
def test_kept_are_the_newest_of_the_last_days_and_of_the_last_weeks(times: list[datetime], days: int) -> None:
    kept = kept_of(times, days)
    assert kept <= set(times)
    assert len(kept) <= days + WEEKS
    last_of_day = {at.date(): at for at in sorted(times)}
    assert set(sorted(last_of_day.values())[-days:]) <= kept
    last_of_week = {at.isocalendar()[:2]: at for at in sorted(times)}
    assert set(sorted(last_of_week.values())[-WEEKS:]) <= kept


@given(TIMES.filter(bool))
def test_a_backup_each_day_never_leaves_less_than_before(times: list[datetime]) -> None:
    newest = max(times) + timedelta(days=1)
    before = kept_of(times, DAYS)
    assert newest in kept_of([*before, newest], DAYS)
    assert len(kept_of([*before, newest], DAYS)) >= min(len(before), DAYS)


def test_only_backups_of_this_library_are_removed_by_name(tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "news.db")
    folder.prepare()
    old = [f"news-2026-0{month}-01-120000.db" for month in range(1, 10)]
    others = ["news-my-copy.db", "news-2026-13-99-120000.db", "other-2020-01-01-120000.db", "notes.txt"]
    for name in [*old, *others, "news-2026-02-02-120000.db.part", "other-1.db.part"]:
        (folder.path / name).touch()

    folder.prepare()
    folder.rotate(datetime(2026, 12, 1), 2)

    assert {one.name for one in folder.path.iterdir()} == {*old[-WEEKS:], *others, "other-1.db.part"}


def test_two_libraries_with_one_name_have_folders_of_their_own_where_one_is_chosen(tmp_path: Path) -> None:
    folders = {BackupFolder(tmp_path / name / "library.db", str(tmp_path / "all")).path for name in ("a", "b")}
    assert len(folders) == 2
    assert {one.parent for one in folders} == {tmp_path / "all"}


def test_a_clock_that_was_set_back_writes_over_no_backup(tmp_path: Path) -> None:
    folder = BackupFolder(tmp_path / "news.db")
    folder.prepare()
    noon = datetime(2026, 1, 1, 12)
    names = set()
    for _ in range(3):
        file = folder.next_file(noon)
        file.touch()
        names.add(file.name)
    assert len(names) == len(folder.files()) == 3
